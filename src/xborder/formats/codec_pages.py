"""The page of codecs, made from what each says of itself: what it does, its options, what it loses."""

import doctest
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from xborder.formats.codecs import CODECS, Codec, CodecEntry
from xborder.formats.showing.as_markdown import escaped

#: Options with which any codec can be made, to ask it what it loses.
_SAMPLE = {"table": "t", "scheme": "plea_cjs", "prefix": "P", "list": "plea_spi", "parts": 2, "unit": "days"}
_ABOUT = (
    "A codec is a named pair: it reads the text of a source into a canonical value, and writes the value as a text. "
    "What it writes it reads back as it was; a test with made-up values holds every codec to that. What it reads it "
    "writes back as it stood, but for what is listed under *Loses*."
)


def codecs_page() -> str:
    """Every codec, in the order of their names.

    >>> "## date-uk" in codecs_page()
    True
    """
    parts = ["# Codecs", _ABOUT, "`xborder profile lint` says where a profile names a codec wrongly."]
    for name in sorted(CODECS):
        parts += _codec(name, CODECS[name])
    return "\n\n".join(parts) + "\n"


def words_of(entry: CodecEntry) -> str:
    """What a codec does, in the words of its docstring, without the examples."""
    text = inspect.getdoc(entry.make) or ""
    prose = text.partition(">>>")[0].strip()
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in prose.split("\n\n"))


def made(entry: CodecEntry) -> Codec:
    """The codec with sample options. Raises KeyError or ValueError if it takes none of them."""
    return entry.make({need: _SAMPLE.get(need, "x") for need in entry.needs}, {"t": {"A": "1"}})


def _codec(name: str, entry: CodecEntry) -> Iterator[str]:
    yield f"## {name}"
    yield _marked(words_of(entry))
    facts = [f"- Sources: {' or '.join(map(str, entry.sources))}"]
    if entry.options:
        needed = {option: " (needed)" if option in entry.needs else "" for option in sorted(entry.options)}
        facts.append(f"- Options: {', '.join(f'`{option}`{note}' for option, note in needed.items())}")
    facts.append(f"- Loses: {escaped(made(entry).loses) or 'nothing'}")
    yield "\n".join(facts)
    yield from _examples(entry)


def _examples(entry: CodecEntry) -> Iterator[str]:
    module = inspect.getmodule(entry.make)
    found = doctest.DocTestParser().get_examples(inspect.getdoc(entry.make) or "")
    if found and isinstance(module, ModuleType):
        lines = [f">>> {each.source}{each.want}".rstrip() for each in found]
        yield "```python\n" + "\n".join(lines) + "\n```"


def _marked(text: str) -> str:
    """Prose of a docstring as Markdown: names between two back-ticks are code."""
    parts = re.split(r"``([^`]+)``", text)
    return "".join(f"`{part}`" if index % 2 else escaped(part) for index, part in enumerate(parts))
