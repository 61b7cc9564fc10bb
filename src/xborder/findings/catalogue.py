"""Texts of findings, kept as data: one YAML file per family of codes.

``XB-FILE-003`` is described in ``texts/file.yaml`` under the key ``"003"``:
``title``, ``severity``, ``message``, ``hint`` (how to fix it), ``why`` (what a
receiver does with it), ``avoid`` (how not to meet it again), ``basis`` (a list)
and, where it has other names, ``aliases`` (a list). Messages are templates filled by
name; what is filled in is a path, a reference or a number, never personal data.
"""

from functools import cache
from pathlib import Path
from typing import Any

import attrs

from xborder.findings.finding import Finding
from xborder.findings.location import Location
from xborder.findings.severity import Severity

# A plain path: importlib.resources takes a third as long to load as Python takes to start.
_TEXTS = Path(__file__).parent / "texts"


def finding(
    code: str,
    location: Location | None = None,
    *,
    severity: Severity | None = None,
    excerpt: str | None = None,
    span: tuple[int, int] | None = None,
    suggestions: tuple[str, ...] = (),
    **names: object,
) -> Finding:
    """Make the finding with this code, its text filled with ``names``.

    >>> finding("XB-FILE-001", Location(file="a.yaml")).message
    'The file does not exist.'

    Raises KeyError for a code that no text describes: a mistake in the program.
    """
    text = _text(code)
    return Finding(
        code=code,
        severity=severity or text.severity,
        message=text.message.format(**names) if text.filled else text.message,
        hint=text.hint.format(**names) if text.filled else text.hint,
        location=location or _NOWHERE,
        basis=text.basis,
        aliases=text.aliases,
        excerpt=excerpt,
        span=span,
        suggestions=suggestions,
    )


_NOWHERE = Location()


@attrs.frozen(kw_only=True)
class _Text:
    """An entry as ``finding`` needs it; ``filled`` unless its texts are the same every time."""

    severity: Severity
    message: str
    hint: str
    filled: bool
    basis: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def _text(code: str) -> _Text:
    text = describe(code)
    message, hint = text["message"], text.get("hint", "")
    return _Text(
        severity=Severity(text["severity"]),
        message=message,
        hint=hint,
        filled=any(mark in message + hint for mark in "{}"),
        basis=tuple(text.get("basis", ())),
        aliases=tuple(text.get("aliases", ())),
    )


def describe(code: str) -> dict[str, Any]:
    """Give the catalogue entry of a code. Raises KeyError if there is none."""
    family, number = code.removeprefix("XB-").rsplit("-", 1)
    try:
        return _family(family.lower())[number]
    except (KeyError, FileNotFoundError):
        raise KeyError(code) from None


def codes() -> list[str]:
    """List every code of the catalogue, in order."""
    families = sorted(file.stem for file in _TEXTS.glob("*.yaml"))
    return [f"XB-{family.upper()}-{number}" for family in families for number in sorted(_family(family))]


@cache
def _family(name: str) -> dict[str, dict[str, Any]]:
    import yaml  # only when the first finding is made: a clean run needs no texts

    text = (_TEXTS / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, in C where there is one
