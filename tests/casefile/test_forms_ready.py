"""A form that is filled counts for the content matrix as one that is supplied; one that lacks something is at fault."""

import attrs
import pytest

from casefile.filled_world import case, every_answer, filled, source, value
from xborder.casefile.case import Case
from xborder.casefile.checks import bail, special_measures
from xborder.casefile.checks.supplied import needs_form
from xborder.casefile.filled.filling import fill_forms
from xborder.casefile.readiness import State
from xborder.model.register import key_of
from xborder.model.values import Coded, PartialDate


def holding(number: str, *, answered: bool) -> Case:
    known = attrs.evolve(case(), file=attrs.evolve(case().file, forms=()))
    return attrs.evolve(known, filled=(filled(number, every_answer(number) if answered else (), known),))


def states(number: str, of: Case) -> list[State]:
    return [each.state for each in needs_form(of, number).faults]


@pytest.mark.parametrize("number", ["MG6", "MG15", "MG16", "MG18", "MG22"])
def test_a_form_is_missing_then_at_fault_then_there(number: str) -> None:
    without = attrs.evolve(case(), file=attrs.evolve(case().file, forms=()))
    assert states(number, without) == [State.MISSING]
    assert states(number, holding(number, answered=False)) == [State.FAULTY]
    assert states(number, holding(number, answered=True)) == []


def test_a_row_that_lacks_something_keeps_a_form_from_being_whole() -> None:
    whole = holding("MG16", answered=True)
    table = whole.filled[0].rows["items"]
    lacking = attrs.evolve(whole.filled[0], rows={"items": ({"charge": "1"}, *table)})
    assert states("MG16", attrs.evolve(whole, filled=(lacking,))) == [State.FAULTY]


def test_a_remand_application_is_counted_and_looked_at() -> None:
    held = Coded(scheme="custody_status", value="C", raw="C")
    charges = tuple(attrs.evolve(each, custody_status=held) for each in case().file.charges)

    def faults(of: Case) -> list[State]:
        in_custody = attrs.evolve(of, file=attrs.evolve(of.file, charges=charges))
        return [each.state for each in bail.remand_application(in_custody).faults]

    assert faults(case()) == [State.MISSING]
    assert faults(holding("MG7", answered=False)) == [State.FAULTY]
    assert faults(holding("MG7", answered=True)) == []


def test_the_assessment_of_one_child_is_not_that_of_another() -> None:
    young = PartialDate.parse("2012-01-01")
    people = tuple(
        attrs.evolve(
            each,
            person=attrs.evolve(each.person, date_of_birth=young),
            under_18=True,
            special_measures="Assessed; wants a screen",
        )
        if each.officer is None
        else each
        for each in case().file.witnesses
    )
    known = attrs.evolve(case(), file=attrs.evolve(case().file, witnesses=people, forms=()))
    children = [key_of(each) for each in people if each.person.date_of_birth == young]
    assert len(children) > 1
    made = fill_forms(known, [source("MG2", [value("under_18", "yes")], about=children[0])]).value
    assert made is not None
    faults = special_measures.judge(attrs.evolve(known, filled=made)).faults
    assert len(faults) == len(children) - 1
