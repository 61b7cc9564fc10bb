import pytest

from build_records import charge, codes, day, incident, notice, offence, offender, person
from xborder.model.codes import Role
from xborder.model.person import InvolvedPerson
from xborder.model.values import PartialDate


def charged(born: str) -> list[str]:
    return codes(charge(defendant=person(born=born)))


@pytest.mark.parametrize("born", ["1991-02-17", "1991-02", "1991", "2016-09-20", "2016", "1916-09-21", "1916"])
def test_a_date_of_birth_that_can_be_one_is_no_finding(born: str) -> None:
    assert charged(born) == []


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("1900-01-01", "XB-BORN-001"),
        ("1915", "XB-BORN-001"),
        ("2026-09-20", "XB-BORN-002"),
        ("2026-10-02", "XB-BORN-002"),
        ("2026-09-21", "XB-BORN-003"),
        ("2016-09-21", "XB-BORN-004"),
        ("2017", "XB-BORN-004"),
    ],
)
def test_one_that_cannot_be_is_found(born: str, code: str) -> None:
    assert charged(born) == [code]


def test_age_is_counted_on_the_first_day_of_the_offence() -> None:
    earlier = charge(offence(began_on=day("2026-09-19")), offence(sequence=2), defendant=person(born="2016-09-20"))
    assert codes(earlier) == ["XB-BORN-004"]


def test_incidents_and_orders_have_their_days_too() -> None:
    met = InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(born="2026-02-08"))
    assert "XB-BORN-002" in codes(incident(persons=(met,)))
    assert "XB-BORN-003" in codes(notice(subject=person(born="2026-05-01")))


def test_a_victim_may_be_of_any_age() -> None:
    met = InvolvedPerson(ref="P1", role=Role.VICTIM, person=person(born="2020-02-08"))
    assert codes(incident(persons=(met,))) == []


def test_a_record_without_an_event_is_held_against_today() -> None:
    assert codes(offender(date_of_birth=PartialDate.parse("1900"))) == ["XB-BORN-001"]
