"""What stays of a document that was replaced or withdrawn: the form as it was served, or a slip in its place."""

import datetime as dt
from io import BytesIO

from xborder.bundle.pdf.sources import Pages, Part
from xborder.bundle.pdf.typst_page import render
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import Document, part_of
from xborder.casefile.wording import day
from xborder.findings import Outcome
from xborder.model.case import BundleEntry

_WORDS = " (superseded)"


def retire(entry: BundleEntry, key: str, earlier: Earlier, current: Document | None, on: dt.date) -> Part:
    """The part that stands on the pages of an earlier version; ``current`` is the document in its place, if there is one.

    ``on`` is the day on which that happened.
    """
    title = entry.title.removesuffix(_WORDS)
    kept = earlier.form(entry.key)
    if kept is not None and _pages(kept) == entry.last_page - entry.first_page + 1:
        return Part(key=key, title=f"{title}{_WORDS}", source=kept, name=f"{title}.pdf")
    return _slip(entry, key, title, on, current)


def _slip(entry: BundleEntry, key: str, title: str, on: dt.date, current: Document | None) -> Part:
    successor = part_of(current).key if current is not None else ""

    def make(pages: Pages) -> Outcome[bytes]:
        data = {
            "title": title,
            "numbers": span(entry.numbers),
            "on": day(on),
            "successor": successor,
            "page": pages.get(successor, ""),
        }
        return render("slip_withdrawn.typ", data, now=dt.datetime.combine(on, dt.time(), dt.UTC), name=title)

    return Part(key=key, title=f"{title}{_WORDS}", source=make, name=title)


def span(numbers: tuple[str, ...]) -> str:
    """The pages of one document in words.

    >>> span(("A12",)), span(("A12", "A13", "A13a"))
    ('A12', 'A12 to A13a')
    """
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def _pages(content: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)
