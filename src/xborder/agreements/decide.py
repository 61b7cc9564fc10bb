"""Decide on records under an agreement: a pure function, deny by default.

Stages: the agreement (E1), the request (E2), each record (E3), each field
(E4). What is decided is released by :mod:`xborder.agreements.release` (E5),
which discharges the obligations.
"""

from collections.abc import Iterable
from typing import Self

import attrs

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
from xborder.findings import Finding, Report, Severity, Sourced
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
    deciding = Deciding.under(loaded, request, hash_key=hash_key, record_types=record_types)
    made = [deciding.one(record) for record in all_given(records)]
    report = deciding.stopped + Report(tuple(entry for _, entry in made if entry))
    return deciding.decision(tuple(decided for decided, _ in made), report)


@attrs.frozen(kw_only=True)
class Deciding:
    """One request under one agreement, asked of record after record; ``room`` is None where it stops everything."""

    loaded: LoadedAgreement
    request: Request
    stopped: Report
    room: RecordRoom | None

    @classmethod
    def under(
        cls,
        loaded: LoadedAgreement,
        request: Request,
        *,
        hash_key: HashKey | None = None,
        record_types: RecordTypes = RECORD_TYPES,
    ) -> Self:
        """Look at the agreement and the request (stages E1 and E2), before any record."""
        stopped = check_agreement(loaded, request.day)
        if not stopped.has_errors:
            stopped += check_request(loaded.agreement, request)
        book = RuleBook(agreement=loaded.agreement, record_types=record_types)
        room = None if stopped.has_errors else RecordRoom(book=book, request=request, hash_key=hash_key)
        return cls(loaded=loaded, request=request, stopped=stopped, room=room)

    def one(self, record: GivenRecord) -> tuple[RecordDecision, Finding | None]:
        """The decision on one record, and the finding that says why where nothing of it may go."""
        return self._refused(record) if self.room is None else self.room.decide(record)

    def decision(self, records: tuple[RecordDecision, ...], report: Report) -> Decision:
        """What was decided on these records, as one decision."""
        return Decision(
            request=self.request,
            agreement_id=self.loaded.agreement.id,
            agreement_version=self.loaded.agreement.version,
            agreement_digest=self.loaded.digest,
            refused=self.room is None,
            records=records,
            obligations=self.loaded.agreement.obligations,
            report=report,
        )

    def _refused(self, record: GivenRecord) -> tuple[RecordDecision, None]:
        reasons = tuple(sorted({entry.code for entry in self.stopped if entry.severity is Severity.ERROR}))
        outcome = RecordOutcome.REFUSE_RECORD
        return RecordDecision(key=record.key, type=record.type, outcome=outcome, reasons=reasons), None
