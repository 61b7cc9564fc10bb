"""The hours within which a court is asked for a closure order: as they truly run, Christmas Day left out (ASBCPA 2014 s.80)."""

from typing import Any

import attrs
import pytest

from build_records import at, day, handed, known, linked, person, sourced
from xborder.ladder import Scope, assess
from xborder.ladder.operations import shipped
from xborder.ladder.operations.lint import lint
from xborder.model.codes import OrderKind
from xborder.model.operation import CheckName, Need, Operation
from xborder.model.order import AsbOrder

NAMES = {"ref": "CN-1", **known("36"), "kind": OrderKind.CLOSURE_NOTICE, "subject": person()}
NOBODY = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"36"}))


def _in_time(now: str, **values: Any) -> bool | None:
    """Whether there is still time, at a moment, to be heard about a closure order."""
    notice = sourced("asb_order", AsbOrder(**NAMES, **values))
    (ladder,) = assess([notice], linked(notice), now=at(now), scope=NOBODY, operation=shipped("county-lines"))
    (step,) = (made for made in ladder.proposals if made.step == "closure_order")
    (met,) = (gate.met for gate in step.gates if gate.check == CheckName.WITHIN_HOURS.value)
    return met


@pytest.mark.parametrize(
    ("given", "last", "late"),
    [
        ("2026-05-05T10:00:00+01:00", "2026-05-07T10:00:00+01:00", "2026-05-07T10:01:00+01:00"),
        ("2026-03-28T10:00:00+00:00", "2026-03-30T11:00:00+01:00", "2026-03-30T11:01:00+01:00"),
        ("2026-10-24T10:00:00+01:00", "2026-10-26T09:00:00+00:00", "2026-10-26T09:01:00+00:00"),
        ("2025-12-24T12:00:00+00:00", "2025-12-27T12:00:00+00:00", "2025-12-27T12:01:00+00:00"),
        ("2025-12-25T12:00:00+00:00", "2025-12-28T00:00:00+00:00", "2025-12-28T00:01:00+00:00"),
    ],
)
def test_forty_eight_hours_without_christmas_day(given: str, last: str, late: str) -> None:
    values = {"made_at": at(given), "services": (handed(given),)}
    assert _in_time(last, **values) is True
    assert _in_time(late, **values) is False


def test_without_the_time_of_service_only_what_is_certain_is_said() -> None:
    served = (handed("2026-05-05T10:00:00+01:00", served_on=day("2026-05-05"), served_at=None),)
    values = {"made_on": day("2026-05-05"), "services": served}
    assert _in_time("2026-05-07T00:00:00+01:00", **values) is True
    assert _in_time("2026-05-07T00:01:00+01:00", **values) is None
    assert _in_time("2026-05-08T00:00:00+01:00", **values) is None
    assert _in_time("2026-05-08T00:01:00+01:00", **values) is False


def _with(need: Need) -> Operation:
    made = shipped("county-lines")
    steps = [attrs.evolve(step, needs=(need,)) if step.id == "closure_order" else step for step in made.steps]
    return attrs.evolve(made, steps=tuple(steps))


def test_an_operation_names_the_row_that_gives_the_hours() -> None:
    bare = Need(check=CheckName.WITHIN_HOURS, of=(OrderKind.CLOSURE_NOTICE,))
    assert [each.code for each in lint(_with(bare))] == ["XB-LADDER-014"]
