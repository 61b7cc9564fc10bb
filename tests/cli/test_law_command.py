import json
from typing import Any

import pytest
from click.testing import CliRunner

from xborder.cli.main import main


def _run(*arguments: str, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, ["law", *arguments])
    assert done.exit_code == exit_code, done.output
    return done.output


def test_the_law_of_a_day_is_printed_with_its_source() -> None:
    text = _run("show", "cpn", "--on", "2023-05-01")
    assert "The law on 1 May 2023" in text
    assert "cpn.appeal.days: 21 days, beginning with" in text
    assert "s.46(2); read in the law; from 20 October 2014" in text
    assert "hare" not in text


@pytest.mark.parametrize(("day", "applies"), [("2022-07-31", False), ("2022-08-01", True)])
def test_a_day_before_the_first_day_shows_nothing_of_it(day: str, applies: bool) -> None:
    shown = json.loads(_run("show", "dog_disqualification", "--on", day, "--format", "json"))
    assert ("ps66.disqualification" in [row["id"] for row in shown["rows"]]) is applies


def test_a_row_that_bounds_several_instruments_is_shown_with_each() -> None:
    for instrument in ("cbo", "deprivation", "confiscation"):
        assert "appeal.criminal.days: 28 days" in _run("show", instrument, "--on", "2026-11-01")
    assert "appeal.criminal.days" not in _run("show", "cpn", "--on", "2026-11-01")


def test_all_that_belongs_to_a_notice_is_shown_with_it() -> None:
    text = _run("show", "cpn", "--on", "2023-05-01")
    for name in ("cpn.fpn.max: 100 pounds", "cpn.forfeiture", "cpn.remedial.order", "cpn.seizure.warrant.days"):
        assert name in text
    assert "cpn.fpn.bar.days" in _run("show", "cpn.fpn", "--on", "2023-05-01")
    assert "cpn.appeal.days" not in _run("show", "cpn.fpn", "--on", "2023-05-01")


def test_one_of_a_unit_is_not_many() -> None:
    assert "cbo.duration.under18.min: 1 year, at least" in _run("show", "cbo", "--on", "2026-11-01")
    assert "casereview.complaint.months: 1 month," in _run("show", "case_review", "--on", "2026-11-01")


def test_what_has_not_begun_is_kept_apart() -> None:
    shown = json.loads(_run("show", "cpn_fpn", "--on", "2026-11-01", "--format", "json"))
    assert [row["id"] for row in shown["not_commenced"]] == ["cpn.fpn.max.higher"]
    assert {row["value"] for row in shown["rows"] if row["id"] == "cpn.fpn.max"} == {100}
    assert "no check rests on it" in _run("show", "cpn_fpn", "--on", "2026-11-01")


def _changes(*arguments: str) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = json.loads(_run("diff", *arguments, "--format", "json"))["changes"]
    return [(each["id"], each["kind"]) for each in found]


def test_what_changed_between_two_days() -> None:
    assert _changes("2026-06-28", "2026-06-29") == [("s59.warning.months", "ended")]
    began = _changes("2022-07-31", "2022-08-01")
    assert ("ps63.elements", "began") in began
    assert ("game.vehicle.forfeiture", "began") in began
    assert _changes("2022-08-01", "2022-08-01") == []
    assert "Nothing of this changed" in _run("diff", "2022-08-01", "2022-08-01")


def test_mistakes_are_told_in_words() -> None:
    assert "near it: cpn" in _run("show", "cpnn", exit_code=2)
    assert "earlier day first" in _run("diff", "2023-01-01", "2022-01-01", exit_code=2)
    assert "2023-02-30" in _run("show", "--on", "2023-02-30", exit_code=2)
