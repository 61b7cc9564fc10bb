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
from result_made import VARIANTS, result_message
from xborder.formats import ReadResult, detect, read, write
from xborder.formats.result import WriteResult

RESULT = "spi-result"
FOLDER = SHARED / "samples/spi-resulted-case"
HERE = attrs.evolve(CONTEXT, force="36")  # the samples' URNs name a force that is none


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
        return read_text(Path(folder), result_message(), RESULT)


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
    text = result_message(person)
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
    _, made = read_text(tmp_path, result_message(order=order), RESULT).records
    assert made.type == "asb_order"
    assert made.record.kind.value == ("cbo_interim" if "Interim" in title else "cbo")
    assert made.record.title == f"{title} behaviour order"
    assert made.record.ref == "36NC0412626/2636NC0100000448696W/001/2"
    assert str(made.record.ends_on) == "2029-11-11"
    assert made.record.subject.name.family == "Fenwright"


def test_another_result_is_no_order(tmp_path: Path) -> None:
    assert [one.type for one in read_text(tmp_path, result_message(order="1015"), RESULT).records] == ["court_hearing"]


def test_a_code_without_one_counterpart_is_said(tmp_path: Path) -> None:
    result = read_text(tmp_path, result_message().replace("<Finding>G<", "<Finding>C<"), RESULT)
    assert "XB-FORMAT-200" in codes(result)
    assert result.records[0].data["offences"][0]["verdict"] == {"scheme": "verdict_cjs", "raw": "C"}
    written = write(result.records, RESULT)
    assert written.value is not None
    assert b"<Finding>C<" in written.value


# --- bad input -------------------------------------------------------------------------------------------------


def test_escaped_in_an_envelope(tmp_path: Path) -> None:
    text = f"<RouteData xmlns='urn:r'><DataStreamContent>{escape(result_message())}</DataStreamContent></RouteData>"
    assert data(read_text(tmp_path, text, RESULT)) == data(_known())


@pytest.mark.parametrize(
    "text",
    [
        result_message()[:1500],
        result_message().replace("xmlschemas/libra", "xmlschemas/other"),
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
    result = read_text(tmp_path, result_message().replace('"0.6g"', '"0.9z"'), RESULT)
    assert "/@SchemaVersion" in {entry.path for entry in result.loss}


def _three() -> str:
    text = result_message()
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


@pytest.mark.parametrize(
    ("path", "new", "pointer"),
    [
        (("offences", 0, "plea", "raw"), "99", "/offences/0/plea"),
        (("offences", 0, "results", 0, "qualifiers", 0, "value"), "x" * 40, "/offences/0/results/0/qualifiers/0"),
        (("offences", 0, "results", 0, "amounts", 0, "pounds"), "x", "/offences/0/results/0/amounts/0/pounds"),
    ],
)
def test_what_the_message_cannot_hold_is_named_by_its_field(
    path: tuple[str | int, ...], new: str, pointer: str
) -> None:
    changed = _with(_known().records[0].data, path, new)
    if path[2] == "plea":
        del changed["offences"][0]["plea"]["value"]
    written = _write(changed)
    assert written.value is None
    assert {found.location.pointer for found in written.report} == {pointer}


def test_an_organisation_is_named() -> None:
    with TemporaryDirectory() as folder:
        record = dict(read_text(Path(folder), result_message(VARIANTS[2]), RESULT).records[0].data)
    del record["defendant_organisation"]["name"]
    assert [(found.code, found.location.pointer) for found in _write(record).report] == [
        ("XB-FORMAT-020", "/defendant_organisation/name")
    ]


def test_a_message_of_another_version_says_which_is_read(tmp_path: Path) -> None:
    for many in (1, 40):  # a long message takes the quick path
        text = result_message().replace('"0.6g"', '"0.7a"')
        case = text[text.index("<Case>") : text.index("</Session>")]
        result = read_text(tmp_path, text.replace(case, case * many), RESULT)
        (found,) = [each for each in result.report if each.code == "XB-FORMAT-232"]
        assert (found.severity.value, found.location.xpath) == ("warning", "/ResultedCaseMessage/@SchemaVersion")
        assert "0.6g" in found.message
        assert "0.7a" not in found.message
        assert len(result.records) == 2 * many
