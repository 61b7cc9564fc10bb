"""A body that is charged has its own fields in an SPI new case message, in both directions."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from common_platform_made import organisation, submission, text
from formats_world import CONTEXT, NORFOLK_FILE, SHARED, SPI, data, meant, needs_samples, needs_standards, read_text
from formats_world import sourced as unplaced
from xborder.findings import Sourced
from xborder.formats import read, write, writing
from xborder.formats.loss import LossKind
from xborder.formats.result import WriteResult
from xborder.model.charge import Charge
from xborder.model.parts import Address, Contact
from xborder.model.person import Identifiers, Organisation, Person
from xborder.model.values import Identifier

SAMPLE = SHARED / "samples/spi-new-case/cpp--CorporateDefendantAllfields.xml"
BODY = Organisation(
    name="Marsh Ferrers Farms Ltd",
    aliases=("MF Farms", "Ferrers Holdings"),
    addresses=(
        Address(
            lines=("12 Drove Yard", "Marsh Ferrers"),
            postcode=Identifier(scheme="postcode", value="PE99 3WZ", raw="PE99 3WZ"),
        ),
    ),
    contact=Contact(telephone="+441632960101", email="post@example.com"),
)


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(SHARED / "standards/spi-new-case/CPP-StdProsPoliceCase-v1-2.xsd"))


def _faults(content: bytes | None) -> list[str]:
    assert content is not None
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"{fault.line}: {fault.message}" for fault in schema.error_log]


@cache
def _demo() -> Charge:
    (record,) = read(NORFOLK_FILE, SPI, context=CONTEXT).records
    made: Charge = record.record
    return made


def _charged(body: Organisation = BODY, **more: Any) -> Sourced:
    """The demo's charge, put to a body: it has the numbers of the defendant, and nothing else of a person."""
    known = _demo()
    assert known.defendant is not None
    assert known.defendant.identifiers is not None
    person = Person(identifiers=Identifiers(asn=known.defendant.identifiers.asn))
    of_a_person = ("documentation_language", "hearing_language", "custody_status", "offender_code", "extensions")
    alone = {**dict.fromkeys(of_a_person), "defendant": person, "defendant_organisation": body}
    return unplaced("charge", attrs.evolve(known, **{**alone, **more}))


def _written(record: Sourced) -> bytes:
    written = write([record], SPI)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    return written.value


def test_a_body_stands_where_a_body_belongs(tmp_path: Path) -> None:
    written = _written(_charged())
    assert b"PoliceIndividualDefendant" not in written
    (record,) = read_text(tmp_path, written, SPI).records
    assert record.record.defendant_organisation == BODY
    assert record.record.defendant.name is None
    assert not any("Corporate" in name for name in record.data.get("extensions") or {})
    assert "Marsh Ferrers" in written.decode().splitlines()[(record.at("/defendant_organisation/name").line or 0) - 1]


@needs_standards
def test_a_body_that_is_charged_is_written_valid() -> None:
    assert _faults(_written(_charged())) == []


def _numbers() -> Identifiers:
    known = _demo().defendant
    assert known is not None
    assert known.identifiers is not None
    return Identifiers(
        asn=known.identifiers.asn,
        pnc_id=Identifier(scheme="pnc_id", value="2002/0073319Z", raw="02/73319Z"),
        cro_number=Identifier(scheme="cro_number", value="073319/02G", raw="073319/02G"),
    )


@needs_standards
def test_the_numbers_of_a_body_are_kept(tmp_path: Path) -> None:
    record = _charged(defendant=Person(identifiers=_numbers()))
    written = _written(record)
    assert _faults(written) == []
    (again,) = read_text(tmp_path, written, SPI).records
    numbers = again.record.defendant.identifiers
    assert [each.value for each in (numbers.pnc_id, numbers.cro_number)] == ["2002/0073319Z", "073319/02G"]


def _codes(written: WriteResult) -> list[tuple[str, str | None]]:
    return [(found.code, found.location.pointer) for found in written.report]


def test_nobody_is_a_person_and_a_body() -> None:
    assert ("XB-FORMAT-191", "/defendant_organisation") in _codes(write([_charged(defendant=_demo().defendant)], SPI))


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (attrs.evolve(BODY, addresses=()), "/defendant_organisation/addresses/0/lines"),
        (attrs.evolve(BODY, name="Société Marsh"), "/defendant_organisation/name"),
        (attrs.evolve(BODY, aliases=("Société",)), "/defendant_organisation/aliases/0"),
    ],
)
def test_what_the_message_needs_of_a_body_is_named(body: Organisation, pointer: str) -> None:
    written = write([_charged(body)], SPI)
    assert written.value is None
    assert [place for _, place in _codes(written)] == [pointer]


def test_what_belongs_to_a_person_alone_is_listed_as_lost() -> None:
    written = write([_charged(hearing_language=_demo().hearing_language)], SPI)
    assert written.value is not None
    assert {(entry.path.split("/")[1], entry.kind) for entry in written.loss} == {("hearing_language", LossKind.LOST)}


def test_another_name_of_a_person_has_no_place_beside_a_body() -> None:
    known = _demo().defendant
    assert known is not None
    assert known.name is not None
    record = _charged(defendant=Person(aliases=(known.name,), identifiers=_numbers()))
    written = write([record], SPI)
    assert written.value is None
    assert ("XB-FORMAT-191", "/defendant_organisation") in _codes(written)


def test_a_body_charged_on_the_common_platform_goes_into_a_police_case(tmp_path: Path) -> None:
    """The arrest/summons number that the one may give and the other must have is one field for both."""
    document = submission("charge", organisation())
    document["defendants"][0]["defendantDetails"]["asn"] = _number_of_demo()
    (record,) = read_text(tmp_path, text(document), "common-platform-charge").records
    body, numbers = record.record.defendant_organisation, record.record.defendant.identifiers
    assert numbers.asn.value == _number_of_demo()
    charge = _charged(attrs.evolve(body, addresses=BODY.addresses), defendant=record.record.defendant)
    (again,) = read_text(tmp_path, _written(charge), SPI).records
    assert again.record.defendant.identifiers.asn.value == numbers.asn.value
    assert again.record.defendant_organisation.name == body.name


def _number_of_demo() -> str:
    numbers = _numbers()
    assert numbers.asn is not None
    assert numbers.asn.value is not None
    return numbers.asn.value


# --- the published sample --------------------------------------------------------------------------------------


@needs_samples
def test_the_published_body_has_its_fields() -> None:
    (record,) = read(SAMPLE, SPI, context=attrs.evolve(CONTEXT, force="36")).records
    body = record.record.defendant_organisation
    assert body.name
    assert body.aliases
    assert body.addresses[0].lines
    assert body.addresses[0].postcode.value
    assert body.contact.telephone
    assert body.contact.email
    assert record.record.defendant.identifiers.cro_number is not None
    kept = {name.rpartition("/")[2] for name in record.data["extensions"] if "Corporate" in name}
    assert kept == {"EmailAddress2", "bsa:UniqueStreetReferenceNumber", "bsa:UniquePropertyReferenceNumber"}


# --- any body that the format can hold -------------------------------------------------------------------------

NAMES = st.text("ABCDabcd &'-.", min_size=1, max_size=30).map(str.strip).filter(bool)
BODIES = st.builds(
    Organisation,
    name=NAMES,
    aliases=st.lists(NAMES, max_size=3).map(tuple),
    addresses=st.just(BODY.addresses),
    contact=st.none() | st.builds(Contact, telephone=st.sampled_from(["+447700900148", "+441632960101"])),
)


@needs_standards
@settings(max_examples=30)
@given(body=BODIES)
def test_any_body_that_fits_is_written_valid_and_reads_back_equal(body: Organisation) -> None:
    record = _charged(body)
    written = _written(record)
    assert _faults(written) == []
    with TemporaryDirectory() as folder:
        assert meant(data(read_text(Path(folder), written, SPI))) == meant([record.data])


# --- two paths ---------------------------------------------------------------------------------------------------


def test_a_person_takes_the_quick_path_though_a_body_could_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def careful(*_: object) -> None:
        raise AssertionError("the careful path was taken")

    monkeypatch.setattr(writing, "QUICK_FROM", 0)
    monkeypatch.setattr("xborder.formats.mapping_writer.FrameWriter._lines", careful)
    assert write([unplaced("charge", _demo())], SPI).value is not None
    with pytest.raises(AssertionError, match="careful"):
        write([_charged()], SPI)
