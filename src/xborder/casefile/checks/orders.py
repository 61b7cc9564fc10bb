"""Reason 19: orders that are said to be broken, and orders that are asked for."""

import re
from collections.abc import Iterator
from typing import Any

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import faulty, missing, plan_place
from xborder.casefile.checks.order_papers import PAPERS
from xborder.casefile.checks.people import younger_than_18
from xborder.casefile.form_register import read_data
from xborder.casefile.readiness import Answer, Fault
from xborder.casefile.wording import several
from xborder.model.case import OrderSought
from xborder.model.order import AsbOrder

#: A map by its exhibit reference, with or without the stroke.
_MAP = re.compile(r"\b[Mm]ap ([A-Z]{2,5}/?[0-9]{1,4})\b", re.ASCII)


def judge(case: Case) -> Answer:
    """Each order broken has its papers, each order sought its draft (CrimPR 31.3; Sentencing Code ss.331 and 339)."""
    faults = (*_broken(case), *_sought(case))
    broken = [order for order in case.file.orders if order.breaches]
    applies = bool(faults or broken or case.plan.orders_sought or _charged(case))
    counted = f"{len(broken)} order(s) broken, {len(case.plan.orders_sought)} sought; the papers of each are here."
    return Answer(detail=counted, faults=faults, applies=applies)


def _charged(case: Case) -> list[tuple[str, dict[str, Any]]]:
    """The offences that charge a breach, with what their orders need."""
    rows = read_data("breach_papers.yaml")
    return [(key, row) for key, each in case.offences() for row in rows if each.code.text in row["codes"]]


def _broken(case: Case) -> Iterator[Fault]:
    charged = _charged(case)
    for key, row in charged:
        if not any(order.kind.value in row["kinds"] for order in case.file.orders):
            kind = row["kinds"][0].upper()
            todo = "Add the order as made and the record of its service."
            detail = f"The breach of a {kind} is charged, and the order is not in the file."
            yield missing(detail, todo, charges=(key,), verified=True)
    for order in case.file.orders:
        keys = tuple(key for key, row in charged if order.kind.value in row["kinds"])
        if order.breaches or keys:
            yield from _papers(case, order, keys)


def _papers(case: Case, order: AsbOrder, charges: tuple[str, ...]) -> Iterator[Fault]:
    rows = [row for row in read_data("breach_papers.yaml") if order.kind.value in row["kinds"]]
    needs = rows[0]["needs"] if rows else ["made", "terms", "served"]
    absent = [title for title, held in (PAPERS[need] for need in needs) if not held(case, order)]
    if absent:
        todo = "Add the order as made, the record of its service, and what it rests on."
        detail = f"{order.ref} lacks {several(absent)}."
        yield missing(detail, todo, case.place(order, "/ref"), charges=charges)


def _sought(case: Case) -> Iterator[Fault]:
    for number, order in enumerate(case.plan.orders_sought):
        for gap, verified in _gaps(case, order):
            detail = f"{order.kind.value.upper()} sought: {gap}."
            place = plan_place(f"/orders_sought/{number}")
            yield faulty(detail, "Complete orders_sought in case.yaml.", place, verified=verified)


def _gaps(case: Case, order: OrderSought) -> Iterator[tuple[str, bool]]:
    """What is not in order, and whether the need for it was read in the rules."""
    defendant = case.defendant_of(order)
    if defendant is None:
        yield "it does not say against which defendant", True
    if not order.requirements:
        yield "no draft terms", True
    if not order.duration:
        yield "no duration", False
    yield from ((f"map {ref} is not among the exhibits", False) for ref in _maps_absent(case, order))
    absent = [ref for ref in order.behaviour_refs if ref.partition("#")[0] not in case.records]
    if absent or not order.behaviour_refs:
        yield f"it relies on records that are not in the file: {several(absent) or 'none named'}", True
    if defendant is not None and younger_than_18(defendant.person, case.plan.as_of.date()):
        if not order.youth_views:
            yield "the defendant is under 18, and what the youth offending team said is not recorded", True
        elif order.youth_views_at is None:
            yield "when the youth offending team was asked is not recorded", False


def _maps_absent(case: Case, order: OrderSought) -> list[str]:
    """Maps that the draft names by their exhibit reference and that the file does not hold."""
    texts = (order.area, *(text for term in order.requirements for text in (term.area, term.text)))
    named = {ref.replace("/", "") for text in texts if text for ref in _MAP.findall(text)}
    held = {each.exhibit_ref.text.replace("/", "") for each in case.file.exhibits}
    return sorted(named - held)
