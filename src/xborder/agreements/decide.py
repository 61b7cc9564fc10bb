"""Decide on records under an agreement: a pure function, deny by default.

Stages: the agreement (E1), the request (E2), each record (E3), each field
(E4). What is decided is released by :mod:`xborder.agreements.release` (E5),
which discharges the obligations.
"""

from collections.abc import Iterable

from xborder.agreements.agreement_checks import check_agreement
from xborder.agreements.compiled import RecordTypes
from xborder.agreements.decision import Decision, RecordDecision, RecordOutcome
from xborder.agreements.given import GivenRecord, all_given
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.record_room import RecordRoom
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.agreements.request_checks import check_request
from xborder.agreements.rule_book import RuleBook
from xborder.findings import Report, Severity, Sourced
from xborder.model.register import RECORD_TYPES


def decide(
    loaded: LoadedAgreement,
    request: Request,
    records: Iterable[Sourced | GivenRecord],
    *,
    hash_key: HashKey | None = None,
    record_types: RecordTypes = RECORD_TYPES,
) -> Decision:
    """Decide what of each record may go from one party to another for one purpose.

    The records are never changed. ``hash_key`` is needed only where a rule
    redacts by keyed hash; without it those fields are withheld.

    Raises ValueError where two records have one key, or a key is not ``force:type:ref``.

    Source: DPA 2018 ss.35-39; deny by default and deny-overrides as in XACML 3.0.
    """
    known = all_given(records)
    agreement = loaded.agreement
    stopped = check_agreement(loaded, request.day)
    if not stopped.has_errors:
        stopped += check_request(agreement, request)
    if stopped.has_errors:
        decided, report = _all_refused(known, stopped), stopped
    else:
        room = RecordRoom(
            book=RuleBook(agreement=agreement, record_types=record_types), request=request, hash_key=hash_key
        )
        made = [room.decide(record) for record in known]
        decided = tuple(decision for decision, _ in made)
        report = stopped + Report(tuple(entry for _, entry in made if entry))
    return Decision(
        request=request,
        agreement_id=agreement.id,
        agreement_version=agreement.version,
        agreement_digest=loaded.digest,
        refused=stopped.has_errors,
        records=decided,
        obligations=agreement.obligations,
        report=report,
    )


def _all_refused(records: tuple[GivenRecord, ...], report: Report) -> tuple[RecordDecision, ...]:
    reasons = tuple(sorted({entry.code for entry in report if entry.severity is Severity.ERROR}))
    outcome = RecordOutcome.REFUSE_RECORD
    return tuple(
        RecordDecision(key=record.key, type=record.type, outcome=outcome, reasons=reasons) for record in records
    )
