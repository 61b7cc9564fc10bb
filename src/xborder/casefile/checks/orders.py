"""Checks of orders: those asked for, and those said to be broken."""

from xborder.casefile.case import Case
from xborder.casefile.readiness import Answer
from xborder.casefile.wording import several


def order_sought(case: Case) -> Answer:
    """Each order sought has draft terms, a duration and behaviour that is in the file (CrimPR 31.3; Sentencing Code s.331)."""
    faults = []
    for order in case.plan.orders_sought:
        name = order.kind.value.upper()
        if case.defendant_of(order) is None:
            faults.append(f"{name} does not say against which defendant it is sought")
        if not order.requirements:
            faults.append(f"{name} has no draft terms")
        if not order.duration:
            faults.append(f"{name} has no duration")
        absent = [ref for ref in order.behaviour_refs if ref.partition("#")[0] not in case.records]
        if absent or not order.behaviour_refs:
            faults.append(f"{name} relies on records that are not in the file: {several(absent) or 'none named'}")
    if faults:
        return Answer(met=False, detail="; ".join(faults) + ".", todo="Complete orders_sought in case.yaml.")
    count = len(case.plan.orders_sought)
    return Answer(applies=count > 0, met=True, detail=f"{count} order(s) sought, with terms, duration and grounds.")


def order_breached(case: Case) -> Answer:
    """Each order with a breach has its terms and proof of service (a reason of its own for rejection)."""
    broken = [order for order in case.file.orders if order.breaches]
    faults = [
        order.ref
        for order in broken
        if not order.requirements or not any(service.day and service.method for service in order.services)
    ]
    if faults:
        return Answer(
            met=False,
            detail=f"Terms or proof of service missing: {several(faults)}.",
            todo="Add the order as made and the record of its service.",
        )
    return Answer(
        applies=bool(broken),
        met=True,
        detail=f"{several([order.ref for order in broken]) or 'None'}: terms and service recorded.",
    )
