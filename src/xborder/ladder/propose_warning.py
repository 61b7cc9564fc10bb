"""Whether the record supports a written warning (ASBCPA 2014 s.43(5))."""

from collections.abc import Iterator

from xborder.ladder.parts import Proposal, ProposalKind
from xborder.ladder.view import View, age_gate, border_cautions, count_gate, gate
from xborder.model.codes import OrderKind
from xborder.model.person import Person
from xborder.rules.names import names_of
from xborder.rules.order_facts import served
from xborder.rules.paths import Path


def propose(view: View) -> Iterator[Proposal]:
    """A warning, where neither a warning within its life nor a notice is there."""
    if view.live(OrderKind.CPN) or _still_relied_on(view):
        return
    named = [(one.record, f"{one.pointer}{Path.of(Person).name}") for one in view.group.shown if names_of(one.person)]
    yield Proposal(
        kind=ProposalKind.WARNING,
        title="Issue a community protection warning",
        gates=(
            count_gate(view, view.policy.incidents_for_warning),
            gate("The person's name", *named[:1], met=bool(named)),
            age_gate(view, "cpn.age.individual", "The person is {age} or over, so that a notice can follow"),
        ),
        law=view.rows("cpn.warning.required", "cpn.test", "cpn.age.individual"),
        cautions=("Say that a notice will follow unless the effect stops, and by when.", *border_cautions(view)),
    )


def _still_relied_on(view: View) -> bool:
    given = [moment for record in view.served(OrderKind.CPW) if (moment := served(record.record))]
    return any((view.today - moment.day).days <= view.policy.warning_life_days for moment in given)
