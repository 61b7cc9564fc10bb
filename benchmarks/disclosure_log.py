"""A log of a million disclosures: proved, indexed, and asked.

    python benchmarks/disclosure_log.py [ENTRIES]

The floor is what nobody can do without who proves a chain: each line read, and
its digest taken. The log is made in a temporary folder (750 MB for a million
entries), each entry as the release of a decision writes it, of one record in
fifty thousand.
"""

import datetime as dt
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from side_by_side import Row, Table

from xborder.agreements.log import DOMAIN, link
from xborder.agreements.log_query import Asker, LogPurpose, Question, ask
from xborder.agreements.log_verify import prove_log
from xborder.files.canonical_json import dumps

MILLION = 1_000_000
RECORDS = 50_000
FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
NOW = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)
RECORD = "36:offender:77"
ASKER = Asker(by="Insp 12 MARCHANT", purpose=LogPurpose.LAWFULNESS, at=NOW)


def tables(entries: int = MILLION) -> Iterator[Table]:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "norfolk.jsonl"
        make_log(log, entries)
        ways: dict[str, Callable[[], Any]] = {
            "lines read, digests taken (floor)": lambda: _floor(log),
            "log verify": lambda: _proved(log, entries),
            "first question: the index is made": lambda: _asked(log, Question(records=(RECORD,))),
            "a question about a record": lambda: _asked(log, Question(records=(RECORD,))),
            "a question about an hour": lambda: _asked(log, Question(since=FIRST, until=FIRST + dt.timedelta(hours=1))),
        }
        taken = {name: _seconds(work) for name, work in ways.items()}
    least = next(iter(taken.values()))
    rows = tuple(Row(name, seconds / least, seconds * 1e3) for name, seconds in taken.items())
    yield Table(f"The log: {entries:,} disclosures", rows)


def make_log(path: Path, entries: int) -> None:
    """Write a log of so many disclosures, one a minute, without putting each on disk by itself."""
    last = b""
    with path.open("wb") as file:
        for number in range(entries):
            last = dumps({**_entry(number), "seq": number + 1, "prev": link(last)})
            file.write(last + b"\n")


def _entry(number: int) -> dict[str, Any]:
    return {
        "type": "disclosure",
        "at": (FIRST + dt.timedelta(minutes=number % 1_000_000)).isoformat(),
        "disclosed_by": {"party": "norfolk", "actor": "PS 0317 OAKSHOTT", "role": "case builder"},
        "recipient": "kent",
        "purpose": "prevent_detect",
        "case_ref": "36NC0412626",
        "channel": "secure_file_transfer",
        "marking": "OFFICIAL-SENSITIVE",
        "agreement": {"id": "ISA-EAST-COURSING-001", "version": "2.1.0", "digest": "sha256:" + "a" * 64},
        "decision": "sha256:" + "b" * 64,
        "records": [
            {
                "record": f"36:offender:{number % RECORDS}",
                "flow": "F1",
                "paths": ["/name/family", "/name/given/0", "/date_of_birth"],
                "redacted": {"/addresses/0/postcode": "postcode_district"},
                "rules": ["R10", "R11"],
            }
        ],
    }


def _floor(log: Path) -> None:
    with log.open("rb") as lines:
        for line in lines:
            hashlib.sha256(DOMAIN + line).hexdigest()


def _proved(log: Path, entries: int) -> None:
    verdict = prove_log(log, at=NOW)
    if not verdict.intact or verdict.entries != entries:
        raise SystemExit("the log does not verify")


def _asked(log: Path, question: Question) -> None:
    found = ask(log, question, ASKER)
    if not found.value:
        raise SystemExit("the question was not answered")


def _seconds(work: Callable[[], Any]) -> float:
    """Seconds of the processor: what others do on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    for table in tables(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION):
        print(table.markdown())
