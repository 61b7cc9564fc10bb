"""AGR012: purposes say what they rest on, and flows outside Part 3 have their own basis."""

from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.agreements.request_checks import has_part_2, needs_part_2
from xborder.findings import Finding


def purposes(context: LintContext) -> Iterator[Finding]:
    """Necessity and proportionality are argued; a law enforcement purpose names its Part 3 basis and the law."""
    for place, purpose in enumerate(context.agreement.purposes):
        pointer = f"/purposes/{place}"
        for name, text in (("necessity", purpose.necessity), ("proportionality", purpose.proportionality)):
            if not text.strip():
                yield context.found("XB-AGR-013", f"{pointer}/{name}", purpose=purpose.id, missing=name)
        basis = purpose.lawful_basis
        if purpose.law_enforcement and (basis.s35_2 is None or not basis.authority):
            missing = "lawful_basis.s35_2 and authority"
            yield context.found("XB-AGR-013", f"{pointer}/lawful_basis", purpose=purpose.id, missing=missing)


def outside_part_3(context: LintContext) -> Iterator[Finding]:
    """A flow to a recipient or for a purpose outside Part 3 has a Part 2 basis and the law that authorises it."""
    agreement = context.agreement
    for place, flow in enumerate(agreement.flows):
        for purpose in flow.purposes:
            recipients = agreement.members(flow.to_parties) & set(agreement.party_by_id)
            if purpose not in agreement.purpose_by_id or has_part_2(agreement, purpose):
                continue
            if any(needs_part_2(agreement, recipient, purpose) for recipient in recipients):
                yield context.found("XB-AGR-012", f"/flows/{place}", flow=flow.id, purpose=purpose)
