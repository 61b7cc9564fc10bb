"""``xborder share`` and ``convert --agreement`` on files of records: what may leave leaves, on record first."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from xborder.agreements.log_verify import verify_log
from xborder.cli.main import main

ROOT = Path(__file__).parents[2]
CASE = ROOT / "src/xborder/casefile/demo/case"
DAY = "2026-05-08T09:00:00+01:00"
UNDER = ("--agreement", CASE / "agreement.yaml", "--trust", CASE / "keys/trust.yaml", "--at", DAY)
TO_CPS = (*UNDER, "--from-force", "42", "--to-party", "cps")
#: In fields that the agreement lets nobody have.
CANARIES = ("Glazebrook-canary", "+441632960777", "7 Canary Wharf Lane")


def run(*arguments: object, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exit_code == exit_code, done.output
    return done.output


def offender(ref: str = "SR-7", **changes: Any) -> dict[str, Any]:
    made = {
        "schema": "xborder/offender/1",
        "ref": ref,
        "provenance": {"force": "42", "verified_at": "2026-05-01", "fact_or_assessment": "fact"},
        "processing_restricted": False,
        "subject_category": ["suspect"],
        "name": {"family": "Tillerbrook", "given": ["Daryl"]},
        "occupation": CANARIES[0],
        "contact": {"telephone": CANARIES[1]},
        "addresses": [
            {"lines": [CANARIES[2]], "postcode": {"scheme": "postcode", "value": "CM99 4AA", "raw": "CM99 4AA"}}
        ],
    }
    return {**made, **changes}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "in" / "records.jsonl"
    file.parent.mkdir()
    rows = [offender(), offender("SR-8", processing_restricted=True), offender("SR-9", subject_category=["witness"])]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return file


def entries(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


def test_decide_on_a_file_says_what_would_leave_and_nothing_does(source: Path, tmp_path: Path) -> None:
    said = run("share", "decide", source, *TO_CPS, "--decision", tmp_path / "decision.json")
    assert "refuse_record  42:offender:SR-8" in said
    decision = json.loads((tmp_path / "decision.json").read_bytes())
    assert [record["outcome"] for record in decision["records"]] == ["share", "refuse_record", "share"]
    assert {path.name for path in tmp_path.iterdir()} == {"in", "decision.json"}


def test_apply_writes_minimised_records_and_the_papers_and_leaves_the_input_alone(source: Path, tmp_path: Path) -> None:
    before, out, log = source.read_bytes(), tmp_path / "out", tmp_path / "log.jsonl"
    said = run("share", "apply", source, *TO_CPS, "--log", log, "-o", out)

    assert "2 handed over, 1 kept back" in said
    assert source.read_bytes() == before
    assert {path.name for path in source.parent.iterdir()} == {source.name}
    records = json.loads((out / "records.json").read_bytes())["records"]
    assert [record["ref"] for record in records] == ["SR-7", "SR-9"]
    assert records[0]["name"] == {"family": "Tillerbrook", "given": ["Daryl"]}
    assert "name" not in records[1]
    cover = json.loads((out / "cover.json").read_bytes())
    assert cover["marking"] == "OFFICIAL-SENSITIVE"
    assert len(cover["receipts"]) == 1
    quality = json.loads((out / "quality-statement.json").read_bytes())
    assert [record["record"] for record in quality["records"]] == ["42:offender:SR-7", "42:offender:SR-9"]
    assert [entry["type"] for entry in entries(log)] == ["disclosure"]
    assert list(verify_log(log)) == []


def test_no_canary_is_in_anything_that_is_written(source: Path, tmp_path: Path) -> None:
    out, log, report = tmp_path / "out", tmp_path / "log.jsonl", tmp_path / "report.json"
    said = run("share", "apply", source, *TO_CPS, "--log", log, "-o", out, "--report", f"json={report}")
    written = said.encode() + b"".join(path.read_bytes() for path in [*out.iterdir(), log, report])
    for canary in CANARIES:
        assert canary.encode() not in written
    assert b"Tillerbrook" in written


@pytest.mark.parametrize("verb", ["apply", "convert"])
def test_where_the_log_cannot_be_written_nothing_leaves(verb: str, source: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    assert "XB-REL-003" in handed(verb, source, tmp_path, log, exit_code=2)
    left = {path.name for path in tmp_path.iterdir() if not path.name.endswith("lock")}
    assert left == {"in", "log"}


def test_a_torn_log_lets_nothing_leave_unseen(source: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"no entry at all\n")
    run("share", "apply", source, *TO_CPS, "--log", log, "-o", tmp_path / "out", exit_code=2)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("verb", ["apply", "convert"])
def test_a_tampered_agreement_lets_nothing_leave(verb: str, source: Path, tmp_path: Path) -> None:
    agreement, log = tmp_path / "case/agreement.yaml", tmp_path / "log.jsonl"
    shutil.copytree(CASE, tmp_path / "case")
    agreement.write_bytes(agreement.read_bytes() + b"\n")
    said = handed(verb, source, tmp_path, log, ("--agreement", agreement), exit_code=2)
    assert "XB-AGR-040" in said
    assert not log.exists()
    assert not (tmp_path / "out").exists()


def test_without_keys_nothing_leaves(source: Path, tmp_path: Path) -> None:
    wish = ("--agreement", CASE / "agreement.yaml", "--from-force", "42", "--to-party", "cps", "--at", DAY)
    out, log = tmp_path / "out", tmp_path / "log.jsonl"
    assert "XB-AGR-042" in run("share", "apply", source, *wish, "--log", log, "-o", out, exit_code=2)
    assert not out.exists()
    assert not log.exists()


def handed(verb: str, source: Path, folder: Path, log: Path, more: tuple[Any, ...] = (), exit_code: int = 0) -> str:
    if verb == "apply":
        return run("share", "apply", source, *TO_CPS, *more, "--log", log, "-o", folder / "out", exit_code=exit_code)
    wish = ("--to", "canonical-json", "-o", folder / "out", "--papers", folder / "papers", "--log", log)
    return run("convert", source, *TO_CPS, *more, *wish, exit_code=exit_code)


def test_convert_writes_only_what_may_leave_in_another_format(source: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    said = handed("convert", source, tmp_path, log)
    records = json.loads((tmp_path / "out").read_bytes())["records"]
    assert [record["ref"] for record in records] == ["SR-7", "SR-9"]
    assert "2 converted" in said
    assert {path.name for path in (tmp_path / "papers").iterdir()} >= {"quality-statement.json", "cover.json"}
    written = b"".join(path.read_bytes() for path in [tmp_path / "out", log, *(tmp_path / "papers").iterdir()])
    assert not any(canary.encode() in written for canary in CANARIES)
    assert [entry["type"] for entry in entries(log)] == ["disclosure"]


@pytest.mark.parametrize("verb", ["apply", "convert"])
def test_what_cannot_be_put_in_its_place_is_taken_back_on_record(
    verb: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log.jsonl"

    def fails(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xborder.files.output_dir._take_place", fails)
    if verb == "convert":
        monkeypatch.setattr("xborder.cli.convert_placing.Placing.commit", fails)
    done = CliRunner().invoke(main, [*map(str, _arguments(verb, source, tmp_path, log))])
    assert done.exit_code != 0
    assert [entry["type"] for entry in entries(log)] == ["disclosure", "aborted"]
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "papers").exists()


def _arguments(verb: str, source: Path, folder: Path, log: Path) -> tuple[object, ...]:
    if verb == "apply":
        return ("share", "apply", source, *TO_CPS, "--log", log, "-o", folder / "out")
    wish = ("--to", "canonical-json", "-o", folder / "out", "--papers", folder / "papers", "--log", log)
    return ("convert", source, *TO_CPS, *wish)


def test_where_nothing_may_leave_it_is_said_and_not_put_on_record(source: Path, tmp_path: Path) -> None:
    source.write_text(json.dumps(offender(processing_restricted=True)) + "\n")
    log = tmp_path / "log.jsonl"
    for verb in ("apply", "convert"):
        assert "XB-REQ-010" in handed(verb, source, tmp_path, log, exit_code=2)
    assert not log.exists()


def test_somebodys_folder_is_never_replaced(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    log = tmp_path / "log.jsonl"
    assert "XB-OUT-001" in run("share", "apply", source, *TO_CPS, "--log", log, "-o", out, "--replace", exit_code=2)
    assert (out / "mine.txt").read_text() == "mine"
    assert not log.exists()


def test_what_was_handed_over_before_is_replaced_when_asked(source: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    for more in ((), ("--replace",)):
        run("share", "apply", source, *TO_CPS, *more, "--log", log, "-o", tmp_path / "out")
    assert [entry["type"] for entry in entries(log)] == ["disclosure", "disclosure"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("share", "decide", "{source}"), "--agreement"),
        (("share", "apply", "{source}", "--log", "l", "-o", "o"), "--agreement"),
        (("share", "apply", "{source}", "--log", "o/l", "-o", "o", *TO_CPS), "--log lies in"),
        (("share", "decide", "{source}", "--to-party", "cps"), "need an --agreement"),
        (("share", "decide", "{source}", "--agreement", "a.yaml"), "needs --from-force"),
        (("convert", "{source}", "--log", "l"), "need an --agreement"),
        (("convert", "{source}", *TO_CPS), "needs a --log"),
        (("convert", "{source}", *TO_CPS, "--log", "l", "--papers", "p", "--quarantine", "q", "-o", "x"), "quarantine"),
    ],
)
def test_wrong_use_is_said(arguments: tuple[object, ...], said: str, source: Path) -> None:
    assert said in run(*(str(each).replace("{source}", str(source)) for each in arguments), exit_code=2)


def test_a_case_is_still_decided_under_its_own_agreement() -> None:
    assert "to cps, prosecute" in run("share", "decide", CASE)
