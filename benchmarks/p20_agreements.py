"""P20: a record decided and minimised under an agreement, beside what it costs to decode it.

    python benchmarks/p20_agreements.py

The record is the notice of about 6 KB that decoding is measured by; the agreement is the
library's, for hare coursing, and is loaded and its rules are compiled before. Every field of the record is
decided, and what may leave is copied.
"""

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

import sample
from side_by_side import Table, compare

from xborder.agreements.examples import EXAMPLES
from xborder.agreements.given import GivenRecord
from xborder.agreements.record_room import RecordRoom
from xborder.agreements.request import Request
from xborder.agreements.rule_book import RuleBook
from xborder.files.yaml_reader import parse_yaml
from xborder.model.agreement import Agreement
from xborder.model.order import AsbOrder
from xborder.schema import decode, decode_json

FLOOR = "decode_json (floor)"
BATCH = 20


def tables() -> Iterator[Table]:
    """The table."""
    records, raws = [_given(number) for number in range(100)], [sample.good(number) for number in range(100)]
    room = _room()
    if room.decide(records[0])[0].data is None:
        raise ValueError("the record was to be shared, and is not")
    batches = [records[start : start + BATCH] for start in range(0, len(records), BATCH)]
    read = itertools.cycle([raws[start : start + BATCH] for start in range(0, len(raws), BATCH)])
    turn = itertools.cycle(batches)
    fields = len(room.decide(records[0])[0].paths)
    yield compare(
        f"P20: a notice of {len(raws[0]):,} bytes and {fields} fields under {len(room.book.agreement.rules)} rules",
        {
            FLOOR: lambda: [decode_json(raw, AsbOrder).value for raw in next(read)],
            "decide and minimise": lambda: [room.decide(record) for record in next(turn)],
        },
        FLOOR,
        rounds=51,
    )


def _given(number: int) -> GivenRecord:
    data: dict[str, Any] = {**sample.values(), "ref": f"CPN-2026-{number:04d}", "subject_category": ["suspect"]}
    data["provenance"] = {
        **data["provenance"],
        "force": "42",
        "verified_at": "2026-10-20",
        "fact_or_assessment": "fact",
    }
    return GivenRecord(
        type="asb_order", data={**data, "processing_restricted": False}, key=f"42:asb_order:{data['ref']}"
    )


def _room() -> RecordRoom:
    document = parse_yaml(EXAMPLES["coursing"].source, "coursing.yaml").value
    read = decode(document.root, Agreement) if document is not None else None
    if read is None or read.value is None:
        raise ValueError("the example cannot be read")
    request = Request(
        from_party="essex",
        to_party="kent",
        purpose="prevent_detect",
        actor="benchmark",
        role="benchmark",
        channel="secure_file_transfer",
        now=dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC),
    )
    return RecordRoom(book=RuleBook(agreement=read.value), request=request)


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
