"""SPI new case messages: written ones are valid against the published schema, read ones come back as they were."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from build_records import charge, offence
from formats_world import (
    CONTEXT,
    NORFOLK_FILE,
    SHARED,
    SPI,
    codes,
    data,
    meant,
    needs_samples,
    needs_standards,
    one,
    read_text,
    sourced,
)
from xborder.formats import detect, read, write
from xborder.formats.loss import LossKind
from xborder.formats.paths import escaped
from xborder.formats.result import WriteResult
from xborder.identifiers.check23 import check_letter
from xborder.model.charge import Charge, Hearing, Offence
from xborder.model.parts import Address, Contact, Officer, PersonName, Provenance
from xborder.model.person import Identifiers, Person
from xborder.model.values import Coded, Identifier, PartialDate

SAMPLES = SHARED / "samples"
SPI_SAMPLES = SAMPLES / "spi-new-case"
DEMO = NORFOLK_FILE.read_text(encoding="utf-8")


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(SHARED / "standards/spi-new-case/CPP-StdProsPoliceCase-v1-2.xsd"))


def _faults(content: bytes) -> list[str]:
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"{fault.line}: {fault.message}" for fault in schema.error_log]


def _demo() -> Charge:
    (record,) = read(NORFOLK_FILE, SPI, context=CONTEXT).records
    made: Charge = record.record
    return made


@needs_standards
def test_the_demo_is_valid() -> None:
    assert _faults(NORFOLK_FILE.read_bytes()) == []


@needs_standards
def test_the_demo_written_again_is_valid() -> None:
    written = write(read(NORFOLK_FILE, SPI, context=CONTEXT).records, SPI)
    assert written.value is not None
    assert _faults(written.value) == []


@needs_standards
def test_the_check_can_fail() -> None:
    written = write([sourced("charge", _demo())], SPI)
    assert written.value is not None
    assert _faults(written.value.replace(b"<OffenceDateCode>1<", b"<OffenceDateCode>7<"))


def _with_defendants(text: str, number: int) -> str:
    start, end = text.index("    <Defendant>"), text.index("  </Case>")
    block = text[start:end]
    return text[:start] + "".join(block.replace("Daryl", f"Daryl{letter}") for letter in "ABCDE"[:number]) + text[end:]


@needs_standards
def test_each_defendant_is_a_charge_record(tmp_path: Path) -> None:
    text = _with_defendants(DEMO, 3)
    result = read_text(tmp_path, text, SPI)
    assert [record.record.ref for record in result.records] == [f"36NC0412626/{number}" for number in (1, 2, 3)]
    assert [record.record.defendant.name.given[0] for record in result.records] == ["DarylA", "DarylB", "DarylC"]
    places = [record.at("/defendant/name/given/0") for record in result.records]
    assert ["DarylA" in text.splitlines()[(places[0].line or 0) - 1], "Defendant[3]" in (places[2].xpath or "")] == [
        True,
        True,
    ]
    written = write(result.records, SPI)
    assert written.value is not None
    assert len(written.loss) == 0
    assert _faults(written.value) == []
    assert data(read_text(tmp_path, written.value, SPI)) == data(result)


def test_defendants_of_two_cases_do_not_stand_in_one_message() -> None:
    first = _demo()
    second = attrs.evolve(first, urn=Identifier(scheme="pti_urn", value="36NC0412726"))
    written = write([sourced("charge", first), sourced("charge", second)], SPI)
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [("XB-FORMAT-022", "/urn")]


def test_a_kept_text_that_another_field_overrules_is_named() -> None:
    records = [sourced("charge", _demo()), sourced("charge", _demo())]
    kept = {"/Case/VehicleOperatorLicenceNumber": "OB1"}
    other = attrs.evolve(
        records[1], data={**records[1].data, "extensions": {"/Case/VehicleOperatorLicenceNumber": "OB2"}}
    )
    written = write([attrs.evolve(records[0], data={**records[0].data, "extensions": kept}), other], SPI)
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-022", "/extensions/~1Case~1VehicleOperatorLicenceNumber")
    ]


def test_what_the_message_needs_is_named() -> None:
    written = write([sourced("charge", charge().record)], SPI)
    assert written.value is None
    missing = {found.location.pointer for found in written.report if found.code == "XB-FORMAT-020"}
    assert {
        "/organisation",
        "/initiation",
        "/first_hearing/court",
        "/offences/0/wording",
        "/defendant/addresses/0/lines",
    } <= missing


def test_a_charge_without_offences_is_not_written() -> None:
    written = write([sourced("charge", attrs.evolve(_demo(), offences=()))], SPI)
    assert written.value is None
    assert [found.location.pointer for found in written.report] == ["/offences"]


def test_a_text_too_long_is_not_cut() -> None:
    long = attrs.evolve(_demo(), informant="x" * 93)
    written = write([sourced("charge", long)], SPI)
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [("XB-FORMAT-024", "/informant")]


def test_another_type_of_record_has_no_place() -> None:
    from build_records import incident

    written = write([incident()], SPI)
    assert written.value is None
    assert [found.code for found in written.report] == ["XB-FORMAT-023"]


def test_a_partial_date_has_no_place() -> None:
    known = _demo()
    assert known.defendant is not None
    written = write(
        [
            sourced(
                "charge", attrs.evolve(known, defendant=attrs.evolve(known.defendant, date_of_birth=PartialDate(1991)))
            )
        ],
        SPI,
    )
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-021", "/defendant/date_of_birth")
    ]


def test_what_the_message_has_no_place_for_is_listed() -> None:
    known = _demo()
    more = attrs.evolve(known, provenance=attrs.evolve(known.provenance, reference="CU/26/1", verified_by="Records"))
    lost = {entry.path: entry.kind for entry in write([sourced("charge", more)], SPI).loss}
    assert lost == {"/provenance/reference": LossKind.NARROWED, "/provenance/verified_by": LossKind.LOST}


# --- envelopes -------------------------------------------------------------------------------------------------

CARRIED = '<RouteData xmlns="urn:route">\n<Head>x</Head>\n<DataStreamContent>{}</DataStreamContent>\n</RouteData>'


@pytest.mark.parametrize("prefix", ["", "libra:"])
@pytest.mark.parametrize("depth", [1, 2])
def test_an_escaped_message_is_unwrapped(prefix: str, depth: int, tmp_path: Path) -> None:
    text = _prefixed(DEMO) if prefix else DEMO
    for _ in range(depth):
        text = CARRIED.format(escape(text))
    path = tmp_path / "message.xml"
    path.write_text(text, encoding="utf-8")
    assert detect(path) == SPI
    result = read(path, SPI, context=CONTEXT)
    assert data(result) == data(read(NORFOLK_FILE, SPI, context=CONTEXT))
    place = result.records[0].at("/urn")
    assert "PTIURN" in text.splitlines()[(place.line or 0) - 1]


def _prefixed(text: str) -> str:
    import re

    named = re.sub(r"<(/?)(?=[A-Z])", r"<\1libra:", text)
    return named.replace('xmlns="http://www.dca', 'xmlns:libra="http://www.dca')


def test_an_element_inside_an_envelope_is_found(tmp_path: Path) -> None:
    text = f"<Message>{DEMO[DEMO.index('<NewCaseMessage') :]}</Message>"
    assert data(read_text(tmp_path, text, SPI)) == data(read(NORFOLK_FILE, SPI, context=CONTEXT))


def test_the_encoding_that_escaped_text_names_is_not_its_own(tmp_path: Path) -> None:
    inner = DEMO.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("Daryl", "Zoë")
    (record,) = read_text(tmp_path, CARRIED.format(escape(inner)), SPI).records
    assert record.record.defendant.name.given == ("Zoë", "Lee")


def test_a_broken_message_in_an_envelope_is_placed(tmp_path: Path) -> None:
    text = CARRIED.format(escape(DEMO.replace("</Defendant>", "", 1)))
    result = read_text(tmp_path, text, SPI)
    assert result.records == ()
    assert one(result, "XB-FORMAT-017").location.line == 3
    inside = [found for found in result.report if found.code.startswith("XB-XML-")]
    assert len(inside) == 1
    assert (inside[0].location.line or 0) > len(DEMO.splitlines()) - 5


@pytest.mark.parametrize(
    "text", ["<Message/>", "<Message> </Message>", "<Message>malformed xml</Message>", "<a><b/></a>"]
)
def test_an_envelope_without_a_message(text: str, tmp_path: Path) -> None:
    result = read_text(tmp_path, text, SPI)
    assert result.records == ()
    assert set(codes(result)) <= {"XB-FORMAT-006", "XB-FORMAT-017"}
    assert result.report.has_errors
    assert all(found.location.line == 1 for found in result.report)


# --- published samples -----------------------------------------------------------------------------------------


def _samples() -> list[dict[str, Any]]:
    manifest = SAMPLES / "MANIFEST.json"
    entries = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else []
    return [entry for entry in entries if entry["file"].startswith("spi-new-case/") and entry["file"].endswith(".xml")]


def _name(entry: dict[str, Any]) -> str:
    return Path(entry["file"]).stem


@needs_samples
def test_there_are_samples() -> None:
    assert sum(bool(entry.get("schema_valid")) for entry in _samples()) == 6


@needs_samples
@pytest.mark.parametrize("entry", [entry for entry in _samples() if entry.get("schema_valid")], ids=_name)
def test_valid_samples_convert_or_say_what_and_where(entry: dict[str, Any]) -> None:
    path = SAMPLES / entry["file"]
    assert detect(path) == SPI
    result = read(path, SPI, context=CONTEXT)
    assert result.records or result.report.has_errors
    for found in result.report:
        assert found.location.line, found
        assert found.location.xpath, found
        lines = path.read_text(encoding="utf-8").splitlines()
        assert (found.location.xpath or "").rpartition("/")[2].partition("[")[0].lstrip("@") in lines[
            found.location.line - 1
        ]
    if "--new-case" in entry["file"]:
        assert len(result.records) == 1
        assert not result.report.has_errors


@needs_samples
@needs_standards
@pytest.mark.parametrize("entry", [entry for entry in _samples() if entry.get("schema_valid")], ids=_name)
def test_valid_samples_written_again_are_valid_and_the_same(entry: dict[str, Any], tmp_path: Path) -> None:
    context = attrs.evolve(CONTEXT, force="36")  # two samples have a placeholder where their URN should be
    before = read(SAMPLES / entry["file"], SPI, context=context)
    (record,) = before.records
    written = write(before.records, SPI)
    assert written.value is not None, list(written.report)
    assert _faults(written.value) == []
    assert {entry.path for entry in written.loss} <= {"/provenance/force", "/officer_in_case/force"}
    assert meant(data(read_text(tmp_path, written.value, SPI, context=context))) == meant([record.data])


@needs_samples
@pytest.mark.parametrize("entry", [entry for entry in _samples() if "expect" in entry], ids=_name)
def test_error_samples_give_findings(entry: dict[str, Any]) -> None:
    result = read(SAMPLES / entry["file"], SPI, context=CONTEXT)
    assert result.report.has_errors
    assert all(found.location.line for found in result.report)


@needs_samples
def test_a_sample_without_an_offence_code_says_so() -> None:
    result = read(SPI_SAMPLES / "cpp-error--MDINoOffenceCode.xml", SPI, context=CONTEXT)
    assert any(
        "code" in (found.location.pointer or "") and "offences" in (found.location.pointer or "")
        for found in result.report
    )


@needs_samples
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.xml")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_messages_of_other_kinds_are_refused_with_a_place(path: Path) -> None:
    result = read(path, SPI, context=CONTEXT)
    assert result.records or result.report.has_errors
    assert all(found.location.file == str(path) for found in result.report)
    if path.parent.name != "spi-new-case":
        assert detect(path) != SPI
        assert result.records == ()


# --- any charge that the format can hold -----------------------------------------------------------------------

LETTERS = st.text("ABCDEFGHIJ abcdefghij'-&<>", min_size=1, max_size=20).map(str.strip).filter(bool)
NAMES = st.text("ABCDabcd'-&<", min_size=1, max_size=10)
HOUSE = st.text("ABCDabcd", min_size=1, max_size=10)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
TIMES = st.times().map(lambda time: f"{time:%H:%M}")


def _code(scheme: str, values: list[str]) -> st.SearchStrategy[Coded]:
    return st.sampled_from(values).map(lambda value: Coded(scheme=scheme, value=value, raw=value))


def _unit(scheme: str = "ou_code") -> st.SearchStrategy[Coded]:
    return _code(scheme, ["136NC00", "B36NC00", "A36NC00"])


def _number(scheme: str, value: str) -> Identifier:
    return Identifier(scheme=scheme, value=value, raw=value)


@st.composite
def pnc_ids(draw: st.DrawFn) -> Identifier:
    year, serial = draw(st.integers(1960, 2025)), draw(st.integers(1, 9_999_999))
    return _number("pnc_id", f"{year}/{serial:07d}{check_letter(f'{year % 100:02d}{serial:07d}')}")


def _names() -> st.SearchStrategy[PersonName]:
    return st.builds(
        PersonName,
        family=NAMES,
        given=st.lists(NAMES, max_size=3).map(tuple),
        title=st.none() | st.sampled_from(["Mr", "Ms", "Dr"]),
    )


ADDRESSES = st.builds(
    Address,
    lines=st.tuples(st.tuples(st.sampled_from(["4", "12A", "3-5"]), HOUSE).map(" ".join), HOUSE),
    postcode=st.none() | st.just(_number("postcode", "PE99 3WZ")),
)
OFFENCES = st.builds(
    Offence,
    sequence=st.integers(0, 999),
    code=st.sampled_from([_number("cjs_offence_code", "PS22002"), _number("cjs_offence_code", "TH68010")]),
    wording=LETTERS,
    date_code=_code("offence_date_code", ["1", "2", "3", "4", "5", "6"]),
    began_on=DAYS,
    began_at=st.none() | TIMES,
    ended_on=st.none() | DAYS,
    charged_on=DAYS,
    arrested_on=st.none() | DAYS,
    location=st.none() | LETTERS,
    facts=st.none() | LETTERS,
)
PERSONS = st.builds(
    Person,
    name=_names(),
    aliases=st.lists(_names(), max_size=2).map(tuple),
    date_of_birth=st.none() | DAYS.map(PartialDate.of),
    sex=_code("sex", ["0", "1", "2", "9"]),
    ethnicity=st.none() | _code("ethnicity_self_defined", ["W1", "M9"]),
    ethnicity_observed=st.none() | _code("ethnicity_observed", ["0", "1", "6"]),
    addresses=st.tuples(ADDRESSES),
    identifiers=st.builds(Identifiers, pnc_id=st.none() | pnc_ids(), asn=st.just(_demo().defendant.identifiers.asn)),  # type: ignore[union-attr]
    occupation=st.none() | LETTERS,
    contact=st.none() | st.builds(Contact, telephone=st.sampled_from(["+447700900148", "+441632960101"])),
)


@st.composite
def charges(draw: st.DrawFn) -> Charge:
    offences = tuple(draw(st.lists(OFFENCES, min_size=1, max_size=3)))
    return Charge(
        ref="36NC0412626/1",
        provenance=Provenance(
            force="36",
            system="case preparation",
            reference="36NC0412626",
            verified_at=offences[0].charged_on,
            fact_or_assessment=_demo().provenance.fact_or_assessment,
        ),
        processing_restricted=False,
        subject_category=_demo().subject_category,
        urn=_number("pti_urn", "36NC0412626"),
        organisation=draw(_unit()),
        cps_organisation=draw(st.none() | _unit()),
        initiation=draw(_code("case_initiation", ["C", "J", "Q"])),
        informant=draw(st.none() | LETTERS),
        defendant=draw(PERSONS),
        offender_code=draw(st.none() | _code("offender_code", ["PO", "AD"])),
        custody_status=draw(st.none() | _code("custody_status", ["U", "C", "B"])),
        documentation_language=draw(_code("language", ["E", "W"])),
        hearing_language=draw(_code("language", ["E", "W"])),
        offences=offences,
        first_hearing=Hearing(court=draw(_unit()), date=draw(DAYS), time=draw(TIMES)),
        officer_in_case=Officer(name=draw(_names()), rank="PC", collar_number="1428", force="36"),
        officer_location=draw(_unit()),
    )


@settings(max_examples=40)
@given(made=charges())
def test_any_charge_that_fits_reads_back_equal(made: Charge) -> None:
    written = write([sourced("charge", made)], SPI)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), written.value, SPI)
    assert meant(data(result)) == meant([sourced("charge", made).data])


@needs_standards
@settings(max_examples=25)
@given(made=charges())
def test_any_charge_that_fits_is_written_valid(made: Charge) -> None:
    written = write([sourced("charge", made)], SPI)
    assert written.value is not None
    assert _faults(written.value) == []


# --- any text at all -------------------------------------------------------------------------------------------

#: Any text with surrogates and controls, the signs of the schema's own patterns, and texts that are nearly right.
TEXTS = (
    st.text(st.characters(), max_size=40)
    | st.text(st.characters(max_codepoint=0x17F), min_size=1, max_size=5)
    | st.text("0123456789AZaz '-._@/,£€|`\t\n\r\x00", max_size=12)
    | st.sampled_from(["", " ", "7", "René", "O\u2019Neil", "a@b", "x" * 36, "PE9 3WZ", "2002/0073319Z", "4 Mill Row"])
)


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, str):
        yield path
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


def _with(value: Any, path: tuple[str | int, ...], text: str) -> Any:
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, step: _with(value[step], rest, text)}
    return [_with(inner, rest, text) if index == step else inner for index, inner in enumerate(value)]


@cache
def _full() -> dict[str, Any]:
    """The demo's charge with every field that the message has a place for."""
    known = _demo()
    assert known.defendant is not None
    assert known.defendant.identifiers is not None
    person = attrs.evolve(
        known.defendant,
        aliases=(PersonName(title="Mr", given=("Dan", "Lee", "Jo"), family="Holt"),),
        contact=Contact(telephone="+447700900148", email="d@example.com"),
        ethnicity=Coded(scheme="ethnicity_self_defined", value="W1"),
        ethnicity_observed=Coded(scheme="ethnicity_observed", value="1"),
        occupation="farm hand",
        addresses=(
            Address(
                lines=("Flat", "The Mill", "4 Mill Row", "Fen End", "Marsh Ferrers", "Fenshire", "Holme"),
                postcode=_number("postcode", "PE99 3WZ"),
            ),
        ),
        identifiers=attrs.evolve(
            known.defendant.identifiers,
            pnc_id=_number("pnc_id", "2002/0073319Z"),
            cro_number=_number("cro_number", "73319/02Z"),
            driver_number=_number("driver_number", "PARDO902171D99AB"),
        ),
    )
    made = attrs.evolve(
        known,
        defendant=person,
        informant="A constable",
        case_markers=(Coded(scheme="case_marker", value="DV"),),
        bail_conditions=("Not to enter Norfolk.",),
        offender_code=Coded(scheme="offender_code", value="PO"),
        cps_organisation=Coded(scheme="ou_code", value="A36NC00"),
    )
    kept = {"/Case/OtherPartyOfficerInCase/FAXnumber": "01632 960123"}
    return {**sourced("charge", made).data, "extensions": kept}


def _write(changed: dict[str, Any]) -> WriteResult:
    return write([attrs.evolve(sourced("charge", _demo()), data=changed)], SPI)


def _written_valid_or_refused(changed: dict[str, Any]) -> None:
    written = _write(changed)
    if written.value is None:
        assert written.report.has_errors
    else:
        assert not written.report.has_errors
        assert _faults(written.value) == []


@needs_standards
def test_the_full_charge_is_written_valid() -> None:
    written = _write(_full())
    assert written.value is not None, list(written.report)
    assert _faults(written.value) == []


@needs_standards
@settings(max_examples=200)
@given(path=st.sampled_from(sorted(_leaves(_full()), key=str)), text=TEXTS)
def test_any_text_in_any_field_is_written_valid_or_refused(path: tuple[str | int, ...], text: str) -> None:
    _written_valid_or_refused(_with(_full(), path, text))


@needs_standards
@settings(max_examples=25)
@given(lines=st.lists(TEXTS, min_size=1, max_size=8))
def test_any_address_is_written_valid_or_refused(lines: list[str]) -> None:
    changed = copy.deepcopy(_full())
    changed["defendant"]["addresses"][0]["lines"] = lines
    _written_valid_or_refused(changed)


@needs_standards
@settings(max_examples=25)
@given(number=st.integers())
def test_any_number_of_an_offence_is_written_valid_or_refused(number: int) -> None:
    changed = copy.deepcopy(_full())
    changed["offences"][0]["sequence"] = number
    _written_valid_or_refused(changed)


REFUSED = [
    ("/defendant/name/family", "Renée"),
    ("/defendant/name/family", ""),
    ("/defendant/name/title", "Señor"),
    ("/defendant/name/given/0", "O\u2019Neil"),
    ("/defendant/aliases/0/family", "Zoë"),
    ("/officer_in_case/name/family", "a\x00b"),
    ("/defendant/contact/email", "d at example.com"),
    ("/defendant/sex/value", "M"),
    ("/defendant/ethnicity/value", "w1"),
    ("/defendant/ethnicity_observed/value", "x"),
    ("/defendant/identifiers/pnc_id/value", "20/0073319Z"),
    ("/defendant/identifiers/asn/value", "é"),
    ("/defendant/identifiers/driver_number/value", "PARDO902171"),
    ("/defendant/addresses/0/postcode/value", "pe99 3wz"),
    ("/defendant/addresses/0/lines/5", "x" * 31),
    ("/urn/value", "36é"),
    ("/organisation/value", "\x00"),
    ("/offences/0/date_code/value", "7"),
    ("/offences/0/code/value", "é"),
    ("/extensions/~1Case~1OtherPartyOfficerInCase~1FAXnumber", "+44"),
]


@pytest.mark.parametrize(("pointer", "text"), REFUSED)
def test_a_text_that_the_schema_refuses_is_named_without_its_value(pointer: str, text: str) -> None:
    path = next(path for path in _leaves(_full()) if _pointer(path) == pointer)
    written = _write(_with(_full(), path, text))
    assert written.value is None
    (found,) = written.report
    assert found.code == "XB-FORMAT-021"
    field = found.location.pointer or ""
    assert field in pointer
    assert pointer.removeprefix(field) in {"", "/value", "/5"}
    assert not text or text not in found.message


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{escaped(str(step))}" for step in path)


def test_an_address_of_one_line_has_no_place() -> None:
    changed = copy.deepcopy(_full())
    changed["defendant"]["addresses"][0]["lines"] = ["4 Mill Row"]
    written = _write(changed)
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-021", "/defendant/addresses/0/lines")
    ]


def test_a_long_text_is_measured_before_it_is_matched() -> None:
    changed = copy.deepcopy(_full())
    changed["defendant"]["name"]["family"] = "é" * 100_000
    assert [found.code for found in _write(changed).report] == ["XB-FORMAT-024"]


def test_characters_that_xml_cannot_hold_are_left_out_and_listed() -> None:
    text = "a\x00b\x0bc\ufffed\ud800e\uffff"
    written = write([sourced("charge", attrs.evolve(_demo(), informant=text))], SPI)
    assert written.value is not None
    assert b"<Informant>abcde</Informant>" in written.value
    assert [(entry.path, entry.kind) for entry in written.loss] == [("/informant", LossKind.NARROWED)]


def test_offences_with_several_dates_keep_their_order(tmp_path: Path) -> None:
    many = tuple(
        attrs.evolve(_demo().offences[0], sequence=number, began_on=offence().began_on) for number in (3, 1, 2)
    )
    written = write([sourced("charge", attrs.evolve(_demo(), offences=many))], SPI)
    assert written.value is not None
    (record,) = read_text(tmp_path, written.value, SPI).records
    assert [each.sequence for each in record.record.offences] == [3, 1, 2]
