"""The project's own form in JSON, JSON Lines and YAML: what is written reads back, whatever the record."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_world import codes, data, read_text, sourced
from strategies import ANY_TEXTS, records
from xborder.findings import Severity
from xborder.formats import LossReport, load_profile, profiles, write
from xborder.formats.canonical import FORMS
from xborder.model.register import RECORD_TYPES

GOOD = '{"schema":"xborder/incident/1","ref":"%s","provenance":{"force":"36"},"processing_restricted":false}'


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", RECORD_TYPES)
@settings(max_examples=8)
@given(drawn=st.data())
def test_every_record_type_reads_back(kind: str, form: str, drawn: st.DataObject) -> None:
    made = drawn.draw(st.lists(records(RECORD_TYPES[kind]), min_size=1, max_size=2))
    written = write([sourced(kind, record) for record in made], form)
    assert written.value is not None
    assert written.loss == LossReport()
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), written.value, form)
    assert [record.record for record in result.records] == made
    assert [record.type for record in result.records] == [kind] * len(made)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(drawn=st.data())
def test_any_text_reads_back(form: str, drawn: st.DataObject) -> None:
    made = drawn.draw(records(RECORD_TYPES["incident"], texts=ANY_TEXTS))
    written = write([sourced("incident", made)], form)
    assert written.value is not None
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), written.value, form)
    if "XB-FILE-009" not in codes(result):  # characters that no document of the kind may hold are refused, not changed
        assert [record.record for record in result.records] == [made], result.report


def test_several_types_stand_in_one_wrapper(tmp_path: Path) -> None:
    text = f'{{"schema":"xborder/records/1","records":[{GOOD % "F1"},{GOOD % "F2"}]}}'
    result = read_text(tmp_path, text, "canonical-json")
    assert [record.record.ref for record in result.records] == ["F1", "F2"]
    assert result.records[1].at("/ref").pointer == "/ref"
    assert (result.records[1].at("/ref").column or 0) > (result.records[0].at("/ref").column or 0)


def test_a_bad_record_does_not_hide_the_others(tmp_path: Path) -> None:
    bad = GOOD % "F2" + "," + (GOOD % "F3").replace('"ref"', '"reff"')
    text = f'{{"schema":"xborder/records/1",\n"records":[\n{GOOD % "F1"},\n{bad}]}}'
    result = read_text(tmp_path, text, "canonical-json")
    assert [record.record.ref for record in result.records] == ["F1", "F2"]
    assert {found.location.line for found in result.report} == {4}
    assert any(found.location.pointer == "/reff" for found in result.report)


def test_a_bad_line_does_not_hide_the_others(tmp_path: Path) -> None:
    text = "\n".join([GOOD % "F1", "{", "", (GOOD % "F2").replace("false", "null"), GOOD % "F3"])
    result = read_text(tmp_path, text, "canonical-jsonl")
    assert [record.record.ref for record in result.records] == ["F1", "F3"]
    assert {found.location.line for found in result.report} == {2, 4}
    assert result.report.worst is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["XB-FORMAT-025"]),
        ("{}", ["XB-FORMAT-025"]),
        ('"x"', ["XB-FORMAT-025"]),
        ('{"schema": 1}', ["XB-FORMAT-025"]),
        ('{"schema": "xborder/case/1"}', ["XB-FORMAT-025"]),
        ('{"schema": "xborder/records/1"}', ["XB-FORMAT-016"]),
        ('{"schema": "xborder/records/1", "records": {}}', ["XB-FORMAT-016"]),
        ('{"schema": "xborder/records/1", "records": []}', ["XB-FORMAT-008"]),
        ('{"schema": "xborder/records/1", "records": [null]}', ["XB-FORMAT-025"]),
        ('{"schema": "xborder/records/1", "records": [], "more": 1}', ["XB-FORMAT-016"]),
    ],
)
def test_documents_that_are_no_records(text: str, expected: list[str], tmp_path: Path) -> None:
    result = read_text(tmp_path, text, "canonical-json")
    assert result.records == ()
    assert codes(result) == expected
    assert all(found.location.file for found in result.report)


def test_one_record_stands_alone(tmp_path: Path) -> None:
    result = read_text(tmp_path, GOOD % "F1", "canonical-json")
    for form in ("canonical-json", "canonical-yaml"):
        written = write(result.records, form)
        assert written.value is not None
        assert b"xborder/records/1" not in written.value
        assert data(read_text(tmp_path, written.value, form)) == data(result)


def test_yaml_is_written_without_aliases(tmp_path: Path) -> None:
    result = read_text(tmp_path, GOOD % "F1", "canonical-json")
    written = write([*result.records, *result.records], "canonical-yaml")
    assert written.value is not None
    assert b"&" not in written.value
    assert len(read_text(tmp_path, written.value, "canonical-yaml").records) == 2


def test_the_forms_that_need_no_mapping_are_the_canonical_profiles_of_the_package() -> None:
    loaded = [load_profile(name).value for name in profiles()]
    assert {each.name: each.format for each in loaded if each is not None and each.canonical} == FORMS
