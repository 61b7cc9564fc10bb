"""Stages E3 and E4: one record after another, under one request."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.decision import RecordDecision, RecordOutcome
from xborder.agreements.given import GivenRecord
from xborder.agreements.minimise import minimise
from xborder.agreements.party import flows_between
from xborder.agreements.record_checks import Stop, check_record, originator
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.agreements.rule_book import RuleBook
from xborder.findings import Finding, finding
from xborder.model.agreement_clauses import Flow

# What the recipient needs to judge a record by (DPA 2018 s.38(5)(b)), as far as the rules let it go.
_QUALITY = ("verified_at", "verified_by", "fact_or_assessment", "extracted_at")


@attrs.define(kw_only=True)
class RecordRoom:
    """One request under one agreement, with its rules compiled once for each flow and record type."""

    book: RuleBook
    request: Request
    hash_key: HashKey | None = None
    _carrying: dict[str, tuple[Flow, ...]] = attrs.field(factory=dict)

    def decide(self, record: GivenRecord) -> tuple[RecordDecision, Finding | None]:
        """The decision, and the finding that says why where nothing of the record may go."""
        flows = self._flows(record.type)
        if len(flows) != 1:
            return self._no_flow(record, flows)
        if stop := check_record(self.book.agreement, self.request, record):
            return self._stopped(record, stop, flows[0].id)
        return self._fields(record, flows[0].id)

    def _flows(self, record_type: str) -> tuple[Flow, ...]:
        """The flows between the two parties that carry this type for this purpose."""
        if record_type not in self._carrying:
            between = flows_between(self.book.agreement, self.request.from_party, self.request.to_party)
            purpose = self.request.purpose
            self._carrying[record_type] = tuple(
                flow
                for flow in between
                if purpose in flow.purposes
                and record_type in flow.record_types
                and record_type in self.book.record_types
            )
        return self._carrying[record_type]

    def _no_flow(self, record: GivenRecord, flows: tuple[Flow, ...]) -> tuple[RecordDecision, Finding]:
        code, reason = ("XB-REC-002", "AMBIGUOUS-FLOW") if flows else ("XB-REC-001", "NO-FLOW")
        names = {"type": record.type, "purpose": self.request.purpose}
        stop = Stop(outcome=RecordOutcome.REFUSE_RECORD, reason=reason, code=code, names=names)
        return self._stopped(record, stop, None)

    def _stopped(self, record: GivenRecord, stop: Stop, flow: str | None) -> tuple[RecordDecision, Finding]:
        decision = RecordDecision(
            key=record.key, type=record.type, outcome=stop.outcome, flow=flow, reasons=(stop.reason,)
        )
        return decision, finding(stop.code, record.place, record=record.key, **stop.names)

    def _fields(self, record: GivenRecord, flow: str) -> tuple[RecordDecision, Finding | None]:
        root = self.book.plan(flow, record.type, record.data, self.request)
        made = minimise(record.data, root, self.hash_key)
        if made.refused:
            return self._refused_by_rules(record, flow, tuple(sorted(made.refused)))
        data = made.data
        decision = RecordDecision(
            key=record.key,
            type=record.type,
            outcome=RecordOutcome.SHARE if data else RecordOutcome.REFUSE_RECORD,
            flow=flow,
            reasons=() if data else ("NOTHING-SHARED",),
            decided=tuple(made.paths),
            dropped=tuple(sorted(made.dropped)),
            originator=self._originator(record),
            quality=_quality(data),
            data=data or None,
        )
        nothing = None if data else finding("XB-REC-009", record.place, record=record.key)
        return decision, nothing

    def _refused_by_rules(
        self, record: GivenRecord, flow: str, reasons: tuple[str, ...]
    ) -> tuple[RecordDecision, Finding]:
        rules = ", ".join(reason.partition(":")[2] for reason in reasons)
        stop = Stop(outcome=RecordOutcome.REFUSE_RECORD, reason="", code="XB-REC-008", names={"rules": rules})
        decision, why = self._stopped(record, stop, flow)
        return attrs.evolve(decision, reasons=reasons), why

    def _originator(self, record: GivenRecord) -> str | None:
        owner = originator(self.book.agreement, record)
        return None if owner == self.request.from_party else owner


def _quality(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the recipient needs to judge the record by, of what goes to them."""
    provenance = data.get("provenance") or {}
    return {name: provenance[name] for name in _QUALITY if provenance.get(name) is not None}
