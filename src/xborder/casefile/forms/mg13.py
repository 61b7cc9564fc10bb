"""MG13: the request that the prosecutor apply for an order, with its draft terms."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Cell, Paper, facts, page_of, prose, section, table, terms
from xborder.casefile.wording import force_short, name, partial, short_day
from xborder.model.case import OrderSought
from xborder.model.keys import RecordKey

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
    defendant = case.file.defendants[0].person if case.file.defendants else None
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
    key = RecordKey.parse(reference)
    held = case.records.get(str(key.without_person))
    if held is None:
        return ("", force_short(key.force), f"{key.ref}: not in this file", "")
    record = held.record
    if key.type == "charge":
        offence = record.offences[0]
        return (
            short_day(offence.began_on),
            force_short(key.force),
            f"The offence charged ({offence.code.text})",
            page_of("MG4"),
        )
    where = page_of(str(key.without_person)) if pages else ""
    return (short_day(record.day), force_short(key.force), record.summary or record.ref, where)


def _terms(order: OrderSought) -> list[Block]:
    return [terms([(each.number, each.text) for each in order.requirements])]


def _supervision(order: OrderSought) -> list[Block]:
    positive = [each for each in order.requirements if each.kind.value == "require"]
    if not positive:
        return []
    rows = [(str(each.number), each.supervisor or "not named") for each in positive]
    return [section("Supervision of requirements"), table(("auto", "1fr"), ("Term", "Supervised by"), rows)]
