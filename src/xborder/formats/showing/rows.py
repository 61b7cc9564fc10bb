"""What a profile says, in words: one row for each line, the facts about it, its hooks and tables."""

import json
from collections.abc import Iterator
from typing import Any

import attrs

from xborder.formats.placed import Placed, placed_items
from xborder.formats.profile import Block, Condition, Group, Line, Profile

_STATUS = {
    "official": "official: it follows a published schema",
    "published-samples": "published samples: it follows samples, since no schema is published",
    "illustrative": "illustrative: it is made up, since no public schema exists",
}
_FACTS = {
    "force": "the force that sends",
    "extracted_at": "when the export was made",
    "verified_at": "when the records were checked",
    "verified_by": "who checked the records",
}


@attrs.frozen(kw_only=True)
class Row:
    """One line of a profile: ``canonical`` is empty for a text that is only kept; ``rules`` are the target's."""

    canonical: str = ""
    source: str = ""
    codec: str = ""
    condition: str = ""
    rules: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Part:
    """The rows of one type of record."""

    type: str
    intro: str
    rows: tuple[Row, ...]
    kept: tuple[Row, ...]


def parts(profile: Profile) -> tuple[Part, ...]:
    """The rows of each type of record, in the order of the profile.

    >>> from xborder.formats import load_profile
    >>> parts(load_profile("kent-coursing-log").value)[0].rows[0]
    Row(canonical='ref', source='Log ref', codec='text', condition='', rules=('required: each row has a reference',))
    """
    return tuple(_part(profile, block) for block in profile.blocks)


def facts(profile: Profile) -> Iterator[tuple[str, str]]:
    """What is known of a format as a whole: heading and text."""
    yield "Name", profile.name
    yield "Version", profile.version
    yield "Status", _STATUS[profile.status]
    yield "Form", profile.format.upper()
    if known := "; ".join(_detection(profile)):
        yield "Known by", known
    if profile.namespaces:
        yield (
            "Namespaces",
            "; ".join(f"{prefix or '(default)'} = {name}" for prefix, name in profile.namespaces.items()),
        )
    if profile.envelopes:
        yield "May travel in", ", ".join(profile.envelopes)
    if profile.unfit == "left_out":
        yield "What a place cannot hold", "left out, with a warning and an entry in the loss report"
    yield "Hooks", f"{len(profile.hooks)}, listed below" if profile.hooks else "none: every rule is in its lines"


def record_words(kind: str) -> str:
    """A type of record as words.

    >>> record_words("asb_order")
    'asb order'
    """
    return kind.replace("_", " ")


def _detection(profile: Profile) -> Iterator[str]:
    wanted = profile.detect
    if wanted.root:
        yield f"the root element {wanted.root}"
    for words, names in (("the keys", wanted.keys), ("a schema of", wanted.schemas), ("the headings", wanted.header)):
        if names:
            yield f"{words} {', '.join(names)}"


def _part(profile: Profile, block: Block) -> Part:
    rows: list[Row] = []
    kept: list[Row] = []
    for placed in placed_items(profile):
        if placed.block is block:
            row = _row(profile, placed)
            (rows if row.canonical else kept).append(row)
    return Part(type=block.type, intro=_intro(profile, block), rows=tuple(rows), kept=tuple(kept))


def _intro(profile: Profile, block: Block) -> str:
    whole = f"text under {profile.table.key}" if profile.table else "row" if profile.is_table else "document"
    text = f"One for each {block.each}" if block.levels else f"One for each {whole}"
    if block.when:
        text += f", {_condition(block.when)}"
    return f"{text}.{' It is read and not written: another record says the same.' if block.derived else ''}"


def _row(profile: Profile, placed: Placed) -> Row:
    item = placed.item
    if isinstance(item, Group):
        needed = (f"required: {item.required}",) if item.required else ()
        named = "" if item.to is None else f"{placed.lists}{item.to}[]"
        return Row(canonical=named, source=f"{placed.repeats}{item.each}[]", codec="for each item", rules=needed)
    named = "" if item.to is None else f"{placed.lists}{item.to}".removesuffix("/.")
    condition = _condition(item.when) if item.when else ""
    codec = _codec(item) if item.sources and item.to is not None else ""
    rules = tuple(_rules(profile, item))
    return Row(canonical=named, source=_source(placed, item), codec=codec, condition=condition, rules=rules)


def _source(placed: Placed, line: Line) -> str:
    named = [_named(placed, source) for source in line.sources]
    if line.context is not None:
        named.insert(0, f"(with the delivery: {_FACTS.get(line.context, line.context)})")
    if line.value is not None:
        named.append(f"(always {_short(line.value)})")
    return " + ".join(named) if line.context is None else " or else ".join(named)


def _named(placed: Placed, source: str) -> str:
    if source == "#":
        return "(the number of the record)"
    if source.startswith(("/", "../")) or not placed.repeats:
        return source
    return f"{placed.repeats}{source}".removesuffix("/.")


def _short(value: Any) -> str:
    """A constant in words; one with a scheme is a code."""
    if value == {}:
        return "an entry, which other lines fill"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict) and set(value) == {"scheme", "value"}:
        return f"{value['value']} of {value['scheme']}"
    if isinstance(value, str) and value.isprintable():
        return value
    return json.dumps(value, ensure_ascii=False)


def _codec(line: Line) -> str:
    options = ", ".join(f"{key}: {_short(value)}" for key, value in line.options.items())
    return f"{line.codec} ({options})" if options else line.codec


def _condition(when: Condition) -> str:
    if when.absent:
        return f"if {when.path} is absent"
    return f"if {when.path} is {' or '.join(when.among)}" if when.among else f"if {when.path} is there"


def _only_where(line: Line) -> Iterator[tuple[str | None, str]]:
    """What else a record or its message must hold for a line to be required, or to be written at all."""
    yield line.part_of, "that is needed only with something else in {}"
    yield (_condition(line.required_when), "that is needed only {}") if line.required_when else (None, "")
    yield line.where, "written only where the record has {}"
    yield " or ".join(line.where_not) or None, "written only where the record has no {}"
    yield " or ".join(line.not_with) or None, "refused beside {}"


def _rules(profile: Profile, line: Line) -> Iterator[str]:
    told = (
        (line.required, "required: {}"),
        *_only_where(line),
        (line.unless, "not where the record keeps {}"),
        (line.refused, f"refused {_condition(line.refused_when)}: {{}}" if line.refused_when else "refused: {}"),
        (line.longest, "at most {} characters"),
        *(
            (profile.patterns[name].takes, "takes {}")
            for name in dict.fromkeys(line.matches)
            if name in profile.patterns
        ),
        (None if line.default is None else _short(line.default), "if the source is silent: {}"),
        (line.write_default, "written if the record is silent: {}"),
        (line.fixed, "always written as {}"),
        (line.stand_in or None, "stands in for the missing fact, and is listed as defaulted"),
        (line.read_only or None, "read only"),
    )
    return (words.format(value) for value, words in told if value is not None)
