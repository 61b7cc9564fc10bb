"""The service of an order: the day in its record and the day in the words of the witness who proves it."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.texts.dates import days_in
from xborder.casefile.texts.exhibit_refs import plain_ref
from xborder.findings import Finding, finding
from xborder.model.evidence import Statement
from xborder.model.order import AsbOrder, Service


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-017 (warning) for a statement that tells of an order, produces the proof of its service, and names other days."""
    for order in case.file.orders:
        for service in order.services:
            for made in case.file.statements:
                if _proves(made, service):
                    yield from _compare(case, made, order, service)


def _proves(made: Statement, service: Service) -> bool:
    produced = {plain_ref(each.text) for each in made.exhibits}
    return bool(produced & {plain_ref(ref) for ref in service.evidence_refs})


def _compare(case: Case, made: Statement, order: AsbOrder, service: Service) -> Iterator[Finding]:
    """A day that stands before the order is named counts too: a statement tells things in its own order."""
    pages = case.body_of(made)
    telling = next((page for page in pages if order.ref in page.text), None)
    told = {named.day for page in pages for named in days_in(page.text)} - {made.made_on}
    if telling is not None and service.day is not None and told and service.day not in told:
        yield finding("XB-CROSS-017", telling.place, name=telling.file.path, ref=order.ref)
