"""Which offences are put to the facts: a breach's own only where an order was broken, and the six months only where they run."""

import attrs
import pytest

from build_records import NOW, breach, cbo, day, incident, notice, warning
from xborder.findings import Sourced
from xborder.ladder import Ladder, assess
from xborder.ladder.operations import shipped
from xborder.ladder.text import render_text
from xborder.model.codes import OrderKind
from xborder.model.operation import OperationOffence

BREACHES = {"AS14004", "AS14001", "SE20001", "AS14007", "AS14008"}


def _ladder(record: Sourced, operation: str = "coursing") -> Ladder:
    (ladder,) = assess([record], None, now=NOW, operation=shipped(operation), everybody=True)
    return ladder


def _codes(record: Sourced, operation: str = "coursing") -> set[str]:
    (facts,) = _ladder(record, operation).offences
    return {one.code for one in facts.offences}


@pytest.mark.parametrize("operation", ["coursing", "county-lines", "fly-tipping"])
def test_an_incident_by_itself_breaks_no_order(operation: str) -> None:
    assert not BREACHES & _codes(incident(), operation)


def test_the_breach_of_a_notice_is_an_offence_of_its_own_beside_the_others() -> None:
    assert BREACHES & _codes(notice(breaches=(breach(),))) == {"AS14004"}


@pytest.mark.parametrize(("made_on", "code"), [("2020-11-30", "AS14001"), ("2020-12-01", "SE20001")])
def test_the_day_of_the_order_chooses_the_code_of_its_breach(made_on: str, code: str) -> None:
    order = cbo(made_on=day(made_on), ends_on=None, until_further_order=True, breaches=(breach(),))
    assert BREACHES & _codes(order) == {code}


def test_a_closure_notice_and_a_closure_order_have_codes_of_their_own() -> None:
    for kind, code in ((OrderKind.CLOSURE_NOTICE, "AS14007"), (OrderKind.CLOSURE_ORDER, "AS14008")):
        order = attrs.evolve(warning().record, kind=kind, breaches=(breach(),))
        assert _codes(attrs.evolve(warning(), record=order), "county-lines") == {code}


def test_what_can_be_tried_on_indictment_is_still_shown_after_six_months() -> None:
    order = cbo(made_on=day("2025-01-10"), breaches=(breach(occurred_at=None, occurred_on=day("2025-02-01")),))
    (facts,) = _ladder(order).offences
    assert facts.passed  # the six months of the summary offences among them
    told = render_text(_ladder(order))
    assert "SE20001 Breach of a criminal behaviour order, which no six months bind" in told
    assert "PS22002" not in told


def test_where_every_offence_can_be_tried_on_indictment_no_six_months_run() -> None:
    own = attrs.evolve(shipped("coursing"), offences=(OperationOffence(code="PS22001", unlocks=(OrderKind.CBO,)),))
    (ladder,) = assess([incident()], None, now=NOW, operation=own, everybody=True)
    (facts,) = ladder.offences
    assert (facts.charge_by, facts.passed) == (None, False)
