"""The way of a case: each force's records to the lead force, and from there to the prosecutor."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from xborder.agreements.attributes import at, text_of
from xborder.agreements.compiled import RecordTypes
from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision
from xborder.agreements.decision_report import SCHEMA, decision_report, digest
from xborder.agreements.given import GivenRecord, all_given
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.party import flows_between
from xborder.agreements.record_checks import originator
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.findings import Report, Sourced
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES

# Only a code goes into reports: where it should stand, a source may have written anything.
_FORCE = re.compile(r"[0-9A-Z]{2}", re.ASCII)


@attrs.frozen(kw_only=True)
class Leg:
    """One stretch: to whom, and under which purposes, the first with a flow for the record's type."""

    to_party: str
    purposes: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Route:
    """The decisions of each leg, and the records that never had to travel: the last recipient's own."""

    legs: tuple[tuple[Decision, ...], ...]
    stayed: tuple[GivenRecord, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, leg by leg."""
        return tuple(decision for leg in self.legs for decision in leg)

    @property
    def report(self) -> Report:
        """All findings, each once: what stops the agreement stops every request under it."""
        return Report(tuple(dict.fromkeys(entry for decision in self.decisions for entry in decision.report)))


def decide_route(
    loaded: LoadedAgreement,
    records: Iterable[Sourced | GivenRecord],
    *,
    legs: Sequence[Leg],
    request: Request,
    hash_key: HashKey | None = None,
    record_types: RecordTypes = RECORD_TYPES,
) -> Route:
    """Decide a way of several legs; only what a leg shares goes on to the next.

    On the first leg every record comes from the party of its originating
    force, and the recipient's own records have no need of it; on later legs
    everything comes from the recipient of the leg before. ``request`` says who
    asks, when and how; its parties and purpose are set for each record.

    Raises ValueError as :func:`xborder.agreements.decide.decide` does.
    """
    travelling = all_given(records)
    holder: str | None = None
    decided: list[tuple[Decision, ...]] = []
    for leg in legs:
        groups, stayed = _groups(loaded.agreement, travelling, leg, holder)
        made = []
        for (party, purpose), group in sorted(groups.items()):
            asked = attrs.evolve(request, from_party=party, to_party=leg.to_party, purpose=purpose)
            made.append(decide(loaded, asked, group, hash_key=hash_key, record_types=record_types))
        travelling = all_given([*stayed, *_passed_on(travelling, made)])
        decided.append(tuple(made))
        holder = leg.to_party
    own = tuple(record for record in travelling if not _travelled(record, decided))
    return Route(legs=tuple(decided), stayed=own)


def route_report(route: Route) -> dict[str, Any]:
    """The reports of all decisions of a route as one document, with a digest over them."""
    body = {"schema": f"{SCHEMA}#route", "legs": [[decision_report(made) for made in leg] for leg in route.legs]}
    return body | {"digest": digest(body)}


def _groups(
    agreement: Agreement, records: Iterable[GivenRecord], leg: Leg, holder: str | None
) -> tuple[dict[tuple[str, str], list[GivenRecord]], list[GivenRecord]]:
    groups: dict[tuple[str, str], list[GivenRecord]] = defaultdict(list)
    stayed = []
    for record in records:
        party = holder or _holder(agreement, record)
        if party == leg.to_party:
            stayed.append(record)
        else:
            groups[party, _purpose(agreement, record, party, leg)].append(record)
    return groups, stayed


def _holder(agreement: Agreement, record: GivenRecord) -> str:
    """The party that a record comes from; a force that is no party is named by its code, and refused for it."""
    force = text_of(at(record.data, "provenance", "force")) or ""
    return originator(agreement, record) or f"force {force if _FORCE.fullmatch(force) else 'unknown'}"


def _purpose(agreement: Agreement, record: GivenRecord, party: str, leg: Leg) -> str:
    flows = flows_between(agreement, party, leg.to_party)
    carried = (
        purpose
        for purpose in leg.purposes
        if any(purpose in flow.purposes and record.type in flow.record_types for flow in flows)
    )
    return next(carried, leg.purposes[0])


def _passed_on(records: Iterable[GivenRecord], decisions: Iterable[Decision]) -> list[GivenRecord]:
    before = {record.key: record for record in records}
    return [
        attrs.evolve(before[shared.key], data=shared.data)
        for decision in decisions
        for shared in decision.shared
        if shared.data is not None
    ]


def _travelled(record: GivenRecord, legs: Iterable[tuple[Decision, ...]]) -> bool:
    return any(made.key == record.key for leg in legs for decision in leg for made in decision.records)
