"""Files of answers: read strictly, refused at their line, and started with every question of the form."""

from pathlib import Path

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.filled_world import WITNESS, answer, case, defined, fill, source
from xborder.casefile.filled.blank import blank_answers
from xborder.casefile.filled.definition import FormDefinition
from xborder.casefile.filled.definitions import defined_forms
from xborder.casefile.filled.filling import fill_forms
from xborder.casefile.filled.form_paper import form_paper
from xborder.casefile.filled.reading import faults, read_answers
from xborder.casefile.filled.subject import Subject, subject_of, subjects
from xborder.findings import Outcome, Sourced
from xborder.model.form_answers import FormAnswer, FormAnswers, FormCell, FormRow

HEAD = 'schema: "xborder/form-answers/1"\nform: "MG2"\nabout: "36:witness:W1"\nanswers:\n'


def read(folder: Path, text: str, *names: str) -> Outcome[tuple[Sourced, ...]]:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    plan = attrs.evolve(case().plan, filled=names or ("a.yaml",))
    return read_answers(folder, Sourced(type="case", record=plan, data={}, file="case.yaml"))


@pytest.mark.parametrize(
    ("text", "code", "line", "near"),
    [
        (HEAD.replace('"MG2"', '"MG 2"') + "  []\n", "XB-FORM-001", 2, "MG2"),
        (HEAD + '  - {field: "live_lnk", value: "yes"}\n', "XB-FORM-002", 5, "live_link"),
        (HEAD + '  - {field: "fear", value: "yes"}\n  - {field: "screen", value: "Yes"}\n', "XB-FORM-004", 6, "yes"),
        (HEAD + '  - {field: "assessed_on", value: "5 October"}\n', "XB-FORM-004", 5, None),
        (HEAD + '  - {field: "assessed_on", value: "2026-02-30"}\n', "XB-FORM-004", 5, None),
        (HEAD + '  - {field: "fear", value: "yes"}\n  - {field: "fear", value: "yes"}\n', "XB-FORM-005", 6, None),
        (HEAD + '  - field: "fear"\n    rows: [{cells: []}]\n', "XB-FORM-006", 5, None),
        (HEAD + '  - {field: "fear", value: 4}\n', "XB-SCHEMA-007", 5, None),
        (HEAD + '  - {feild: "fear", value: "yes"}\n', "XB-SCHEMA-005", 5, None),
    ],
)
def test_what_the_form_does_not_ask_is_refused_at_its_line(
    tmp_path: Path, text: str, code: str, line: int, near: str | None
) -> None:
    made = read(tmp_path, text)
    assert made.value is None
    found = next(each for each in made.report if each.code == code)
    assert (found.location.file, found.location.line) == ("a.yaml", line)
    assert near is None or found.suggestions == (near,)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ('{column: "resaon", value: "x"}', "XB-FORM-003"),
        ('{column: "copy", value: "perhaps"}', "XB-FORM-004"),
        ('{column: "copy", value: "yes"}, {column: "copy", value: "no"}', "XB-FORM-005"),
    ],
)
def test_what_a_table_does_not_ask_is_refused_at_its_line(tmp_path: Path, cells: str, code: str) -> None:
    head = 'schema: "xborder/form-answers/1"\nform: "MG6E"\nanswers:\n  - field: "items"\n    rows:\n'
    made = read(tmp_path, f"{head}      - cells: [{cells}]\n")
    assert made.value is None
    assert [(each.code, each.location.line) for each in made.report] == [(code, 6)]


@pytest.mark.parametrize("name", ["../a.yaml", "/etc/hostname", "none.yaml"])
def test_a_file_of_answers_lies_in_the_case_folder(tmp_path: Path, name: str) -> None:
    made = read(tmp_path, HEAD + "  []\n", name)
    assert made.value is None
    assert {each.code for each in made.report} <= {"XB-BUILD-001", "XB-BUILD-002"}


def test_a_file_that_is_listed_twice_is_refused(tmp_path: Path) -> None:
    made = read(tmp_path, HEAD + "  []\n", "a.yaml", "a.yaml")
    assert made.value is None
    assert [each.code for each in made.report] == ["XB-FORM-012"]


def about(known: FormDefinition) -> Subject:
    keys = subjects(known, case().file)
    found = subject_of(known, keys[0] if keys else None, case().file)
    assert found is not None
    return found


@pytest.mark.parametrize("number", defined_forms())
def test_a_form_that_is_only_started_reads_well_and_is_as_empty_as_one_without_answers(
    tmp_path: Path, number: str
) -> None:
    text = blank_answers(defined(number), case(), about(defined(number)))
    made = read(tmp_path, text)
    assert made.report.findings == ()
    assert made.value is not None
    started, empty = fill_forms(case(), made.value), fill(number)
    assert started.value is not None
    assert empty.value is not None
    assert started.value[0].values == empty.value[0].values
    assert [each.message for each in started.report] == [each.message for each in empty.report]


@pytest.mark.parametrize("number", defined_forms())
def test_a_form_that_is_started_asks_what_the_case_does_not_know_and_marks_what_is_required(number: str) -> None:
    text = blank_answers(defined(number), case(), about(defined(number)))
    asked = [each["field"] for each in yaml.safe_load(text)["answers"]]
    known = fill(number).value
    assert known is not None
    assert asked == [each.id for each in defined(number).fields() if known[0].is_empty(each)]
    for each in known[0].gaps():
        assert f"  # * {each.label}" in text


def test_a_form_about_a_witness_names_them() -> None:
    assert f'about: "{WITNESS}"' in blank_answers(defined("MG2"), case(), about(defined("MG2")))
    assert source("MG2").record.about == WITNESS


_WORDS = st.one_of(
    st.sampled_from(
        ["", " ", "yes", "no", "4", "4.5", "999999999.99", "0001-01-01", "2026-10-05", "23:59", "MG6C 1", "C"]
    ),
    st.text(max_size=12),
)
_NAMES = st.sampled_from(
    sorted({one.id for number in defined_forms() for each in defined(number).fields() for one in (each, *each.columns)})
)
_ROWS = st.builds(FormRow, cells=st.lists(st.builds(FormCell, column=_NAMES, value=_WORDS), max_size=4).map(tuple))
_ANSWERS = st.builds(FormAnswer, field=_NAMES, value=st.none() | _WORDS, rows=st.lists(_ROWS, max_size=2).map(tuple))


@settings(max_examples=300)
@given(st.sampled_from(defined_forms()), st.sampled_from([None, WITNESS, "36:charge:36NC0500126/1"]), st.data())
def test_any_answers_are_refused_or_fill_a_form_and_never_stop_the_program(
    number: str, about: str | None, data: st.DataObject
) -> None:
    fields = {each.id: each for each in defined(number).fields()}
    told = data.draw(st.lists(_ANSWERS | st.builds(answer, st.sampled_from(list(fields.values()))), max_size=8))
    record = FormAnswers(form=number, about=about, answers=tuple(told))
    given_source = Sourced(type="form-answers", record=record, data={}, file="a.yaml")
    if list(faults(given_source)):
        return
    made = fill_forms(case(), [given_source])
    assert (made.value is None) == any(each.code in ("XB-FORM-007", "XB-FORM-008") for each in made.report)
    if made.value is not None:
        assert form_paper(case(), made.value[0]).blocks
