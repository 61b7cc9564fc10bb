"""AGR014 to AGR016: versions, signatories, the impact assessment."""

import re
from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.findings import Finding
from xborder.model.agreement_codes import AgreementStatus

_VERSION = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}", re.ASCII)


def versions(context: LintContext) -> Iterator[Finding]:
    """The version is three numbers, and the latest change is the one that made it."""
    agreement = context.agreement
    if len(agreement.version) > 30 or not _VERSION.fullmatch(agreement.version):
        yield context.found("XB-AGR-014", "/version", what="has not the form 1.2.3")
    if not agreement.changelog or agreement.changelog[0].version != agreement.version:
        yield context.found("XB-AGR-014", "/changelog", what="is not the first entry of the changelog")


def signatories(context: LintContext) -> Iterator[Finding]:
    """An agreement in force names exactly one signatory for each party."""
    agreement = context.agreement
    if agreement.status is not AgreementStatus.IN_FORCE:
        return
    named = [signatory.party for signatory in agreement.signatories]
    for party in agreement.parties:
        if named.count(party.id) != 1:
            yield context.found("XB-AGR-015", "/signatories", party=party.id, count=named.count(party.id))


def impact_assessment(context: LintContext) -> Iterator[Finding]:
    """A high risk that remains has been taken to the Commissioner: DPA 2018 s.65."""
    dpia = context.agreement.dpia
    if dpia and dpia.residual_high_risk and not dpia.consultation_ref:
        yield context.found("XB-AGR-016", "/dpia")
