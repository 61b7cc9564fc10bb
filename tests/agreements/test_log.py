"""The disclosure log: append-only, bound entry by entry, on disk before anything leaves."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.world import codes
from xborder.agreements.log import DisclosureLog, TornLogError, link
from xborder.agreements.log_verify import verify_log


def filled(folder: Path, count: int = 5) -> tuple[Path, list[str]]:
    path = folder / "disclosure.jsonl"
    log = DisclosureLog(path)
    return path, [log.disclosed({"type": "disclosure", "number": number}) for number in range(count)]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def test_a_log_as_it_was_written_verifies(tmp_path: Path) -> None:
    path, receipts = filled(tmp_path)

    assert list(verify_log(path)) == []
    assert all(list(verify_log(path, receipt=receipt)) == [] for receipt in receipts)
    assert [json.loads(line)["seq"] for line in lines(path)] == [1, 2, 3, 4, 5]
    assert receipts == [link(line[:-1]) for line in lines(path)]


def test_an_empty_log_verifies_but_has_no_receipt(tmp_path: Path) -> None:
    path = tmp_path / "disclosure.jsonl"
    path.touch()

    assert list(verify_log(path)) == []
    assert codes(verify_log(path, receipt=link(b"x"))) == ["XB-LOG-005"]


def test_a_withdrawal_is_an_entry_too(tmp_path: Path) -> None:
    path, receipts = filled(tmp_path, 1)
    DisclosureLog(path).aborted(receipts[0], reason="the disk is full", at="2026-10-08T09:00:00+01:00")

    assert list(verify_log(path)) == []
    assert json.loads(lines(path)[1])["receipt"] == receipts[0]


@pytest.mark.parametrize("place", range(4))
def test_an_edited_entry_is_found_at_the_one_after_it(tmp_path: Path, place: int) -> None:
    path, _ = filled(tmp_path)
    old = lines(path)
    old[place] = old[place].replace(b'"number":', b'"numbed":')
    path.write_bytes(b"".join(old))

    found = list(verify_log(path))
    assert [(entry.code, entry.location.line) for entry in found] == [("XB-LOG-004", place + 2)]


@pytest.mark.parametrize("place", range(4))
def test_a_deleted_entry_is_found(tmp_path: Path, place: int) -> None:
    path, _ = filled(tmp_path)
    kept = lines(path)
    del kept[place]
    path.write_bytes(b"".join(kept))

    found = verify_log(path)
    assert "XB-LOG-003" in codes(found)
    assert [entry.location.line for entry in found if entry.code == "XB-LOG-004"] == [place + 1]


@pytest.mark.parametrize("place", range(4))
def test_entries_in_another_order_are_found(tmp_path: Path, place: int) -> None:
    path, _ = filled(tmp_path)
    mixed = lines(path)
    mixed[place], mixed[place + 1] = mixed[place + 1], mixed[place]
    path.write_bytes(b"".join(mixed))

    assert {"XB-LOG-003", "XB-LOG-004"} <= set(codes(verify_log(path)))


def test_an_entry_that_stands_twice_or_comes_from_another_log_is_found(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    twice = lines(path)
    path.write_bytes(b"".join([*twice[:2], twice[1], *twice[2:]]))

    assert verify_log(path).has_errors


def test_what_a_chain_cannot_show_of_its_end_a_noted_receipt_does(tmp_path: Path) -> None:
    path, receipts = filled(tmp_path)
    whole = path.read_bytes()
    for changed in (b"".join(lines(path)[:4]), whole.replace(b'"number":4', b'"number":7')):
        path.write_bytes(changed)
        assert list(verify_log(path)) == []
        assert codes(verify_log(path, receipt=receipts[4])) == ["XB-LOG-005"]


def test_a_torn_last_line_stays_and_the_next_entry_says_that_it_is_none(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    torn = path.read_bytes()[:-9]
    path.write_bytes(torn)

    assert codes(verify_log(path)) == ["XB-LOG-001"]
    receipt = DisclosureLog(path).disclosed({"type": "disclosure", "at": "2026-10-08T09:00:00+01:00"})

    assert path.read_bytes().startswith(torn + b"\n")
    assert [(each.code, each.location.line, each.severity.value) for each in verify_log(path, receipt=receipt)] == [
        ("XB-LOG-006", 5, "warning")
    ]
    mend = json.loads(lines(path)[5])
    assert (mend["type"], mend["at"], mend["seq"]) == ("torn", "2026-10-08T09:00:00+01:00", 6)
    assert mend["lines"] == [{"line": 5, "bytes": len(lines(path)[4]) - 1, "sha256": sha256(lines(path)[4][:-1])}]


def test_an_entry_that_lacks_nothing_but_its_line_end_was_cut_short_too(tmp_path: Path) -> None:
    """Nobody was told that it is on record, so nothing left under it."""
    path, _ = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    DisclosureLog(path).disclosed({"type": "disclosure"})

    assert [(each.code, each.location.line) for each in verify_log(path)] == [("XB-LOG-006", 5)]
    assert json.loads(lines(path)[5])["lines"][0]["line"] == 5


def test_an_entry_of_another_number_is_found_though_its_link_fits(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, 3)
    path.write_bytes(path.read_bytes().replace(b'"seq":3', b'"seq":4'))
    assert [(each.code, each.location.line) for each in verify_log(path)] == [("XB-LOG-003", 3)]


@given(cuts=st.lists(st.integers(1, 600), min_size=1, max_size=5))
def test_wherever_writes_are_cut_short_the_log_goes_on_and_nothing_whole_is_lost(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    """Each write, and each putting on record of a cut, may be cut in turn, at any byte."""
    path = tmp_path_factory.getbasetemp() / "cut.jsonl"
    path.unlink(missing_ok=True)
    log = DisclosureLog(path)
    kept = [log.disclosed({"type": "disclosure", "number": 0})]
    for number, cut in enumerate(cuts):
        before = path.stat().st_size
        log.disclosed({"type": "disclosure", "number": number})
        written = path.read_bytes()
        path.write_bytes(written[: max(before + 1, len(written) - cut)])
    kept.append(log.disclosed({"type": "disclosure", "number": 99}))

    found = verify_log(path)
    assert set(codes(found)) <= {"XB-LOG-006"}
    assert all(not verify_log(path, receipt=receipt).has_errors for receipt in kept)


def test_a_line_that_was_changed_is_not_taken_for_one_that_was_cut_short(tmp_path: Path) -> None:
    path, _ = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:-9])
    DisclosureLog(path).disclosed({"type": "disclosure"})
    changed = lines(path)
    changed[4] = changed[4].replace(b"number", b"numbed")
    path.write_bytes(b"".join(changed))

    assert {"XB-LOG-002", "XB-LOG-004"} <= set(codes(verify_log(path)))


@pytest.mark.parametrize("last", [b"[]\n", b"nothing\n", b'{"seq":"one"}\n', b"\n"])
def test_a_last_line_that_is_no_entry_is_not_written_after(tmp_path: Path, last: bytes) -> None:
    path = tmp_path / "disclosure.jsonl"
    path.write_bytes(last)

    with pytest.raises(TornLogError):
        DisclosureLog(path).disclosed({"type": "disclosure"})
    assert path.read_bytes() == last
    assert codes(verify_log(path)) == ["XB-LOG-002"]


@given(st.binary(max_size=200))
def test_verification_reads_anything(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.jsonl"
    path.write_bytes(content)

    assert verify_log(path).has_errors is bool(content)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.jsonl"
    target.touch()
    path = tmp_path / "disclosure.jsonl"
    path.symlink_to(target)

    with pytest.raises(OSError, match=r"disclosure\.jsonl"):
        DisclosureLog(path).disclosed({"type": "disclosure"})
    assert target.read_bytes() == b""


def test_long_entries_are_bound_as_well(tmp_path: Path) -> None:
    path, _ = filled(tmp_path, 2)
    log = DisclosureLog(path)
    for _ in range(3):
        log.disclosed({"type": "disclosure", "paths": ["/name/family"] * 12000})

    assert list(verify_log(path)) == []


_WRITER = """
import sys
from pathlib import Path
from xborder.agreements.log import DisclosureLog
log = DisclosureLog(Path(sys.argv[1]))
for number in range(40):
    log.disclosed({"type": "disclosure", "number": number})
"""


def test_several_processes_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "disclosure.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path)]) for _ in range(2)]

    assert [writer.wait() for writer in writers] == [0, 0]
    assert list(verify_log(path)) == []
    assert len(lines(path)) == 80
