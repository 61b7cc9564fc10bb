"""``xborder agreement new``: from questions, flags, a file or an example to a draft."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from xborder.agreements.examples import EXAMPLES
from xborder.cli.main import main


def run(*arguments: object, exit_code: int = 0, typed: str | None = None) -> str:
    done = CliRunner().invoke(main, ["agreement", *map(str, arguments)], input=typed)
    assert done.exit_code == exit_code, done.output
    return done.output


def test_a_draft_from_flags_and_a_file(tmp_path: Path) -> None:
    draft, answers = tmp_path / "a.yaml", tmp_path / "answers.yaml"
    answers.write_text('title: "From the file"\npurpose: "Find machinery"\n')
    run("new", "-o", draft, "--answers", answers, "--answer", "title=From the flag")
    text = draft.read_text()
    assert 'title: "From the flag"' in text
    assert 'text: "Find machinery"' in text
    said = run("lint", draft, exit_code=1)
    assert "XB-AGR-039" in said
    assert "XB-AGR-002" not in said


def test_questions_are_asked_and_an_empty_answer_stays_open(tmp_path: Path) -> None:
    draft = tmp_path / "a.yaml"
    typed = "ISA-9\nTyped title\n\n\n\n\na; A; police_force; 42\n"
    said = run("new", "-o", draft, "--ask", typed=typed + "\n" * 40)
    assert "Organisations and controllers" in said
    text = draft.read_text()
    assert 'id: "ISA-9"' in text
    assert 'title: "Typed title"' in text
    assert "OPEN: What is it for?" in text
    assert 'name: "A"' in text


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_is_written_as_it_is_and_has_no_fault(name: str, tmp_path: Path) -> None:
    draft = tmp_path / "a.yaml"
    assert name in run("examples")
    run("new", "-o", draft, "--like", name)
    assert draft.read_bytes() == EXAMPLES[name].source
    assert "Nothing found" in run("lint", draft, "--at", "2026-11-02T09:00:00+00:00")


def test_what_cannot_be_done_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    draft = tmp_path / "a.yaml"
    assert "XB-AGR-044" in run("new", "-o", draft, "--answer", "people=dogs", exit_code=2)
    assert "XB-AGR-044" in run("new", "-o", draft, "--answer", "colour=red", exit_code=2)
    assert "QUESTION=ANSWER" in run("new", "-o", draft, "--answer", "people", exit_code=2)
    assert "no example" in run("new", "-o", draft, "--like", "dogs", exit_code=2)
    assert "XB-FILE-001" in run("new", "-o", draft, "--answers", tmp_path / "none.yaml", exit_code=2)
    assert not draft.exists()
    draft.write_text("mine")
    assert "XB-OUT-001" in run("new", "-o", draft, "--no-ask", exit_code=2)
    assert draft.read_text() == "mine"


def test_the_questions_are_listed() -> None:
    assert "party (several)" in run("new", "--questions")
