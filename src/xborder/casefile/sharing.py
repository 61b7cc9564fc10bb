"""Sharing: what the agreement lets through, from each force to the lead force and on to the prosecutor."""

from typing import Any

import attrs

from xborder.agreements.decision_report import canonical_bytes
from xborder.agreements.load import load_agreement
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.party import party_of_force
from xborder.agreements.request import Request
from xborder.agreements.route import Leg, Route, decide_route, route_report
from xborder.casefile.folder import inside
from xborder.casefile.gather import Gathered
from xborder.casefile.selection import select_records
from xborder.files.trust import TrustStore, read_trust_store
from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.model.keys import RecordKey
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

#: The party that receives the case file.
PROSECUTOR = "cps"


@attrs.frozen(kw_only=True)
class Shared:
    """The agreement's decisions on a case, and the records as the prosecutor may have them."""

    agreement: LoadedAgreement
    route: Route
    records: tuple[Sourced, ...]

    @property
    def document(self) -> bytes:
        """The decision report: paths, rules and bases, no personal values."""
        return canonical_bytes(route_report(self.route))


def share_case(gathered: Gathered) -> Outcome[Shared]:
    """Decide every record of a case; no value where the agreement cannot be used or refuses everything."""
    loaded = agreement_of(gathered)
    if loaded.value is None:
        return Outcome(None, loaded.report)
    lead = party_of_force(loaded.value.agreement, gathered.plan.lead_force)
    if lead is None:
        return Outcome(None, loaded.report + Report.of(finding("XB-BUILD-024", force=gathered.plan.lead_force)))
    route = _route(loaded.value, gathered, lead)
    report = loaded.report + route.report
    if any(decision.refused for leg in route.legs for decision in leg):
        return Outcome(None, report)
    made = _records(route, gathered)
    return Outcome(Shared(agreement=loaded.value, route=route, records=made.value or ()), report + made.report)


def agreement_of(gathered: Gathered) -> Outcome[LoadedAgreement]:
    """The agreement that the plan names, with the keys that may have signed it."""
    plan = gathered.plan
    found = inside(gathered.folder, plan.agreement)
    if found.value is None:
        return Outcome(None, found.report)
    trust: TrustStore | None = None
    report = Report()
    if plan.trust is not None:
        keys = inside(gathered.folder, plan.trust)
        read = read_trust_store(keys.value) if keys.value is not None else None
        report = keys.report + (read.report if read is not None else Report())
        trust = read.value if read is not None else None
    loaded = load_agreement(found.value, trust=trust)
    return Outcome(loaded.value, report + loaded.report)


def _route(loaded: LoadedAgreement, gathered: Gathered, lead: str) -> Route:
    plan = gathered.plan
    officer = plan.reporting_officer
    request = Request(
        from_party=lead,
        to_party=PROSECUTOR,
        purpose=plan.purposes.to_prosecutor,
        actor=officer.display if officer else f"force {plan.lead_force}",
        role="case builder",
        channel=plan.channel,
        case_ref=plan.urn,
        now=plan.as_of,
    )
    legs = [
        Leg(to_party=lead, purposes=plan.purposes.between_forces),
        Leg(to_party=PROSECUTOR, purposes=(plan.purposes.to_prosecutor,)),
    ]
    kept = select_records(gathered.records, gathered.links, plan.suspects).kept
    return decide_route(loaded, kept, legs=legs, request=request)


def _records(route: Route, gathered: Gathered) -> Outcome[tuple[Sourced, ...]]:
    """Records as they came out of the last leg, each with the places of its source."""
    sources = {record_key(record): record for record in gathered.records}
    made: list[Sourced] = []
    findings: list[Finding] = []
    for decision in route.legs[-1]:
        for decided in decision.records:
            if decided.data is None:
                continue
            read = decode(decided.data, RECORD_TYPES[decided.type])
            source = sources[decided.key]
            if read.value is None:
                findings.append(finding("XB-BUILD-020", source.at("/ref"), record=decided.key))
            else:
                made.append(attrs.evolve(source, record=read.value, data=decided.data))
    return Outcome(tuple(made), Report(tuple(findings)))


def record_key(record: Sourced) -> str:
    """The key of a record as read."""
    data: Any = record.data
    return str(RecordKey(data["provenance"]["force"], record.type, data["ref"]))
