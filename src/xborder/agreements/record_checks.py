"""Stage E3: may this record be shared at all, before any field of it is looked at?

The checks stand in an order; the first that fails decides. What the
agreement's own rules refuse is found with the fields (stage E4).
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs

from xborder.agreements.attributes import at, date_of, flag_of, read_attribute, text_of, texts_of
from xborder.agreements.decision import RecordOutcome
from xborder.agreements.given import GivenRecord
from xborder.agreements.party import party_of_force
from xborder.agreements.request import Request
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import OnMissing, OnwardCondition
from xborder.reference.clocks import add_months, uk_day


@attrs.frozen(kw_only=True)
class Stop:
    """Why a record stops: its outcome, the reason's word, the finding's code and what fills its text."""

    outcome: RecordOutcome
    reason: str
    code: str
    names: dict[str, Any] = attrs.field(factory=dict)


Check = Callable[[Agreement, Request, GivenRecord], Stop | None]


def check_record(agreement: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    """The first thing that stops a record, or None."""
    for check in _CHECKS:
        stop = check(agreement, request, record)
        if stop is not None:
            return stop
    return None


def onward_condition(agreement: Agreement, request: Request) -> OnwardCondition | None:
    """On which condition a record of another party may be passed on; None where no route allows it."""
    return onward_route(agreement, request.to_party)


def onward_route(agreement: Agreement, recipient: str) -> OnwardCondition | None:
    """On which condition a recipient may be sent the records of others; None where no route leads there."""
    routes = [route for route in agreement.onward_sharing.allow if recipient in agreement.members(route.to)]
    if not routes:
        return None
    notify = any(route.condition is OnwardCondition.NOTIFY_ORIGINATOR for route in routes)
    return OnwardCondition.NOTIFY_ORIGINATOR if notify else OnwardCondition.NONE


def originator(agreement: Agreement, record: GivenRecord) -> str | None:
    """The party whose record it is, or None if no party's."""
    force = text_of(at(record.data, "provenance", "force"))
    return party_of_force(agreement, force) if force else None


def _refuse(reason: str, code: str, **names: str) -> Stop:
    return Stop(outcome=RecordOutcome.REFUSE_RECORD, reason=reason, code=code, names=names)


def _hold(agreement: Agreement, reason: str, code: str, **names: str) -> Stop:
    refuse = agreement.quality.on_missing is OnMissing.REFUSE_RECORD
    outcome = RecordOutcome.REFUSE_RECORD if refuse else RecordOutcome.HOLD
    return Stop(outcome=outcome, reason=reason, code=code, names=names)


def _restricted(_: Agreement, __: Request, record: GivenRecord) -> Stop | None:
    flag = flag_of(record.data.get("processing_restricted"))
    if flag is None:
        return _refuse("RESTRICTION-UNKNOWN", "XB-REC-004")
    return _refuse("PROCESSING-RESTRICTED", "XB-REC-003") if flag else None


def _origin(agreement: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    owner = originator(agreement, record)
    if owner is None:
        return _refuse("ORIGIN-UNKNOWN", "XB-REC-012")
    if owner != request.from_party and onward_condition(agreement, request) is None:
        return _refuse("ONWARD-SHARING", "XB-REC-011", owner=owner, party=request.from_party)
    return None


def _category(agreement: Agreement, _: Request, record: GivenRecord) -> Stop | None:
    categories = texts_of(record.data.get("subject_category"))
    if categories is None:
        return _hold(agreement, "QUALITY-MISSING:subject.category", "XB-REC-005", missing="subject.category")
    scope = agreement.data.subject_categories
    outside = any(category not in scope for category in categories)
    return _refuse("CATEGORY-OUTSIDE", "XB-REC-007") if outside else None


def _required(agreement: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    missing = [name for name in agreement.quality.require if read_attribute(name, record.data, request) is None]
    if not missing:
        return None
    return _hold(agreement, f"QUALITY-MISSING:{','.join(missing)}", "XB-REC-005", missing=", ".join(missing))


def _fresh(agreement: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    limits = [age.days for age in agreement.quality.max_age if age.record_type == record.type]
    limit = min(limits, default=None)
    if limit is None:
        return None
    verified = date_of(at(record.data, "provenance", "verified_at"))
    if verified is None:
        return _hold(agreement, "QUALITY-MISSING:verified_at", "XB-REC-005", missing="verified_at")
    age = (request.day - verified).days
    if age < 0:
        return _hold(agreement, "VERIFIED-IN-FUTURE", "XB-REC-013")
    if age > limit:
        return _hold(agreement, "STALE", "XB-REC-006", age=str(age), limit=str(limit))
    return None


def _retained(agreement: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    """Another party's record that the sender should by now have reviewed or deleted is not passed on."""
    if originator(agreement, record) == request.from_party:
        return None
    term = agreement.retention_of(record.type)
    received = _received(record)
    if term is None:
        return None
    if received is None:
        return _hold(agreement, "QUALITY-MISSING:extracted_at", "XB-REC-005", missing="extracted_at")
    if request.day <= add_months(received, term.max_months):
        return None
    return _refuse("PAST-RETENTION", "XB-REC-010", months=str(term.max_months))


def _received(record: GivenRecord) -> dt.date | None:
    """When the copy was taken that the sender holds: the only time of receipt that a record carries."""
    extracted = text_of(at(record.data, "provenance", "extracted_at"))
    try:
        taken = dt.datetime.fromisoformat(extracted) if extracted else None
    except ValueError:
        return None
    return uk_day(taken) if taken is not None and taken.utcoffset() is not None else None


def _graded(_: Agreement, request: Request, record: GivenRecord) -> Stop | None:
    """Intelligence goes out on code P, or on code C when its conditions are known to be met (3x5x2)."""
    if record.type != "intelligence":
        return None
    handling = read_attribute("intel.handling", record.data, request)
    met = read_attribute("intel.conditions_met", record.data, request)
    return None if handling == "P" or (handling == "C" and met is True) else _refuse("HANDLING", "XB-REC-014")


_CHECKS: tuple[Check, ...] = (_restricted, _origin, _category, _required, _fresh, _retained, _graded)
