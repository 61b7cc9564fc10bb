"""P5: a case checked whole: decoding, every number and field, and every rule that applies.

    python benchmarks/p5_check.py

The case is a notice, a charge, an offender and an incident, with every field
present, about 17 KB; the hundred that are taken in turn differ in their
references, names, dates and numbers, so that nothing that is remembered of one
helps with the next.
"""

import datetime as dt
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import msgspec
import orjson
from jsonschema import Draft202012Validator
from side_by_side import Table, compare

from xborder.findings import Sourced
from xborder.model.register import RECORD_TYPES
from xborder.rules import RuleContext
from xborder.rules.register import RULES, rules_for
from xborder.rules.streaming import Stream
from xborder.schema import decode_json, json_schema

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
KINDS = ("asb_order", "charge", "offender", "incident")
FOLDER = Path(__file__).parents[1] / "fixtures" / "valid"
_CHECK = "ZABCDEFGHJKLMNPQRTUVWXY"
FLOOR = "decode_json alone (floor)"


def tables() -> Iterator[Table]:
    """The table."""
    cases = [_case(number) for number in range(100)]
    applied = {rule.name for kind, record in _decoded(cases[0]) for rule in rules_for(_sourced(kind, record))}
    straight = {kind: msgspec.json.Decoder(RECORD_TYPES[kind]).decode for kind in KINDS}
    schemas = {kind: json_schema(RECORD_TYPES[kind]) for kind in KINDS}
    slow = {kind: Draft202012Validator(schema) for kind, schema in schemas.items()}
    quick = {kind: fastjsonschema.compile({**schema, "$schema": "http://json-schema.org/draft-07/schema#",
                                           "definitions": schema["$defs"]}) for kind, schema in schemas.items()}  # fmt: skip
    turn = {name: itertools.cycle(cases) for name in ("a", "b", "c", "d", "e")}
    title = f"P5: a case of four records, every field and {len(applied)} of {len(RULES)} rules"
    yield compare(
        title,
        {
            FLOOR: lambda: _decoded(next(turn["a"])),
            "decode, fields and rules": lambda: checked(next(turn["b"])),
            "msgspec straight into the classes": lambda: [straight[kind](raw) for kind, raw in next(turn["c"])],
            "fastjsonschema alone, dict ready made": _validating(turn["d"], quick),
            "jsonschema alone, dict ready made": _validating(
                turn["e"], {kind: each.is_valid for kind, each in slow.items()}
            ),
        },
        FLOOR,
        rounds=51,
    )


def checked(case: list[tuple[str, bytes]]) -> int:
    """Decode a case and judge it; gives how many findings there were."""
    with Stream(context=RuleContext(now=NOW)) as stream:
        found = [each for kind, record in _decoded(case) for each in stream.take(_sourced(kind, record))]
        return len([*found, *stream.end()])


def _decoded(case: list[tuple[str, bytes]]) -> list[tuple[str, Any]]:
    return [(kind, decode_json(raw, RECORD_TYPES[kind]).value) for kind, raw in case]


def _sourced(kind: str, record: Any) -> Sourced:
    return Sourced(type=kind, record=record, data={})


def _validating(cases: Iterator[list[tuple[str, bytes]]], validators: dict[str, Callable[[Any], Any]]) -> Any:
    parsed = itertools.cycle([[(kind, orjson.loads(raw)) for kind, raw in next(cases)] for _ in range(100)])
    return lambda: [validators[kind](data) for kind, data in next(parsed)]


def _case(number: int) -> list[tuple[str, bytes]]:
    return [(kind, _record(kind, number)) for kind in KINDS]


def _record(kind: str, number: int) -> bytes:
    """A record with every field, its own reference, name, birth date and PNC ID."""
    made = json.loads((FOLDER / kind.replace("_", "-") / "every-field.json").read_bytes())
    made["ref"] = f"{made['ref']}-{number}"
    _renumber(made, number)
    return orjson.dumps(made)


def _renumber(value: Any, number: int) -> None:
    if isinstance(value, list):
        for each in value:
            _renumber(each, number)
    elif isinstance(value, dict):
        if value.get("scheme") == "pnc_id" and "value" in value:
            serial = f"{318_274 + number:07d}"
            value["value"] = f"2009/{serial}{_CHECK[int(f'09{serial}') % 23]}"
            value["raw"] = value["value"]
        if "family" in value and "given" in value:
            value["family"] = f"{value['family']}{chr(97 + number % 26)}{chr(97 + number // 26)}"
        for each in value.values():
            _renumber(each, number)


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
