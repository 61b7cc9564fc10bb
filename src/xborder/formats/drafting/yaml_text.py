"""A draft as the text of a profile file, with a comment above each line that was guessed."""

import json
import re
import textwrap
from collections.abc import Iterator

from xborder.formats.drafting.outline import Draft, DraftGroup, DraftLine

_PLAIN = re.compile(r"[A-Za-z_@/.][A-Za-z0-9_@/. ()-]*", re.ASCII)
_TAKEN = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"}
_WIDTH = 110


def yaml_text(draft: Draft) -> str:
    """The file.

    >>> print(yaml_text(Draft(head={"name": "my-log", "version": "1"}, notes=["A draft."])), end="")
    # A draft.
    name: my-log
    version: "1"
    records:
    """
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    for note in draft.notes:
        yield from textwrap.wrap(note, _WIDTH, initial_indent="# ", subsequent_indent="# ")
    for key, value in draft.head.items():
        yield from _head(key, value)
    if draft.tables:
        yield "tables:"
    for name, table in draft.tables.items():
        if number := draft.strange.get(name):
            words = "word stands" if number == 1 else "words stand"
            yield f"  # {number} more {words} in the sample: add what they mean, each on a line of its own"
        yield f"  {scalar(name)}: {flow(table)}"
    yield "records:"
    for block in draft.blocks:
        yield f"  - type: {block.type}"
        if block.each:
            yield f"    each: {scalar(block.each)}"
        yield "    lines:"
        yield from _items(block.lines, "      ")


def _head(key: str, value: object) -> Iterator[str]:
    line = f"{key}: {flow(value)}"
    if len(line) <= _WIDTH:
        yield line
    elif isinstance(value, str):
        yield f"{key}: >-"
        yield from textwrap.wrap(value, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    elif isinstance(value, dict):
        yield f"{key}:"
        for name, inner in value.items():
            yield f"  {scalar(name)}:" if isinstance(inner, list) else f"  {scalar(name)}: {flow(inner)}"
            yield from (f"    - {flow(each)}" for each in (inner if isinstance(inner, list) else ()))


def _items(items: "list[DraftLine | DraftGroup]", indent: str) -> Iterator[str]:
    for item in items:
        if item.comment:
            yield from textwrap.wrap(
                item.comment, _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   "
            )
        if isinstance(item, DraftLine):
            yield from _line(item, indent)
            continue
        first = f"to: {scalar(item.to)}\n{indent}  " if item.to is not None else ""
        yield from f"{indent}- {first}each: {scalar(item.each)}\n{indent}  lines:".split("\n")
        yield from _items(item.lines, f"{indent}    ")


def _line(line: DraftLine, indent: str) -> Iterator[str]:
    """A line on one line, or key by key where it is too long."""
    short = f"{indent}- {flow(line.data)}"
    if len(short) <= _WIDTH:
        yield short
        return
    for number, (key, value) in enumerate(line.data.items()):
        yield f"{indent}{'  ' if number else '- '}{key}: {flow(value)}"


def flow(value: object) -> str:
    """A value as YAML on one line.

    >>> flow({"to": "sex", "from": "Sex (M/F)", "with": {"scheme": "sex"}})
    '{to: sex, from: Sex (M/F), with: {scheme: sex}}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else str(value)


def scalar(text: str) -> str:
    """A text as a YAML scalar, in double quotes where it could be taken for something else.

    >>> scalar("No"), scalar("46"), scalar("Log ref")
    ('"No"', '"46"', 'Log ref')
    """
    plain = _PLAIN.fullmatch(text) is not None and text == text.strip() and text.lower() not in _TAKEN
    return text if plain and not text.startswith("@") and text != "." else json.dumps(text, ensure_ascii=False)
