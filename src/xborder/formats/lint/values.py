"""The values that a profile gives itself: constants, defaults, the meanings of its tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from xborder.findings import Finding
from xborder.formats import paths
from xborder.formats.codecs import CODECS, Notes, Unreadable
from xborder.formats.lint.fitting import GIVES, fits, given_in_words, in_words, misfit
from xborder.formats.lint.noting import Noting, meant
from xborder.formats.model_paths import Found, found_at
from xborder.formats.placed import Placed, placed_lines
from xborder.formats.profile import Line
from xborder.reference.code_lists import lists_for
from xborder.schema.shapes import Choice, Plain


def value_faults(noting: Noting) -> Iterator[Finding]:
    """Constants and codecs of the wrong kind, and codes that their list does not have."""
    for placed, line in placed_lines(noting.profile):
        found = found_at(placed.block.type, paths.canonical(placed.target)) if placed.target is not None else None
        yield from _written(noting, placed, line)
        if found is None:
            continue
        yield from _codec(noting, placed, line, found)
        for key in ("value", "default"):
            yield from _constant(noting, placed, key, getattr(line, key), found)
        yield from _table(noting, placed, line, found)


def _codec(noting: Noting, placed: Placed, line: Line, found: Found) -> Iterator[Finding]:
    kind = GIVES.get(line.codec)
    if line.sources and kind is not None and not fits(kind, found.shape):
        gives, expected = given_in_words(kind), in_words(found.shape)
        where = f"{placed.pointer}/codec"
        yield noting.fault("XB-FORMAT-149", where, path=placed.named, codec=line.codec, gives=gives, expected=expected)


def _constant(noting: Noting, placed: Placed, key: str, value: Any, found: Found) -> Iterator[Finding]:
    if value is None:
        return
    where = f"{placed.pointer}/{key}"
    reason = misfit(value, found.shape)
    if reason:
        yield noting.fault("XB-FORMAT-141", where, path=placed.named, key=key, reason=reason)
    elif isinstance(value, dict) and "scheme" in value:
        if value.get("value") is not None:
            yield from _code(noting, where, placed, str(value["scheme"]), str(value["value"]))
    elif isinstance(value, str) and found.about is not None and found.about.codes and isinstance(found.shape, Plain):
        yield from _code(noting, where, placed, found.about.codes, value)


def _code(noting: Noting, where: str, placed: Placed, scheme: str, code: str) -> Iterator[Finding]:
    """A code that no list of its scheme has: certain where each list is complete and official."""
    known = lists_for(scheme)
    if not known or any(code in each for each in known):
        return
    near = meant(code, sorted({entry.code for each in known for entry in each.entries}))
    number = "XB-FORMAT-142" if all(each.may_refuse for each in known) else "XB-FORMAT-143"
    yield noting.fault(number, where, path=placed.named, value=code, scheme=scheme, near=near)


def _table(noting: Noting, placed: Placed, line: Line, found: Found) -> Iterator[Finding]:
    name = line.options.get("table")
    table = noting.profile.tables.get(str(name), {})
    start = f"/tables/{paths.escaped(str(name))}"
    if line.codec == "coded":
        for word, code in table.items():
            where = f"{start}/{paths.escaped(word)}"
            yield from _code(noting, where, placed, str(line.options.get("scheme")), code)
    elif isinstance(found.shape, Choice):
        known = [str(choice.value) for choice in found.shape.type]
        yield from _meanings(noting, placed, table, start, known)


def _meanings(
    noting: Noting, placed: Placed, table: Mapping[str, str], start: str, known: list[str]
) -> Iterator[Finding]:
    for word, meaning in table.items():
        if meaning not in known:
            near = meant(meaning, known) or f"; there are {', '.join(known)}"
            where = f"{start}/{paths.escaped(word)}"
            yield noting.fault("XB-FORMAT-142", where, path=placed.named, value=meaning, scheme="the field", near=near)


def _written(noting: Noting, placed: Placed, line: Line) -> Iterator[Finding]:
    """A default that is written must be one that the line reads."""
    entry = CODECS.get(line.codec)
    if line.write_default is None or line.to is None or entry is None or len(line.sources) != 1:
        return
    notes = Notes()
    try:
        entry.make(line.options, noting.profile.tables).parse((line.write_default,), notes)
    except Unreadable as fault:
        reason = f"the codec {line.codec} cannot read it, as it takes {fault.names['kind']}"
    except (KeyError, ValueError, TypeError):  # options that are wrong are told of elsewhere
        return
    else:
        if not notes.findings:
            return
        reason = f"the codec {line.codec} does not know it"
    yield noting.fault(
        "XB-FORMAT-141", f"{placed.pointer}/write_default", path=placed.named, key="write_default", reason=reason
    )
