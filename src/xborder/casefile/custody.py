"""The continuity of every exhibit: its events for the bundle's log, and every gap in them.

Gaps are reported where the force recorded the event, and carried over as they
are, never filled.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from xborder.bundle.custody_event import check_event, from_exhibit
from xborder.bundle.custody_lint import lint_continuity
from xborder.casefile.case import Case
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.wording import force_name
from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.model.evidence import Exhibit

Events = tuple[Mapping[str, Any], ...]


def custody_log(case: Case, papers: Iterable[EvidencePaper]) -> Outcome[Events]:
    """The events of every exhibit of a case, exhibit by exhibit in the order of their references.

    Within an exhibit they stand as its force recorded them. The digest of what a
    copy was made from is that of the file itself where it is one of ``papers``.
    """
    records = sorted(
        (record for record in case.records.values() if isinstance(record.record, Exhibit)),
        key=lambda record: (record.record.exhibit_ref.text, record.record.provenance.force),
    )
    digests = {paper.file.path: paper.sha256 for paper in papers}
    events: list[Mapping[str, Any]] = []
    report = Report()
    for record in records:
        force = force_name(record.record.provenance.force)
        made = from_exhibit(record.record, recorded_by=force, now=case.plan.as_of, digests=digests)
        report += Report(tuple(_doubts(record, made, digests)))
        events += made
    return Outcome(tuple(events), report)


def _doubts(record: Sourced, events: list[dict[str, Any]], digests: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with an exhibit's events, each with its place in the force's record."""
    exhibit: Exhibit = record.record
    for number, event in enumerate(events):
        yield from check_event(event, record.at(f"/custody/{number}"))
    for doubt in lint_continuity(events, exhibits=[exhibit.exhibit_ref.text]):
        line = doubt.location.line
        yield attrs.evolve(doubt, location=record.at(f"/custody/{line - 1}" if line else "/custody"))
    for number, made in enumerate(exhibit.custody):
        own = digests.get(made.derived_from or "")
        if own and made.digest and made.digest != own:
            place = record.at(f"/custody/{number}/digest")
            yield finding("XB-CUSTODY-113", place, seq=number + 1, exhibit=exhibit.exhibit_ref.text)
