"""Questions to a log: the index answers as the log does, is never believed over it, and each question is on record."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.world import NOW, codes
from disclosures_made import FIRST, INCIDENT, OFFENDER, disclosure, made_log
from xborder.agreements.log import DisclosureLog, link
from xborder.agreements.log_index import index_file
from xborder.agreements.log_query import Asker, LogPurpose, Question, ask
from xborder.agreements.log_verify import verify_log

ASKER = Asker(by="Insp 12 MARCHANT", purpose=LogPurpose.LAWFULNESS, at=NOW)


def asked(log: Path, **question: Any) -> list[int]:
    found = ask(log, Question(**question), ASKER)
    assert found.value is not None, found.report
    return [each.number for each in found.value]


def lines(log: Path) -> list[bytes]:
    return log.read_bytes().splitlines()


def test_questions_are_answered_by_record_recipient_kind_and_time(tmp_path: Path) -> None:
    log, receipts = made_log(tmp_path)

    assert asked(log, records=(OFFENDER,)) == [1, 2, 3]
    assert asked(log, records=(OFFENDER, INCIDENT), to="kent") == [1, 5]
    assert asked(log, type="aborted") == [4]
    assert asked(log, since=FIRST + dt.timedelta(days=3), until=FIRST + dt.timedelta(days=5)) == [2]
    assert asked(log, agreement="ISA-EAST-COURSING-001") == [1, 2, 3, 5]
    assert asked(log, agreement="another") == []
    found = ask(log, Question(type="disclosure"), ASKER).value
    assert found is not None
    assert [(each.receipt, each.withdrawn, each.took_place) for each in found] == [
        (receipts[0], None, True),
        (receipts[1], None, True),
        (receipts[2], 4, False),
        (receipts[3], None, True),
    ]


def test_a_person_in_a_record_is_found_by_the_record_and_its_neighbours_are_not(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    DisclosureLog(log).disclosed(disclosure(50, "cps", f"{OFFENDER}#P1"))
    DisclosureLog(log).disclosed(disclosure(50, "cps", f"{OFFENDER}8"))
    assert asked(log, records=(OFFENDER,), to="cps") == [2, 6]


def test_each_question_is_on_record_with_who_and_what_for(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    asked(log, records=(OFFENDER,), to="kent", since=FIRST)

    entry = json.loads(lines(log)[-1])
    assert {name: entry[name] for name in ("type", "of", "actor", "purpose", "at", "verb")} == {
        "type": "consultation",
        "of": "log",
        "actor": "Insp 12 MARCHANT",
        "purpose": "lawfulness",
        "at": NOW.isoformat(),
        "verb": "query",
    }
    assert entry["asked"] == {"records": [OFFENDER], "to": "kent", "since": FIRST.isoformat()}
    assert not verify_log(log).findings
    assert asked(log, type="consultation") == [6]


def test_a_broken_log_answers_nothing_and_is_not_written_to(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes().replace(b'"recipient":"kent"', b'"recipient":"cave"'))
    before = log.read_bytes()
    found = ask(log, Question(), ASKER)

    assert found.value is None
    assert "XB-LOG-004" in codes(found.report)
    assert log.read_bytes() == before


def test_a_log_with_a_line_cut_short_answers_and_goes_on(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes()[:-30])
    assert asked(log, type="disclosure") == [1, 2, 3]
    assert asked(log, type="disclosure") == [1, 2, 3]
    assert codes(verify_log(log)) == ["XB-LOG-006"]


def test_a_log_in_which_even_the_record_of_a_cut_was_cut_answers_and_goes_on(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes()[:-30])
    DisclosureLog(log).disclosed(disclosure(50, "kent", OFFENDER))
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:5]) + b'{"at":"2026')
    assert asked(log, type="disclosure") == [1, 2, 3]
    assert asked(log, type="consultation") == [8]
    assert codes(verify_log(log)) == ["XB-LOG-006", "XB-LOG-006"]


def _other(log: Path) -> None:
    log.unlink()
    DisclosureLog(log).disclosed(disclosure(0, "kent", OFFENDER))


def _edit(sql: str) -> Callable[[Path], None]:
    def work(log: Path) -> None:
        with sqlite3.connect(index_file(log)) as index:
            index.execute(sql)

    return work


def _rubbish(log: Path) -> None:
    content = bytearray(index_file(log).read_bytes())
    content[2000:6000] = bytes(4000)
    index_file(log).write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        _other,
        _edit("DELETE FROM entries WHERE number = 1"),
        _edit("DELETE FROM records WHERE number = 1"),
        _edit("DELETE FROM state"),
        _edit("UPDATE state SET version = 0"),
        _edit("UPDATE state SET number = number + 1"),
        _edit("UPDATE entries SET digest = zeroblob(32) WHERE number = 1"),
        _edit("UPDATE entries SET offset = -5 WHERE number = 1"),
        _edit("UPDATE state SET link = 'sha256:0'"),
        _edit("DROP TABLE records"),
        _rubbish,
        lambda log: index_file(log).write_bytes(b"not an index at all, but a text of some length"),
    ],
)
def test_an_index_that_does_not_fit_is_made_again(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    log, _ = made_log(tmp_path)
    asked(log)
    spoil(log)
    found = ask(log, Question(records=(OFFENDER,), to="kent"), ASKER)

    assert found.value is not None
    assert [each.number for each in found.value] == [1]
    assert codes(found.report) == ["XB-LOG-022"]
    assert codes(ask(log, Question(), ASKER).report) == []


def test_an_entry_that_was_changed_after_it_was_indexed_is_not_given_out(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    asked(log)
    log.write_bytes(log.read_bytes().replace(b'"recipient":"essex"', b'"recipient":"devon"'))
    found = ask(log, Question(records=(OFFENDER,)), ASKER)
    assert found.value is None
    assert "XB-LOG-004" in codes(found.report)


def test_an_index_can_be_asked_to_be_made_anew(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    asked(log)
    # A row that names another record is damage that only a new index can be sure not to have.
    _edit("UPDATE records SET record = '36:offender:OTHER' WHERE number = 1")(log)
    found = ask(log, Question(records=(OFFENDER,)), ASKER, fresh=True)
    assert found.value is not None
    assert [each.number for each in found.value] == [1, 2, 3]


_RECORDS = st.lists(st.sampled_from(["36:offender:1", "36:offender:1#P1", "36:offender:12", "46:x:1"]), unique=True)


@settings(max_examples=30)
@given(
    entries=st.lists(st.tuples(_RECORDS, st.sampled_from(["kent", "cps"]), st.integers(0, 9)), max_size=12),
    question=st.tuples(st.none() | st.sampled_from(["36:offender:1", "46:x:1"]), st.none() | st.just("kent")),
    days=st.tuples(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)),
)
def test_the_index_answers_as_a_reader_of_every_line_would(
    tmp_path_factory: pytest.TempPathFactory, entries: Any, question: Any, days: Any
) -> None:
    log = tmp_path_factory.mktemp("asked") / "log.jsonl"
    for records, to, day in entries:
        DisclosureLog(log).disclosed(disclosure(day, to, *records))
    log.touch()
    record, to = question
    since, until = (None if day is None else FIRST + dt.timedelta(days=day) for day in days)
    expected = [
        number
        for number, (records, whom, day) in enumerate(entries, start=1)
        if (record is None or any(each.partition("#")[0] == record for each in records))
        and (to is None or whom == to)
        and (since is None or FIRST + dt.timedelta(days=day) >= since)
        and (until is None or FIRST + dt.timedelta(days=day) < until)
    ]
    assert asked(log, records=(record,) if record else (), to=to, since=since, until=until) == expected


def test_receipts_are_those_of_the_lines(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    found = ask(log, Question(), ASKER)
    assert found.value is not None
    assert [each.receipt for each in found.value] == [link(line) for line in lines(log)[:5]]


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        Asker(by="x", purpose=LogPurpose.SECURITY, at=dt.datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
