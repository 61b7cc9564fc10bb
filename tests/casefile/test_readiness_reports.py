"""The answer in each form: failures first and in the prosecutor's terms; per charge; nobody's details."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from casefile.clean_cases import CleanCase, clean_case
from casefile.defects import DEFECTS
from xborder.casefile.prepare import Prepared, prepare
from xborder.casefile.readiness import State, Verdict
from xborder.cli.main import main
from xborder.model.codes import FileType
from xborder.model.readiness import ReadinessFile
from xborder.schema import decode_json, encode

_ROOT = Path(__file__).parents[2]


def spoiled(*checks: str, kind: FileType = FileType.NGAP) -> CleanCase:
    case = clean_case(kind)
    for check in checks:
        DEFECTS[check](case)
    return case


def answer(case: CleanCase, folder: Path) -> Prepared:
    made = prepare(case.write(folder / "case"))
    assert made.value is not None, made.report
    return made.value


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_an_injury_keeps_back_only_the_charge_that_speaks_of_it(tmp_path: Path) -> None:
    made = answer(spoiled("medical"), tmp_path).readiness
    assert [(each.key[-2:], each.verdict) for each in made.charges] == [
        ("#1", Verdict.READY),
        ("#2", Verdict.NOT_READY),
    ]


def test_a_fault_of_the_whole_file_keeps_back_every_charge(tmp_path: Path) -> None:
    made = answer(spoiled("supervision"), tmp_path).readiness
    assert {each.verdict for each in made.charges} == {Verdict.NOT_READY}


def test_who_charged_is_asked_only_where_it_matters_and_an_open_answer_is_no_failure(tmp_path: Path) -> None:
    case = clean_case(FileType.NGAP)
    del case.plan["charging"]
    made = prepare(case.write(tmp_path / "case"))
    assert made.value is not None
    readiness = made.value.readiness
    assert readiness.verdict is Verdict.CANNOT_TELL
    assert [each.verdict for each in readiness.charges] == [Verdict.READY, Verdict.CANNOT_TELL]
    assert [each.code for each in made.report] == ["XB-READY-042"]
    assert not made.report.has_errors


def test_a_fault_outweighs_what_cannot_be_told(tmp_path: Path) -> None:
    case = spoiled("forensic")
    del case.plan["charging"]
    readiness = answer(case, tmp_path).readiness
    assert readiness.verdict is Verdict.NOT_READY
    assert [item.state for item in readiness.open] == [State.MISSING, State.CANNOT_TELL]


def test_the_terminal_shows_failures_first_with_reason_and_remedy(tmp_path: Path) -> None:
    folder = spoiled("cctv_clipped", "supervision").write(tmp_path / "case")
    code, words = run("case", "check", folder)
    lines = words.splitlines()
    assert lines[0].startswith("MISSING  Named officer")
    assert "reason: 13. CCTV is not clipped" in words
    assert words.index("CCTV is not clipped") < words.index("present  Charges")
    assert "Not ready: 1 missing, 1 present but faulty." in words
    assert code == 0  # neither need was read in a primary source, so neither is an error


def test_a_need_that_was_read_in_a_primary_source_is_an_error(tmp_path: Path) -> None:
    code, words = run("case", "check", spoiled("charging").write(tmp_path / "case"))
    assert code == 1
    assert "error XB-READY-023" in words


def test_json_holds_every_item_and_every_charge(tmp_path: Path) -> None:
    out = tmp_path / "ready.json"
    run("case", "check", spoiled("medical").write(tmp_path / "case"), "--readiness", out)
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["verdict"] == "not_ready"
    [failure] = document["failures"]
    assert (failure["reason"], failure["check"], failure["item"]) == (18, "medical", "medical")
    assert {item["state"] for item in document["items"]} == {"present", "missing", "not_needed"}
    assert [charge["verdict"] for charge in document["charges"]] == ["ready", "not_ready"]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_shows_failures_before_everything_else(tmp_path: Path) -> None:
    out = tmp_path / "ready.html"
    run("case", "check", spoiled("presumption").write(tmp_path / "case"), "--readiness", out)
    reader = _Reader()
    reader.feed(out.read_text(encoding="utf-8"))
    words = " ".join(reader.words)
    assert "1. Material presumed to meet the disclosure test was not provided" in words
    assert words.index("Why a reviewer would fail it") < words.index("Every item")
    assert "<script" not in out.read_text(encoding="utf-8")


def test_the_page_on_paper_tells_reason_state_and_remedy(tmp_path: Path) -> None:
    out = tmp_path / "ready.pdf"
    run("case", "check", spoiled("personal_statement").write(tmp_path / "case"), "--readiness", out)
    words = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    assert "Why a reviewer would fail it" in words
    assert "22. Whether a victim personal" in words


def test_the_page_on_paper_answers_for_each_defendant_and_charge(tmp_path: Path) -> None:
    out = tmp_path / "ready.pdf"
    run("case", "check", spoiled("medical").write(tmp_path / "case"), "--readiness", out)
    words = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    told = words[words.index("By defendant and charge") :]
    assert "1 PS22002 ready" in told
    assert "2 SE20001 not ready: medical evidence" in told


@pytest.mark.parametrize("check", sorted(DEFECTS))
def test_no_message_names_a_person(check: str, tmp_path: Path) -> None:
    kind = FileType.BAIL_BREACH if check == "bail_breach" else FileType.CROWN
    case = spoiled(check, kind=kind)
    made = prepare(case.write(tmp_path / "case"))
    words = " ".join(f"{each.message} {each.hint}" for each in made.report)
    for name in ("QUARRELL", "MERRIDEW", "PELLOW", "HOLLIS", "Drove End", "Keepers"):
        assert name.lower() not in words.lower()


def test_a_file_of_the_case_is_never_written_over(tmp_path: Path) -> None:
    folder = clean_case(FileType.NGAP).write(tmp_path / "case")
    before = (folder / "exhibits/CM-1.pdf").read_bytes()
    code, words = run("case", "check", folder, "--readiness", folder / "exhibits/CM-1.pdf")
    assert code == 2
    assert "is a file of the case" in words
    assert (folder / "exhibits/CM-1.pdf").read_bytes() == before


def test_an_ending_that_is_no_form_of_the_answer_is_refused_at_once(tmp_path: Path) -> None:
    code, words = run("case", "check", tmp_path, "--readiness", tmp_path / "ready.docx")
    assert code == 2
    assert ".json, .html or .pdf" in words


@pytest.mark.parametrize("check", sorted(DEFECTS))
@pytest.mark.parametrize("kind", [FileType.NGAP, FileType.BAIL_BREACH])
def test_every_file_of_readiness_is_valid_by_the_published_schema(check: str, kind: FileType, tmp_path: Path) -> None:
    out = tmp_path / "ready.json"
    run("case", "check", spoiled(check, kind=kind).write(tmp_path / "case"), "--readiness", out)
    document = json.loads(out.read_text(encoding="utf-8"))
    published = json.loads((_ROOT / "schemas/readiness/1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(published).validate(document)
    assert document["urn"] == "36NC0500126"
    read = decode_json(out.read_bytes(), ReadinessFile)
    assert read.value is not None
    assert encode(read.value) == document
