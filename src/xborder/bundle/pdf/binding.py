"""One bundle bound into one file; what several volumes share with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import attrs

from xborder.bundle.pdf.index_length import likely_pages
from xborder.bundle.pdf.index_pages import index_pages
from xborder.bundle.pdf.index_style import IndexStyle
from xborder.bundle.pdf.join import Assembled, Plan, join
from xborder.bundle.pdf.layout import Layout, settle
from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.opening import Sources
from xborder.bundle.pdf.sources import Pages, Part
from xborder.bundle.pdf.volumes import Volume, one_volume
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class Work:
    """What is bound, into which file, under which words; ``sources`` are the documents."""

    parts: Sequence[Part]
    sources: Sources
    out: Path
    title: str
    reference: str
    now: datetime
    index: IndexStyle
    numbering: Numbering

    @property
    def lengths(self) -> dict[str, int]:
        """How many pages each document gives that is not generated."""
        counts = self.sources.counts
        return {part.key: len(part.pages or range(counts[part.key])) for part in self.parts if part.key in counts}


def bind_one(work: Work) -> Outcome[Assembled]:
    """Bind everything into one file."""
    volumes = one_volume(work.parts)
    layout = settle_work(work, volumes, work.lengths)
    if layout.value is None or layout.report.has_errors:
        return Outcome(None, layout.report)
    joined = join(plan_of(work, volumes[0], layout.value), work.out)
    return Outcome(joined.value, layout.report + joined.report)


def settle_work(work: Work, volumes: Sequence[Volume], lengths: Mapping[str, int]) -> Outcome[Layout]:
    """The layout of all volumes together, each with its index."""

    def make_index(volume: Volume, pages: Pages) -> Outcome[bytes]:
        return index_pages(volumes, volume, pages, work.index, title=work.title, now=work.now)

    rows = [part for volume in volumes for part in volume.parts if part.in_index]
    likely = likely_pages(rows, work.index, several=len(volumes) > 1)
    guesses = {volume.index_key: likely for volume in volumes}
    return settle(volumes, lengths, make_index, work.numbering, guesses)


def plan_of(work: Work, volume: Volume, layout: Layout) -> Plan:
    """All that is known of one file before its first page is copied."""
    return Plan(
        volume=volume,
        sources=work.sources,
        layout=layout,
        heading=work.index.heading,
        title=work.title,
        reference=work.reference,
        now=work.now,
    )
