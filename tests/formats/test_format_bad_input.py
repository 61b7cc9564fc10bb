"""Bad input: a finding with a place, the other records still read, and never an exception."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_world import (
    CONTEXT,
    KENT,
    KENT_FILE,
    MAPPED,
    NORFOLK_FILE,
    ORDERS_FILE,
    SPI,
    SUFFOLK,
    SUFFOLK_FILE,
    codes,
    data,
    one,
    read_text,
)
from xborder.formats import ReadContext, detect, profiles, read

SOURCES = {**MAPPED, "canonical-yaml": ORDERS_FILE}
KENT_TEXT = KENT_FILE.read_text(encoding="utf-8")
SUFFOLK_TEXT = SUFFOLK_FILE.read_text(encoding="utf-8")
NORFOLK_TEXT = NORFOLK_FILE.read_text(encoding="utf-8")
ORDERS_TEXT = ORDERS_FILE.read_text(encoding="utf-8")


def test_a_date_that_is_not_one_in_csv(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("08/02/2026,07:45", "30/02/2026,07:45"), KENT)
    assert len(result.records) == 8
    assert result.records[1].record.occurred_on is None
    assert codes(result) == ["XB-FORMAT-010", "XB-PNC-002"]
    found = next(iter(result.report))
    assert (found.location.row, found.location.line, found.location.field) == (3, 3, "Date")
    assert found.excerpt == "30/02/2026"
    assert found.message.startswith("Date does not hold a day that exists")


def test_of_a_date_and_a_time_the_one_at_fault_is_blamed(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("08/02/2026,07:45", "08/02/2026,27:45"), KENT)
    found = one(result, "XB-FORMAT-010")
    assert (found.location.field, found.excerpt, found.location.pointer) == ("Time", "27:45", "/occurred_at")
    assert found.message.startswith("Time does not hold a time as HH:MM")
    assert str(result.records[1].record.occurred_on) == "2026-02-08"


def test_a_time_without_its_date_is_blamed_in_its_stead(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("08/02/2026,07:45", ",07:45"), KENT)
    found = one(result, "XB-FORMAT-010")
    assert (found.location.field, found.excerpt) == ("Time", "07:45")


def test_a_date_in_another_style_is_proposed_in_the_right_one(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("17/02/1991", "1991-02-17", 1), KENT)
    assert one(result, "XB-FORMAT-010").suggestions == ("17/02/1991",)


def test_what_is_missing_because_it_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    text = KENT_TEXT.replace("02/02/2026,N", "02/02/2026,perhaps")
    assert text != KENT_TEXT
    result = read_text(tmp_path, text, KENT)
    assert codes(result) == ["XB-FORMAT-010", "XB-PNC-002"]
    assert len(result.records) == 7


def test_numbers_are_judged_where_the_record_has_not_the_shape_of_its_type(tmp_path: Path) -> None:
    text = ORDERS_TEXT.replace("2009/0318274L", "2009/0318724L", 1).replace("rank: PC", "ranks: PC", 1)
    result = read_text(tmp_path, text, "canonical-yaml")
    assert codes(result) == ["XB-PNC-002", "XB-SCHEMA-005"]
    found = one(result, "XB-PNC-002")
    assert found.suggestions[0] == "2009/0318274L"
    assert text.splitlines()[(found.location.line or 0) - 1][(found.location.column or 0) - 1 :].startswith("2009/")
    assert found.location.pointer == "/subject/identifiers/pnc_id"


def test_a_date_that_is_not_one_in_xml(tmp_path: Path) -> None:
    result = read_text(tmp_path, NORFOLK_TEXT.replace("1991-02-17", "17/02/1991"), SPI)
    found = one(result, "XB-FORMAT-010")
    assert "Birthdate" in NORFOLK_TEXT.splitlines()[(found.location.line or 0) - 1]
    assert (found.location.xpath or "").endswith("/BasePersonDetails/Birthdate")
    assert found.location.pointer == "/defendant/date_of_birth"
    assert result.records[0].record.defendant.date_of_birth is None


def test_a_date_that_is_not_one_in_json(tmp_path: Path) -> None:
    result = read_text(tmp_path, SUFFOLK_TEXT.replace('"MAR-2024"', '"MARCH 2024"'), SUFFOLK)
    found = one(result, "XB-FORMAT-010")
    assert '"MAR-2024"' in SUFFOLK_TEXT.splitlines()[(found.location.line or 0) - 1]
    assert found.location.column == SUFFOLK_TEXT.splitlines()[(found.location.line or 0) - 1].index('"MAR-2024"') + 1
    assert len(result.records) == 2


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("29/03/2026,08:10", "29/03/2026,01:10", "XB-FORMAT-012"),
        ("08/02/2026,07:45", "25/10/2026,01:30", "XB-FORMAT-011"),
    ],
)
def test_hours_that_clocks_skip_or_repeat(old: str, new: str, code: str, tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace(old, new), KENT)
    assert one(result, code).location.row
    assert [record.record.occurred_at is None for record in result.records].count(True) == 1
    assert all(record.record.occurred_on for record in result.records)


def test_a_missing_heading(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("PNC ID", "PNC", 1), KENT)
    found = one(result, "XB-FORMAT-009")
    assert (found.location.row, found.location.line) == (1, 1)
    assert "PNC ID" in found.message


def test_a_row_of_another_width_does_not_hide_the_others(tmp_path: Path) -> None:
    lines = KENT_TEXT.splitlines()
    lines[3] += ",more"
    result = read_text(tmp_path, "\n".join(lines), KENT)
    assert len(result.records) == 7
    assert one(result, "XB-CSV-004").location.row == 4


def test_a_record_without_its_reference_does_not_hide_the_others(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT.replace("EK/26/1103", ""), KENT)
    assert len(result.records) == 7
    missing = [found for found in result.report if found.code.startswith("XB-SCHEMA")]
    assert missing
    assert {found.location.row for found in missing} == {4}


def test_a_missing_number_in_a_message_is_placed_at_its_parent(tmp_path: Path) -> None:
    result = read_text(tmp_path, NORFOLK_TEXT.replace("<OffenceCode>PS22002</OffenceCode>", ""), SPI)
    assert result.records == ()
    missing = [found for found in result.report if found.code.startswith("XB-SCHEMA")]
    assert [found.location.pointer for found in missing] == ["/offences/0/code"]
    assert (missing[0].location.xpath or "").endswith("/Offence[1]")


def test_words_that_the_profile_does_not_know(tmp_path: Path) -> None:
    text = SUFFOLK_TEXT.replace('"gender": "M"', '"gender": "Q"', 1).replace('"part": "SUSP"', '"part": "SUSPECT"')
    result = read_text(tmp_path, text, SUFFOLK)
    assert one(result, "XB-FORMAT-013").location.pointer == "/sex"
    assert one(result, "XB-FORMAT-010").location.pointer == "/persons/0/role"
    assert data(result)[0]["sex"] == {"scheme": "sex", "raw": "Q"}


@pytest.mark.parametrize(
    ("old", "new", "pointer"),
    [
        ('"nominals": [', '"nominals": 1, "spare": [', "/nominals"),
        ('"akas": [', '"akas": "none", "spare": [', "/nominals/0/akas"),
        ('"export": {', '"export": [], "spare": {', "/export"),
        ('"dogCount": 2', '"dogCount": [2]', "/occurrences/0/dogCount"),
        ('"parties": [', '"parties": [null, ', "/occurrences/0/parties/0"),
    ],
)
def test_values_of_another_shape(old: str, new: str, pointer: str, tmp_path: Path) -> None:
    result = read_text(tmp_path, SUFFOLK_TEXT.replace(old, new), SUFFOLK)
    found = one(result, "XB-FORMAT-016")
    assert found.location.pointer == pointer
    assert found.location.line


def test_another_root_element(tmp_path: Path) -> None:
    result = read_text(tmp_path, "<?xml version='1.0'?>\n<ResultedCaseMessage/>", SPI)
    assert codes(result) == ["XB-FORMAT-006"]
    assert one(result, "XB-FORMAT-006").location.line == 2


def test_the_right_root_of_another_namespace(tmp_path: Path) -> None:
    text = NORFOLK_TEXT.replace("http://www.dca.gov.uk/xmlschemas/libra", "urn:another")
    assert codes(read_text(tmp_path, text, SPI)) == ["XB-FORMAT-006"]


@pytest.mark.parametrize("profile", profiles())
def test_an_empty_file(profile: str, tmp_path: Path) -> None:
    result = read_text(tmp_path, b"", profile)
    assert codes(result) == ["XB-FILE-005"]
    assert one(result, "XB-FILE-005").location.file == str(tmp_path / "source")


@pytest.mark.parametrize("profile", profiles())
def test_a_missing_file_and_a_folder(profile: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path / "absent", profile)) == ["XB-FILE-001"]
    assert codes(read(tmp_path, profile)) == ["XB-FILE-003"]


@pytest.mark.parametrize("profile", profiles())
def test_findings_name_the_file_as_the_caller_does(profile: str, tmp_path: Path) -> None:
    context = ReadContext(label="records/kent.csv")
    for content in (b"", b"\xff\xfe\x00", b"{", b"<a>", b'"'):
        result = read_text(tmp_path, content, profile, context=context)
        assert {found.location.file for found in result.report} == {"records/kent.csv"}


def test_a_profile_that_does_not_exist(tmp_path: Path) -> None:
    result = read_text(tmp_path, "x", "nothing-of-the-kind")
    assert codes(result) == ["XB-FORMAT-001"]


@pytest.mark.parametrize("profile", MAPPED)  # YAML has no end that could be missing
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_file(profile: str, share: float, tmp_path: Path) -> None:
    content = SOURCES[profile].read_bytes()
    result = read_text(tmp_path, content[: int(len(content) * share)], profile)
    assert result.report.has_errors
    assert any(found.location.line for found in result.report)
    if profile in {SPI, SUFFOLK}:
        assert result.records == ()


def test_rows_before_a_broken_end_are_read(tmp_path: Path) -> None:
    result = read_text(tmp_path, KENT_TEXT[: KENT_TEXT.index("Car on the headland")], KENT)
    assert len(result.records) == 3
    assert {found.location.row for found in result.report} == {5}


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    for profile, path in SOURCES.items():
        result = read_text(tmp_path, path.read_bytes().replace(b"a", b"\xe9", 1), profile)
        assert result.report.has_errors


@st.composite
def _mutated(draw: st.DrawFn, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data) - 1))
        length = draw(st.integers(0, 12))
        data[start : start + length] = draw(
            st.binary(max_size=6)
            | st.sampled_from([b'"', b"<", b">", b"&", b",", b"\n", b"{", b"]", b"null", b"\xc2\xb2"])
        )
    return bytes(data)


@pytest.mark.parametrize("profile", SOURCES)
@settings(max_examples=60)
@given(drawn=st.data())
def test_any_damage_gives_records_or_findings(profile: str, drawn: st.DataObject) -> None:
    content = drawn.draw(_mutated(SOURCES[profile].read_bytes()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / SOURCES[profile].name
        path.write_bytes(content)
        detect(path)
        result = read(path, profile, context=CONTEXT)
        assert result.records or result.report
        for record in result.records:
            assert record.data["schema"]
        for found in result.report:
            assert found.location.file == str(path)


@pytest.mark.parametrize("profile", profiles())
@settings(max_examples=25)
@given(content=st.binary(min_size=1, max_size=60))
def test_any_bytes_give_findings(profile: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), content, profile)
    assert result.records == ()
    assert result.report


def test_a_file_that_names_another_force_than_the_caller_is_told(tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    file.write_text(SUFFOLK_TEXT, encoding="utf-8")
    assert "XB-FORMAT-027" not in codes(read(file, SUFFOLK, context=ReadContext(force="37")))
    result = read(file, SUFFOLK, context=ReadContext(force="46"))
    told = [found for found in result.report if found.code == "XB-FORMAT-027"]
    assert {found.location.line for found in told} == {5}
    assert len(result.records) == len(told)
