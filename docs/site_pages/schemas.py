"""A page for each document: every field with its form, code list, sensitivity, basis, and where formats keep it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from site_pages.markdown import code, contents, escaped, page, table
from xborder.formats import load_profile
from xborder.formats.profile import Group, Line
from xborder.formats.shelves import shipped
from xborder.model.register import DOCUMENTS
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of, schema_name

_HEADINGS = ("Field", "Form", "What it is", "Example")
_WORDS = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "date": "date",
    "datetime": "date and time",
    "PartialDate": "date as far as known",
}


def pages() -> Iterator[tuple[str, str]]:
    """The index, and a page for each document."""
    names = [name.removeprefix("xborder/").partition("/")[0] for name in DOCUMENTS]
    about = (
        "Each document is checked in as JSON Schema 2020-12 and as XSD 1.0, made from one model; "
        "`xborder schema show NAME` prints it, `xborder schema diff` says what changed. "
        "A field in **bold** is required."
    )
    yield "schemas/index.md", page("Schemas", about, contents(names))
    for name, (schema, cls) in zip(names, DOCUMENTS.items(), strict=True):
        yield f"schemas/{name}.md", _page(schema, cls)


def _page(schema: str, cls: type[Any]) -> str:
    name = schema.removeprefix("xborder/")
    files = ", ".join(
        f'<a href="../../schemas/{name}{ending}">{form}</a>'
        for form, ending in (("JSON Schema", ".schema.json"), ("XSD", ".xsd"))
    )
    parts: dict[str, type[Any]] = {}
    own = _table(cls, parts, schema)
    blocks = [
        escaped((cls.__doc__ or "").partition("\n\n")[0].replace("\n    ", " ")),
        f"Key `schema`: `{schema}`. To fetch: {files}.",
        own,
    ]
    done: set[str] = set()
    while waiting := sorted(parts.keys() - done):
        part = waiting[0]
        done.add(part)
        blocks += [
            f"## {part}",
            escaped((parts[part].__doc__ or "").partition("\n\n")[0].replace("\n    ", " ")),
            _table(parts[part], parts, None),
        ]
    return page(name, *blocks)


def _table(cls: type[Any], parts: dict[str, type[Any]], schema: str | None) -> str:
    kept = _kept(schema) if schema else {}
    rows = [_row(field, parts, kept.get(field.name, ())) for field in fields_of(cls)]
    return table((*_HEADINGS, "Kept by"), rows) if kept else table(_HEADINGS, [row[:4] for row in rows])


def _row(field: FieldShape, parts: dict[str, type[Any]], kept: tuple[str, ...]) -> tuple[str, ...]:
    about = field.about
    said = [
        about.title + ".",
        about.description,
        about.unit and f"Unit: {about.unit}.",
        about.codes and f"Codes: {code(about.codes)}.",
    ]
    said += [
        about.format and f"Form: {escaped(about.format)}.",
        about.basis and f"Basis: {escaped(about.basis)}.",
        "**Sensitive** (DPA 2018 s.35(8))." if about.sensitive else None,
    ]
    name = f"**{code(field.name)}**" if field.required else code(field.name)
    example = "" if about.example is None else code(_as_json(about.example))
    return name, _form(field.shape, parts), " ".join(str(each) for each in said if each), example, ", ".join(kept)


def _as_json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _form(shape: Shape, parts: dict[str, type[Any]]) -> str:
    match shape:
        case Many(item):
            return f"list of {_form(item, parts)}"
        case ByName(item):
            return f"{_form(item, parts)} by key"
        case Record(cls) if schema_name(cls):
            other = str(schema_name(cls)).removeprefix("xborder/").partition("/")[0]
            return f"[{other}]({other}.md)"
        case Record(cls):
            parts[cls.__name__] = cls
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case Choice(choices):
            return " or ".join(code(choice.value) for choice in choices)
        case Plain(kind):
            return _WORDS[kind.__name__]


@cache
def _kept(schema: str) -> Mapping[str, tuple[str, ...]]:
    """For each field of a record, the formats that keep it or something of it, each with a link to its page."""
    kind = schema.removeprefix("xborder/").partition("/")[0].replace("-", "_")
    found: dict[str, dict[str, None]] = {}
    for name in shipped().entries:
        made = load_profile(name).value
        for block in made.blocks if made is not None else ():
            if block.type == kind:
                for to in _targets(block.lines):
                    found.setdefault(to.partition("/")[0], {})[f"[{name}](../../formats/{name}.md)"] = None
    return {field: tuple(names) for field, names in found.items()}


def _targets(lines: tuple[Line | Group, ...]) -> Iterator[str]:
    for line in lines:
        if line.to is not None:
            yield line.to.removeprefix("/")
        elif isinstance(line, Group):
            yield from _targets(line.lines)
