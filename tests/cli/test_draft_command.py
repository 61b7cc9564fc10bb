"""``xborder draft`` as an officer types it: from a case folder and from files; two files or none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafts_made import pages
from formats_world import KENT_FILE, ORDERS_FILE, ROOT
from xborder.cli.main import main

CASE = ROOT / "src/xborder/casefile/demo/case"
WORDS = """\
schema: xborder/order-draft/1
locality: The farmed land of four counties
consulted: ["The district council, 10 April 2026"]
court: Fenmarsh Magistrates' Court
ask_for_changes: The community safety team
area: Farmland as on map JSK/3
duration: 12 months
conduct: Coursing hares with dogs on farmland, without leave.
requirements:
  - number: 1
    kind: prohibit
    text: You must not be on farmland in Kent with a sighthound or lurcher.
"""


def run(*arguments: object, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, ["draft", *map(str, arguments)])
    assert done.exit_code == exit_code, done.output
    return done.output


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.yaml"
    path.write_text(WORDS)
    return path


def test_a_notice_from_a_case_folder_with_its_record(tmp_path: Path, terms: Path) -> None:
    paper, record = tmp_path / "notice.pdf", tmp_path / "notice.json"
    issuer = ("--issuing-force", "35", "--issuer", "PC 2207 Jonas KESTREL", "--on", "2026-04-14")
    said = run("cpn", CASE, *issuer, "--requirements", terms, "-o", paper, "--record", record)
    assert str(paper) in said
    assert "0 errors, 1 warning" in said
    assert "PC 2207 Jonas KESTREL" in " ".join(pages(paper.read_bytes()))
    assert json.loads(record.read_text())["issuer"]["collar_number"] == "2207"
    checked = CliRunner().invoke(main, ["check", str(record)])
    assert "No service is recorded." in checked.output


def test_an_application_takes_what_the_case_seeks(tmp_path: Path) -> None:
    run("cbo", CASE, "-o", tmp_path / "cbo.pdf")
    said = " ".join(pages((tmp_path / "cbo.pdf").read_bytes()))
    assert "any farmland or woodland in Norfolk, Suffolk, Cambridgeshire or Kent" in said
    assert "36NC0412626" in said


def test_a_warning_from_one_forces_export_about_the_person_named(tmp_path: Path) -> None:
    person = ("--person", "incident:EK/26/1042", "--on", "2026-02-20")
    run(
        "cpw",
        KENT_FILE,
        "--force",
        "46",
        *person,
        "-o",
        tmp_path / "cpw.pdf",
        "--requirement",
        "You must not enter Wade Farm.",
    )
    said = " ".join(pages((tmp_path / "cpw.pdf").read_bytes()))
    assert "1. You must not enter Wade Farm." in said
    assert "Kent Police" in said


def test_a_fault_in_the_terms_is_shown_where_it_stands(tmp_path: Path, terms: Path) -> None:
    terms.write_text(WORDS + "  - number: 1\n    kind: prohibit\n    text: You must not enter Wade Farm in Kent.\n")
    said = run(
        "cpn",
        CASE,
        "--issuing-force",
        "35",
        "--on",
        "2026-04-14",
        "--requirements",
        terms,
        "-o",
        tmp_path / "x.pdf",
        exit_code=1,
    )
    assert "line 13" in said
    assert "XB-TERM-001" in said
    assert "Nothing was written." in said
    assert not (tmp_path / "x.pdf").exists()


def test_terms_that_are_no_terms_end_the_command(tmp_path: Path, terms: Path) -> None:
    terms.write_text(WORDS.replace("locality", "location"))
    said = run("cpn", CASE, "--requirements", terms, "-o", tmp_path / "x.pdf", exit_code=2)
    assert "XB-SCHEMA-005" in said


def test_both_files_or_none(tmp_path: Path, terms: Path) -> None:
    (tmp_path / "there.json").write_text("{}")
    given = (CASE, "--issuing-force", "35", "--on", "2026-04-14", "--requirements", terms)
    said = run("cpn", *given, "-o", tmp_path / "x.pdf", "--record", tmp_path / "there.json", exit_code=2)
    assert "XB-OUT-001" in said
    assert sorted(each.name for each in tmp_path.iterdir()) == ["terms.yaml", "there.json"]
    assert (tmp_path / "there.json").read_text() == "{}"


def test_a_step_that_is_not_open_is_refused_and_nothing_is_written(tmp_path: Path, terms: Path) -> None:
    given = (
        "cpn",
        CASE,
        "--issuing-force",
        "35",
        "--on",
        "2026-03-01",
        "--requirements",
        terms,
        "-o",
        tmp_path / "x.pdf",
    )
    said = run(*given, exit_code=1)
    assert "XB-DRAFT-005" in said
    assert "Conduct after" in said
    assert "Nothing was written." in said
    assert not (tmp_path / "x.pdf").exists()


def test_the_shipped_template_can_be_had_and_given_back(tmp_path: Path, terms: Path) -> None:
    own, first, second = tmp_path / "own.typ", tmp_path / "1.pdf", tmp_path / "2.pdf"
    run("template", "cpn", "-o", own)
    given = ("cpn", CASE, "--issuing-force", "35", "--on", "2026-04-14", "--requirements", terms)
    run(*given, "-o", first)
    run(*given, "-o", second, "--template", own)
    assert first.read_bytes() == second.read_bytes()
    assert "XB-OUT-001" in run("template", "cpn", "-o", own, exit_code=2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cpn", CASE, "--force", "35", "-o", "x.pdf"], "a case folder has its own"),
        (["cpn", KENT_FILE, ORDERS_FILE, "--on", "2026-04-14", "-o", "x.pdf"], "--issuing-force"),
        (["cpn", CASE, "-o", "x.pdf", "--record", "x.pdf"], "same file"),
    ],
)
def test_wrong_use_is_said(arguments: list[object], said: str) -> None:
    assert said in run(*arguments, exit_code=2)


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path, terms: Path) -> None:
    out, absent = ("-o", tmp_path / "x.pdf"), tmp_path / "absent"
    case = ("cpn", CASE, "--issuing-force", "35", "--on", "2026-04-14")
    assert "XB-FILE-" in run("cpw", absent, *out, exit_code=2)
    assert "XB-FILE-" in run(*case, *out, "--requirements", absent, exit_code=2)
    assert "XB-FILE-" in run(*case, *out, "--requirements", terms, "--template", absent, exit_code=1)
    assert "XB-LADDER-001" in run(*case, *out, "--operation", "absent", exit_code=2)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["terms.yaml"]


def test_a_place_that_cannot_be_written_is_a_finding(tmp_path: Path, terms: Path) -> None:
    (tmp_path / "file").write_text("")
    given = ("cpn", CASE, "--issuing-force", "35", "--on", "2026-04-14", "--requirements", terms)
    assert "XB-OUT-" in run(*given, "-o", tmp_path / "file" / "x.pdf", exit_code=2)
    said = run(*given, "-o", tmp_path / "x.pdf", "--record", tmp_path / "file" / "x.json", exit_code=2)
    assert "XB-OUT-" in said
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "terms.yaml"]


def test_another_operation_has_other_steps(tmp_path: Path, terms: Path) -> None:
    given = ("cpn", CASE, "--issuing-force", "35", "--on", "2026-04-14", "--requirements", terms)
    said = run(*given, "--operation", "county-lines", "-o", tmp_path / "x.pdf", exit_code=1)
    assert "county-lines" in said
    assert not (tmp_path / "x.pdf").exists()


def test_the_help_of_the_program_loads_nothing_of_it() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from xborder.cli.main import main; "
        "CliRunner().invoke(main, ['--help']); "
        "print([m for m in sys.modules if m.startswith(('xborder.casefile', 'xborder.ladder', 'typst', 'pypdf'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert done.stdout.strip() == "[]"
