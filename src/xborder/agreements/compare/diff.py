"""The difference between two versions of an agreement, computed by deciding the same records under both."""

import datetime as dt

import attrs

from xborder.agreements.compare.changes import Change, find_changes
from xborder.agreements.compare.terms import ChangedTerm, bump_needed, changed_rules, changed_terms
from xborder.agreements.compare.ways import Way
from xborder.agreements.compiled import RecordTypes
from xborder.agreements.rule_book import RuleBook
from xborder.findings import Location, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES


@attrs.frozen(kw_only=True)
class AgreementDiff:
    """What the new version lets go that the old did not, and the other way round; what else it says otherwise."""

    changes: tuple[Change, ...]
    rules: tuple[str, ...]
    terms: tuple[ChangedTerm, ...]
    tried: int
    day: dt.date
    left_out: tuple[tuple[Way, str], ...]
    report: Report

    @property
    def is_empty(self) -> bool:
        """True if both say the same."""
        return not (self.changes or self.rules or self.terms)


def diff_agreements(
    old: Agreement,
    new: Agreement,
    *,
    now: dt.datetime,
    file: str | None = None,
    record_types: RecordTypes = RECORD_TYPES,
) -> AgreementDiff:
    """Compare two versions of an agreement; whether either may be used today makes no difference.

    Generated records, with every field of each record type and every condition at
    its borders, are decided under both. ``now`` is the time at which both are asked.
    Findings: XB-AGR-041 where the change asks for a higher version, XB-AGR-050 where more is disclosed.
    """
    books = [RuleBook(agreement=each, record_types=record_types) for each in (old, new)]
    found = find_changes(books[0], books[1], now, record_types)
    where = Location(file=file)
    more = [change for change in found.changes if change.direction != "newly withheld"]
    report = []
    if bump_needed(old, new):
        report.append(finding("XB-AGR-041", where, old=old.version, new=new.version))
    if more:
        fields = len({(change.record_type, field) for change in more for field in change.fields})
        report.append(finding("XB-AGR-050", where, old=old.version, new=new.version, count=fields))
    return AgreementDiff(
        changes=found.changes,
        rules=changed_rules(old, new),
        terms=changed_terms(old, new),
        tried=found.tried,
        day=now.date(),
        left_out=found.left_out,
        report=Report(tuple(report)),
    )
