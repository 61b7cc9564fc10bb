"""Results of a court to the police: samples come back as they were, written ones are valid, orders made are orders."""

import json
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

from formats_world import CONTEXT, SHARED, codes, data, meant, needs_samples, needs_standards, read_text
from xborder.formats import ReadResult, detect, read, write
from xborder.formats.result import WriteResult

RESULT = "spi-result"
FOLDER = SHARED / "samples/spi-resulted-case"
HERE = attrs.evolve(CONTEXT, force="36")  # the samples' URNs name a force that is none

MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<ResultedCaseMessage xmlns="http://www.dca.gov.uk/xmlschemas/libra" xmlns:b="http://www.govtalk.gov.uk/people/bs7666"
 Flow="ResultedCasesForThePolice" Interface="LibraStandardProsecutorPolice" SchemaVersion="0.6g"><Session>
<CourtHearing><Hearing><CourtHearingLocation>B36NC00</CourtHearingLocation><DateOfHearing>2026-11-12</DateOfHearing>
<TimeOfHearing>10:00:00</TimeOfHearing></Hearing><PSAcode>1234</PSAcode></CourtHearing>
<Case><PTIURN>36NC0412626</PTIURN><Defendant><ProsecutorReference>2636NC0100000448696W</ProsecutorReference>
{person}<Offence><BaseOffenceDetails><OffenceSequenceNumber>001</OffenceSequenceNumber><OffenceCode>GL02001</OffenceCode>
<OffenceWording>Entered land in pursuit of hares.</OffenceWording><OffenceTiming><OffenceDateCode>1</OffenceDateCode>
<OffenceStart><OffenceDateStartDate>2026-08-16</OffenceDateStartDate></OffenceStart></OffenceTiming>
</BaseOffenceDetails><InitiatedDate>2026-10-02</InitiatedDate><Plea>6</Plea><ModeOfTrial>01</ModeOfTrial>
<FinalDisposalIndicator>Y</FinalDisposalIndicator><ConvictionDate>2026-11-12</ConvictionDate><Finding>G</Finding>
<Result><ResultCode>1015</ResultCode><ResultText>Fined 120 pounds.</ResultText>
<ResultCodeQualifier>AB</ResultCodeQualifier><ResultCodeQualifier>CD</ResultCodeQualifier>
<NextHearing><NextHearingDetails><CourtHearingLocation>B36NC00</CourtHearingLocation>
<DateOfHearing>2026-12-01</DateOfHearing><TimeOfHearing>09:30:00</TimeOfHearing></NextHearingDetails>
<NextHearingReason>Means</NextHearingReason><BailStatusOffence>U</BailStatusOffence></NextHearing>
<Outcome><PenaltyPoints>3</PenaltyPoints><ResultAmountSterling>120.00</ResultAmountSterling></Outcome></Result>
<Result><ResultCode>{order}</ResultCode><ResultText>Not to enter farmland in Norfolk with a dog.</ResultText><Outcome>
<Duration><DurationValue>3</DurationValue><DurationUnit>Y</DurationUnit>
<SecondaryDurationValue>2</SecondaryDurationValue><SecondaryDurationUnit>W</SecondaryDurationUnit>
<DurationStartDate>2026-11-12</DurationStartDate><DurationEndDate>2029-11-11</DurationEndDate></Duration></Outcome>
</Result></Offence></Defendant></Case></Session></ResultedCaseMessage>"""
SIMPLE = "<SimpleAddress><AddressLine1>4 Mill Row</AddressLine1><AddressLine2>Holme</AddressLine2></SimpleAddress>"
COMPLEX = (
    "<ComplexAddress><b:PAON>0004 </b:PAON><b:StreetDescription>Mill Row</b:StreetDescription>"
    "<b:Locality>Holme</b:Locality><b:PostCode>PE99 3WZ</b:PostCode></ComplexAddress>"
)
PERSON = (
    "<CourtIndividualDefendant><PersonDefendant><BasePersonDetails><PersonName>"
    "<PersonGivenName1>Daryl</PersonGivenName1><PersonFamilyName>Fenwright</PersonFamilyName></PersonName>"
    "<Birthdate>1991-04-03</Birthdate><Gender>1</Gender></BasePersonDetails>"
    "<BailConditions>Not to enter Norfolk.</BailConditions></PersonDefendant><BailStatus>B</BailStatus>"
    "<Address>{}</Address><PresentAtHearing>Y</PresentAtHearing></CourtIndividualDefendant>"
)
BODY = (
    "<CourtCorporateDefendant><OrganisationName><OrganisationName>Marsh Ltd</OrganisationName></OrganisationName>"
    "<Address>{}</Address><PresentAtHearing>N</PresentAtHearing><BailStatus>A</BailStatus></CourtCorporateDefendant>"
)
VARIANTS = [PERSON.format(SIMPLE), PERSON.format(COMPLEX), BODY.format(SIMPLE), BODY.format(COMPLEX)]


def _message(person: str = VARIANTS[0], order: str = "1177") -> str:
    return MESSAGE.format(person=person, order=order)


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(SHARED / "standards/spi-new-case/CPP-StdProsPoliceResult-v1-2.xsd"))


def _faults(content: bytes) -> list[str]:
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"{fault.line}: {fault.message}" for fault in schema.error_log]


@cache
def _known() -> ReadResult:
    with TemporaryDirectory() as folder:
        return read_text(Path(folder), _message(), RESULT)


# --- samples ---------------------------------------------------------------------------------------------------


@needs_samples
def test_there_are_samples() -> None:
    assert len(list(FOLDER.glob("*.xml"))) == 8


@needs_samples
@needs_standards
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xml")), ids=lambda path: path.stem)
def test_samples_come_back_as_they_were(path: Path, tmp_path: Path) -> None:
    assert detect(path) == RESULT
    first = read(path, RESULT, context=HERE)
    assert [record.type for record in first.records] == ["court_hearing"]
    assert not [found for found in first.report if found.code.startswith("XB-FORMAT")]
    assert {entry.path for entry in first.loss} == {"/provenance/verified_at"}
    written = write(first.records, RESULT)
    assert written.value is not None, list(written.report)
    assert _faults(written.value) == []
    assert meant(data(read_text(tmp_path, written.value, RESULT, context=HERE))) == meant(data(first))


# --- what is read ----------------------------------------------------------------------------------------------


@needs_standards
@pytest.mark.parametrize("person", VARIANTS, ids=["person", "person-bs7666", "body", "body-bs7666"])
def test_each_kind_of_defendant_comes_back_valid(person: str, tmp_path: Path) -> None:
    text = _message(person)
    assert _faults(text.encode()) == []
    first = read_text(tmp_path, text, RESULT)
    written = write(first.records, RESULT)
    assert written.value is not None, list(written.report)
    assert _faults(written.value) == []
    assert data(read_text(tmp_path, written.value, RESULT)) == data(first)


def test_codes_become_those_of_the_data_standards() -> None:
    hearing = _known().records[0].record
    (offence,) = hearing.offences
    values = [offence.plea, offence.verdict, offence.mode_of_trial, hearing.bail_status]
    assert [(one.value, one.raw) for one in values] == [("G", "6"), ("G", "G"), ("SUM", "01"), ("CB", "B")]
    first, second = offence.results
    assert [one.raw for one in first.qualifiers] == ["AB", "CD"]
    assert (first.penalty_points, first.amounts[0].pounds, first.next_hearing.bail_status.value) == (3, "120.00", "UB")
    assert [(one.value, one.unit.value) for one in second.durations] == [(3, "Y"), (2, "W")]
    assert hearing.bail_conditions == ("Not to enter Norfolk.",)


@pytest.mark.parametrize(("order", "title"), [("1177", "Criminal"), ("1178", "Interim criminal")])
def test_a_criminal_behaviour_order_is_an_order(order: str, title: str, tmp_path: Path) -> None:
    _, made = read_text(tmp_path, _message(order=order), RESULT).records
    assert made.type == "asb_order"
    assert made.record.kind.value == ("cbo_interim" if "Interim" in title else "cbo")
    assert made.record.title == f"{title} behaviour order"
    assert made.record.ref == "36NC0412626/2636NC0100000448696W/001/2"
    assert str(made.record.ends_on) == "2029-11-11"
    assert made.record.subject.name.family == "Fenwright"


def test_another_result_is_no_order(tmp_path: Path) -> None:
    assert [one.type for one in read_text(tmp_path, _message(order="1015"), RESULT).records] == ["court_hearing"]


def test_a_code_without_one_counterpart_is_said(tmp_path: Path) -> None:
    result = read_text(tmp_path, _message().replace("<Finding>G<", "<Finding>C<"), RESULT)
    assert "XB-FORMAT-200" in codes(result)
    assert result.records[0].data["offences"][0]["verdict"] == {"scheme": "verdict_cjs", "raw": "C"}
    written = write(result.records, RESULT)
    assert written.value is not None
    assert b"<Finding>C<" in written.value


# --- bad input -------------------------------------------------------------------------------------------------


def test_escaped_in_an_envelope(tmp_path: Path) -> None:
    text = f"<RouteData xmlns='urn:r'><DataStreamContent>{escape(_message())}</DataStreamContent></RouteData>"
    assert data(read_text(tmp_path, text, RESULT)) == data(_known())


@pytest.mark.parametrize(
    "text",
    [
        _message()[:1500],
        _message().replace("xmlschemas/libra", "xmlschemas/other"),
        "<ResultedCaseMessage/>",
    ],
    ids=["truncated", "namespace", "empty"],
)
def test_what_is_no_message_is_a_located_finding(text: str, tmp_path: Path) -> None:
    result = read_text(tmp_path, text, RESULT)
    assert result.records == ()
    assert result.report.has_errors
    assert all(found.location.file for found in result.report)


def test_another_version_is_listed(tmp_path: Path) -> None:
    result = read_text(tmp_path, _message().replace('"0.6g"', '"0.9z"'), RESULT)
    assert "/@SchemaVersion" in {entry.path for entry in result.loss}


def _three() -> str:
    text = _message()
    start, end = text.index("<Case>"), text.index("</Session>")
    case = text[start:end]
    bad = case.replace("2026-10-02", "the second of October").replace("Fenwright", "Holt")
    return text[:start] + case + "\n" + bad + "\n" + case.replace("Fenwright", "Marsh") + text[end:]


def test_a_broken_defendant_in_the_middle_is_located(tmp_path: Path) -> None:
    text = _three()
    result = read_text(tmp_path, text, RESULT)
    hearings = [one for one in result.records if one.type == "court_hearing"]
    assert {"Fenwright", "Marsh"} <= {one.data["defendant"]["name"]["family"] for one in hearings}
    (found,) = [one for one in result.report if one.severity.name == "ERROR"]
    assert "second of October" in text.splitlines()[(found.location.line or 0) - 1]


# --- any text at all -------------------------------------------------------------------------------------------

TEXTS = (
    st.text(st.characters(), max_size=40)
    | st.text("0123456789AZaz '-._@/,£€|`\t\n\r\x00", max_size=12)
    | st.sampled_from(["", " ", "7", "René", "x" * 36, "2026-11-12", "10:00", "G", "CB", "1.005", "-1"])
)


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    own = [path] if isinstance(value, (str, int)) else []
    return own + [leaf for step, inner in steps for leaf in _leaves(inner, (*path, step))]


def _with(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    made = json.loads(json.dumps(value))
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    if new is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return made


def _write(changed: dict[str, Any]) -> WriteResult:
    return write([attrs.evolve(_known().records[0], data=changed)], RESULT)


def _valid_or_refused(changed: dict[str, Any]) -> None:
    written = _write(changed)
    if written.value is None:
        assert written.report.has_errors
    else:
        assert _faults(written.value) == []


LEAVES = sorted(_leaves(_known().records[0].data), key=str)


@needs_standards
@settings(max_examples=200)
@given(path=st.sampled_from(LEAVES), text=TEXTS | st.integers())
def test_any_value_in_any_field_is_written_valid_or_refused(path: tuple[str | int, ...], text: Any) -> None:
    _valid_or_refused(_with(_known().records[0].data, path, text))


@needs_standards
@pytest.mark.parametrize("path", LEAVES, ids=str)
def test_any_field_left_out_is_written_valid_or_refused(path: tuple[str | int, ...]) -> None:
    _valid_or_refused(_with(_known().records[0].data, path, None))
