"""A draft loads, and its lint names what nobody has answered, and nothing else."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from xborder.agreements.drafting import QUESTIONS, draft_agreement
from xborder.agreements.drafting.answers import joined, read_answers
from xborder.agreements.load import load_agreement
from xborder.agreements.open_points import OPEN
from xborder.agreements.write import write_agreement
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Report
from xborder.model.register import RECORD_TYPES

TODAY = dt.date(2026, 11, 2)

FULL: dict[str, tuple[str, ...]] = {
    "id": ("ISA-RURAL-7",),
    "title": ("Rural crime in two areas: “machinery”",),
    "purpose": ("Find stolen machinery",),
    "necessity": ("It moves between areas",),
    "proportionality": ("Named fields",),
    "party": (
        "essex; Chief Constable of Essex Police; police_force; 42",
        "kent; Chief Constable of Kent Police; police_force; 46",
        "cps; Director of Public Prosecutions; prosecutor",
    ),
    "contact_point": ("kent",),
    "flow": ("essex -> kent: incident, offender", "kent -> cps: incident, offender, witness, charge"),
    "fields": (
        "offender: /name/**, /date_of_birth, /health/safety_markers/**",
        "incident: /occurred_on, /summary",
        "witness: /person/name/**",
        "charge: /urn, /offences/**",
    ),
    "people": ("suspect, convicted",),
    "authority": ("Common law powers of the police",),
    "sensitive": ("SP-HEALTH; health; safety of officers; 1; APD-7; 2026-06-01",),
    "dpia": ("DPIA-12; 2026-05-20",),
    "effective": ("2026-12-01",),
    "review_owner": ("kent:dpo",),
    "retention_months": ("24",),
}


def lint_of(answers: dict[str, tuple[str, ...]], folder: Path) -> Report:
    made = draft_agreement(answers, TODAY)
    assert made.value is not None, [found.message for found in made.report]
    file = folder / "agreement.yaml"
    file.write_bytes(write_agreement(made.value))
    loaded = load_agreement(file, trust=None)
    assert loaded.value is not None, [(found.code, str(found.location)) for found in loaded.report]
    return loaded.report


def told(report: Report) -> set[tuple[str, str]]:
    return {(found.code, found.location.pointer or "") for found in report}


def test_with_every_answer_only_names_of_people_are_open(tmp_path: Path) -> None:
    assert told(lint_of(FULL, tmp_path)) == {
        ("XB-AGR-039", "/parties/0/dpo"),
        ("XB-AGR-039", "/parties/1/dpo"),
        ("XB-AGR-039", "/parties/2/dpo"),
        ("XB-AGR-039", "/changelog/0/approved_by/0"),
    }


def test_with_no_answer_every_question_that_has_no_default_is_named(tmp_path: Path) -> None:
    codes = told(lint_of({}, tmp_path))
    assert {code for code, _ in codes} == {"XB-AGR-039", "XB-AGR-010", "XB-AGR-045"}
    assert ("XB-AGR-039", "/purposes/0/necessity") in codes
    assert ("XB-AGR-039", "/title") in codes


@pytest.mark.parametrize(
    "name",
    [each for each in FULL if each not in ("sensitive", "id", "dpia", "effective", "people", "retention_months")],
)
def test_an_answer_left_out_is_what_the_lint_adds(name: str, tmp_path: Path) -> None:
    fewer = {key: value for key, value in FULL.items() if key != name}
    added = told(lint_of(fewer, tmp_path)) - told(lint_of(FULL, tmp_path))
    assert added


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES))
def test_every_record_type_can_be_named_and_what_it_needs_goes(kind: str, tmp_path: Path) -> None:
    answers = FULL | {"flow": (f"essex -> kent: {kind}",), "fields": ()}
    codes = {code for code, _ in told(lint_of(answers, tmp_path))}
    assert codes == {"XB-AGR-039"}


def test_a_recipient_outside_part_3_asks_for_its_own_basis(tmp_path: Path) -> None:
    council = FULL | {
        "party": (*FULL["party"][:2], "fen; Fen Council (fictional); council"),
        "flow": ("kent -> fen: incident",),
    }
    assert "XB-AGR-012" in {code for code, _ in told(lint_of(council, tmp_path))}
    settled = council | {"outside_condition": ("6(1)(e)",), "outside_law": ("Crime and Disorder Act 1998 s.115",)}
    assert {code for code, _ in told(lint_of(settled, tmp_path))} == {"XB-AGR-039"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("party", "kent"),
        ("party", "kent; Chief Constable; army; 46"),
        ("flow", "kent, cps: incident"),
        ("flow", "kent -> cps"),
        ("flow", "kent -> cps: dog"),
        ("fields", "dog: /name"),
        ("fields", "offender"),
        ("people", "suspect, dog"),
        ("sensitive", "SP; health; why; 1; APD"),
        ("sensitive", "SP; health; why; 1; APD; June"),
        ("dpia", "D-1; soon"),
        ("effective", "2026-13-01"),
        ("retention_months", "0"),
        ("retention_months", "١٢"),
        ("law_enforcement", "perhaps"),
    ],
)
def test_an_answer_that_cannot_be_read_is_a_finding_and_there_is_no_draft(question: str, answer: str) -> None:
    made = draft_agreement(FULL | {question: (answer,)}, TODAY)
    assert made.value is None
    assert [found.code for found in made.report] == ["XB-AGR-044"]
    assert question in made.report.findings[0].message


def test_answers_from_a_file_and_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text('title: "T"\nparty: ["a; A; police_force", "b; B; council"]\n')
    assert read_answers(file).value == {"title": ("T",), "party": ("a; A; police_force", "b; B; council")}
    assert joined([("flow", "x"), ("flow", " y ")]).value == {"flow": ("x", "y")}


@pytest.mark.parametrize("text", ["colour: red\n", "title: [a, b]\n", "title: 7\n", "- title\n", "party: {a: b}\n"])
def test_a_file_of_answers_with_a_fault_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(text)
    read = read_answers(file)
    assert read.value is None
    assert read.report.has_errors


def test_a_question_of_one_answer_takes_one() -> None:
    assert joined([("title", "a"), ("title", "b")]).value is None
    assert joined([("colour", "a")]).value is None


def test_every_question_has_an_example_that_can_be_read() -> None:
    given = {question.id: (question.example,) for question in QUESTIONS}
    assert draft_agreement(given, TODAY).value is not None


_VALUES = st.recursive(
    st.booleans() | st.integers(-(10**6), 10**6) | st.text(st.characters(codec="utf-8", exclude_characters="\ufeff")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), inner, max_size=3),
    max_leaves=12,
)


@hypothesis_given(st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), _VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_again(document: dict[str, Any]) -> None:
    read = parse_yaml(write_agreement(document, comment="A draft\nof two lines"), "a.yaml")
    assert read.value is not None, [found.code for found in read.report]
    assert read.value.root == document


def test_open_texts_are_marked() -> None:
    made = draft_agreement({}, TODAY).value
    assert made is not None
    assert made["title"].startswith(OPEN)
