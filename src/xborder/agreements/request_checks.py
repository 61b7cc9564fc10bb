"""Stage E2: may this be asked at all? Parties, a flow, the purpose, the regime, the channel."""

from collections.abc import Iterator
from typing import Any

from xborder.agreements.party import flows_between
from xborder.agreements.request import Request
from xborder.findings import Finding, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import Regime


def check_request(agreement: Agreement, request: Request) -> Report:
    """Everything that stops the whole request; flows are one-way."""
    strangers = [name for name in (request.from_party, request.to_party) if name not in agreement.party_by_id]
    if strangers:
        return Report(tuple(finding("XB-REQ-001", party=name, id=agreement.id) for name in strangers))
    return Report((*_flow(agreement, request), *_channel(agreement, request), *_sensitive(agreement, request)))


def needs_part_2(agreement: Agreement, to_party: str, purpose: str) -> bool:
    """True if the recipient or the purpose is outside Part 3, so that DPA 2018 s.36(4) asks for more."""
    outside = agreement.party_by_id[to_party].regime is not Regime.PART_3
    return outside or not agreement.purpose_by_id[purpose].law_enforcement


def _flow(agreement: Agreement, request: Request) -> Iterator[Finding]:
    names: dict[str, Any] = {"from_party": request.from_party, "to_party": request.to_party, "id": agreement.id}
    flows = flows_between(agreement, request.from_party, request.to_party)
    if request.from_party == request.to_party:
        yield finding("XB-REQ-007", party=request.from_party)
    elif not flows:
        yield finding("XB-REQ-002", **names)
    elif request.purpose not in agreement.purpose_by_id or not any(request.purpose in flow.purposes for flow in flows):
        yield finding("XB-REQ-003", purpose=request.purpose, **names)
    elif needs_part_2(agreement, request.to_party, request.purpose) and not has_part_2(agreement, request.purpose):
        yield finding("XB-REQ-005", purpose=request.purpose, **names)


def has_part_2(agreement: Agreement, purpose: str) -> bool:
    """True if a purpose names its UK GDPR condition and the law that authorises it."""
    basis = agreement.purpose_by_id[purpose].lawful_basis.part_2
    return basis is not None and bool(basis.article_6.strip()) and bool(basis.authorised_by_law.strip())


def _channel(agreement: Agreement, request: Request) -> Iterator[Finding]:
    if request.channel not in {channel.id for channel in agreement.transfer.channels}:
        yield finding("XB-REQ-004", channel=request.channel, id=agreement.id)


def _sensitive(agreement: Agreement, request: Request) -> Iterator[Finding]:
    known = {entry.id for entry in agreement.sensitive_processing}
    for name in sorted(set(request.sensitive) - known):
        yield finding("XB-REQ-006", entry=name, id=agreement.id)
