"""The project's own form in JSON, JSON Lines and YAML: what is written reads back, whatever the record."""

from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats_world import codes, data, read_text, sourced
from strategies import ANY_TEXTS, records
from xborder.files.limits import Limits
from xborder.findings import Severity, Sourced
from xborder.formats import LossReport, iter_records, load_profile, profiles, write
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
    if form == "canonical-xml" and written.value is None:  # XML has no control characters: see test_canonical_xml
        assert {found.code for found in written.report} == {"XB-FORMAT-120"}
        return
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


def test_a_key_twice_in_one_record_of_a_wrapper_refuses_the_whole_document(tmp_path: Path) -> None:
    twice = (GOOD % "F2").replace('"ref"', '"ref":"F0","ref"')
    text = f'{{"schema":"xborder/records/1","records":[{GOOD % "F1"},{twice}]}}'
    result = read_text(tmp_path, text, "canonical-json")
    assert result.records == ()
    assert codes(result) == ["XB-JSON-002"]


@pytest.mark.parametrize("key", ['"schema":"xborder/records/1",', '"records":[],'])
def test_a_key_of_the_wrapper_that_stands_twice_is_refused(tmp_path: Path, key: str) -> None:
    text = f'{{{key}"schema":"xborder/records/1","records":[{GOOD % "F1"}]}}'
    assert codes(read_text(tmp_path, text, "canonical-json")) == ["XB-JSON-002"]


@pytest.mark.parametrize("form", ["canonical-json", "canonical-jsonl"])
def test_smaller_limits_than_usual_hold_for_records_too(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a"
    path.write_text(GOOD % ("F" * 20), encoding="utf-8")
    made = list(iter_records(path, form, limits=Limits(string_chars=19)))
    assert [entry.code for each in made for entry in each.report] == ["XB-JSON-007"]
    assert [each.record is None for each in iter_records(path, form, limits=Limits(string_chars=20))] == [False]


def test_places_of_a_record_count_in_the_whole_file(tmp_path: Path) -> None:
    result = read_text(tmp_path, f"\ufeff{GOOD % 'F1'}\n\n{GOOD % 'F2'}\n{GOOD % 'F3'}[\n", "canonical-jsonl")
    assert [record.at("/ref").line for record in result.records] == [1, 3]
    assert [entry.location.line for entry in result.report] == [4]


def test_the_plain_form_is_worked_out_once_and_only_when_asked() -> None:
    asked = []

    def plain() -> dict[str, str]:
        asked.append(1)
        return {"ref": "F1"}

    record = Sourced(type="form", record=None, data=plain)
    assert asked == []
    assert record.data is record.data
    assert asked == [1]
    assert record == Sourced(type="form", record=None, data={"ref": "F1"})
    assert Sourced(type="form", record=None, data=plain) != Sourced(type="form", record=None, data={})
    assert attrs.evolve(record, data={"ref": "F2"}).data == {"ref": "F2"}


@pytest.mark.parametrize("kind", RECORD_TYPES)
@settings(max_examples=3)
@given(drawn=st.data())
def test_from_each_form_every_other_is_written_byte_for_byte(kind: str, drawn: st.DataObject) -> None:
    """Nothing of a record, nor of what two records say together, depends on the form that it came in."""
    made = [sourced(kind, drawn.draw(records(RECORD_TYPES[kind]))) for _ in range(2)]
    whole = {form: write(made, form).value for form in FORMS}
    with TemporaryDirectory() as folder:
        for form, content in whole.items():
            assert content is not None
            again = read_text(Path(folder), content, form).records
            assert {other: write(again, other).value for other in FORMS} == whole, form
