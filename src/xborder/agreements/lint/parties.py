"""AGR010: at least two parties, and one contact point among joint controllers (DPA 2018 s.58)."""

from collections.abc import Iterator

from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import PartyRole


def check_parties(agreement: Agreement) -> Iterator[Finding]:
    """Find too few parties, parties with one id, and a missing or second contact point."""
    where = Location(pointer="/parties")
    if len(agreement.parties) < 2:
        yield finding("XB-AGR-010", where, what="names fewer than two parties")
    if len(agreement.party_by_id) != len(agreement.parties):
        yield finding("XB-AGR-010", where, what="gives two parties one id")
    joint = [party for party in agreement.parties if party.role is PartyRole.JOINT_CONTROLLER]
    points = sum(party.data_subject_contact_point is True for party in agreement.parties)
    if len(joint) > 1 and points != 1:
        yield finding("XB-AGR-010", where, what=f"names {points} contact points for data subjects where one is needed")
