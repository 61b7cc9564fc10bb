"""What is made of a log: a period's report, a recall, an answer to a subject."""

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from disclosures_made import INCIDENT, OFFENDER, disclosure
from xborder.agreements.log_reading import LoggedEntry
from xborder.agreements.log_report import as_csv, as_document, make_report
from xborder.agreements.recall import LAW, ORIGIN, Ground, recall
from xborder.agreements.subject_access import answer_subject

DAY = dt.date(2026, 11, 25)
AT = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def logged(
    number: int, day: int, to: str, *records: str, withdrawn: int | None = None, by: str = "norfolk"
) -> LoggedEntry:
    who = {"party": by, "actor": "PS 0317 OAKSHOTT", "role": "case builder"}
    entry = disclosure(day, to, *records, disclosed_by=who, marking="OFFICIAL-SENSITIVE")
    return LoggedEntry(number=number, receipt=f"sha256:{number}", entry=entry, withdrawn=withdrawn)


ODD: tuple[Any, ...] = (None, 5, "x", [1, None, {}], {}, [{"record": 5, "paths": 7}])
ENTRIES = (
    logged(1, 0, "norfolk", OFFENDER, by="kent"),
    logged(2, 1, "cps", OFFENDER, INCIDENT),
    logged(3, 2, "cps", OFFENDER),
    logged(4, 3, "essex", OFFENDER, withdrawn=5),
)


def test_a_report_counts_what_was_carried_out_and_lists_what_was_taken_back() -> None:
    report = make_report(ENTRIES, first=DAY, last=DAY, made_at=AT, log="norfolk.jsonl", head="sha256:9")

    assert report.by_recipient == {"cps": (2, 2), "norfolk": (1, 1)}
    assert [(each.number, each.withdrawn) for each in report.disclosures] == [(1, None), (2, None), (3, None), (4, 5)]
    made = as_document(report)
    assert made["recipients"]["cps"] == {"disclosures": 2, "records": 2}
    assert made["disclosures"][1]["records"] == (OFFENDER, INCIDENT)
    assert json.dumps(made)


def test_no_cell_of_the_table_is_a_formula() -> None:
    odd = LoggedEntry(number=1, receipt="r", entry=disclosure(0, "=HYPERLINK(1)", OFFENDER, purpose='+a"b\n,'))
    content = as_csv(make_report([odd], first=DAY, last=DAY, made_at=AT, log="x", head="y"))
    [row] = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert (row["recipient"], row["purpose"]) == ("'=HYPERLINK(1)", "'+a\"b\n,")


def test_everyone_who_was_sent_a_record_is_told_once_with_each_time() -> None:
    made = recall(ENTRIES, OFFENDER, Ground.INACCURATE, on=DAY, sender="norfolk", contact="dpo@norfolk.example")

    assert [(each.to, len(each.sent)) for each in made.notices] == [("cps", 2)]
    assert made.withdrawn == 1
    [notice] = made.notices
    assert (notice.law, notice.marking) == (LAW[Ground.INACCURATE], "OFFICIAL-SENSITIVE")
    assert notice.sent[0].paths == ("/addresses/0/postcode", "/date_of_birth", "/name/family", "/name/given/0")
    everyone = recall(ENTRIES, OFFENDER, Ground.ERASED, on=DAY)
    assert [each.to for each in everyone.notices] == ["cps", "norfolk"]


def test_where_data_was_rectified_the_authority_it_came_from_is_told_too() -> None:
    made = recall(ENTRIES, OFFENDER, Ground.RECTIFIED, on=DAY, sender="norfolk")
    assert [(each.to, each.law) for each in made.notices] == [("cps", LAW[Ground.RECTIFIED]), ("kent", ORIGIN)]


def test_a_party_that_both_got_the_record_and_passed_it_on_has_one_notice() -> None:
    made = recall(ENTRIES, OFFENDER, Ground.RECTIFIED, on=DAY)
    assert [(each.to, each.law.basis[-5:]) for each in made.notices] == [
        ("cps", "48(9)"),
        ("kent", "48(7)"),
        ("norfolk", "48(9)"),
    ]


@pytest.mark.parametrize("ground", Ground)
def test_each_ground_has_its_law(ground: Ground) -> None:
    assert LAW[ground].basis.endswith("section 38(5)(c)" if ground in (Ground.INACCURATE, Ground.UNLAWFUL) else "48(9)")


def test_a_subject_is_told_recipients_purposes_and_kinds_of_data_and_nobodys_name() -> None:
    answer = answer_subject(ENTRIES, (OFFENDER,), on=DAY)

    assert [each.recipient for each in answer.recipients] == ["cps", "norfolk"]
    assert answer.recipients[0].days == ("2026-10-02", "2026-10-03")
    assert answer.recipients[0].categories == ("addresses", "date of birth", "name")
    assert answer.origins == ("kent", "norfolk")
    assert "OAKSHOTT" not in str(answer)


def test_nobody_was_sent_what_is_not_in_the_log() -> None:
    assert answer_subject([], (OFFENDER,), on=DAY).recipients == ()
    assert recall([], OFFENDER, Ground.ERASED, on=DAY).notices == ()


def test_an_entry_of_another_shape_is_no_fault() -> None:
    odd = [
        LoggedEntry(
            number=1, receipt="r", entry={"type": "disclosure", "records": value, "disclosed_by": value, "agreement": 5}
        )
        for value in ODD
    ]
    assert len(make_report(odd, first=DAY, last=DAY, made_at=AT, log="x", head="y").disclosures) == 6
    assert answer_subject(odd, (OFFENDER,), on=DAY).recipients == ()
    assert recall(odd, OFFENDER, Ground.ERASED, on=DAY).notices == ()
