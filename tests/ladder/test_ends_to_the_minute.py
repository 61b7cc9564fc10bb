"""Papers that end at a minute, not on a day: the ladder reads that end too."""

import attrs
import pytest

from build_records import NOW, at, breach, cbo, incident, link, links, warning
from xborder.ladder import Ladder, StepStatus, assess
from xborder.ladder.operations import shipped
from xborder.model.codes import OrderKind

CLOSED = {
    "kind": OrderKind.CLOSURE_NOTICE,
    "made_at": at("2026-10-01T16:00:00+01:00"),
    "ends_at": at("2026-10-02T16:00:00+01:00"),
}


def _ladder(**changes: object) -> Ladder:
    paper = attrs.evolve(warning().record, **{**CLOSED, **changes})
    (ladder,) = assess(
        [attrs.evolve(warning(), record=paper)], None, now=NOW, operation=shipped("county-lines"), everybody=True
    )
    return ladder


@pytest.mark.parametrize(("ends", "says"), [(at("2026-10-02T16:00:00+01:00"), True), (None, False)])
def test_a_notice_that_ends_at_a_minute_says_how_long_it_runs(ends: object, says: bool) -> None:
    ladder = _ladder(ends_at=ends, breaches=(breach(occurred_at=at("2026-10-01T20:00:00+01:00")),))
    (step,) = [made for made in ladder.proposals if made.step == "prosecution"]
    (gate,) = [gate for gate in step.gates if "says how long it runs" in gate.text]
    assert gate.met is says


@pytest.mark.parametrize(("ends", "over"), [("2026-10-08T08:59:00+01:00", True), ("2026-10-08T09:01:00+01:00", False)])
def test_an_undated_order_whose_last_minute_has_passed_does_not_stand(ends: str, over: bool) -> None:
    undated = cbo(made_on=None, ends_on=None, ends_at=at(ends))
    records = (incident(), undated)
    (ladder,) = assess(records, links(link("46:incident:EK/1#P1", "36:asb_order:CBO-1")), now=NOW)
    waiting = {late.step: late.why for late in ladder.not_now}["cbo"]
    assert any("criminal behaviour order is in force" in why for why in waiting) is not over
    assert not any(made.status is StepStatus.OPEN and made.step == "cbo" for made in ladder.proposals)
