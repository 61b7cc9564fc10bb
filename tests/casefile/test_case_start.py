"""Starting a case: exact copies, a plan that the strict reader takes, and nothing half-made."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from xborder.casefile.demo import copy_case
from xborder.casefile.folder import read_plan
from xborder.casefile.prepare import prepare
from xborder.casefile.starting.start import Wish, start_case
from xborder.cli.main import main
from xborder.files import output_dir
from xborder.formats import read
from xborder.model.codes import FileType


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "case"
    copy_case(folder, key_id="norfolk-demo-2026")
    return folder


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def start(folder: Path, demo: Path, *more: object, source: str = "records/norfolk/new-case.xml") -> tuple[int, str]:
    given = ("--urn", "36NC0412626", "--lead-force", "36", "--agreement", demo / "agreement.yaml")
    trust = ("--trust", demo / "keys/trust.yaml", "--as-of", "2026-10-08T09:00:00+01:00")
    return run("case", "init", folder, "--from", demo / source, *given, *trust, "--file-type", "ngap", *more)


@pytest.mark.parametrize(
    ("source", "force", "profile", "title"),
    [
        ("records/norfolk/new-case.xml", "36", "spi-new-case", "R v Daryl Lee FENWRIGHT"),
        ("records/kent/coursing-log.csv", "46", "kent-coursing-log", "Case 36NC0412626"),
        ("records/suffolk/export.json", "37", "suffolk-rms", None),
        ("records/cambridgeshire/orders.yaml", "35", "canonical-yaml", None),
    ],
)
def test_a_case_starts_from_any_format_and_holds_the_bytes(
    source: str, force: str, profile: str, title: str | None, demo: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    code, words = start(folder, demo, "--force", force, source=source)
    assert code == 0, words
    plan = read_plan(folder)
    assert plan.value is not None
    assert not plan.report.findings
    [record] = plan.value.record.records
    assert (record.profile, record.force) == (profile, force)
    assert (folder / record.path).read_bytes() == (demo / source).read_bytes()
    assert (folder / "agreement.yaml").read_bytes() == (demo / "agreement.yaml").read_bytes()
    assert len(list((folder / "signatures").iterdir())) == 8
    assert title is None or plan.value.record.title == title
    assert list(plan.value.record.purposes.between_forces) == ["prevent_detect", "prosecute"]
    assert run("case", "status", folder)[0] == 0


def test_every_file_type_and_a_title_with_quotes_pass_the_strict_reader(demo: Path, tmp_path: Path) -> None:
    for kind in FileType:
        folder = tmp_path / kind.value
        assert start(folder, demo, "--file-type", kind.value, "--title", 'R v "X": # \\ no')[0] == 0
        plan = read_plan(folder).value
        assert plan is not None
        assert (plan.record.file_type, plan.record.title) == (kind, 'R v "X": # \\ no')


def test_the_title_is_of_the_record_that_is_named(demo: Path, tmp_path: Path) -> None:
    source = "records/kent/coursing-log.csv"
    code, words = start(tmp_path / "case", demo, "--force", "46", "--record", "EK/26/1042", source=source)
    assert code == 0, words
    plan = read_plan(tmp_path / "case").value
    assert plan is not None
    assert plan.record.title.startswith("R v ")


def test_no_comment_and_no_line_leaves_a_text_without_quotes(demo: Path, tmp_path: Path) -> None:
    start(tmp_path / "case", demo)
    lines = (tmp_path / "case/case.yaml").read_text(encoding="utf-8").splitlines()
    values = [line.partition(": ")[2] for line in lines if not line.startswith(("#", " ")) and ": " in line]
    assert values
    assert all(value.startswith('"') for value in values)


@pytest.mark.parametrize(
    ("more", "code"),
    [(("--record", "NONE"), "XB-CASE-202"), (("--lead-force", "45"), "XB-BUILD-024"), (("--profile", "x"), "XB-")],
)
def test_what_cannot_be_started_leaves_nothing(more: tuple[str, ...], code: str, demo: Path, tmp_path: Path) -> None:
    ended, words = start(tmp_path / "case", demo, *more)
    assert ended == 2
    assert code in words
    assert not (tmp_path / "case").exists()


def test_a_file_of_no_known_format_is_said(demo: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x00\x01 nothing")
    code, words = run(
        "case", "init", tmp_path / "case", "--from", strange, "--urn", "36NC0412626", "--lead-force", "36",
        "--file-type", "gap", "--agreement", demo / "agreement.yaml",
    )  # fmt: skip
    assert code == 2
    assert "XB-CASE-201" in words


def test_an_agreement_without_a_flow_to_the_prosecutor_is_said(demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "agreement.yaml"
    text = (demo / "agreement.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace('to_parties: ["cps"]', 'to_parties: ["kent"]'), encoding="utf-8")
    code, words = start(tmp_path / "case", demo, "--agreement", other)
    assert code == 2
    assert "XB-CASE-203" in words


def test_a_folder_that_holds_something_is_refused_and_kept(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    code, words = start(folder, demo)
    assert code == 2
    assert "XB-OUT-001" in words
    assert [each.name for each in folder.iterdir()] == ["note.txt"]


def test_an_empty_folder_is_used(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    assert start(tmp_path / "case", demo)[0] == 0


def test_a_urn_that_is_none_is_refused_at_once(demo: Path, tmp_path: Path) -> None:
    assert start(tmp_path / "case", demo, "--urn", "NOT-A-URN")[0] == 2
    assert not (tmp_path / "case").exists()


def test_a_kill_before_the_last_step_leaves_nothing(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(output_dir, "_take_place", killed)
    wish = Wish(
        urn="36NC0412626",
        lead_force="36",
        file_type=FileType.GAP,
        agreement=demo / "agreement.yaml",
        as_of=dt.datetime(2026, 10, 8, tzinfo=dt.UTC),
        force="36",
    )
    with pytest.raises(Killed):
        start_case(tmp_path / "case", demo / "records/norfolk/new-case.xml", wish)
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    ("source", "force", "more", "suspect"),
    [
        ("records/kent/coursing-log.csv", "46", ("--record", "EK/26/1042"), "46:incident:EK/26/1042#1"),
        ("records/cambridgeshire/orders.yaml", "35", ("--record", "ORDER"), "35:asb_order:ORDER"),
    ],
)
def test_a_case_before_a_charge_is_about_the_person_of_its_record(
    source: str, force: str, more: tuple[str, ...], suspect: str, demo: Path, tmp_path: Path
) -> None:
    order = _first_order(demo)
    told = tuple(order if each == "ORDER" else each for each in more)
    folder = tmp_path / "case"
    code, words = start(folder, demo, "--force", force, "--file-type", "pre_charge", *told, source=source)
    assert code == 0, words
    plan = read_plan(folder).value
    assert plan is not None
    assert plan.record.suspects[0].partition("#")[0] == suspect.replace("ORDER", order).partition("#")[0]
    made = prepare(folder)
    assert made.value is not None, made.report
    [accused] = made.value.case.file.defendants
    assert accused.person.name is not None
    assert accused.charge_refs == ()
    words = run("case", "status", folder)[1]
    assert "defendant 1: not charged yet" in words
    assert "Charges, worded and coded" not in words
    built = run("case", "build", folder, "-o", tmp_path / "out")
    assert (tmp_path / "out/prosecution/data/case-file.pdf").is_file(), built


def test_a_file_for_the_court_without_a_charge_is_not_ready(demo: Path, tmp_path: Path) -> None:
    source = "records/kent/coursing-log.csv"
    start(tmp_path / "case", demo, "--force", "46", "--record", "EK/26/1042", source=source)
    assert "No charge is in the file" in run("case", "status", tmp_path / "case")[1]


def test_a_suspect_whom_no_record_has_is_told(demo: Path, tmp_path: Path) -> None:
    source = "records/kent/coursing-log.csv"
    start(tmp_path / "case", demo, "--force", "46", "--record", "EK/26/1042", source=source)
    plan = tmp_path / "case/case.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("suspects: [", 'suspects: ["46:incident:EK/26/9999#P1", '), encoding="utf-8")
    assert "suspects in case.yaml names what there is not" in run("case", "status", tmp_path / "case")[1]
    plan.write_text(text.replace('suspects: ["46:incident:EK/26/1042', 'suspects: ["46:incident:X'), encoding="utf-8")
    assert "XB-BUILD-023" in run("case", "status", tmp_path / "case")[1]


def _first_order(demo: Path) -> str:
    made = read(demo / "records/cambridgeshire/orders.yaml", "canonical-yaml")
    return str(made.records[0].record.ref)
