import datetime as dt
from typing import Any

import pytest
from hypothesis import given

from schema_samples import documents
from xborder.model.agreement_clauses import Obligation
from xborder.model.agreement_codes import ObligationKind
from xborder.model.codes import CustodyType, LinkBasis
from xborder.model.evidence import CustodyEvent, Schedule
from xborder.model.incident import Incident
from xborder.model.links import Link
from xborder.model.parts import Provenance
from xborder.model.person import Person
from xborder.model.values import PartialDate
from xborder.schema import decode, encode

INCIDENT = Incident(ref="I1", provenance=Provenance(force="36"), processing_restricted=False)


def test_what_is_not_known_is_left_out_and_false_is_not() -> None:
    assert encode(INCIDENT) == {
        "schema": "xborder/incident/1",
        "ref": "I1",
        "provenance": {"force": "36"},
        "processing_restricted": False,
    }


def test_an_empty_mapping_is_left_out() -> None:
    schedule = Schedule(
        ref="U1", provenance=Provenance(force="36"), processing_restricted=False, form="MG6C", not_held={}
    )
    assert "not_held" not in encode(schedule)


def test_a_list_that_must_be_there_is_written_although_empty() -> None:
    link = Link(
        persons=(),
        basis=LinkBasis.DOCUMENT,
        explanation="e",
        confirmed_by="c",
        confirmed_on=dt.date(2026, 1, 2),
    )
    assert encode(link)["persons"] == []


def test_a_choice_that_is_the_default_is_written() -> None:
    assert encode(Obligation(id="O1", do=ObligationKind.LOG_DISCLOSURE))["when"] == "always"


def test_dates_are_text_as_precise_as_they_are_known() -> None:
    assert encode(Person(date_of_birth=PartialDate(1987, 4))) == {"date_of_birth": "1987-04"}


def test_a_time_keeps_its_offset() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    event = CustodyEvent(type=CustodyType.SEALED, at=dt.datetime(2026, 7, 1, 9, 30, tzinfo=summer))
    assert encode(event)["at"] == "2026-07-01T09:30:00+01:00"


@pytest.mark.parametrize(
    "zone", [None, dt.timezone(dt.timedelta(seconds=75)), dt.timezone(dt.timedelta(hours=14, minutes=1))]
)
def test_a_time_without_a_whole_offset_is_refused(zone: dt.tzinfo | None) -> None:
    event = CustodyEvent(type=CustodyType.SEALED, at=dt.datetime(2026, 7, 1, 9, 30, tzinfo=zone))
    with pytest.raises(ValueError, match="offset"):
        encode(event)


@given(documents())
def test_decoding_gives_back_what_was_encoded(record: Any) -> None:
    data = encode(record)
    outcome = decode(data)
    assert outcome.report.findings == ()
    assert outcome.value == record
    assert encode(outcome.value) == data
