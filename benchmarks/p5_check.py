"""P5: a case checked whole: decoding, every number and field, and every rule that applies.

    python benchmarks/p5_check.py

The case is a notice with its warning, a charge, an offender and an incident,
with every field present and nothing wrong, about 14 KB. The hundred that are taken in turn differ
in their references, PNC IDs and ASNs, so that what is remembered of one number
does not help with the next.
"""

import datetime as dt
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import orjson
from jsonschema import Draft202012Validator
from side_by_side import Table, compare

from xborder.findings import Finding, Sourced
from xborder.model.register import RECORD_TYPES
from xborder.rules import RuleContext
from xborder.rules.register import RULES, rules_for
from xborder.rules.streaming import Stream
from xborder.schema import decode_json, json_schema

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
KINDS = ("asb_order", "charge", "offender", "incident")
FOLDER = Path(__file__).parents[1] / "fixtures" / "valid"
_CHECK = "ZABCDEFGHJKLMNPQRTUVWXY"
#: The records of one case, each with its type.
Case = list[tuple[str, bytes]]

#: So many cases are taken in a call.
BATCH = 20
FLOOR = "decode_json alone (floor)"


def tables() -> Iterator[Table]:
    """The table."""
    cases = [_case(number) for number in range(100)]
    if found := [each.code for each in checked(cases[0])]:
        raise ValueError(f"the case was to be a good one, and is not: {found}")
    applied = {rule.name for kind, record in _decoded(cases[0]) for rule in rules_for(_sourced(kind, record))}
    schemas = {kind: json_schema(RECORD_TYPES[kind]) for kind in KINDS}
    slow = {kind: Draft202012Validator(schema) for kind, schema in schemas.items()}
    quick = {kind: fastjsonschema.compile({**schema, "$schema": "http://json-schema.org/draft-07/schema#",
                                           "definitions": schema["$defs"]}) for kind, schema in schemas.items()}  # fmt: skip
    batches = [cases[start : start + BATCH] for start in range(0, len(cases), BATCH)]
    turn = {name: itertools.cycle(batches) for name in ("a", "b", "c", "d", "e")}
    title = f"P5: a case of five records, every field and {len(applied)} of {len(RULES)} rules"
    yield compare(
        title,
        {
            FLOOR: lambda: [_decoded(case) for case in next(turn["a"])],
            "decode, fields and rules": lambda: [checked(case) for case in next(turn["b"])],
            "orjson to dict": lambda: [orjson.loads(raw) for case in next(turn["c"]) for _, raw in case],
            "fastjsonschema alone, dict ready made": _validating(turn["d"], quick),
            "jsonschema alone, dict ready made": _validating(
                turn["e"], {kind: each.is_valid for kind, each in slow.items()}
            ),
        },
        FLOOR,
        rounds=51,
    )


def checked(case: Case) -> list[Finding]:
    """Decode a case and judge it."""
    with Stream(context=RuleContext(now=NOW)) as stream:
        found = [each for kind, record in _decoded(case) for each in stream.take(_sourced(kind, record))]
        return [*found, *stream.end()]


def _decoded(case: Case) -> list[tuple[str, Any]]:
    return [(kind, decode_json(raw, RECORD_TYPES[kind]).value) for kind, raw in case]


def _sourced(kind: str, record: Any) -> Sourced:
    return Sourced(type=kind, record=record, data={})


def _validating(batches: Iterator[list[Case]], validators: dict[str, Callable[[Any], Any]]) -> Any:
    parsed = itertools.cycle(
        [[(kind, orjson.loads(raw)) for case in next(batches) for kind, raw in case] for _ in range(5)]
    )
    return lambda: [validators[kind](data) for kind, data in next(parsed)]


def _case(number: int) -> Case:
    records = [(kind, _record(kind, number)) for kind in KINDS]
    return [*records, ("asb_order", _warning(orjson.loads(records[0][1])))]


def _record(kind: str, number: int) -> bytes:
    """A record with every field in which nothing is wrong, with a reference, PNC ID and ASN of its own."""
    made = json.loads((FOLDER / kind.replace("_", "-") / "every-field.json").read_bytes())
    made["ref"] = f"{made['ref']}-{number}"
    if kind == "asb_order":  # every field is there; what they say is made to fit together
        made["explains_sections"] = ["46", "47", "48", "49", "50", "51"]
        made["breaches"][0]["version"] = 2
        made["discharged_on"] = "2026-11-01"
        made["services"][0] |= {"served_on": "2026-05-01", "served_at": "2026-05-01T15:10:00+01:00"}
    _renumber(made, number)
    return orjson.dumps(made)


def _warning(notice: dict[str, Any]) -> bytes:
    """The warning that the notice rests on: without it the notice would not be right."""
    kept = {name: notice[name] for name in ("schema", "processing_restricted", "subject", "conduct")}
    service = {**notice["services"][0], "served_on": "2026-02-20", "served_at": "2026-02-20T15:10:00+00:00"}
    more = {
        "ref": "CPW-2026-0012",
        "provenance": {"force": "35"},
        "kind": "cpw",
        "warns_of_notice": True,
        "services": [service],
    }
    return orjson.dumps({**kept, **more, "made_at": "2026-02-20T14:30:00+00:00"})


def _renumber(value: Any, number: int) -> None:
    if isinstance(value, list):
        for each in value:
            _renumber(each, number)
    elif isinstance(value, dict):
        if value.get("scheme") == "pnc_id" and "value" in value:
            serial = f"{318_274 + number:07d}"
            value["value"] = f"2009/{serial}{_CHECK[int(f'09{serial}') % 23]}"
            value["raw"] = value["value"]
        if value.get("scheme") == "asn":
            serial = f"{448_754 + number:011d}"
            value["value"] = value["raw"] = f"2636CD01{serial}{_CHECK[int(f'360126{serial}') % 23]}"
        for each in value.values():
            _renumber(each, number)


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
