"""The papers that travel with shared records: quality statement, retention stamps, notices to originators."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from xborder.agreements.attributes import date_of
from xborder.agreements.decision import Decision, RecordDecision
from xborder.agreements.record_checks import onward_condition
from xborder.agreements.request import Request
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import ObligationKind, OnwardCondition
from xborder.reference.clocks import add_months


def quality_statement(agreement: Agreement, decisions: Iterable[Decision]) -> dict[str, Any]:
    """What the recipient needs to judge each record by: when it was checked, by whom, fact or assessment.

    Source: DPA 2018 s.38(5)(b).
    """
    records = [quality_of(record, decision.request.day) for decision in decisions for record in decision.shared]
    return quality_head(agreement) | {"records": sorted(records, key=lambda entry: str(entry["record"]))}


def retention_stamps(agreement: Agreement, decisions: Iterable[Decision]) -> dict[str, Any]:
    """Until when the recipient may keep each record, and when it is to be reviewed: DPA 2018 s.39(2)."""
    records = [
        stamp
        for decision in decisions
        for record in decision.shared
        if (stamp := retention_of(agreement, record, decision.request.day))
    ]
    return retention_head(agreement) | {"records": sorted(records, key=lambda entry: str(entry["record"]))}


def notices(agreement: Agreement, decisions: Iterable[Decision]) -> tuple[dict[str, Any], ...]:
    """A notice to each originator whose record was passed on, where the route or an obligation asks for one."""
    found = [
        notice_of(record, decision)
        for decision in decisions
        if asks_for_notices(agreement, decision.request)
        for record in decision.shared
        if record.originator
    ]
    return tuple(sorted(found, key=lambda entry: (entry["to"], entry["record"])))


def quality_head(agreement: Agreement) -> dict[str, Any]:
    """All of a quality statement but its records."""
    return {"schema": "xborder/quality-statement/1", "agreement": {"id": agreement.id, "version": agreement.version}}


def retention_head(agreement: Agreement) -> dict[str, Any]:
    """All of the retention stamps but the records."""
    return {"schema": "xborder/retention/1", "agreement": {"id": agreement.id, "version": agreement.version}}


def asks_for_notices(agreement: Agreement, request: Request) -> bool:
    """True if the route, or an obligation, asks that originators are told what was passed on."""
    always = any(duty.do is ObligationKind.NOTIFY_ORIGINATOR for duty in agreement.obligations)
    return always or onward_condition(agreement, request) is OnwardCondition.NOTIFY_ORIGINATOR


def quality_of(record: RecordDecision, day: dt.date) -> dict[str, Any]:
    """What the recipient needs to judge one record by."""
    verified = date_of(record.quality.get("verified_at"))
    age = {} if verified is None else {"days_since_check": (day - verified).days}
    return {"record": record.key, **record.quality, **age}


def retention_of(agreement: Agreement, record: RecordDecision, day: dt.date) -> dict[str, Any] | None:
    """Until when the recipient may keep one record; None where the agreement has no term for its type."""
    term = agreement.retention_of(record.type)
    if term is None:
        return None
    return {
        "record": record.key,
        "received_on": day.isoformat(),
        "review_on": add_months(day, term.review_after_months).isoformat(),
        "keep_until": add_months(day, term.max_months).isoformat(),
        "then": term.then.value,
    }


def notice_of(record: RecordDecision, decision: Decision) -> dict[str, Any]:
    """The notice to the originator of one record."""
    return {
        "to": record.originator,
        "record": record.key,
        "passed_on_by": decision.request.from_party,
        "passed_on_to": decision.request.to_party,
        "purpose": decision.request.purpose,
        "at": decision.request.now.isoformat(),
        "agreement": f"{decision.agreement_id} {decision.agreement_version}",
    }
