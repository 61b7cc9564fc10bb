"""What was decided: per record and field, with rules, reasons and basis."""

from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import Any

import attrs

from xborder.agreements.request import Request
from xborder.agreements.verdicts import Shown
from xborder.findings import Report
from xborder.model.agreement_clauses import Obligation


class RecordOutcome(StrEnum):
    """What becomes of a record."""

    SHARE = "share"
    HOLD = "hold"
    REFUSE_RECORD = "refuse_record"


@attrs.frozen(kw_only=True)
class PathDecision:
    """What becomes of one field: no value, only its path."""

    path: str
    effect: Shown
    method: str | None = None
    rules: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecordDecision:
    """What becomes of one record.

    ``data`` is what may leave once every obligation is discharged, and None
    unless the outcome is share. ``decided`` is what was decided on each field, in the record's
    order; ``dropped`` lists containers of which nothing
    was left; ``originator`` is the party whose record it is, where another
    party passes it on; ``quality`` what the recipient needs to judge it by.
    """

    key: str
    type: str
    outcome: RecordOutcome
    flow: str | None = None
    reasons: tuple[str, ...] = ()
    decided: tuple[PathDecision, ...] = ()
    dropped: tuple[str, ...] = ()
    originator: str | None = None
    quality: dict[str, Any] = attrs.field(factory=dict)
    data: dict[str, Any] | None = attrs.field(default=None, repr=False)

    @cached_property
    def paths(self) -> tuple[PathDecision, ...]:
        """What was decided on each field, by its path: sorted when somebody looks, not for every record."""
        return tuple(sorted(self.decided, key=lambda decided: decided.path))


@attrs.frozen(kw_only=True)
class Decision:
    """The outcome of one request; a proposal until it is released.

    ``refused`` is set where the agreement or the request stopped everything
    (stages E1 and E2): the findings in ``report`` say why.
    """

    request: Request
    agreement_id: str
    agreement_version: str
    agreement_digest: str
    refused: bool
    records: tuple[RecordDecision, ...]
    obligations: tuple[Obligation, ...]
    report: Report

    @property
    def shared(self) -> tuple[RecordDecision, ...]:
        """The records of which something may leave."""
        return tuple(record for record in self.records if record.outcome is RecordOutcome.SHARE)

    @property
    def counts(self) -> dict[str, int]:
        """How many records and fields had each outcome."""
        records = Counter(record.outcome.value for record in self.records)
        fields = Counter(path.effect.value for record in self.records for path in record.paths)
        named = {f"records_{name.value}": records[name.value] for name in RecordOutcome}
        return named | {f"fields_{name.value}": fields[name.value] for name in Shown}
