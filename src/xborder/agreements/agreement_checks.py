"""Stage E1: is the agreement one under which anything may be shared today?"""

import datetime as dt
from collections.abc import Iterator

from xborder.agreements.loaded import LoadedAgreement
from xborder.findings import Finding, Location, Report, finding
from xborder.model.agreement_codes import AgreementStatus, IfOverdue


def check_agreement(loaded: LoadedAgreement, day: dt.date) -> Report:
    """The agreement has no faults, is signed by all, in force on the day, and its review is not overdue."""
    return Report(tuple(_findings(loaded, day)))


def _findings(loaded: LoadedAgreement, day: dt.date) -> Iterator[Finding]:
    agreement, where = loaded.agreement, Location(file=loaded.file)
    if loaded.report.has_errors:
        yield finding("XB-AGR-060", where, id=agreement.id)
    if agreement.status is not AgreementStatus.IN_FORCE:
        yield finding("XB-AGR-061", where, id=agreement.id, status=agreement.status.value)
    missing = sorted(set(agreement.party_by_id) - loaded.signed_by)
    if missing:
        yield finding("XB-AGR-062", where, id=agreement.id, parties=", ".join(missing))
    yield from standing(loaded, day)


def standing(loaded: LoadedAgreement, day: dt.date) -> Iterator[Finding]:
    """Where the day stands to the dates of an agreement: before it, past it, or past its review."""
    agreement, where = loaded.agreement, Location(file=loaded.file)
    if day < agreement.effective:
        yield finding("XB-AGR-063", where, id=agreement.id, day=agreement.effective)
    if day > agreement.expires:
        yield finding("XB-AGR-064", where, id=agreement.id, day=agreement.expires)
    if day > agreement.review.due:
        deny = agreement.review.if_overdue is IfOverdue.DENY
        yield finding("XB-AGR-065" if deny else "XB-AGR-066", where, id=agreement.id, day=agreement.review.due)
