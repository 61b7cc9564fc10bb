"""Adding to a case: byte for byte, safely named, the plan's own lines kept, and whole or not at all."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from casefile.clean_cases import CleanCase, clean_case
from xborder.casefile.adding import add as adding
from xborder.casefile.prepare import prepare
from xborder.casefile.status import status_of
from xborder.casefile.status_words import status_document
from xborder.cli.main import main
from xborder.files import writing
from xborder.model.codes import FileType


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def state(folder: Path) -> dict[str, str]:
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def open_things(folder: Path) -> list[str]:
    found = status_of(folder).value
    assert found is not None
    return [each["item"] for each in status_document(found)["open"]]


@pytest.fixture
def case() -> CleanCase:
    return clean_case(FileType.NGAP)


@pytest.fixture
def scan(tmp_path: Path, case: CleanCase) -> Path:
    """A PDF whose own name tells an address and a date of birth."""
    source = case.write(tmp_path / "source") / "statements/S2.pdf"
    return Path(shutil.copy(source, tmp_path / "9 Dyke Bank 1990-03-04.pdf"))


def test_a_statement_settles_what_was_missing(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    exhibits = [each["value"] for each in case.record("statement", "S2")["exhibits"]]
    case.without("statement", "S2")
    case.plan["narrative"]["key_evidence"] = ["The occupier (statement S1) saw him."]
    folder = case.write(tmp_path / "case")
    assert "key_statements" in open_things(folder)
    mentions = [part for each in exhibits for part in ("--mentions", each)]
    code, words = run(
        "case", "add", folder, scan, "--statement-of", "W2", "--made-on", "2026-09-24", "--pages", 1, "--front", 1,
        "--signed", "--declared", *mentions,
    )  # fmt: skip
    assert code == 0, words
    assert open_things(folder) == []
    assert (folder / "statements/AS1.pdf").read_bytes() == scan.read_bytes()
    made = prepare(folder)
    assert made.value is not None
    assert "statements/AS1.pdf" in [paper.file.path for paper in made.value.papers if paper.served_pages == (1,)]
    assert "Dyke" not in (folder / "records/added-36.yaml").read_text(encoding="utf-8")
    assert not [each for each in folder.rglob("*") if "Dyke" in each.name]


def test_an_exhibit_settles_what_a_statement_names(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    case.record("statement", "S1")["exhibits"].append({"scheme": "exhibit_ref", "value": "CM/9"})
    folder = case.write(tmp_path / "case")
    assert open_things(folder) == ["exhibits"]
    told = ("--exhibit", "cm9", "--produced-by", "36:witness:W1", "--description", 'The "gate": # bent')
    assert run("case", "add", folder, scan, *told)[0] == 0
    assert open_things(folder) == []
    assert (folder / "exhibits/CM-9.pdf").read_bytes() == scan.read_bytes()


def test_a_form_is_of_the_lead_force(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    gone = [each["ref"] for each in case.records if each["schema"] == "xborder/form/1" and each["form"] == "PCN1"]
    case.without("form", *gone)
    folder = case.write(tmp_path / "case")
    assert "convictions" in open_things(folder)
    assert run("case", "add", folder, scan, "--form", "PCN1", "--completed-on", "2026-10-01")[0] == 0
    assert "convictions" not in open_things(folder)


def test_a_redacted_copy_is_served_in_place_of_the_original_and_no_export_changes(
    case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "copy.pdf"
    _another(scan, other)
    folder = case.write(tmp_path / "case")
    before = state(folder)
    key = next(each["ref"] for each in case.records if each.get("exhibit_ref", {}).get("value") == "CM/1")
    code, words = run("case", "add", folder, other, "--redacted-copy-of", "CM/1")
    assert code == 0, words
    after = state(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "case.yaml",
        f"exhibits/36.exhibit.{key.replace('/', '-')}-redacted.pdf",
    }
    made = prepare(folder)
    assert made.value is not None
    served = {paper.file.path: paper.served_pages for paper in made.value.papers if paper.record.ref == key}
    assert sorted(map(bool, served.values())) == [False, True]
    assert "XB-CASE-215" in run("case", "add", folder, other, "--redacted-copy-of", "CM/1")[1]


def test_the_scan_of_a_statement_that_was_exported_without_one_is_added(
    case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    case.record("statement", "S2")["files"] = []
    folder = case.write(tmp_path / "case")
    told = "--original-of 36:statement:S2 --front 1 --back 2"
    assert f"xborder case add {folder} FILE.pdf {told}" in run("case", "status", folder)[1]
    before = state(folder)
    assert run("case", "add", folder, scan, "--original-of", "36:statement:S2", "--front", 1)[0] == 0
    after = state(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "case.yaml",
        "statements/36.statement.S2.pdf",
    }
    assert open_things(folder) == []
    made = prepare(folder)
    assert made.value is not None
    assert [each.served_pages for each in made.value.papers if each.record.ref == "S2"] == [(1,)]
    assert "XB-CASE-215" in run("case", "add", folder, scan, "--original-of", "36:statement:S2")[1]


def test_a_copy_that_belongs_to_nothing_stops_the_case(case: CleanCase, tmp_path: Path) -> None:
    case.plan["files"] = [{"record": "36:exhibit:NONE", "path": "exhibits/none.pdf", "role": "redacted_copy"}]
    code, words = run("case", "status", case.write(tmp_path / "case"))
    assert code == 2
    assert "XB-CASE-210" in words


def test_the_plan_keeps_its_lines_and_the_second_addition_changes_one_file(
    case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    folder = case.write(tmp_path / "case")
    plan = folder / "case.yaml"
    plan.write_text("# mine\n" + plan.read_text(encoding="utf-8") + "# the end\n", encoding="utf-8")
    lines = plan.read_text(encoding="utf-8").splitlines()
    assert run("case", "add", folder, scan, "--form", "MG18")[0] == 0
    after = plan.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in lines] == [
        '- {path: "records/added-36.yaml", profile: "canonical-yaml", force: "36"}'
    ]
    assert [line for line in after if line in lines] == lines
    before = state(folder)
    assert run("case", "add", folder, scan, "--form", "MG19")[0] == 0
    now = state(folder)
    assert {name for name in now if now[name] != before.get(name)} == {"records/added-36.yaml", "forms/MG19-AF2.pdf"}


def test_a_reference_that_is_taken_is_refused_with_one_that_is_free(
    case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    folder = case.write(tmp_path / "case")
    before = state(folder)
    code, words = run(
        "case", "add", folder, scan, "--exhibit", "CM/1", "--produced-by", "W2", "--description", "A picture"
    )
    assert code == 2
    assert "CME/1 is free" in words  # PELLOW: the second letter of the surname
    own = run("case", "add", folder, scan, "--exhibit", "CM1", "--produced-by", "W1", "--description", "A picture")[1]
    assert "CM/2 is free" in own
    assert state(folder) == before


def _another(scan: Path, other: Path) -> None:
    with pikepdf.open(scan) as pdf:
        pdf.docinfo["/Title"] = "Copy"
        pdf.save(other)


def _encrypted(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def _active(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
        pdf.save(path)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:300])


@pytest.mark.parametrize("spoil", [_encrypted, _active, _cut, lambda path: path.write_bytes(b""), Path.unlink])
def test_a_file_that_no_bundle_can_hold_is_refused_and_nothing_changes(
    spoil: Any, case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    folder = case.write(tmp_path / "case")
    before = state(folder)
    spoil(scan)
    code, words = run("case", "add", folder, scan, "--form", "MG6")
    assert code == 2
    assert "error XB-" in words
    assert state(folder) == before


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (("--statement-of", "W9", "--made-on", "2026-09-24"), "XB-CASE-211"),
        (("--form", "MG99"), "XB-CASE-214"),
        (("--redacted-copy-of", "S9"), "XB-CASE-211"),
        (("--redacted-copy-of", "36:statement:S2"), "XB-CASE-216"),
    ],
)
def test_what_does_not_fit_the_case_is_refused(
    told: tuple[str, ...], code: str, case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    folder = case.write(tmp_path / "case")
    before = state(folder)
    ended, words = run("case", "add", folder, scan, *told)
    assert ended == 2
    assert code in words
    assert state(folder) == before


def test_somebody_has_to_have_looked_at_it(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    del case.plan["reporting_officer"]
    folder = case.write(tmp_path / "case")
    code, words = run("case", "add", folder, scan, "--form", "MG6")
    assert code == 2
    assert "XB-CASE-219" in words
    told = ("--checked-by", "Records, Norfolk", "--checked-on", "2026-10-01")
    assert run("case", "add", folder, scan, "--form", "MG6", *told)[0] == 0
    assert 'verified_by: "Records, Norfolk"' in (folder / "records/added-36.yaml").read_text(encoding="utf-8")


def test_a_copy_of_what_has_no_file_is_refused(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    case.record("statement", "S2")["files"] = []
    code, words = run("case", "add", case.write(tmp_path / "case"), scan, "--redacted-copy-of", "S2")
    assert code == 2
    assert "XB-CASE-217" in words


def test_a_plan_in_one_line_is_left_alone_and_the_line_is_told(case: CleanCase, scan: Path, tmp_path: Path) -> None:
    folder = case.write(tmp_path / "case")
    (folder / "case.yaml").write_text(json.dumps(case.plan), encoding="utf-8")
    before = state(folder)
    other = tmp_path / "other.pdf"
    _another(scan, other)
    code, words = run("case", "add", folder, other, "--redacted-copy-of", "S2")
    assert code == 2
    assert 'Add it by hand: {record: "36:statement:S2"' in words
    assert state(folder) == before


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_a_failure_at_any_write_leaves_the_case_as_it_was(
    stop_at: int, case: CleanCase, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = case.write(tmp_path / "case")
    before = state(folder)
    real, count = writing.write_whole, [0]

    def failing(*given: Any, **named: Any) -> None:
        if count[0] == stop_at:
            raise KeyboardInterrupt
        count[0] += 1
        real(*given, **named)

    monkeypatch.setattr(adding, "write_whole", failing)
    assert run("case", "add", folder, scan, "--form", "MG6")[0] == 130
    assert state(folder) == before
    monkeypatch.setattr(adding, "write_whole", real)
    assert run("case", "add", folder, scan, "--form", "MG6")[0] == 0


@pytest.mark.parametrize("stop_at", [1, 2])
def test_a_kill_before_the_last_write_leaves_a_case_that_reads_as_before_and_can_be_added_to(
    stop_at: int, case: CleanCase, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, left = case.write(tmp_path / "case"), tmp_path / "left"
    real, count = writing.write_whole, [0]

    def looking(*given: Any, **named: Any) -> None:
        if count[0] == stop_at:  # what a kill would leave here
            shutil.copytree(folder, left)
        count[0] += 1
        real(*given, **named)

    monkeypatch.setattr(adding, "write_whole", looking)
    assert run("case", "add", folder, scan, "--form", "MG6")[0] == 0
    assert count == [3]
    assert state(left) != state(folder)
    assert open_things(left) == []
    assert "36:form:AF1" not in _records(left)
    assert run("case", "add", left, scan, "--form", "MG6")[0] == 0
    assert "36:form:AF1" in _records(left)


def _records(folder: Path) -> set[str]:
    made = prepare(folder)
    assert made.value is not None
    return set(made.value.case.records)


def test_a_folder_of_the_case_that_leads_elsewhere_is_not_written_to(
    case: CleanCase, scan: Path, tmp_path: Path
) -> None:
    folder = case.write(tmp_path / "case")
    elsewhere = tmp_path / "elsewhere"
    shutil.move(folder / "forms", elsewhere)
    (folder / "forms").symlink_to(elsewhere)
    held = sorted(each.name for each in elsewhere.iterdir())
    code, words = run("case", "add", folder, scan, "--form", "MG18")
    assert code == 2
    assert "XB-BUILD-001" in words
    assert sorted(each.name for each in elsewhere.iterdir()) == held


@pytest.mark.parametrize(
    "told",
    [
        (),
        ("--form", "MG6", "--exhibit", "CM/9"),
        ("--statement-of", "W1"),
        ("--exhibit", "CM/9", "--description", "x"),
        ("--form", "MG6", "--signed"),
        ("--exhibit", "9CM", "--produced-by", "W1", "--description", "x"),
        ("--statement-of", "W1", "--made-on", "24/09/2026"),
    ],
)
def test_a_command_that_does_not_say_what_the_file_is_is_refused(
    told: tuple[str, ...], scan: Path, tmp_path: Path
) -> None:
    assert run("case", "add", tmp_path, scan, *told)[0] == 2
