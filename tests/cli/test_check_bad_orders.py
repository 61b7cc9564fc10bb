"""``xborder check`` and ``ladder show`` over order files that cannot be true: findings with their places, no exception."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from xborder.cli.main import main

HEAD = """\
schema: xborder/asb-order/1
ref: CPN-1
kind: cpn
provenance: {force: "36"}
processing_restricted: false
subject: {name: {family: Fenwright, given: [Daryl]}, date_of_birth: "1991-02-17"}
"""
CONTRADICTORY = (
    HEAD
    + """\
made_on: 0001-01-01
made_at: 2026-04-14T10:00:00+14:00
in_force_from: 9999-12-31
ends_on: 2025-01-01
services: [{served_at: "9999-12-31T23:59:59-12:00"}]
requirements: [{number: 1, kind: prohibit, text: "Must not enter farmland in Norfolk with a dog."}]
versions:
  - {number: 2, in_force_from: 2026-07-01}
  - {number: 3, in_force_from: 2026-06-01, ends_on: 0001-01-01}
appeal: {lodged_on: 9999-12-31, determined_on: 0001-01-01}
breaches:
  - {requirement_number: 9, occurred_at: "2026-08-16T06:40:00-12:00"}
  - {requirement_number: -1}
"""
)


def _run(tmp_path: Path, text: str, *words: str) -> Result:
    path = tmp_path / "order.yaml"
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, [*words, str(path)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("made_on: 2026-02-30", "XB-SCHEMA-009"),
        ("ends_on: 2027-13-01", "XB-SCHEMA-009"),
        ("made_at: 2026-04-14T10:00:00 Europe/Londn", "XB-SCHEMA-010"),
        ("made_at: 2026-04-14T10:00:00[Mars/Olympus]", "XB-SCHEMA-010"),
        ("made_at: 2026-04-14T10:00:00 BST", "XB-SCHEMA-010"),
        ("made_at: 2026-04-14T10:00:00+27:00", "XB-SCHEMA-010"),
        ("made_at: 2026-04-14T25:61:00+01:00", "XB-SCHEMA-010"),
        ("made_at: 2026-04-14T10:00:00+05:30", "XB-CASE-008"),
    ],
)
def test_a_day_or_a_time_zone_that_there_is_not(tmp_path: Path, line: str, code: str) -> None:
    done = _run(tmp_path, HEAD + line + "\n", "check")
    assert code in done.output
    assert "line 7" in done.output


def test_dates_that_contradict_one_another_are_each_told(tmp_path: Path) -> None:
    told = _run(tmp_path, CONTRADICTORY, "check").output
    for code in ("041", "111", "116", "126", "127", "061", "065"):
        assert f"XB-ORDER-{code}" in told


def test_the_ladder_says_what_it_could_not_judge(tmp_path: Path) -> None:
    told = _run(tmp_path, CONTRADICTORY, "ladder", "show", "--on", "2026-10-01").output
    assert "Not judged" in told
    assert "no date, so no step was rested on it" in told
