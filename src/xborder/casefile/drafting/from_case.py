"""What a case plan says already of an order that is sought, so that nobody writes it twice."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from xborder.casefile.drafting.basis import resolve
from xborder.casefile.drafting.whose import spellings
from xborder.casefile.selection import Selection, select_records
from xborder.findings import Sourced
from xborder.model.case import CasePlan, OrderSought
from xborder.model.codes import GroundKind, OrderKind
from xborder.model.links import LinksFile
from xborder.model.order import Ground
from xborder.model.order_draft import OrderDraft
from xborder.rules.named import key_of


def words_of_case(
    plan: CasePlan, records: Iterable[Sourced], links: LinksFile, kind: OrderKind, person: str | None = None
) -> OrderDraft:
    """The officer in the case as issuer; for an order that the plan seeks against this person, its terms and reason too.

    Where it is not plain that exactly one of the orders sought is meant, none is taken.
    """
    selected = select_records(records, links, plan.suspects)
    sought = [each for each in plan.orders_sought if each.kind is kind and _is_against(each, person, selected)]
    if len(sought) != 1:
        return OrderDraft(issuer=plan.reporting_officer)
    return _sought(sought[0], plan, {key_of(each): each for each in selected.kept})


def _is_against(order: OrderSought, person: str | None, selected: Selection) -> bool:
    """Whether an order is sought against a person: a plan with one defendant names no charge."""
    if person is None or order.charge is None:
        return person is None or len(set(selected.groups.values())) == 1
    group = selected.groups.get(order.charge, frozenset())
    return any(person in spellings(key) for key in group)


def _sought(sought: OrderSought, plan: CasePlan, records: Mapping[str, Sourced]) -> OrderDraft:
    return OrderDraft(
        conduct=plan.narrative.summary if plan.narrative else None,
        requirements=sought.requirements,
        area=sought.area,
        duration=sought.duration,
        grounds=tuple(_grounds(sought, plan, records)),
        case_reference=plan.urn,
        reason=sought.reason,
        issuer=plan.reporting_officer,
    )


def merged(base: OrderDraft, over: OrderDraft) -> OrderDraft:
    """One draft's words with another's in their place, field by field, where those say anything.

    >>> merged(OrderDraft(court="A", area="Norfolk"), OrderDraft(court="B")).court
    'B'
    """
    given = {field.name: getattr(over, field.name) for field in attrs.fields(OrderDraft)}
    return attrs.evolve(base, **{name: value for name, value in given.items() if value not in (None, ())})


def _grounds(sought: OrderSought, plan: CasePlan, records: Mapping[str, Sourced]) -> Iterator[Ground]:
    """Each behaviour of which the case builder says that it shows harassment, alarm or distress."""
    for record in resolve(sought.behaviour_refs, records, plan.lead_force):
        text = _behaviour(record)
        if text:
            kind = GroundKind.HARASSMENT_ALARM_DISTRESS
            yield Ground(kind=kind, text=text, evidence_refs=(key_of(record),))


def _behaviour(record: Sourced) -> str:
    if record.type == "incident":
        return record.record.effect or record.record.summary or ""
    if record.type == "charge":
        return next((text for each in record.record.offences if (text := each.wording or each.title)), "")
    return ""
