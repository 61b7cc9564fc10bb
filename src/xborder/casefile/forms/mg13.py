"""MG13: the request that the prosecutor apply for an order, with its draft terms."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Cell, Paper, facts, page_of, prose, section, table, terms
from xborder.casefile.wording import force_short, name, partial, record_words, short_day
from xborder.model.case import OrderSought
from xborder.model.charge import Charge, Offence
from xborder.model.incident import Incident
from xborder.model.order import AsbOrder
from xborder.model.register import key_of

TITLES = {"cbo": "criminal behaviour order", "dog_disqualification": "dog disqualification order"}


def mg13(case: Case, order: OrderSought, *, pages: bool) -> Paper:
    """One order sought: power, grounds, the behaviour relied on, and the draft terms.

    The headings follow what CrimPR 31.3(3) asks a notice of application to hold.
    ``pages`` says whether the behaviour relied on has pages in this bundle.
    """
    title = TITLES.get(order.kind.value, order.kind.value.replace("_", " "))
    blocks = [*_head(case, order), section("Why the order will help"), prose(order.reason)]
    blocks += [section("Behaviour relied on"), _behaviour(case, order, pages=pages)]
    blocks += [section("Draft terms"), *_terms(order), *_supervision(order)]
    return Paper(form="MG13", title=f"Application for a {title}", subtitle=case.plan.title, blocks=tuple(blocks))


def _head(case: Case, order: OrderSought) -> list[Block]:
    sought_against = case.defendant_of(order)
    defendant = sought_against.person if sought_against else None
    return [
        facts(
            ("URN", case.file.urn.text),
            ("Defendant", name(defendant)),
            ("Born", partial(defendant.date_of_birth) if defendant else ""),
            ("Power", order.basis),
            ("Duration asked for", order.duration or ""),
            ("Area", order.area or ""),
            columns=2,
        )
    ]


def _behaviour(case: Case, order: OrderSought, *, pages: bool) -> Block:
    rows = [_event(case, reference, pages=pages) for reference in order.behaviour_refs]
    return table(("auto", "auto", "2fr", "auto"), ("Date", "Force", "What was done", "In this file"), rows)


def _event(case: Case, reference: str, *, pages: bool) -> tuple[Cell, ...]:
    """One thing relied on: when, where, what, and the page that shows it."""
    held = case.records.get(reference.partition("#")[0])
    if held is None:
        return ("", "", f"{reference}: not in this file", "")
    record = held.record
    force = force_short(record.provenance.force)
    if isinstance(record, Charge):
        first = next(iter(record.offences), None)
        return (short_day(first.began_on if first else None), force, _charged(first), page_of("MG4"))
    where = page_of(key_of(record)) if pages and isinstance(record, Incident | AsbOrder) else ""
    if isinstance(record, Incident):
        return (short_day(record.day), force, record.summary or record.ref, where)
    made = record.made_on if isinstance(record, AsbOrder) else None
    return (short_day(made), force, record_words(key_of(record)), where)


def _charged(offence: Offence | None) -> str:
    return f"The offence charged ({offence.code.text})" if offence else "A charge without an offence"


def _terms(order: OrderSought) -> list[Block]:
    return [terms([(each.number, each.text) for each in order.requirements])]


def _supervision(order: OrderSought) -> list[Block]:
    positive = [each for each in order.requirements if each.kind.value == "require"]
    if not positive:
        return []
    rows = [(str(each.number), each.supervisor or "not named") for each in positive]
    return [section("Supervision of requirements"), table(("auto", "1fr"), ("Term", "Supervised by"), rows)]
