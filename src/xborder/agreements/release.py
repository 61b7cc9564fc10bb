"""Stage E5: nothing leaves until every obligation is discharged and the disclosure is on record."""

from collections.abc import Mapping
from typing import Any, Protocol

import attrs

from xborder.agreements.decision import Decision
from xborder.agreements.decision_report import decision_report
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.log_entry import log_entry
from xborder.agreements.markings import is_marking, marking_of, markings_of, reaches
from xborder.agreements.papers import notices, quality_statement, retention_stamps
from xborder.agreements.request import Request
from xborder.agreements.route import Route
from xborder.findings import Finding, Outcome, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Obligation
from xborder.model.agreement_codes import ObligationKind


class Sink(Protocol):
    """Where disclosures are put on record before anything is released."""

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        """Put a disclosure on record, safely on disk, and give its receipt. Raises OSError where it cannot."""

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        """Put on record that what the receipt announced was not released after all."""


@attrs.frozen(kw_only=True)
class SharedRecord:
    """What the recipient gets of one record."""

    key: str
    type: str
    data: dict[str, Any] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Release:
    """What leaves, with the papers that the obligations ask for.

    ``marking`` goes on everything that is made from the records;
    ``notices`` tell originators what was passed on; ``receipts`` are those of
    the disclosure log; ``obligations`` maps each obligation to how it was met.
    """

    records: tuple[SharedRecord, ...]
    marking: str
    handling: tuple[str, ...]
    quality_statement: dict[str, Any]
    retention: dict[str, Any]
    notices: tuple[dict[str, Any], ...]
    receipts: tuple[str, ...]
    obligations: Mapping[str, str]


def release(loaded: LoadedAgreement, decision: Decision, *, log: Sink | None) -> Outcome[Release]:
    """Release what one decision shares; see :func:`release_route`."""
    return release_route(loaded, Route(legs=((decision,),)), log=log)


def release_route(loaded: LoadedAgreement, route: Route, *, log: Sink | None) -> Outcome[Release]:
    """Put every disclosure of a route on record, then hand over what its last leg shares.

    Without a log, with a marking that the channel may not carry, under another
    agreement than the one decided under, or where the log cannot be written,
    nothing is released and the findings say why.

    Source: DPA 2018 s.62 (logging), s.38(5) (quality statement), s.39(2) (retention).
    """
    faults = tuple(_faults(loaded, route, log))
    if faults or log is None:
        return Outcome(None, Report(faults))
    receipts: list[str] = []
    for decision in route.decisions:
        if not decision.shared:
            continue
        try:
            receipts.append(log.disclosed(log_entry(loaded.agreement, decision, decision_report(decision)["digest"])))
        except OSError as error:
            failed = finding("XB-REL-003", detail=type(error).__name__)
            return Outcome(None, Report((failed, *_abort(log, receipts, decision.request))))
    return Outcome(_release(loaded.agreement, route, tuple(receipts)))


def _faults(loaded: LoadedAgreement, route: Route, log: Sink | None) -> list[Finding]:
    found = [] if log is not None else [finding("XB-REL-001")]
    for decision in route.decisions:
        if decision.agreement_digest != loaded.digest:
            found.append(finding("XB-REL-004"))
        elif decision.shared:
            found += cannot_be_carried(loaded.agreement, decision.request.channel)
    return list(dict.fromkeys(found))


def cannot_be_carried(agreement: Agreement, channel: str) -> list[Finding]:
    """The finding that a channel may not carry what is marked as the agreement asks; none where it may."""
    return [] if _carries(agreement, channel, markings_of(agreement)) else [finding("XB-REL-002", channel=channel)]


def handling_of(agreement: Agreement) -> tuple[str, ...]:
    """How the recipient is to handle what they get, in the agreement's words."""
    return tuple(duty.handling for duty in _duties(agreement) if duty.handling)


def discharged(agreement: Agreement) -> dict[str, str]:
    """How each obligation is met by a release."""
    return {duty.id: _MET[duty.do] for duty in _duties(agreement)}


def _duties(agreement: Agreement) -> list[Obligation]:
    return sorted(agreement.obligations, key=lambda duty: duty.id)


def _carries(agreement: Agreement, channel: str, markings: tuple[str, ...]) -> bool:
    limit = next((known.max_marking for known in agreement.transfer.channels if known.id == channel), "")
    return is_marking(limit) and all(is_marking(marking) and reaches(limit, marking) for marking in markings)


def _abort(log: Sink, receipts: list[str], request: Request) -> list[Finding]:
    """Take back what was announced; where even that cannot be written, it is said."""
    failed = []
    for receipt in receipts:
        try:
            log.aborted(receipt, reason="a later entry could not be written", at=request.now.isoformat())
        except OSError as error:
            failed.append(finding("XB-REL-005", receipt=receipt, detail=type(error).__name__))
    return failed


def _release(agreement: Agreement, route: Route, receipts: tuple[str, ...]) -> Release:
    last = route.legs[-1] if route.legs else ()
    shared = sorted((record for decision in last for record in decision.shared), key=lambda record: record.key)
    records = [SharedRecord(key=made.key, type=made.type, data=made.data) for made in shared if made.data is not None]
    records += [SharedRecord(key=own.key, type=own.type, data=dict(own.data)) for own in route.stayed]
    return Release(
        records=tuple(sorted(records, key=lambda record: record.key)),
        marking=marking_of(agreement),
        handling=handling_of(agreement),
        quality_statement=quality_statement(agreement, last),
        retention=retention_stamps(agreement, last),
        notices=notices(agreement, route.decisions),
        receipts=receipts,
        obligations=discharged(agreement),
    )


_MET: Mapping[ObligationKind, str] = {
    ObligationKind.LOG_DISCLOSURE: "discharged: on record",
    ObligationKind.APPLY_MARKING: "discharged: marking given",
    ObligationKind.ATTACH_QUALITY_STATEMENT: "discharged: statement given",
    ObligationKind.STAMP_RETENTION: "discharged: stamps given",
    ObligationKind.REQUIRE_RECEIPT: "awaited: receipt of the recipient",
    ObligationKind.NOTIFY_ORIGINATOR: "discharged: notices given",
}
