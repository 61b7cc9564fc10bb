"""``xborder ladder``: records of several forces in, ladders out; decisions are written down in a chain."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from formats_world import KENT_FILE, NORFOLK_FILE, ORDERS_FILE, RECORDS, ROOT, SUFFOLK_FILE
from xborder.cli.main import main
from xborder.ladder.operations import names, shipped

CASE = ROOT / "src/xborder/casefile/demo/case"
FILES = [str(path) for path in (NORFOLK_FILE, KENT_FILE, SUFFOLK_FILE, ORDERS_FILE)]
DAY = ["--on", "2026-10-08"]
WITH = [*FILES, "--links", str(CASE / "links.yaml"), "--agreement", str(CASE / "agreement.yaml"), *DAY]
CHARGE = "36:charge:36NC0412626/1"
DECISION = [
    "--person",
    CHARGE,
    "--step",
    "prosecution",
    "--by",
    "PS 0317 OAKSHOTT, Norfolk",
    "--because",
    "All is met.",
]


def _ladder(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ladder", *arguments])


def _shown(*arguments: str) -> list[dict[str, Any]]:
    done = _ladder("show", *arguments, "--report", "json")
    assert done.exit_code in (0, 1), done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _of(ladders: list[dict[str, Any]], key: str) -> dict[str, Any]:
    (found,) = [each for each in ladders if key in each["keys"]]
    return found


def test_the_records_of_four_forces_give_the_ladder_of_the_case() -> None:
    found = _of(_shown(*WITH), CHARGE)
    assert found["state"] == "charged"
    assert {step["force"] for step in found["steps"]} == {"35", "36", "37", "46"}
    assert found["cross_border"]["agreement"] == "ISA-EAST-FENLINE-001 2.0.0"
    assert len(found["cross_border"]["counts_under_agreement"]) == 3
    statuses = {made["step"]: made["status"] for made in found["proposals"]}
    assert statuses == {"prosecution": "open", "dog_orders": "blocked", "cbo": "blocked"}
    (of_case,) = _shown(str(CASE))
    assert [made["status"] for made in of_case["proposals"]] == list(statuses.values())


def test_a_folder_of_records_is_read_whole() -> None:
    whole = _shown(str(RECORDS), "--links", str(CASE / "links.yaml"), *DAY)
    assert CHARGE in _of(whole, CHARGE)["keys"]


def test_nobody_is_joined_without_links_and_nothing_counts_without_an_agreement() -> None:
    found = _shown(*FILES, *DAY)
    assert all(len(each["keys"]) == 1 for each in found)
    assert len(found) > 1
    alone = _of(_shown(*FILES, "--links", str(CASE / "links.yaml"), *DAY), CHARGE)
    assert "agreement" not in alone["cross_border"]
    assert alone["cross_border"]["remains"]


def test_the_agreement_has_to_be_the_one_that_the_operation_rests_on(tmp_path: Path) -> None:
    other = tmp_path / "operation.yaml"
    text = (ROOT / "src/xborder/ladder/operations/coursing.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("ISA-EAST-FENLINE-001", "ISA-WEST-001"), encoding="utf-8")
    done = _ladder("show", *WITH, "--operation", str(other), "--person", CHARGE)
    assert "XB-LADDER-002" in done.output
    assert "counts under" not in done.output
    assert "XB-LADDER-002" not in _ladder("show", *WITH, "--operation", "coursing", "--person", CHARGE).output


@pytest.mark.parametrize("name", names())
def test_each_shipped_operation_climbs(name: str) -> None:
    found = _of(_shown(*WITH, "--operation", name), CHARGE)
    assert found["operation"] == f"{name} {shipped(name).version}"


def test_a_day_before_shows_what_was_open_then() -> None:
    before = _of(_shown(*WITH[:-1], "2026-03-30"), CHARGE)
    assert {made["step"]: made["status"] for made in before["proposals"]} == {"notice": "open"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("cpn.test", "cpn.tset"), "XB-LADDER-011"),
        (('check: "served", of: ["cpw"], law', 'check: "served", law'), "XB-LADDER-014"),
        (('check: "name"', 'check: "time_limit"'), "XB-LADDER-012"),
        (('id: "notice"', 'id: "warning"'), "XB-LADDER-010"),
        (('code: "PS22002"', 'code: "PS22999"'), "XB-LADDER-013"),
        (('check: "name"', 'check: "nmae"'), "XB-SCHEMA-008"),
        (("conduct: >-", "conduct: [>-"), "XB-YAML-001"),
    ],
)
def test_what_is_wrong_in_an_operation_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    file = tmp_path / "mine.yaml"
    text = (ROOT / "src/xborder/ladder/operations/coursing.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change), encoding="utf-8")
    done = _ladder("show", *WITH, "--operation", str(file))
    assert done.exit_code == 2, done.output
    assert code in done.output
    assert re.search(r"mine.yaml \(\d errors?\)\s+line \d+", done.output)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--operation", "cuorsing"], "XB-LADDER-001"),
        (["--person", "36:charge:NOBODY"], "XB-LADDER-003"),
        (["--on", "yesterday"], "write a day"),
        (["--on", "2026-10-08T09:00:00"], "needs its offset"),
        (["--agreement", "absent.yaml"], "XB-FILE-001"),
        (["--links", "absent.yaml"], "XB-FILE-001"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(arguments: list[str], words: str) -> None:
    done = _ladder("show", *WITH, *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def _decide(log: Path, *more: str, take: str = "--take", step: str = "prosecution") -> Result:
    arguments = [step if each == "prosecution" else each for each in DECISION]
    return _ladder("decide", *WITH, *arguments, take, "--log", str(log), *more)


def test_a_decision_is_written_with_the_state_it_was_made_on(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    assert _decide(log).exit_code == 0
    assert _decide(log, take="--refuse").exit_code == 0
    first, second = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
    assert (first["decision"], second["decision"]) == ("taken", "refused")
    assert first["decided_by"] == "PS 0317 OAKSHOTT, Norfolk"
    assert (first["status"], first["stands_at"], first["step"]) == ("open", "charged", "prosecution")
    assert first["state"] == second["state"]
    assert second["prev"] != first["prev"]
    assert "Fenwright" not in log.read_text(encoding="utf-8").title()
    listed = _ladder("log", "--log", str(log))
    assert listed.exit_code == 0
    assert "2 decisions; the chain is unbroken." in listed.output


def test_a_blocked_step_is_not_taken_without_a_reason(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    refused = _decide(log, step="cbo")
    assert refused.exit_code == 2
    assert "XB-LADDER-005" in refused.output
    assert not log.exists()
    assert _decide(log, "--despite", "The conviction came today; the memorandum follows.", step="cbo").exit_code == 0
    (entry,) = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
    assert entry["missing"]
    assert entry["despite"].startswith("The conviction")
    assert _decide(log, take="--refuse", step="cbo").exit_code == 0


def test_a_changed_log_is_found_out_and_a_torn_one_is_not_written_to(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    _decide(log)
    _decide(log, take="--refuse")
    log.write_text(log.read_text(encoding="utf-8").replace("All is met.", "Nothing is met.", 1), encoding="utf-8")
    done = _ladder("log", "--log", str(log))
    assert done.exit_code == 1
    assert "XB-LOG-004" in done.output
    log.write_text(log.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    torn = _decide(log)
    assert torn.exit_code == 2
    assert "XB-LOG-001" in torn.output


def test_a_step_that_is_not_there_cannot_be_decided(tmp_path: Path) -> None:
    done = _decide(tmp_path / "decisions.jsonl", step="notice")
    assert done.exit_code == 2
    assert "XB-LADDER-004" in done.output
    assert "prosecution, dog_orders, cbo" in done.output


def test_links_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    refused = '\nrefusals:\n  - persons: ["36:charge:36NC0412626/1", "37:incident:SFK/26/0311#P1"]\n'
    words = '    explanation: "Brothers."\n    refused_by: "PC 1 ROOK, Norfolk"\n    refused_on: "2026-10-07"\n'
    links.write_text((CASE / "links.yaml").read_text(encoding="utf-8") + refused + words, encoding="utf-8")
    done = _ladder("show", *FILES, "--links", str(links), *DAY)
    assert done.exit_code == 1
    assert "XB-LINK-007" in done.output
    assert "linked, and refused by PC 1 ROOK, Norfolk on 2026-10-07" in done.stdout


def test_a_record_against_a_body_is_said_to_be_on_no_ladder(tmp_path: Path) -> None:
    file = tmp_path / "firm.yaml"
    file.write_text(
        "schema: xborder/asb-order/1\nref: CPN-1\nprovenance: {force: '36'}\nprocessing_restricted: false\n"
        "kind: cpn\nsubject_organisation: {name: Marsh Ferrers Haulage Ltd}\n",
        encoding="utf-8",
    )
    done = _ladder("show", str(file), *DAY)
    assert done.exit_code == 0
    assert "XB-LADDER-020 36:asb_order:CPN-1 is against a body" in done.output


@pytest.mark.parametrize("blank", ["--by", "--because", "--despite"])
def test_a_decision_names_who_and_why(blank: str, tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    done = _ladder("decide", *WITH, *DECISION, "--take", blank, " ", "--log", str(log))
    assert done.exit_code == 2
    assert "say who, and why" in done.output
    assert not log.exists()


def _decided(tmp_path: Path, times: int) -> tuple[Path, list[str]]:
    log = tmp_path / "decisions.jsonl"
    receipts = []
    for _ in range(times):
        done = _ladder("decide", *WITH, *DECISION, "--take", "--log", str(log))
        receipts += re.findall(r"receipt (sha256:[0-9a-f]{64})", done.stdout)
    return log, receipts


@pytest.mark.parametrize(
    "change", [{"because": None}, {"because": 7}, {"title": ["x"]}, {"schema": "x"}, {"despite": 1}]
)
def test_a_last_line_that_is_no_decision_is_a_finding(change: dict[str, Any], tmp_path: Path) -> None:
    log, _ = _decided(tmp_path, 2)
    lines = log.read_text(encoding="utf-8").splitlines()
    changed = {key: value for key, value in {**json.loads(lines[-1]), **change}.items() if value is not None}
    log.write_text("\n".join([*lines[:-1], json.dumps(changed)]) + "\n", encoding="utf-8")
    done = _ladder("log", "--log", str(log))
    assert done.exit_code == 1
    assert "line 2: error XB-LOG-002" in done.output
    assert "the chain is unbroken" not in done.output


def test_the_log_tells_the_receipt_at_which_it_ends(tmp_path: Path) -> None:
    log, receipts = _decided(tmp_path, 2)
    assert f"It ends at receipt {receipts[-1]}" in _ladder("log", "--log", str(log)).stdout
    first = log.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    log.write_text(first, encoding="utf-8")
    told = _ladder("log", "--log", str(log)).stdout
    assert "1 decision; the chain is unbroken" in told
    assert receipts[0] in told
    assert _ladder("log", "--log", str(log), "--receipt", receipts[-1]).exit_code == 1
