"""AGR030 and AGR031: what must be done with every disclosure, and how long it is kept."""

from collections.abc import Iterator

from xborder.agreements.lint.context import LintContext
from xborder.agreements.markings import MARKINGS, is_marking, reaches
from xborder.findings import Finding
from xborder.model.agreement_codes import ObligationKind


def logging(context: LintContext) -> Iterator[Finding]:
    """Every disclosure is logged: DPA 2018 s.62."""
    if not any(duty.do is ObligationKind.LOG_DISCLOSURE for duty in context.agreement.obligations):
        yield context.found("XB-AGR-030", "/obligations")


def markings(context: LintContext) -> Iterator[Finding]:
    """Markings are ones that may travel; what leaves is marked at least as high as the agreement itself."""
    agreement = context.agreement
    marked = [("/marking", agreement.marking)]
    marked += [
        (f"/transfer/channels/{place}/max_marking", channel.max_marking)
        for place, channel in enumerate(agreement.transfer.channels)
    ]
    duties = [
        (f"/obligations/{place}", duty.marking or "")
        for place, duty in enumerate(agreement.obligations)
        if duty.do is ObligationKind.APPLY_MARKING
    ]
    for pointer, marking in (*marked, *duties):
        if not is_marking(marking):
            yield context.found("XB-AGR-035", pointer, markings=", ".join(MARKINGS))
    enough = any(is_marking(marking) and reaches(marking, agreement.marking) for _, marking in duties)
    if is_marking(agreement.marking) and not enough:
        yield context.found("XB-AGR-036", "/obligations", marking=agreement.marking)


def retention(context: LintContext) -> Iterator[Finding]:
    """Every record type has its time limits: DPA 2018 s.39(2)."""
    agreement = context.agreement
    for place, name in enumerate(agreement.data.record_types):
        if agreement.retention_of(name) is None:
            yield context.found("XB-AGR-031", f"/data/record_types/{place}", type=name)
    for place, term in enumerate(agreement.retention):
        if not 0 < term.review_after_months <= term.max_months <= 1200:
            yield context.found("XB-AGR-037", f"/retention/{place}")
