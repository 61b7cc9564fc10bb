"""Generated documents, each made again only where a page number that it asked for is another by now."""

from collections.abc import Iterator, Mapping

import attrs

from xborder.bundle.pdf.reading import open_pdf
from xborder.bundle.pdf.sources import PageMaker, Pages, Part
from xborder.findings import Outcome, Report


@attrs.frozen
class Maker:
    """How one generated document is made; ``part`` is None for an index."""

    key: str
    make: PageMaker
    part: Part | None = None


@attrs.frozen
class Made:
    """A document as it was made: its bytes, how many of its pages are taken, which numbers it asked for and was told."""

    content: bytes
    count: int
    told: Mapping[str, str]
    report: Report

    def holds(self, pages: Pages) -> bool:
        """Whether it would be made the same once more."""
        return all(pages[key] == number for key, number in self.told.items())


def make(maker: Maker, pages: Pages) -> Outcome[Made]:
    """Make one document. The findings of a value are in it."""
    asked = _Asked(pages)
    outcome = maker.make(asked)
    if outcome.value is None:
        return Outcome(None, outcome.report)
    part = maker.part
    opened = open_pdf(outcome.value, name=part.file if part else maker.key)
    if opened.value is None:
        return Outcome(None, outcome.report + opened.report)
    with opened.value as pdf:
        count = len(part.pages if part and part.pages else pdf.pages)
    return Outcome(Made(outcome.value, count, asked.told, outcome.report))


class _Asked(Mapping[str, str]):
    """Page numbers that keep which of them were asked for."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.told: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        self.told[key] = self._pages[key]
        return self.told[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)
