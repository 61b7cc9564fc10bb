from build_records import (
    OTHER_PNC,
    PNC,
    charge,
    codes,
    incident,
    judged,
    linked,
    notice,
    numbers,
    offender,
    person,
)
from xborder.findings import Sourced
from xborder.model.codes import Role
from xborder.model.parts import PersonName
from xborder.model.person import Identifiers, InvolvedPerson, Organisation, Person
from xborder.model.values import Identifier, PartialDate


def met(**who: str) -> Sourced:
    return incident(persons=(InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(**who)),))


def test_a_linked_person_has_one_name() -> None:
    records = (offender(), met(given="Darryl", family="Fenright"))
    report = judged(*records, links=linked(*records))
    assert [(found.code, found.location.pointer) for found in report] == [("XB-PERSON-001", "/persons/0/person/name")]
    assert "Fenright" not in report.findings[0].message + report.findings[0].hint
    assert codes(*records) == []


def test_a_recorded_alias_settles_it() -> None:
    alias = PersonName(family="FENRIGHT", given=("Darryl",))
    records = (offender(aliases=(alias,)), met(given="Darryl", family="Fenright"))
    assert codes(*records, links=linked(*records)) == []
    elsewhere = (charge(), records[0], records[1])
    assert codes(*elsewhere, links=linked(*elsewhere)) == []


def test_another_given_name_is_a_difference() -> None:
    records = (offender(), met(given="Darren"))
    assert codes(*records, links=linked(*records)) == ["XB-PERSON-001"]


def test_a_middle_name_or_capitals_are_no_difference() -> None:
    records = (
        offender(),
        incident(
            persons=(InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(family="FENWRIGHT", given="DARYL")),)
        ),
    )
    assert codes(*records, links=linked(*records)) == []


def test_dates_of_birth_agree_as_far_as_they_are_known() -> None:
    for born, expected in (("1991-02-17", []), ("1991", []), ("1991-02-18", ["XB-PERSON-002"])):
        records = (offender(date_of_birth=PartialDate.parse(born)), met())
        assert codes(*records, links=linked(*records)) == expected


def test_an_order_and_a_charge_name_somebody() -> None:
    assert "XB-PERSON-003" in codes(notice(subject=None))
    assert codes(charge(defendant=None)) == ["XB-PERSON-003"]
    company = Organisation(name="Marsh Ferrers Transport Ltd")
    assert codes(charge(defendant=None, defendant_organisation=company)) == []
    numbered = Person(identifiers=Identifiers(cro_number=Identifier(scheme="cro_number", raw="?")))
    assert "XB-PERSON-003" in codes(charge(defendant=numbered))
    assert "XB-PERSON-003" not in codes(charge(defendant=numbered, defendant_organisation=company))


def test_what_happened_is_not_in_the_future() -> None:
    assert codes(incident(on="2026-10-08")) == []
    assert codes(incident(on="2026-10-09")) == ["XB-CASE-002"]
    assert codes(offender(date_of_birth=PartialDate.parse("2027"))) == ["XB-CASE-002"]


def test_numbers_are_checked() -> None:
    assert codes(offender(identifiers=numbers(PNC))) == []
    swapped = offender(identifiers=numbers("2009/0318724L"))
    report = judged(swapped)
    assert [found.code for found in report] == ["XB-PNC-002"]
    assert report.findings[0].location.pointer == "/identifiers/pnc_id"
    assert PNC not in report.findings[0].message


def test_what_was_written_is_not_another_number() -> None:
    both = Identifier(scheme="pnc_id", value=PNC, raw=OTHER_PNC)
    assert codes(offender(identifiers=Identifiers(pnc_id=both))) == ["XB-CASE-003"]
    short = Identifier(scheme="pnc_id", value=PNC, raw="09/318274L")
    assert codes(offender(identifiers=Identifiers(pnc_id=short))) == []
    corrected = Identifier(scheme="pnc_id", value=PNC, raw="2009/0318724L")
    assert codes(offender(identifiers=Identifiers(pnc_id=corrected))) == []
