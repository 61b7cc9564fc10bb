"""``xborder retention due``: what is listed, and how wrong input ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formats_world import ROOT
from xborder.cli.main import main

CASE = ROOT / "src/xborder/casefile/demo/case"
AGREEMENT = ["--agreement", str(CASE / "agreement.yaml")]


def due(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["retention", "due", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_case_is_listed_as_its_lead_force_holds_it() -> None:
    done = due(str(CASE), *AGREEMENT, "--on", "2027-10-05")
    assert done.exit_code == 0
    assert "due on 2027-10-05: 37:incident:SFK/26/0311, 37:offender:SR-2026-0088" in done.stdout
    assert "may be kept until 2032-10-05 (then review)" in done.stdout
    assert "36:charge" not in done.stdout


def test_nothing_is_due_too_early_and_all_can_be_listed() -> None:
    assert due(str(CASE), *AGREEMENT, "--on", "2026-10-09").stdout == "0 reviews.\n"
    done = due(str(CASE), *AGREEMENT, "--on", "2026-10-09", "--all", "--report", "json")
    made = json.loads(done.stdout)
    assert {each["due"] for each in made} == {False}
    assert "XB-RETENTION-005" in done.stderr


def test_loose_records_need_their_holder_and_take_a_day_of_receipt() -> None:
    records = [str(CASE / "records"), "--links", str(CASE / "links.yaml"), *AGREEMENT, "--on", "2027-10-05"]
    assert due(*records).exit_code == 2
    done = due(*records, "--held-by", "36", "--received-on", "2026-10-01")
    assert done.exit_code == 0
    assert "due since 2027-10-01: 46:incident:EK/26/1018" in done.stdout
    assert "received 2026-10-01" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [str(CASE), "--on", "2027-10-05"],
        [str(CASE), *AGREEMENT],
        [str(CASE), *AGREEMENT, "--on", "soon"],
        ["absent", *AGREEMENT, "--on", "2027-10-05"],
        [str(CASE), "--agreement", "absent.yaml", "--on", "2027-10-05"],
        [str(CASE), "--agreement", str(CASE / "links.yaml"), "--on", "2027-10-05"],
        [str(CASE / "records"), *AGREEMENT, "--on", "2027-10-05", "--held-by", "99"],
    ],
)
def test_wrong_input_ends_with_two(arguments: list[str]) -> None:
    assert due(*arguments).exit_code == 2


def test_an_agreement_with_faults_is_told(tmp_path: Path) -> None:
    text = (CASE / "agreement.yaml").read_text().replace("max_months: 72", "max_months: 3")
    (tmp_path / "agreement.yaml").write_text(text)
    done = due(str(CASE), "--agreement", str(tmp_path / "agreement.yaml"), "--on", "2027-10-05")
    assert (done.exit_code, "XB-AGR-037" in done.stderr) == (1, True)
