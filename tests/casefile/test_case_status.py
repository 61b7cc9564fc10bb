"""The status of a case: what is open, what settles it, and that following it does settle it."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from casefile.clean_cases import clean_case
from casefile.defects import DEFECTS
from xborder.casefile.status import status_of
from xborder.casefile.status_words import status_document
from xborder.cli.main import main
from xborder.model.codes import FileType


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_a_clean_case_is_ready_for_each_charge_and_says_nothing_else(tmp_path: Path) -> None:
    folder = clean_case(FileType.NGAP).write(tmp_path / "case")
    code, words = run("case", "status", folder)
    assert code == 0
    assert words.splitlines()[1] == "Ready."
    assert words.count(": ready") == 2
    assert "defendant 1, 36:charge:" in words
    assert len(words.splitlines()) == 4


def test_what_is_not_done_yet_is_no_failure_of_the_command(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    DEFECTS["charging"](case)  # an error for case check
    folder = case.write(tmp_path / "case")
    assert run("case", "check", folder)[0] == 1
    code, words = run("case", "status", folder)
    assert code == 0
    assert "Not ready" in words


def test_the_line_that_is_shown_settles_what_it_stands_beside(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    case.plan["care"] = [each for each in case.plan["care"] if each["witness"] != "36:witness:W2"]
    folder = case.write(tmp_path / "case")
    _, words = run("case", "status", folder)
    [line] = {each.strip() for each in words.splitlines() if "in case.yaml, under care" in each}
    entry = line.partition("under care: - ")[2].replace("YYYY-MM-DD", "2026-10-01").replace("...", "None; asked.")
    case.plan["care"].append(yaml.safe_load(entry))
    assert "Ready." in run("case", "status", case.write(tmp_path / "again"))[1]


def test_an_entry_that_is_there_is_added_to(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    del next(each for each in case.plan["care"] if each["witness"] == "36:witness:W1")["personal_statement_made"]
    _, words = run("case", "status", case.write(tmp_path / "case"))
    assert "in case.yaml, under care, in the entry of 36:witness:W1: personal_statement_made: false" in words


def test_a_statement_an_exhibit_and_a_form_are_added_by_a_command(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    case.without("form", *(each["ref"] for each in case.records if each["schema"] == "xborder/form/1"))
    case.without("statement", "S2")
    folder = case.write(tmp_path / "case")
    _, words = run("case", "status", folder)
    assert f"xborder case add {folder} FILE.pdf --statement-of 36:witness:W2 --made-on YYYY-MM-DD" in words
    assert f"xborder case add {folder} FILE.pdf --form PCN1" in words
    again = clean_case(FileType.NGAP)
    DEFECTS["exhibits"](again)
    assert " FILE --exhibit " in run("case", "status", again.write(tmp_path / "again"))[1]


def test_a_case_that_cannot_be_judged_yet_says_what_comes_first(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    case.without("charge", case.charge_ref)
    folder = case.write(tmp_path / "case")
    code, words = run("case", "status", folder)
    assert code == 0
    assert "Cannot tell yet" in words
    assert "XB-BUILD-023" in words
    document = json.loads(run("case", "status", folder, "--format", "json")[1])
    assert document["verdict"] == "cannot_tell"
    assert [each["code"] for each in document["blockers"]] == ["XB-BUILD-023"]


def test_a_folder_with_a_blank_in_its_name_is_quoted_and_a_charge_is_named(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    DEFECTS["medical"](case)
    case.without("form", *(each["ref"] for each in case.records if each.get("form") == "PCN1"))
    folder = case.write(tmp_path / "my case")
    _, words = run("case", "status", folder)
    assert f"xborder case add '{folder}' FILE.pdf --form PCN1" in words
    assert f"(only 36:charge:{case.charge_ref}#2)" in words


def test_a_record_that_the_agreement_holds_back_is_told(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    del case.record("witness", "W2")["provenance"]["verified_at"]
    folder = case.write(tmp_path / "case")
    _, words = run("case", "status", folder)
    assert "not in the file: 36:witness:W2 is held" in words
    document = json.loads(run("case", "status", folder, "--format", "json")[1])
    assert [each["code"] for each in document["withheld"]] == ["XB-REC-005"]


@pytest.mark.parametrize("content", [b"", b"schema: [", b"schema: xborder/case/1\n", None])
def test_a_folder_that_cannot_be_read_is_said_and_ends_with_2(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "case.yaml").write_bytes(content)
    code, words = run("case", "status", tmp_path)
    assert code == 2
    assert "error XB-" in words


@pytest.mark.parametrize("check", sorted(DEFECTS))
def test_every_open_thing_has_something_that_settles_it_and_names_nobody(check: str, tmp_path: Path) -> None:
    case = clean_case(FileType.BAIL_BREACH if check == "bail_breach" else FileType.CROWN)
    DEFECTS[check](case)
    found = status_of(case.write(tmp_path / "case"))
    assert found.value is not None
    document = status_document(found.value)
    assert document["verdict"] != "ready"
    assert document["open"]
    assert all(each["settles"].strip(" :") for each in document["open"])
    words = json.dumps(document).lower()
    assert not [name for name in ("quarrell", "merridew", "pellow", "hollis") if name in words]
