"""AGR010: parties, their force codes, and the contact point of joint controllers."""

from collections import Counter
from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding
from xborder.model.agreement_codes import PartyRole


def parties(context: LintContext) -> Iterator[Finding]:
    """At least two parties, no force code twice, one contact point where any two are joint controllers."""
    known = context.agreement.parties
    if len(known) < 2:
        yield context.found("XB-AGR-010", "/parties")
    codes = Counter(party.force for party in known if party.force)
    for place, party in enumerate(known):
        if party.force and codes[party.force] > 1:
            yield context.found("XB-AGR-018", f"/parties/{place}/force", force=party.force)
    joint = [party for party in known if party.role is PartyRole.JOINT_CONTROLLER]
    contacts = [party for party in joint if party.data_subject_contact_point]
    if len(joint) > 1 and len(contacts) != 1:
        yield context.found("XB-AGR-019", "/parties", count=len(contacts))
