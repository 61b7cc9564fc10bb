"""What goes on record of a disclosure: paths, rules and digests, never a value."""

import datetime as dt
from typing import Any

from xborder.agreements.decision import Decision, RecordDecision
from xborder.agreements.markings import marking_of
from xborder.agreements.verdicts import Shown
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import ObligationKind


def log_entry(agreement: Agreement, decision: Decision, decision_digest: str) -> dict[str, Any]:
    """The entry of one decision: DPA 2018 s.62(2)(c), (3) with the agreement's own particulars.

    The justification is on record where one was given; since 19 August 2025 (Data (Use and
    Access) Act 2025 s.82) the Act no longer asks for it.
    """
    return entry_of(agreement, decision, decision_digest, [record_on_log(record) for record in decision.shared])


def entry_of(
    agreement: Agreement, decision: Decision, decision_digest: str, records: list[dict[str, Any]]
) -> dict[str, Any]:
    """The entry of some of a decision's records, each as :func:`record_on_log` puts it."""
    request = decision.request
    entry = {
        "type": "disclosure",
        "at": request.now.isoformat(),
        "disclosed_by": {"party": request.from_party, "actor": request.actor, "role": request.role},
        "recipient": request.to_party,
        "purpose": request.purpose,
        "justification": request.justification,
        "case_ref": request.case_ref,
        "channel": request.channel,
        "marking": marking_of(agreement),
        "agreement": {"id": agreement.id, "version": agreement.version, "digest": decision.agreement_digest},
        "decision": decision_digest,
        "receipt_due": _receipt_due(agreement, request.now),
        "records": records,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _receipt_due(agreement: Agreement, now: dt.datetime) -> str | None:
    hours = [
        duty.within_hours
        for duty in agreement.obligations
        if duty.do is ObligationKind.REQUIRE_RECEIPT and duty.within_hours is not None
    ]
    return (now + dt.timedelta(hours=min(hours))).isoformat() if hours else None


def record_on_log(record: RecordDecision) -> dict[str, Any]:
    """What goes on record of one shared record: the paths that left, those that left otherwise, and by which rules."""
    sent = [path for path in record.paths if path.effect is not Shown.WITHHOLD]
    return {
        "record": record.key,
        "flow": record.flow,
        "paths": [path.path for path in sent if path.effect is Shown.SHARE],
        "redacted": {path.path: path.method for path in sent if path.effect is Shown.REDACT},
        "rules": sorted({rule for path in sent for rule in path.rules}),
    }
