"""A profile as a page of Markdown, for the documentation."""

import re
from collections.abc import Iterable, Iterator, Sequence

from xborder.formats.profile import Profile
from xborder.formats.showing.rows import Part, Row, facts, parts, record_words

#: What Markdown could take for a mark of its own.
_MARKS = re.compile(r"([\\`*_<>\[\]|])")
_HEADINGS = ("Canonical field", "Source", "Codec", "Condition", "Rules")


def as_markdown(profile: Profile) -> str:
    """The page of a format.

    >>> from xborder.formats import load_profile
    >>> as_markdown(load_profile("suffolk-rms").value).splitlines()[0]
    '# suffolk-rms: Records management export, nominals and occurrences in one JSON document'
    """
    return "\n\n".join(_blocks(profile)) + "\n"


def escaped(text: str) -> str:
    """A text in which nothing is markup.

    >>> escaped("a|b_c")
    'a\\\\|b\\\\_c'
    """
    return _MARKS.sub(r"\\\1", text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [f"| {' | '.join(headings)} |", f"|{'|'.join(' --- ' for _ in headings)}|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def _blocks(profile: Profile) -> Iterator[str]:
    yield f"# {escaped(profile.name)}: {escaped(profile.title)}"
    if profile.description:
        yield escaped(profile.description)
    yield "\n".join(f"- {heading}: {escaped(text)}" for heading, text in facts(profile) if heading != "Name")
    if profile.canonical:
        yield "This is xborder's own form: it is read and written as it is, without a mapping."
    for part in parts(profile):
        yield from _part(part)
    if profile.tables:
        yield "## Words of the source"
        for name, words in profile.tables.items():
            yield f"### {escaped(name)}"
            yield table(("Source", "Canonical"), ((_code(word), _code(code)) for word, code in words.items()))
    if profile.hooks:
        yield "## Hooks"
        yield "What lines cannot say is done by these functions beside the profile."
        rows = ((_code(hook.name), hook.step.value, hook.type or "all", escaped(hook.reason)) for hook in profile.hooks)
        yield table(("Function", "Step", "Record", "Reason"), rows)
    yield "[All formats](README.md)"


def _part(part: Part) -> Iterator[str]:
    yield f"## {record_words(part.type).capitalize()}"
    yield escaped(part.intro)
    yield table(_HEADINGS, (_cells(row) for row in part.rows))
    if part.kept:
        yield "Kept under extensions, since a record has no place for it:"
        yield table(_HEADINGS[1:], (_cells(row)[1:] for row in part.kept))


def _cells(row: Row) -> tuple[str, ...]:
    rules = escaped("; ".join(row.rules))
    return _code(row.canonical), _code(row.source), escaped(row.codec), escaped(row.condition), rules


def _code(text: str) -> str:
    """A name as code; words, and a name with a back-tick or a bar in it, as text."""
    return f"`{text}`" if text and not set("`|") & set(text) and not text.startswith("(") else escaped(text)
