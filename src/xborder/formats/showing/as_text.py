"""A profile as a table for a terminal: the canonical field on the left, where it comes from on the right."""

import textwrap
from collections.abc import Iterable, Iterator

from xborder.formats.profile import Profile
from xborder.formats.showing.rows import Part, Row, facts, parts, record_words

_LEFT = 30


def as_text(profile: Profile, width: int = 80) -> str:
    """The whole mapping, no line longer than ``width`` but for names that cannot be broken.

    >>> from xborder.formats import load_profile
    >>> print(as_text(load_profile("canonical-json").value).splitlines()[0])
    xborder canonical form, JSON
    """
    blocks = ["\n".join(_head(profile, width))]
    blocks += ["\n".join(_part(part, width)) for part in parts(profile)]
    for name, table in profile.tables.items():
        pairs = "; ".join(f"{word} = {meaning}" for word, meaning in table.items())
        blocks.append(f"Words of {name}\n" + _indented(pairs, width))
    for hook in profile.hooks:
        told = f"{hook.name} ({hook.step}{f', {hook.type}' if hook.type else ''}): {hook.reason}"
        blocks.append("Hook\n" + _indented(told, width))
    if profile.canonical:
        blocks.append("This is xborder's own form: it is read and written as it is, without a mapping.")
    return "\n\n".join(blocks) + "\n"


def _indented(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="  ", subsequent_indent="  ")


def _head(profile: Profile, width: int) -> Iterator[str]:
    yield from textwrap.wrap(profile.title, width, break_on_hyphens=False)
    if profile.description:
        yield ""
        yield from textwrap.wrap(profile.description, width, break_on_hyphens=False)
    yield ""
    for heading, text in facts(profile):
        yield from textwrap.wrap(text, width, initial_indent=f"{heading:<14} ", subsequent_indent=" " * 15)


def _part(part: Part, width: int) -> Iterator[str]:
    title = f"{record_words(part.type)}"
    yield title
    yield "-" * len(title)
    yield from textwrap.wrap(part.intro, width)
    yield ""
    yield f"{'CANONICAL FIELD':<{_LEFT}}  SOURCE, CODEC AND RULES"
    for row in part.rows:
        yield from _row(row, width)
    if part.kept:
        yield ""
        yield "Kept under extensions, since a record has no place for it:"
        for row in part.kept:
            yield from _filled([(row.source, 2), *((detail, 4) for detail in _details(row))], width)


def _row(row: Row, width: int) -> Iterator[str]:
    right = list(_filled([(row.source, 0), *((detail, 2) for detail in _details(row))], width - _LEFT - 2))
    if max(map(len, right)) > width - _LEFT - 2:
        yield row.canonical  # a name that cannot be broken has a line of its own
        yield from _filled([(row.source, 4), *((detail, 6) for detail in _details(row))], width)
        return
    if len(row.canonical) > _LEFT:
        yield row.canonical
    else:
        yield f"{row.canonical:<{_LEFT}}  {right.pop(0)}".rstrip()
    for text in right:
        yield f"{'':<{_LEFT}}  {text}"


def _details(row: Row) -> Iterator[str]:
    if row.codec and row.codec != "text":
        yield f"codec {row.codec}" if row.codec != "for each item" else row.codec
    if row.condition:
        yield row.condition
    yield from row.rules


def _filled(texts: Iterable[tuple[str, int]], width: int) -> Iterator[str]:
    for text, indent in texts:
        lead = " " * indent
        yield from textwrap.wrap(
            text,
            width,
            initial_indent=lead,
            subsequent_indent=lead + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        ) or [lead]
