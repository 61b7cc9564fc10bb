"""What a file holds of an order that is said to be broken."""

from collections.abc import Callable

from xborder.casefile.case import Case
from xborder.model.codes import OrderKind
from xborder.model.order import AsbOrder

#: What each kind is called in the description of an exhibit.
_TITLES = {
    OrderKind.CBO: "criminal behaviour order",
    OrderKind.CBO_INTERIM: "criminal behaviour order",
    OrderKind.CPN: "community protection notice",
    OrderKind.PSPO: "public spaces protection order",
    OrderKind.PSPO_EXPEDITED: "public spaces protection order",
    OrderKind.CLOSURE_NOTICE: "closure notice",
    OrderKind.CLOSURE_ORDER: "closure order",
}


def _copy(case: Case, order: AsbOrder) -> bool:
    """A copy of the order is an exhibit: one that the proof of service names, or whose description does."""
    named = {ref for service in order.services for ref in service.evidence_refs}
    title = _TITLES.get(order.kind, order.kind.value)
    return any(
        each.exhibit_ref.text in named
        or order.ref in (each.description or "")
        or title in (each.description or "").lower()
        for each in case.file.exhibits
    )


def _warning(case: Case, order: AsbOrder) -> bool:
    return bool(order.warning_refs) and all(ref in case.records for ref in order.warning_refs)


def _log(case: Case, order: AsbOrder) -> bool:
    return any(ref in case.records for ref in order.incident_refs)


def _authority(case: Case, order: AsbOrder) -> bool:
    return any(ref in case.records for ref in order.follows_refs)


#: Each fact that a breach file needs: what it is called, and whether the file has it.
PAPERS: dict[str, tuple[str, Callable[[Case, AsbOrder], bool]]] = {
    "made": ("the day it was made", lambda _, order: order.made_on is not None or order.made_at is not None),
    "court": ("the court that made it", lambda _, order: order.court is not None),
    "ends": ("when it ends", lambda _, order: bool(order.ends_on or order.ends_at or order.until_further_order)),
    "terms": ("its terms", lambda _, order: bool(order.requirements)),
    "served": ("proof of service", lambda _, order: any(each.day and each.method for each in order.services)),
    "area": ("its area", lambda _, order: bool(order.area)),
    "issuer": ("who issued it", lambda _, order: order.issuer is not None),
    "copy": ("a copy among the exhibits", _copy),
    "warning": ("the written warning before it", _warning),
    "log": ("the incidents it rests on", _log),
    "authority": ("the authorisation it follows", _authority),
}
