"""What is due for review: by the agreement for records of others, by the review groups for people."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from formats_world import ROOT
from xborder.agreements.load import load_agreement
from xborder.casefile.gather import gather
from xborder.casefile.retention import Reviews, reviews_of
from xborder.findings import Sourced
from xborder.ladder import assess
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import RetentionThen
from xborder.model.register import key_of
from xborder.model.values import Identifier

CASE = ROOT / "src/xborder/casefile/demo/case"
LATE = dt.date(2040, 1, 1)
PERSON = "36:charge:36NC0412626/1"


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    loaded = load_agreement(CASE / "agreement.yaml", trust=None).value
    assert loaded is not None
    return loaded.agreement


@pytest.fixture(scope="module")
def case() -> Any:
    made = gather(Path(CASE)).value
    assert made is not None
    return made


def reviews(case: Any, agreement: Agreement, on: dt.date = LATE, **more: Any) -> Reviews:
    records = more.pop("records", case.records)
    now = dt.datetime.combine(on, dt.time(12), dt.UTC)
    ladders = assess(records, case.links, now=now, everybody=True)
    return reviews_of(records, ladders, agreement, **{"held_by": "36", "on": on, **more})


def by_agreement(made: Reviews) -> dict[str, str]:
    return {key: each.review_on.isoformat() for each in made.reviews if each.sure for key in each.records}


def test_records_of_others_are_reviewed_when_the_agreement_says(case: Any, agreement: Agreement) -> None:
    made = by_agreement(reviews(case, agreement))
    own = {key_of(record.record) for record in case.records if record.record.provenance.force == "36"}

    assert own
    assert set(made) == {key_of(record.record) for record in case.records} - own
    assert made["37:offender:SR-2026-0088"] == "2027-10-05"


def test_a_day_of_receipt_counts_before_the_day_of_export(case: Any, agreement: Agreement) -> None:
    key = "37:offender:SR-2026-0088"
    made = reviews(case, agreement, received={key: dt.date(2026, 8, 31)})
    [review] = [each for each in made.reviews if each.sure and key in each.records]

    assert (review.records, review.counted, review.review_on.isoformat()) == ((key,), "received", "2027-08-31")
    assert (review.keep_until, review.then) == (dt.date(2032, 8, 31), "review")
    assert review.is_due(dt.date(2027, 8, 31))
    assert not review.is_due(dt.date(2027, 8, 30))


def test_a_term_of_its_own_type_wins_and_says_what_follows(case: Any, agreement: Agreement) -> None:
    [term] = agreement.retention
    own = attrs.evolve(term, record_types=("offender",), review_after_months=1, max_months=2, then=RetentionThen.DELETE)
    made = reviews(case, attrs.evolve(agreement, retention=(own, term)))
    [review] = [each for each in made.reviews if each.sure and "37:offender:SR-2026-0088" in each.records]
    assert (review.review_on.isoformat(), review.keep_until, review.then) == (
        "2026-11-05",
        dt.date(2026, 12, 5),
        "delete",
    )


def test_the_records_of_a_person_are_one_review_counted_from_the_last_conduct(case: Any, agreement: Agreement) -> None:
    [person] = [each for each in reviews(case, agreement).reviews if not each.sure and PERSON in each.records]
    assert len(person.records) > 3
    # The hearing of 12 November 2026 is no conduct; the charge of 2 October is the last.
    assert (person.counted_from.isoformat(), person.review_on.isoformat()) == ("2026-10-02", "2032-10-02")
    assert person.basis == "Review group 3 (not verified)"


def test_conduct_after_the_day_does_not_count(case: Any, agreement: Agreement) -> None:
    early = dt.date(2026, 3, 15)
    made = [each for each in reviews(case, agreement, on=early).reviews if not each.sure]
    assert made
    assert all(each.counted_from <= early for each in made)


def test_an_incident_for_which_nobody_was_dealt_with_is_of_the_fourth_group(case: Any, agreement: Agreement) -> None:
    [alone] = [each for each in reviews(case, agreement).reviews if each.records == ("46:incident:EK/26/1018",)]
    assert (alone.basis, alone.review_on.isoformat()) == ("Review group 4 (not verified)", "2032-01-31")


def charged_with(case: Any, code: str) -> list[Sourced]:
    made = []
    for record in case.records:
        if record.type == "charge":
            offences = tuple(
                attrs.evolve(each, code=Identifier(scheme="cjs_offence_code", raw=code))
                for each in record.record.offences
            )
            made.append(attrs.evolve(record, record=attrs.evolve(record.record, offences=offences)))
        else:
            made.append(record)
    return made


def test_an_offence_in_no_group_leaves_the_group_to_a_person(case: Any, agreement: Agreement) -> None:
    made = reviews(case, agreement, records=charged_with(case, "TH68001"))
    assert "XB-RETENTION-003" in {each.code for each in made.findings}
    assert not [each for each in made.reviews if not each.sure and PERSON in each.records]


def test_what_cannot_be_told_is_said(case: Any, agreement: Agreement) -> None:
    made = reviews(case, attrs.evolve(agreement, retention=()))
    assert not by_agreement(made)
    assert {each.code for each in made.findings} == {"XB-RETENTION-001"}

    undated = [
        attrs.evolve(
            record,
            record=attrs.evolve(record.record, provenance=attrs.evolve(record.record.provenance, extracted_at=None)),
        )
        for record in case.records
    ]
    made = reviews(case, agreement, records=undated)
    assert not by_agreement(made)
    assert {each.code for each in made.findings} == {"XB-RETENTION-002"}


def test_the_earliest_review_comes_first(case: Any, agreement: Agreement) -> None:
    days = [each.review_on for each in reviews(case, agreement).reviews]
    assert days == sorted(days)
