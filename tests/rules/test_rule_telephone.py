import pytest

from build_records import charge, incident, judged, offender, person, warning, witness
from xborder.findings import Severity, Sourced
from xborder.model.codes import Role
from xborder.model.parts import Contact
from xborder.model.person import InvolvedPerson


def reached_by(number: str | None) -> Contact:
    return Contact(telephone=number)


def found(record: Sourced) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (one.code, one.location.pointer, one.suggestions)
        for one in judged(record)
        if one.code.startswith("XB-TELEPHONE-")
    ]


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (offender(contact=reached_by("7700900123")), "/contact/telephone"),
        (charge(defendant=person(contact=reached_by("7700900123"))), "/defendant/contact/telephone"),
        (warning(subject=person(contact=reached_by("7700900123"))), "/subject/contact/telephone"),
        (witness(person=person(contact=reached_by("7700900123"))), "/person/contact/telephone"),
        (
            incident(
                persons=(InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(contact=reached_by("7700900123"))),)
            ),
            "/persons/0/person/contact/telephone",
        ),
    ],
)
def test_a_number_that_cannot_be_dialled_is_found_where_it_stands(record: Sourced, pointer: str) -> None:
    assert found(record) == [("XB-TELEPHONE-001", pointer, ("+447700900123",))]


def test_it_warns_and_keeps_the_number_to_itself() -> None:
    report = judged(offender(contact=reached_by("07700 90012 (home)")))
    [one] = [each for each in report if each.code == "XB-TELEPHONE-001"]
    assert one.severity is Severity.WARNING
    assert one.excerpt == "07700 90012 (home)"
    assert "07700" not in one.message + one.hint


def test_a_filler_and_a_range_that_is_not_in_use_are_improbable() -> None:
    assert found(offender(contact=reached_by("01234 567890")))[0][0] == "XB-TELEPHONE-003"
    assert found(offender(contact=reached_by("01001 123456")))[0][0] == "XB-TELEPHONE-002"


@pytest.mark.parametrize("number", [None, "+447700900123", "01632 960123", "+353 87 123 4567"])
def test_right_numbers_and_none_are_silent(number: str | None) -> None:
    assert found(offender(contact=reached_by(number))) == []
