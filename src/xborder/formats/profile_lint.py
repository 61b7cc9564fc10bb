"""Judging a profile: its shape by the JSON Schema of profiles, its meaning by the model."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from xborder.findings import Finding, Location, Report
from xborder.formats.hooking import function_of
from xborder.formats.lint.codec_use import codec_faults
from xborder.formats.lint.noting import Noting, Place
from xborder.formats.lint.places import place_faults
from xborder.formats.lint.shape import shape_faults
from xborder.formats.paths import escaped
from xborder.formats.pattern_lint import line_faults, pattern_fault
from xborder.formats.placed import placed_lines
from xborder.formats.profile import Hook, Profile


def _nowhere(pointer: str) -> Location:
    """The place of a part of a profile that was not read from a file."""
    return Location(pointer=pointer)


@cache
def profile_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of profile files.

    >>> profile_schema()["title"]
    'xborder format profile'
    """
    text = (resources.files("xborder.formats") / "profile.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def schema_report(root: Any, name: str, place: Callable[[str], Location]) -> Report:
    """Every way in which a profile file is not of the shape of profiles, in plain words."""
    from jsonschema import Draft202012Validator

    faults = sorted(
        Draft202012Validator(profile_schema()).iter_errors(root), key=lambda fault: [str(step) for step in fault.path]
    )
    return Report(tuple(found for fault in faults for found in shape_faults(fault, name, place))).once()


def faults(profile: Profile, place: Place = _nowhere) -> Report:
    """What keeps a profile from being used: unknown fields, codecs, options and hooks, places filled twice."""
    noting = Noting(profile, place)
    return Report((*_patterns(noting), *_hooks(noting), *place_faults(noting), *codec_faults(noting)))


def lint(profile: Profile, place: Place = _nowhere) -> Report:
    """Everything that is to be said of a profile's meaning: what keeps it from being used, and what else looks wrong.

    ``place`` works out where a JSON Pointer into the profile's file stands.

    >>> from xborder.formats import load_profile
    >>> list(lint(load_profile("suffolk-rms").value))
    []
    """
    from xborder.formats.lint.about import about_faults
    from xborder.formats.lint.idle import idle
    from xborder.formats.lint.keeping import keeping_faults
    from xborder.formats.lint.required import unfilled
    from xborder.formats.lint.schemes import scheme_faults
    from xborder.formats.lint.values import value_faults

    noting, first = Noting(profile, place), faults(profile, place)
    more = [value_faults, scheme_faults, unfilled, keeping_faults, about_faults]
    # A name that is spelled wrongly leaves what it should name unused: that needs no telling of its own.
    more += [] if first else [idle]
    return Report((*first, *chain.from_iterable(judge(noting) for judge in more))).once()


def _patterns(noting: Noting) -> Iterator[Finding]:
    for name, pattern in noting.profile.patterns.items():
        if reason := pattern_fault(pattern):
            yield noting.fault("XB-FORMAT-002", f"/patterns/{escaped(name)}", path=f"patterns/{name}", reason=reason)
    for placed, line in placed_lines(noting.profile):
        for reason in line_faults(line, noting.profile.patterns):
            yield noting.fault("XB-FORMAT-002", f"{placed.pointer}/matches", path=placed.named, reason=reason)


def _hooks(noting: Noting) -> Iterator[Finding]:
    for number, hook in enumerate(noting.profile.hooks):
        if not _exists(noting.profile, hook):
            yield noting.fault("XB-FORMAT-230", f"/hooks/{number}/name", path=hook.name)


def _exists(profile: Profile, hook: Hook) -> bool:
    try:
        function_of(profile, hook)
    except LookupError:
        return False
    return True
