"""The page of what may stand in a profile, made from the words of its schema."""

from collections.abc import Iterator
from typing import Any

from xborder.formats.showing.as_markdown import escaped, table
from xborder.schema.profile_schema import keyed_parts, profile_schema

_PARTS = {
    "profile": ("At the top", "What stands at the top of the file."),
    "detect": ("detect", "How a file of the format is known. One key is enough."),
    "table": ("table", "Only for tables in which a record may take several rows."),
    "pattern": ("patterns", "Each entry has a name, by which lines call it in `matches`."),
    "hook": ("hooks", "Only in profiles of installed packages: see [formats](README.md)."),
    "block": ("records", "One entry for each type of record that a file holds."),
    "group": ("A group of lines", "An entry of `lines` that has `each`: lines for each item of a list."),
    "mine": ("mine", "Both keys are needed: an item is the record's own where the two texts are the same."),
    "use": ("A use of a part", "An entry of `lines` that has `part`: the lines of a part, as they would stand here."),
    "line": ("A line", "Any other entry of `lines`: one text of the source, or a constant."),
    "condition": ("when", "A source path alone, or these keys."),
}
_KINDS = {
    "string": "a text",
    "integer": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys",
    "texts": "a list of texts",
    "lines": "a list of lines",
    "condition": "a condition",
    "canonical": "a canonical path",
}
_PATHS = """\
## Source paths

- Names between slashes lead down from the record or item: `place/text`.
- A slash in front starts at the document: `/export/made`; `../` leads out of the item or record.
- `@` names an attribute, and a prefix a namespace: `bsa:Town`, `@kind`.
- `numbers[kind=PNC]/no` is the item of a JSON list whose `kind` is `PNC`.
- In a table a source is a heading, as it stands there; under the name of a group it is `Vehicle / VRM`, and within
  lines of the group `VRM`.
- `.` is the item itself, and `#` the number of the record in its file.

## An example

```yaml
{example}```
"""
_EXAMPLE = """\
name: county-log
title: Incident log of the county's rural team
version: "2026"
status: illustrative
format: csv
description: The columns that the team keeps by hand; made up, as no force publishes such a layout.
detect: {header: [Ref, Date, What happened]}
records:
  - type: incident
    lines:
      - {to: ref, from: Ref, required: each row has a reference}
      - {to: provenance/force, context: force}
      - {to: processing_restricted, value: false}
      - {to: occurred_on, from: Date, codec: date-uk}
      - {to: summary, from: What happened}
"""


def keys_page() -> str:
    """Every key of a profile and what it is for.

    >>> keys_page().splitlines()[0]
    '# What stands in a profile'
    """
    return "\n\n".join(_blocks()).rstrip() + "\n"


def _blocks() -> Iterator[str]:
    yield "# What stands in a profile"
    yield (
        "A profile is a YAML file. Its JSON Schema is `schemas/mapping-profile/1.schema.json`; an editor that knows it "
        "completes keys and says what is wrong while you write. [Codecs](codecs.md) have a page of their own."
    )
    schema = profile_schema()
    required = {"profile": schema["required"], **{name: part.get("required", ()) for name, part in _named(schema)}}
    for part, keys in keyed_parts(schema):
        title, intro = _PARTS[part]
        rows = (
            (f"`{key}`", "yes" if key in required.get(part, ()) else "", _allowed(each), escaped(each["description"]))
            for key, each in keys.items()
        )
        yield f"## {title}"
        yield intro
        yield table(("Key", "Needed", "Takes", "What it is for"), rows)
    yield _PATHS.replace("{example}", _EXAMPLE)


def _named(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema["$defs"].items()
    yield "table", schema["properties"]["table"]
    yield "pattern", schema["properties"]["patterns"]["additionalProperties"]
    yield "hook", schema["properties"]["hooks"]["items"]
    yield "mine", schema["$defs"]["group"]["properties"]["mine"]
    yield "condition", schema["$defs"]["condition"]["oneOf"][1]


def _allowed(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{str(schema['const']).lower()}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "oneOf" in schema:
        return "a text, or a list of texts"
    return _KINDS.get(schema.get("type") or schema.get("$ref", "").rpartition("/")[2], "any value")
