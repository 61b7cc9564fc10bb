"""What a new version newly discloses and newly withholds: found by deciding, never by comparing texts."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from agreements.random_sharing import KEY, agreements, pattern, records, requests
from agreements.world import NOW, TYPES, agreement, decided, document, rule
from xborder.agreements.compare import AgreementDiff, diff_agreements
from xborder.agreements.compare.changes import Change
from xborder.agreements.compare.telling import diff_document, diff_lines
from xborder.agreements.given import GivenRecord
from xborder.agreements.request import Request

Made = dict[str, Any]


def diff(old: Made, new: Made) -> AgreementDiff:
    return diff_agreements(agreement(old), agreement(new), now=NOW, record_types=TYPES)


def told(old: Made, new: Made) -> str:
    return "\n".join(diff_lines(agreement(old), agreement(new), diff(old, new)))


def without(name: str) -> Made:
    made = document()
    return {**made, "rules": [each for each in made["rules"] if each["id"] != name]}


def with_one(**changes: Any) -> Made:
    made = document()
    added = rule("R99", "share", ["F1"], "offender", ["/occupation"])
    return {**made, "rules": [*made["rules"], {**added, **changes}]}


#: Refused by the evaluator itself, whatever rules say: taking the rule away lets nothing more go.
KEPT_BY_THE_EVALUATOR = {"R90", "R31"}
NAMES = [each["id"] for each in document()["rules"]]


def test_equal_agreements_show_nothing() -> None:
    made = diff(document(), document())
    assert made.is_empty
    assert made.tried > 1000
    assert list(made.report) == []
    assert "Both say the same." in told(document(), document())


def test_another_order_shows_nothing() -> None:
    mixed = document()
    mixed["rules"].reverse()
    mixed["flows"].reverse()
    made = diff(document(), mixed)
    assert made.changes == ()
    assert list(made.report) == []


@pytest.mark.parametrize("name", NAMES)
def test_any_rule_taken_away_or_added_shows(name: str) -> None:
    away, back = diff(document(), without(name)), diff(without(name), document())

    assert f"Rule {name} is gone." in away.rules
    assert f"Rule {name} is new." in back.rules
    assert bool(away.changes) is (name not in KEPT_BY_THE_EVALUATOR)
    assert _turned(away.changes) == {_facts(change) for change in back.changes}


def _facts(change: Change) -> tuple[object, ...]:
    return change.direction.value, change.record_type, change.way.purpose, change.fields, change.fates


_OPPOSITE = {"newly disclosed": "newly withheld", "newly withheld": "newly disclosed", "cut otherwise": "cut otherwise"}


def _turned(changes: tuple[Change, ...]) -> set[tuple[object, ...]]:
    return {
        (_OPPOSITE[change.direction.value], *_facts(change)[1:4], (change.fates[1], change.fates[0]))
        for change in changes
    }


def test_a_share_rule_tells_field_way_and_condition() -> None:
    when = [{"attr": "subject.category", "op": "in", "values": ["victim"]}]
    said = told(document(), with_one(when=when))
    assert "Newly discloses" in said
    assert "offender, from the 3 forces to the 3 forces for prevent_detect: occupation" in said
    assert "withheld before, now shared" in said
    assert "the person's category includes victim" in said
    assert "Newly withholds" not in said


def test_a_withhold_rule_and_a_redaction_are_told_as_less() -> None:
    said = told(document(), with_one(effect="withhold", paths=["/date_of_birth"]))
    assert "Newly withholds\n  offender, from the 3 forces to the 3 forces for prevent_detect: date of birth" in said
    cut = told(document(), with_one(effect="redact", paths=["/date_of_birth"], method="year_only"))
    assert "shared before, now cut to the year" in cut


def test_another_way_of_cutting_is_neither_more_nor_less() -> None:
    made = document()
    for each in made["rules"]:
        if each["id"] == "R13":
            each["method"] = "constant"
    assert "Cuts otherwise" in told(document(), made)
    assert "XB-AGR-050" in [found.code for found in diff(document(), made).report]


def _months(made: Made) -> None:
    made["retention"][0]["max_months"] = 1


def _age(made: Made) -> None:
    made["quality"]["max_age"] = [{"record_type": "offender", "days": 30}]


def _require(made: Made) -> None:
    made["quality"]["require"] = [*made["quality"]["require"], "verified_by"]


def _purpose(made: Made) -> None:
    made["flows"][0]["purposes"] = ["prosecute"]


def _onward(made: Made) -> None:
    made["onward_sharing"]["allow"] = []


def _party(made: Made) -> None:
    made["groups"][0]["parties"] = made["groups"][0]["parties"][:-1]


@pytest.mark.parametrize("change", [_months, _age, _require, _purpose, _onward, _party])
def test_clauses_that_stop_records_show_as_well(change: Callable[[Made], None]) -> None:
    changed = document()
    change(changed)
    assert any(each.direction == "newly withheld" for each in diff(document(), changed).changes)


def test_terms_that_let_nothing_more_go_are_told_in_words() -> None:
    made = document()
    made["breach"] = {**made["breach"], "notify_originator_hours": 48}
    found = diff(document(), made)
    assert found.changes == ()
    assert "now: A breach: the originator is told within 48 hours" in told(document(), made)


@pytest.mark.parametrize(
    ("version", "codes"), [("1.2.1", ["XB-AGR-041"]), ("1.1.0", ["XB-AGR-041"]), ("1.3.0", []), ("2.0.0", [])]
)
def test_a_change_of_rules_asks_for_a_higher_version(version: str, codes: list[str]) -> None:
    made = {**without("R12"), "version": version}
    old = {**document(), "version": "1.2.0"}
    assert [found.code for found in diff(old, made).report] == codes


def test_the_document_for_programs_says_the_same() -> None:
    old, new = document(), with_one()
    written = diff_document(agreement(old), agreement(new), diff(old, new))
    assert [each["fields"] for each in written["changes"]] == [["/occupation"]]
    assert written["changes"][0]["direction"] == "newly disclosed"


@settings(max_examples=12, deadline=None)
@hypothesis_given(agreements(), requests(), records(), st.data())
def test_no_difference_between_decisions_stays_unseen(
    made: Made, asked: Request, record: GivenRecord, data: st.DataObject
) -> None:
    """Whatever one rule taken away or turned changes for any record, the comparison names that field."""
    place = data.draw(st.integers(0, len(made["rules"]) - 1))
    other = copy.deepcopy(made)
    if data.draw(st.booleans()):
        del other["rules"][place]
    else:
        other["rules"][place]["when"], other["rules"][place]["unless"] = (
            other["rules"][place]["unless"],
            other["rules"][place]["when"],
        )
    outcomes = [_goes(each, asked, record) for each in (made, other)]
    differing = {
        pattern(path) for path in {*outcomes[0], *outcomes[1]} if outcomes[0].get(path) != outcomes[1].get(path)
    }
    named = {field for change in diff(made, other).changes for field in change.fields}

    assert differing <= named


def _goes(made: Made, asked: Request, record: GivenRecord) -> dict[str, tuple[str, str | None]]:
    one = decided(made, asked, record, hash_key=KEY).records[0]
    if one.data is None:
        return {}
    return {path.path: (path.effect.value, path.method) for path in one.paths if path.effect.value != "withhold"}
