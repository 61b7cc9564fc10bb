from typing import Any

import pytest

from build_records import charge, codes, incident, judged, offender, person, warning
from xborder.findings import Severity
from xborder.model.codes import Role
from xborder.model.parts import PersonName
from xborder.model.person import Identifiers, InvolvedPerson, Person
from xborder.model.values import Coded, Identifier, PartialDate

NUMBER = "FENWR902171D99AB"
MALE, FEMALE = Coded(scheme="sex", value="1"), Coded(scheme="sex", value="2")


def with_number(number: str, **more: Any) -> Person:
    return person(identifiers=driving(number), sex=MALE, **more)


def driving(number: str) -> Identifiers:
    return Identifiers(driver_number=Identifier(scheme="driver_number", raw=number))


def test_a_number_that_agrees_is_not_reported() -> None:
    assert codes(warning(subject=with_number(NUMBER))) == []
    assert codes(warning(subject=with_number("fenwr 902171 d99ab 35"))) == []
    assert codes(warning(subject=with_number("FENWR902171DL9AB"))) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("FENRI902171D99AB", "XB-PERSON-020"),
        ("FENWR902181D99AB", "XB-PERSON-021"),
        ("FENWR952171D99AB", "XB-PERSON-022"),
        ("FENWR902171K99AB", "XB-PERSON-023"),
    ],
)
def test_each_part_that_disagrees(number: str, code: str) -> None:
    (found,) = judged(warning(subject=with_number(number)))
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert found.location.pointer == "/subject/identifiers/driver_number"
    assert found.excerpt == number
    assert number not in found.message + found.hint


@pytest.mark.parametrize("slip", ["FENWR902181D99AB", "FENWR920171D99AB", "FENWE902171D99AB"])
def test_one_slip_is_corrected_by_the_person(slip: str) -> None:
    found = judged(warning(subject=with_number(slip))).findings
    assert found
    assert all(one.suggestions == (NUMBER,) for one in found if one.code.startswith("XB-PERSON"))


def test_another_persons_number_gets_no_correction() -> None:
    found = judged(warning(subject=with_number("KER99861065SE9RM"))).findings
    assert {one.code for one in found} == {"XB-PERSON-020", "XB-PERSON-021", "XB-PERSON-022", "XB-PERSON-023"}
    assert all(one.suggestions == () for one in found)


def test_a_number_that_cannot_be_read_is_corrected_by_the_person() -> None:
    by_code = {one.code: one for one in judged(warning(subject=with_number("FENWR932171D99AB")))}
    assert set(by_code) == {"XB-DRIVER-001", "XB-PERSON-024"}
    assert by_code["XB-PERSON-024"].suggestions == (NUMBER,)
    assert by_code["XB-PERSON-024"].severity is Severity.INFO


def test_a_licence_in_an_earlier_name_agrees() -> None:
    alias = PersonName(family="FENRIGHT", given=("Darryl",))
    assert codes(warning(subject=with_number("FENRI902171D99AB", aliases=(alias,)))) == []


def test_what_is_not_known_is_not_compared() -> None:
    nobody = Person(identifiers=driving(NUMBER))
    assert "XB-PERSON-020" not in codes(warning(subject=nobody))
    year = Person(identifiers=driving(NUMBER), date_of_birth=PartialDate(1991))
    assert "XB-PERSON-021" not in codes(warning(subject=year))


def test_the_people_of_each_kind_of_record_are_compared() -> None:
    wrong = driving("FENWR952171D99AB")
    suspect = InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(identifiers=wrong, sex=MALE))
    victim = InvolvedPerson(ref="P2", role=Role.VICTIM, person=person(identifiers=wrong, sex=MALE))
    for record, pointer in (
        (offender(identifiers=wrong, sex=MALE), ""),
        (charge(defendant=person(identifiers=wrong, sex=MALE)), "/defendant"),
        (incident(persons=(victim, suspect)), "/persons/1/person"),
    ):
        found = [one for one in judged(record) if one.code == "XB-PERSON-022"]
        assert [one.location.pointer for one in found] == [f"{pointer}/identifiers/driver_number"]


def test_a_woman_has_fifty_more_in_the_month() -> None:
    woman = person(identifiers=driving("FENWR952171D99AB"), sex=FEMALE)
    assert codes(warning(subject=woman)) == []


def test_a_correction_that_needs_no_person_is_offered_once() -> None:
    (found,) = judged(warning(subject=with_number("FENWR9O2171D99AB")))
    assert (found.code, found.suggestions) == ("XB-DRIVER-001", (NUMBER,))
