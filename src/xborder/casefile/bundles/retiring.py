"""What stays of a document that was replaced or withdrawn: the form as it was served, or a slip in its place."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

import attrs

from xborder.bundle.pdf.sources import PageMaker, Pages, Part
from xborder.bundle.pdf.typst_page import render
from xborder.casefile.bundles.filing import Document, part_of
from xborder.casefile.wording import day
from xborder.findings import Outcome
from xborder.model.case import BundleEntry

_SUPERSEDED, _WITHDRAWN = " (superseded)", " (withdrawn)"


@attrs.frozen(kw_only=True)
class Retired:
    """The pages of an earlier version: its entry in the record, the key it goes by now, the day that it left."""

    entry: BundleEntry
    key: str
    on: dt.date
    marking: str

    @property
    def title(self) -> str:
        """What it is called, without the word that it stands no more."""
        return as_served(self.entry.title)


def retire(old: Retired, form: bytes | None, current: Document | None) -> Part:
    """The part that stands on those pages: the ``form`` as it was served, else a slip that leads to ``current``."""
    entry = old.entry
    kept = form is not None and _pages(form) == entry.last_page - entry.first_page + 1
    words = _SUPERSEDED if current is not None else _WITHDRAWN
    return Part(
        key=old.key,
        title=f"{old.title}{words}",
        source=form if form is not None and kept else _slip(old, current),
        name=old.title,
        date=entry.dated or "",
        reference=entry.reference or "",
        description=f"{as_served(entry.description or old.title)}{words}",
    )


def as_served(title: str) -> str:
    """A title without the word that says that the document was superseded or withdrawn.

    >>> as_served("MG12 Exhibit list (superseded)")
    'MG12 Exhibit list'
    """
    return title.removesuffix(_SUPERSEDED).removesuffix(_WITHDRAWN)


def span(numbers: Sequence[str]) -> str:
    """The pages of one document in words.

    >>> span(("A12",)), span(("A12", "A13", "A13a"))
    ('A12', 'A12 to A13a')
    """
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def _slip(old: Retired, current: Document | None) -> PageMaker:
    successor = part_of(current).key if current is not None else ""

    def make(pages: Pages) -> Outcome[bytes]:
        data = {
            "title": old.title,
            "marking": old.marking,
            "numbers": span(old.entry.numbers),
            "on": day(old.on),
            "successor": successor,
            "page": pages.get(successor, ""),
        }
        return render("slip_withdrawn.typ", data, now=dt.datetime.combine(old.on, dt.time(), dt.UTC), name=old.title)

    return make


def _pages(content: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)
