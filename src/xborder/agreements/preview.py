"""What would be decided under an agreement, whether or not it may be used today: for readers, never for release.

Nothing made here can be released: it is no :class:`xborder.agreements.decision.Decision`.
"""

from collections.abc import Iterable

import attrs

from xborder.agreements.agreement_checks import check_agreement
from xborder.agreements.compiled import RecordTypes
from xborder.agreements.decision import RecordDecision
from xborder.agreements.given import GivenRecord, all_given
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.record_room import RecordRoom
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.agreements.request_checks import check_request
from xborder.agreements.rule_book import RuleBook
from xborder.findings import Finding, Report, Sourced
from xborder.model.register import RECORD_TYPES


@attrs.frozen(kw_only=True)
class Previewed:
    """A record, what would become of it, and the finding that says why where nothing of it may go."""

    record: GivenRecord
    decided: RecordDecision
    why: Finding | None


@attrs.frozen(kw_only=True)
class Preview:
    """What would become of each record, what stops the request, and what keeps the agreement from being used today."""

    request: Request
    records: tuple[Previewed, ...]
    stopped: Report
    standing: Report


def preview(
    loaded: LoadedAgreement,
    request: Request,
    records: Iterable[Sourced | GivenRecord],
    *,
    hash_key: HashKey | None = None,
    record_types: RecordTypes = RECORD_TYPES,
) -> Preview:
    """Look at each record as stages E3 and E4 do, whatever stage E1 says; nothing where the request is stopped.

    Raises ValueError as :func:`xborder.agreements.decide.decide` does.
    """
    stopped = check_request(loaded.agreement, request)
    standing = check_agreement(loaded, request.day)
    if stopped.has_errors:
        return Preview(request=request, records=(), stopped=stopped, standing=standing)
    room = RecordRoom(
        book=RuleBook(agreement=loaded.agreement, record_types=record_types), request=request, hash_key=hash_key
    )
    made = []
    for record in all_given(records):
        decided, why = room.decide(record)
        made.append(Previewed(record=record, decided=decided, why=why))
    return Preview(request=request, records=tuple(made), stopped=stopped, standing=standing)
