"""Decisions of any size: on record block by block before a byte is written, and memory that does not grow with them."""

import gc
import json
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from agreements.examples_world import KEY, asked, example, whole
from xborder.agreements.decide import Deciding, decide
from xborder.agreements.decided import Decided
from xborder.agreements.decision_report import canonical_bytes, decision_report
from xborder.agreements.given import GivenRecord
from xborder.agreements.hand_over import hand_over
from xborder.agreements.log import DisclosureLog
from xborder.agreements.log_entry import log_entry
from xborder.agreements.log_verify import verify_log
from xborder.agreements.release import Release, release
from xborder.agreements.releasing import releasing
from xborder.files.refused import Refused
from xborder.formats.canonical import write_documents

WAY = ("kent", "cps", "prosecute")


class Sink:
    """A log in memory that can fail at an entry."""

    def __init__(self, fails_at: int = 0, *, aborts: bool = True) -> None:
        self.entries: list[Mapping[str, Any]] = []
        self.taken_back: list[str] = []
        self.fails_at, self.aborts = fails_at, aborts

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        if len(self.entries) + 1 == self.fails_at:
            raise PermissionError
        self.entries.append(entry)
        return f"receipt-{len(self.entries)}"

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        assert reason
        assert at
        if not self.aborts:
            raise PermissionError
        self.taken_back.append(receipt)


def some(count: int, force: str = "46") -> Iterator[GivenRecord]:
    """Records in no order: one in five restricted."""
    made = whole("offender", force)
    for number in range(count):
        ref = f"R-{number * 7 % 10_007:05d}"
        data = {**made.data, "ref": ref, "processing_restricted": number % 5 == 0}
        yield attrs.evolve(made, key=f"{force}:offender:{ref}", data=data)


SMALL = ("schema", "ref", "provenance", "processing_restricted", "subject_category", "name")


def small(count: int) -> Iterator[GivenRecord]:
    """The same with few fields, for many of them."""
    for record in some(count):
        yield attrs.evolve(record, data={name: record.data[name] for name in SMALL})


def decided_in(folder: Path, records: Iterator[GivenRecord]) -> Decided:
    decided = Decided(Deciding.under(example("coursing"), asked(*WAY), hash_key=KEY), folder)
    for record in records:
        decided.add(record)
    return decided


def in_memory(count: int, force: str) -> tuple[Release, dict[str, bytes], Any]:
    """What one decision on all records at once gives, as files."""
    loaded, sink = example("coursing"), Sink()
    decision = decide(loaded, asked(*WAY), list(some(count, force)), hash_key=KEY)
    made = release(loaded, decision, log=sink).value
    assert made is not None
    papers = {"quality-statement.json": made.quality_statement, "retention.json": made.retention}
    if made.notices:
        papers["notices.json"] = {"notices": list(made.notices)}
    files = {name: _json(paper) for name, paper in papers.items()}
    files["records.json"] = write_documents([record.data for record in made.records], "json")
    files["decision.json"] = canonical_bytes(decision_report(decision))
    return made, files, log_entry(loaded.agreement, decision, decision_report(decision)["digest"])


def _json(document: Any) -> bytes:
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n"


@pytest.mark.parametrize("block", [1, 4, 1000])
@pytest.mark.parametrize("count", [2, 13])
@pytest.mark.parametrize("force", ["46", "42"])
def test_in_blocks_the_files_are_what_they_are_at_once(force: str, count: int, block: int, tmp_path: Path) -> None:
    made, files, entry = in_memory(count, force)
    sink, out = Sink(), tmp_path / "out"
    with decided_in(tmp_path, some(count, force)) as decided:
        hand_over(decided, out, log=sink, block=block)

    written = {path.name: path.read_bytes() for path in out.iterdir()}
    cover = json.loads(written.pop("cover.json"))
    assert written == files
    assert cover["receipts"] == [f"receipt-{number + 1}" for number in range(len(sink.entries))]
    assert (cover["marking"], cover["obligations"]) == (made.marking, made.obligations)
    assert tuple(cover["handling"]) == made.handling
    assert [record for each in sink.entries for record in each["records"]] == entry["records"]
    assert all({**each, "records": entry["records"]} == entry for each in sink.entries)
    assert len(sink.entries) == -(-len(entry["records"]) // block)
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")} == {"out"}


def test_a_block_is_on_record_before_its_first_record_is_given(tmp_path: Path) -> None:
    sink = Sink()
    with decided_in(tmp_path, some(10)) as decided, releasing(decided, sink, block=3) as under_way:
        for record in under_way.records():
            assert any(f"46:offender:{record['ref']}" == each["record"] for each in sink.entries[-1]["records"])
    assert len(sink.entries) == 3
    assert sink.taken_back == []


def test_where_a_later_block_cannot_be_put_on_record_the_earlier_are_taken_back(tmp_path: Path) -> None:
    sink = Sink(fails_at=3)
    with decided_in(tmp_path, some(10)) as decided, pytest.raises(Refused) as refused:
        hand_over(decided, tmp_path / "out", log=sink, block=3)
    assert [entry.code for entry in refused.value.report] == ["XB-REL-003"]
    assert sink.taken_back == ["receipt-1", "receipt-2"]
    assert not (tmp_path / "out").exists()


def test_where_that_cannot_be_written_either_every_receipt_is_named(tmp_path: Path) -> None:
    sink = Sink(fails_at=3, aborts=False)
    with decided_in(tmp_path, some(10)) as decided, pytest.raises(Refused) as refused:
        hand_over(decided, tmp_path / "out", log=sink, block=3)
    assert [entry.code for entry in refused.value.report] == ["XB-REL-003", "XB-REL-005", "XB-REL-005"]


def test_what_cannot_take_its_place_is_taken_back_for_every_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xborder.files.output_dir._take_place", fails)
    log = tmp_path / "log.jsonl"
    with decided_in(tmp_path, some(10)) as decided, pytest.raises(Refused):
        hand_over(decided, tmp_path / "out", log=DisclosureLog(log), block=3)
    entries = [json.loads(line)["type"] for line in log.read_text().splitlines()]
    assert entries == ["disclosure"] * 3 + ["aborted"] * 3
    assert list(verify_log(log)) == []


def test_what_is_not_done_is_taken_back(tmp_path: Path) -> None:
    sink = Sink()
    with decided_in(tmp_path, some(10)) as decided, releasing(decided, sink, block=5) as under_way:
        list(under_way.records())
        under_way.not_done()
    assert sink.taken_back == ["receipt-1", "receipt-2"]


def test_two_records_of_one_key_are_refused(tmp_path: Path) -> None:
    with decided_in(tmp_path, some(1)) as decided, pytest.raises(ValueError, match="same key"):
        decided.add(next(some(1)))


def test_nothing_that_was_withheld_is_kept_on_disk_on_the_way(tmp_path: Path) -> None:
    record = whole("offender", "46", occupation="Zq-withheld-qZ")
    with decided_in(tmp_path, iter([record])) as decided:
        assert decided.shared == 1
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir()) + repr(list(decided.leaving())).encode()
    assert b"Zq-withheld-qZ" not in kept
    assert list(tmp_path.iterdir()) == []


class Forgetting(Sink):
    """A log that keeps nothing in memory, as a file does not."""

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        assert entry["records"]
        return "receipt"


def peak(count: int, folder: Path) -> int:
    """The most memory that deciding and handing over so many records took."""
    folder.mkdir()
    gc.collect()
    tracemalloc.start()
    try:
        with decided_in(folder, small(count)) as decided:
            hand_over(decided, folder / "out", log=Forgetting(), block=100)
            assert decided.total == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_records_take_no_more_memory(tmp_path: Path) -> None:
    peak(60, tmp_path / "warm")  # what is loaded once is not counted
    few, many = peak(200, tmp_path / "few"), peak(2000, tmp_path / "many")
    assert many < 1.2 * few
