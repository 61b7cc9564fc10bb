"""Parties, and the forces whose records they are."""

from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Flow


def party_of_force(agreement: Agreement, force: str) -> str | None:
    """The party whose records carry a force code, or None; two parties with one code are nobody."""
    owner = None
    for party in agreement.parties:
        if party.force is not None and party.force == force:
            if owner is not None:
                return None
            owner = party.id
    return owner


def flows_between(agreement: Agreement, from_party: str, to_party: str) -> tuple[Flow, ...]:
    """The flows that lead from one party to another; they are one-way."""
    return tuple(
        flow
        for flow in agreement.flows
        if from_party in agreement.members(flow.from_parties) and to_party in agreement.members(flow.to_parties)
    )
