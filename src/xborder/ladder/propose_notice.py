"""Whether the record supports a community protection notice (ASBCPA 2014 s.43)."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.parts import Gate, Proposal, ProposalKind
from xborder.ladder.view import View, age_gate, border_cautions, count_gate, gate, seen
from xborder.model.codes import OrderKind
from xborder.model.incident import Incident
from xborder.model.order import AsbOrder
from xborder.rules.moments import Moment
from xborder.rules.order_facts import served
from xborder.rules.paths import Path

_ORDER = Path.of(AsbOrder)
_INCIDENT = Path.of(Incident)


def propose(view: View) -> Iterator[Proposal]:
    """A notice, where a warning has been served and no notice is in force."""
    warnings = view.served(OrderKind.CPW)
    if not warnings or view.live(OrderKind.CPN):
        return
    latest = warnings[-1]
    given = served(latest.record)
    if given is None:
        return
    yield Proposal(
        kind=ProposalKind.NOTICE,
        title="Issue a community protection notice",
        gates=(
            *_warning_gates(view, latest, given),
            _after(view, given),
            count_gate(view, view.policy.incidents_for_notice),
            _effect(view),
            age_gate(view, "cpn.age.individual", "The person is {age} or over"),
        ),
        law=view.rows(
            "cpn.test", "cpn.warning.required", "cpn.age.individual", "cpn.content.conduct", "cpn.content.sections"
        ),
        cautions=(
            "Before issue, inform whoever should know (s.43(6)), and record whom.",
            "Explain ss.46 to 51, give the notice a last day, and say who can be asked to vary it.",
            *border_cautions(view),
        ),
    )


def _warning_gates(view: View, warning: Sourced, given: Moment) -> tuple[Gate, ...]:
    service = (warning, _ORDER.services)
    days = (view.today - given.day).days
    life, least = view.policy.warning_life_days, view.policy.minimum_days_to_comply
    words = (warning, _ORDER.warns_of_notice)
    return (
        gate(f"A written warning was served ({warning.record.ref})", service, met=True),
        gate("The warning says that a notice will follow", words, met=warning.record.warns_of_notice),
        gate(f"Time to comply: at least {least} day(s) since service (local policy)", service, met=days >= least),
        gate(f"The warning is no more than {life} days old (local policy)", service, met=days <= life),
    )


def _after(view: View, given: Moment) -> Gate:
    after = [record for record in view.incidents if (when := seen(record.record)) and given.before(when)]
    places = [(record, _INCIDENT.occurred_on) for record in after]
    return gate("Conduct after the warning was served", *places, met=bool(after))


def _effect(view: View) -> Gate:
    told = [(record, _INCIDENT.effect) for record in view.incidents if (record.record.effect or "").strip()]
    return gate("The effect on people in the locality is recorded for an incident", *told, met=bool(told))
