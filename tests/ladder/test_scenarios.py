"""Each worked scenario: what the records allow next, what blocks, what warns, and the days that matter."""

from typing import Any

import pytest

from scenario_world import climbed, found_in, scenarios, words_for
from xborder.ladder import Ladder
from xborder.reference import law

ALL = tuple(scenarios())
_SAYS = {"id", "says", "rests_on", "on", "operation", "agreement", "links", "person", "records", "expect"}
_EXPECTS = {
    *(
        "people",
        "look_at",
        "state",
        "steps",
        "no_steps",
        "blocked_by",
        "warns",
        "warns_not",
        "cautions",
        "law",
        "applies",
    ),
    *("deadlines", "deadline_notes", "no_deadlines", "passed", "passed_not"),
    *("offences", "no_offences", "unlocks", "counts", "not_counted", "remains", "happened_in", "chronology"),
    *("alike", "alike_because", "unjudged", "finds", "finds_not"),
}


def statuses(ladder: Ladder) -> dict[str, list[str]]:
    """What became of each step; a step about breaches has one status for each."""
    found: dict[str, list[str]] = {each.step: ["not_now"] for each in ladder.not_now}
    for made in ladder.proposals:
        found.setdefault(made.step, []).append(made.status.value)
    return found


def words_of(ladder: Ladder, step: str, what: str) -> str:
    """What is missing at a step, or warns of it, or why it is not taken up."""
    made = [words for one in ladder.proposals if one.step == step for words in getattr(one, what)]
    late = [words for one in ladder.not_now if one.step == step for words in one.why]
    return "\n".join([*made, *(late if what == "missing" else [])])


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario["id"])
def test_a_scenario_comes_out_as_it_should(scenario: dict[str, Any]) -> None:
    ladders = climbed(scenario)
    expected = scenario["expect"]
    assert len(ladders) == expected.get("people", 1)
    ladder = ladders[expected.get("look_at", 0)]
    if "state" in expected:
        assert ladder.state.value == expected["state"]
    found = statuses(ladder)
    for step, status in expected.get("steps", {}).items():
        assert found[step] == (status if isinstance(status, list) else [status]), step
    assert not set(expected.get("no_steps", ())) & set(found)
    for step, texts in expected.get("blocked_by", {}).items():
        assert all(text in words_of(ladder, step, "missing") for text in texts), words_of(ladder, step, "missing")
    for step, texts in expected.get("warns", {}).items():
        assert all(text in words_of(ladder, step, "warnings") for text in texts), words_of(ladder, step, "warnings")
    for step, texts in expected.get("warns_not", {}).items():
        assert step in {made.step for made in ladder.proposals}
        assert not any(text in words_of(ladder, step, "warnings") for text in texts), words_of(ladder, step, "warnings")
    _check_days(ladder, expected)
    _check_counts(ladder, expected)
    _check_law(ladder, expected)
    _check_history(ladder, expected)
    found_codes = found_in(scenario) if {"finds", "finds_not"} & set(expected) else set()
    assert set(expected.get("finds", ())) <= found_codes
    assert not set(expected.get("finds_not", ())) & found_codes


def _check_law(ladder: Ladder, expected: dict[str, Any]) -> None:
    for step, rows in expected.get("law", {}).items():
        assert set(rows) <= {row.id for one in ladder.proposals if one.step == step for row in one.law}, step
    for step, texts in expected.get("cautions", {}).items():
        said = "\n".join(words for one in ladder.proposals if one.step == step for words in one.cautions)
        assert all(text in said for text in texts), said
    for row, value in expected.get("applies", {}).items():
        found = law.value(row, on=ladder.on)
        assert ("none" if found is None else found.value) == value, row


def _check_history(ladder: Ladder, expected: dict[str, Any]) -> None:
    for ref, force in expected.get("happened_in", {}).items():
        assert {step.force for step in ladder.steps if step.key.endswith(f":{ref}")} == {force}, ref
    if "chronology" in expected:
        assert [f"{step.on} {step.kind.value} {step.force}" for step in ladder.steps] == expected["chronology"]
    if "alike" in expected:
        assert len(ladder.likenesses) == expected["alike"]
    for words in expected.get("alike_because", ()):
        assert any(words in why for one in ladder.likenesses for why in one.why), ladder.likenesses


def _check_days(ladder: Ladder, expected: dict[str, Any]) -> None:
    for title, last in expected.get("deadlines", {}).items():
        assert last in [str(clock.last_day) for clock in ladder.clocks if title in clock.title], title
    for title, words in expected.get("deadline_notes", {}).items():
        assert any(words in (clock.note or "") for clock in ladder.clocks if title in clock.title), title
    for title in expected.get("no_deadlines", ()):
        assert not [clock for clock in ladder.clocks if title in clock.title], title
    for what, passed in (("passed", True), ("passed_not", False)):
        for title in expected.get(what, ()):
            assert [clock.passed for clock in ladder.clocks if title in clock.title] == [passed], title
    for on, codes in expected.get("offences", {}).items():
        (facts,) = [each for each in ladder.offences if str(each.on) == on]
        assert set(codes) <= {each.code for each in facts.offences}
    for on, codes in expected.get("no_offences", {}).items():
        (facts,) = [each for each in ladder.offences if str(each.on) == on]
        assert not set(codes) & {each.code for each in facts.offences}
    for code, orders in expected.get("unlocks", {}).items():
        opened = {
            kind.value
            for facts in ladder.offences
            for each in facts.offences
            if each.code == code
            for kind in each.unlocks
        }
        assert opened == set(orders), code
    for words in expected.get("unjudged", ()):
        assert any(words in text for text in ladder.unjudged), ladder.unjudged


def _check_counts(ladder: Ladder, expected: dict[str, Any]) -> None:
    border = ladder.cross_border
    if "counts" in expected:
        assert {key.split(":", 2)[2] for key in border.counts_under_agreement} == set(expected["counts"])
    for ref, why in expected.get("not_counted", {}).items():
        (one,) = [each for each in border.not_counted if each.key.endswith(f":{ref}")]
        assert why in one.why
    if "remains" in expected:
        assert expected["remains"] in (border.remains or "")


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario["id"])
def test_the_order_of_the_records_does_not_matter(scenario: dict[str, Any]) -> None:
    other = {**scenario, "records": list(reversed(scenario["records"]))}
    assert climbed(other) == climbed(scenario)


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario["id"])
def test_somebody_elses_incident_changes_nothing(scenario: dict[str, Any]) -> None:
    stranger = {
        "incident": "ZZ/99",
        "force": "36",
        "on": scenario["records"][0].get("on", "2026-02-08"),
        "person": {"born": "1950-12-31", "family": "Ottershaw", "given": "Basil"},
    }
    refs = sorted(next(iter(short.values())) for short in scenario["records"])
    wanted = scenario.get("links", "all")
    links = [refs] if wanted == "all" and len(refs) > 1 else "none" if wanted == "all" else wanted
    more = climbed({**scenario, "records": [*scenario["records"], stranger], "links": links})
    assert [ladder for ladder in more if "36:incident:ZZ/99#P1" not in ladder.keys] == list(climbed(scenario))


def test_every_scenario_says_what_it_rests_on_and_has_a_name_of_its_own() -> None:
    assert len({scenario["id"] for scenario in ALL}) == len(ALL)
    assert all(scenario["says"] and scenario["rests_on"] and scenario["expect"] for scenario in ALL)


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario["id"])
def test_a_scenario_says_only_what_is_looked_at(scenario: dict[str, Any]) -> None:
    assert set(scenario) <= _SAYS
    assert set(scenario["expect"]) <= _EXPECTS
    for short in scenario["records"]:
        assert set(short) <= words_for(short), short
