"""Whether the record supports an application for a criminal behaviour order (Sentencing Act 2020 s.331)."""

from collections.abc import Iterator

from xborder.ladder.parts import Gate, LawBasis, Proposal, ProposalKind
from xborder.ladder.view import View, gate
from xborder.ladder.words import date_in_words
from xborder.model.charge import Charge
from xborder.model.codes import GroundKind, OrderKind
from xborder.model.order import AsbOrder
from xborder.reference import law
from xborder.rules.paths import Path

_CHARGE = Path.of(Charge)
_ORDER = Path.of(AsbOrder)


def propose(view: View) -> Iterator[Proposal]:
    """An application, where somebody is charged and no such order is in force."""
    if not view.group.charges or any(_in_force(view)):
        return
    adult_at = law.value("cbo.yot", on=view.today)
    young = adult_at is None or view.ages is None or view.ages[0] < adult_at.number
    yield Proposal(
        kind=ProposalKind.CBO_APPLICATION,
        title="Ask the prosecutor to apply for a criminal behaviour order",
        gates=(
            gate(
                "Proceedings for an offence", *((record, _CHARGE.offences) for record in view.group.charges), met=True
            ),
            gate("A conviction: the order comes only with a sentence or conditional discharge", met=False),
            _distress(view),
            *([_youth_team(view)] if young else []),
        ),
        law=(
            *view.rows("cbo.basis", "cbo.test", "cbo.applicant", "cbo.only.with", "cbo.notice"),
            *_durations(view, young=young),
        ),
        cautions=tuple(_cautions(view, young=young)),
    )


def _in_force(view: View) -> Iterator[bool]:
    for record in view.group.orders_of(OrderKind.CBO):
        order: AsbOrder = record.record
        yield order.ends_on is None or order.ends_on >= view.today


def _distress(view: View) -> Gate:
    shown = [
        (record, _ORDER.grounds[index])
        for record in view.group.orders
        for index, ground in enumerate(record.record.grounds)
        if ground.kind is GroundKind.HARASSMENT_ALARM_DISTRESS
    ]
    text = "Evidence of behaviour that caused harassment, alarm or distress, or was likely to"
    return gate(text, *shown, met=bool(shown))


def _youth_team(view: View) -> Gate:
    """No record can hold the youth offending team's views, so this is never met by itself."""
    row = law.value("cbo.yot", on=view.today)
    known_young = row is not None and view.ages is not None and view.ages[1] < row.number
    return gate("The views of the youth offending team, if under 18", met=False if known_young else None)


def _durations(view: View, *, young: bool) -> tuple[LawBasis, ...]:
    if young:
        return view.rows("cbo.yot", "cbo.duration.under18.min", "cbo.duration.under18.max")
    return view.rows("cbo.duration.adult")


def _cautions(view: View, *, young: bool) -> Iterator[str]:
    listed = [charge.record.first_hearing for charge in view.group.charges if charge.record.first_hearing]
    days = sorted(hearing.date for hearing in listed if hearing.date is not None)
    when = f" The first hearing is on {date_in_words(days[0])}." if days else ""
    yield f"Give notice as soon as practicable, without waiting for a verdict.{when}"
    if not young and (row := law.value("cbo.duration.adult", on=view.today)):
        yield f"For an adult: a fixed time of at least {row.number} years, or until further order."
    least = law.value("cbo.duration.under18.min", on=view.today)
    most = law.value("cbo.duration.under18.max", on=view.today)
    if young and least and most:
        years = f"{least.number} to {most.number} years"
        yield f"Made on a person under 18, it runs for a fixed time of {years}; the age counts when it is made."
    yield "Detrimental effect is not enough: the test is harassment, alarm or distress."
