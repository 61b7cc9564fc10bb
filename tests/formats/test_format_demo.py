"""The four forces' files of the demo: found, read, every value in its canonical form and its place known."""

from pathlib import Path
from typing import Any

import pytest

from formats_world import (
    CONTEXT,
    KENT,
    KENT_FILE,
    MAPPED,
    NORFOLK_FILE,
    ORDERS_FILE,
    RECORDS,
    SPI,
    SUFFOLK,
    SUFFOLK_FILE,
    codes,
    data,
    meant,
    one,
    read_text,
)
from xborder.findings import Severity
from xborder.formats import ReadContext, ReadResult, detect, read, write
from xborder.formats.loss import LossKind
from xborder.formats.paths import take

COUNTS = {
    NORFOLK_FILE: {"charge": 1},
    KENT_FILE: {"incident": 8},
    SUFFOLK_FILE: {"offender": 1, "incident": 1},
    ORDERS_FILE: {"asb_order": 2},
    RECORDS / "norfolk/evidence.yaml": {"witness": 3, "statement": 3, "exhibit": 5, "schedule": 3, "form": 2},
    RECORDS / "cambridgeshire/evidence.yaml": {"witness": 1, "statement": 1, "exhibit": 3},
}


def _demo(path: Path) -> ReadResult:
    return read(path, detect(path) or "", context=CONTEXT)


def _at(value: Any, pointer: str) -> Any:
    return take(value, tuple(int(step) if step.isdigit() else step for step in pointer.strip("/").split("/")))


@pytest.mark.parametrize("path", COUNTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_how_many_records_of_which_type(path: Path) -> None:
    counted: dict[str, int] = {}
    for record in _demo(path).records:
        counted[record.type] = counted.get(record.type, 0) + 1
    assert counted == COUNTS[path]


def test_the_only_finding_is_kents_slip_in_row_5() -> None:
    found = {path: _demo(path).report for path in COUNTS}
    assert [each.code for report in found.values() for each in report] == ["XB-PNC-002"]
    slip = one(_demo(KENT_FILE), "XB-PNC-002")
    assert slip.severity is Severity.ERROR
    assert (slip.location.row, slip.location.line, slip.location.field) == (5, 5, "PNC ID")
    assert slip.location.pointer == "/persons/0/person/identifiers/pnc_id"
    assert slip.location.file == str(KENT_FILE)
    assert slip.excerpt == "2009/0318724L"
    assert "2009/0318274L" in slip.suggestions
    assert "0318724" not in slip.message


NORFOLK_VALUES = {
    "/ref": "36NC0412626/1",
    "/provenance/force": "36",
    "/provenance/verified_at": "2026-10-02",
    "/urn": {"scheme": "pti_urn", "value": "36NC0412626", "raw": "36NC0412626"},
    "/defendant/name": {"family": "FENWRIGHT", "given": ["Daryl", "Lee"], "title": "Mr"},
    "/defendant/date_of_birth": "1991-02-17",
    "/defendant/identifiers/pnc_id": {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "20090318274L"},
    "/defendant/identifiers/asn/raw": "2636NC0000000004126B",
    "/defendant/identifiers/cro_number": {"scheme": "cro_number", "value": "104412/09Z", "raw": "104412/09Z"},
    "/defendant/contact/telephone": "+447700900148",
    "/defendant/addresses/0/lines": ["4 Sluice Row", "Marsh Ferrers", "Cambridgeshire"],
    "/defendant/addresses/0/postcode/value": "PE99 3WZ",
    "/defendant/sex/value": "1",
    "/offences/0/sequence": 1,
    "/offences/0/code/value": "PS22002",
    "/offences/0/began_on": "2026-09-20",
    "/offences/0/began_at": "06:50",
    "/offences/0/charged_on": "2026-10-02",
    "/first_hearing": {
        "court": {"scheme": "ou_code", "value": "B36NC00", "raw": "B36NC00"},
        "date": "2026-11-12",
        "time": "10:00",
    },
    "/officer_in_case/name": {"family": "MARLOWE", "given": ["Ruth", "Elaine"]},
    "/officer_in_case/collar_number": "1428",
    "/extensions/~1Case~1OtherPartyOfficerInCase~1EmailDetails~1EmailAddress1": None,
}


@pytest.mark.parametrize("pointer", NORFOLK_VALUES)
def test_norfolk_charge(pointer: str) -> None:
    (record,) = data(_demo(NORFOLK_FILE))
    assert _at(record, pointer) == NORFOLK_VALUES[pointer]


def test_norfolk_places() -> None:
    (record,) = _demo(NORFOLK_FILE).records
    for pointer, text, tail in [
        ("/urn", "<PTIURN>", "/NewCaseMessage/Case/PTIURN"),
        ("/defendant/date_of_birth", "<Birthdate>", "/BasePersonDetails/Birthdate"),
        ("/defendant/identifiers/pnc_id", "<PNCidentifier>", "/PersonDefendant/PNCidentifier"),
        ("/offences/0/began_on", "<OffenceDateStartDate>", "/OffenceStart/OffenceDateStartDate"),
        ("/offences/0", "<Offence>", "/Case/Defendant[1]/Offence[1]"),
    ]:
        place = record.at(pointer)
        lines = NORFOLK_FILE.read_text(encoding="utf-8").splitlines()
        assert place.line is not None
        assert text in lines[place.line - 1], pointer
        assert (place.xpath or "").endswith(tail), pointer
        assert place.file == str(NORFOLK_FILE)


def test_norfolk_says_what_stands_in_and_what_has_no_place() -> None:
    loss = _demo(NORFOLK_FILE).loss
    (stands,) = [entry for entry in loss if entry.kind is LossKind.DEFAULTED]
    assert stands.path == "/provenance/verified_at"
    assert "ChargeDate" in (stands.location.xpath or "")
    assert "Offence/BaseOffenceDetails/ChargeDate" in stands.note
    kept = {entry.path for entry in loss if entry.kind is LossKind.UNMAPPED}
    (record,) = data(_demo(NORFOLK_FILE))
    assert kept == set(record["extensions"])
    assert "/Case/Defendant/PoliceIndividualDefendant/DriverInformation/DriverLicenceCode" in kept
    assert record["defendant"]["nationalities"][0]["value"] == "GBR"


# Row, ref, what was written, what it means.
KENT_VALUES = [
    (0, "/occurred_at", "2026-01-31T08:20:00+00:00"),
    (0, "/persons/0/person/name", {"family": "PARDOE", "given": ["Lewis", "Adam"]}),
    (1, "/persons/0/person/identifiers/pnc_id", {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "20090318274l"}),
    (1, "/location/postcode", {"scheme": "postcode", "value": "CT99 2DX", "raw": "ct992dx"}),
    (1, "/vehicles/0/vrm/value", "LV19KRE"),
    (1, "/vehicles/0/make", "Subaru"),
    (1, "/outcome", {"scheme": "incident_outcome", "value": "words_of_advice", "raw": "Words of advice"}),
    (1, "/officers/0", {"rank": "PC", "collar_number": "10482", "force": "46", "name": {"family": "HOLLOWAY"}}),
    (3, "/persons/0/person/identifiers/pnc_id", {"scheme": "pnc_id", "raw": "2009/0318724L"}),
    (3, "/persons/0/person/date_of_birth", "1991-02-17"),
    (3, "/occurred_at", "2026-03-22T06:40:00+00:00"),
    (4, "/occurred_at", "2026-03-29T08:10:00+01:00"),  # the clocks went on that morning
    (4, "/persons", None),
    (4, "/subject_category", None),
    (4, "/dogs", None),
    (5, "/occurred_at", "2026-04-11T07:15:00+01:00"),
    (6, "/processing_restricted", True),
    (7, "/vehicles", None),
    (7, "/occurred_on", "2026-06-14"),
    (7, "/provenance/verified_at", "2026-06-16"),
]


@pytest.mark.parametrize(("row", "pointer", "value"), KENT_VALUES)
def test_kent_log(row: int, pointer: str, value: Any) -> None:
    assert _at(data(_demo(KENT_FILE))[row], pointer) == value


@pytest.mark.parametrize(
    ("row", "pointer", "heading"),
    [
        (1, "/persons/0/person/identifiers/pnc_id", "PNC ID"),
        (1, "/persons/0/person/name", "Person (SURNAME, Forename)"),
        (1, "/persons/0/person/name/given/0", "Person (SURNAME, Forename)"),
        (3, "/vehicles/0/vrm", "VRM"),
        (7, "/occurred_on", "Date"),
    ],
)
def test_kent_places(row: int, pointer: str, heading: str) -> None:
    place = _demo(KENT_FILE).records[row].at(pointer)
    assert (place.row, place.line, place.field, place.file) == (row + 2, row + 2, heading, str(KENT_FILE))


SUFFOLK_VALUES = [
    (0, "/ref", "SR-2026-0088"),
    (0, "/provenance/force", "37"),
    (0, "/provenance/extracted_at", "2026-10-05T08:15:00+01:00"),
    (0, "/date_of_birth", "1991-02-17"),
    (0, "/aliases", [{"family": "FENRIGHT", "given": ["Darryl"]}]),
    (0, "/identifiers/pnc_id", {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "09/318274L"}),
    (0, "/addresses/0/valid_from", "2024-03"),
    (0, "/addresses/0/lines", ["4 Sluice Row", "Marsh Ferrers", "Cambridgeshire"]),
    (0, "/sex", {"scheme": "sex", "value": "1", "raw": "M"}),
    (0, "/spent_convictions_considered", True),
    (1, "/occurred_at", "2026-01-18T08:05:00+00:00"),
    (1, "/persons/0/ref", "P1"),
    (1, "/persons/0/person/name", {"family": "FENRIGHT", "given": ["Darryl"]}),
    (1, "/dogs", 2),
    (1, "/officers/0/collar_number", "0733"),
    (1, "/category/value", "hare_coursing"),
]


@pytest.mark.parametrize(("number", "pointer", "value"), SUFFOLK_VALUES)
def test_suffolk_export(number: int, pointer: str, value: Any) -> None:
    assert _at(data(_demo(SUFFOLK_FILE))[number], pointer) == value


@pytest.mark.parametrize(
    ("number", "pointer", "text"),
    [
        (0, "/date_of_birth", '"17-FEB-1991"'),
        (0, "/identifiers/pnc_id", '"09/318274L"'),
        (0, "/addresses/0/valid_from", '"MAR-2024"'),
        (1, "/officers/0/collar_number", '"0733"'),
    ],
)
def test_suffolk_places(number: int, pointer: str, text: str) -> None:
    place = _demo(SUFFOLK_FILE).records[number].at(pointer)
    lines = SUFFOLK_FILE.read_text(encoding="utf-8").splitlines()
    assert place.line is not None
    assert place.column is not None
    assert lines[place.line - 1][place.column - 1 :].startswith(text)
    assert place.pointer == pointer


def test_canonical_places() -> None:
    first, second = _demo(ORDERS_FILE).records
    lines = ORDERS_FILE.read_text(encoding="utf-8").splitlines()
    for record in (first, second):
        place = record.at("/subject/date_of_birth")
        assert place.line is not None
        assert "date_of_birth" in lines[place.line - 1]
    assert (first.at("/subject/name").line or 0) < (second.at("/subject/name").line or 0)


@pytest.mark.parametrize("profile", MAPPED)
def test_written_again_it_reads_back_equal(profile: str, tmp_path: Path) -> None:
    before = _demo(MAPPED[profile])
    written = write(before.records, profile)
    assert written.value is not None
    assert not written.report.has_errors
    assert len(written.loss) == 0
    assert meant(data(read_text(tmp_path, written.value, profile))) == meant(data(before))


def test_no_mapped_message_holds_a_value(tmp_path: Path) -> None:
    text = (
        KENT_FILE.read_text(encoding="utf-8").replace("17/02/1991", "31/02/1991").replace("FENWRIGHT, Daryl", "A, B, C")
    )
    result = read_text(tmp_path, text, KENT)
    assert codes(result).count("XB-FORMAT-010") == 4
    for found in result.report:
        assert "31/02" not in found.message + found.hint
        assert "A, B" not in found.message + found.hint


def test_force_of_the_delivery_wins(tmp_path: Path) -> None:
    text = NORFOLK_FILE.read_text(encoding="utf-8").replace("36NC0412626", "ZZ")
    assert data(read_text(tmp_path, text, SPI)) == []
    (record,) = data(read_text(tmp_path, text, SPI, context=ReadContext(force="36", year=2026)))
    assert record["provenance"]["force"] == "36"
    assert record["urn"] == {"scheme": "pti_urn", "raw": "ZZ"}


def test_suffolk_profile_named_for_another_file(tmp_path: Path) -> None:
    result = read_text(tmp_path, ORDERS_FILE.read_bytes(), SUFFOLK)
    assert result.records == ()
    assert result.report.has_errors
