"""The addendum: which documents came in when, what they replaced, and what was withdrawn."""

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.bundle.pdf.typst_page import render
from xborder.casefile.bundles.amend import Amended, Change
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import changed, part_of
from xborder.casefile.bundles.retiring import as_served, span
from xborder.casefile.wording import day, short_day
from xborder.findings import Outcome
from xborder.model.case import Amendment, BundleChange
from xborder.model.codes import BundleChangeKind

KEY = "addendum"
_WORDS = {
    BundleChangeKind.CAME_IN: "Came in",
    BundleChangeKind.REPLACED: "New version",
    BundleChangeKind.WITHDRAWN: "Withdrawn",
}


def addendum(amended: Amended, earlier: Earlier, on: dt.datetime, *, marking: str) -> Part:
    """The page that tells every amendment, the latest first."""

    def make(pages: Pages) -> Outcome[bytes]:
        latest = amendment(amended, earlier, {key: (number,) for key, number in pages.items()}, on.date())
        told = [latest, *reversed(earlier.record.amendments)]
        data = {"marking": marking, "amendments": [_told(each) for each in told]}
        return render("addendum.typ", data, now=on, name=KEY)

    return Part(key=KEY, title="Addendum", source=make, place=Place.FRONT, in_index=False)


def amendment(amended: Amended, earlier: Earlier, numbers: Mapping[str, Sequence[str]], on: dt.date) -> Amendment:
    """This amendment as the record keeps it; ``numbers`` are those that each document has now."""
    titles = {part_of(each).key: part_of(each).title for each in amended.documents}
    changes = tuple(_change(each, amended, titles, numbers) for each in amended.changes)
    return Amendment(on=on, earlier=earlier.digest, changes=changes)


def dated(amended: Amended, earlier: Earlier, on: dt.date) -> Amended:
    """The documents with the day on which each came in, as the index shows it."""
    since = {change.key: each.on for each in earlier.record.amendments for change in each.changes if change.numbers}
    since |= {each.key: on for each in amended.changes if each.kind is not BundleChangeKind.WITHDRAWN}
    documents = []
    for document in amended.documents:
        part = part_of(document)
        if part.key in since and part.key not in amended.superseded:
            words = f"{part.label} \N{EN DASH} came in on {short_day(since[part.key])}"
            documents.append(changed(document, description=words))
        else:
            documents.append(document)
    return attrs.evolve(amended, documents=documents)


def _change(
    change: Change, amended: Amended, titles: Mapping[str, str], numbers: Mapping[str, Sequence[str]]
) -> BundleChange:
    old = tuple(map(str, amended.served.get(change.old, ())))
    gone = change.kind is BundleChangeKind.WITHDRAWN
    title = as_served(titles[change.old]) if gone else titles[change.key]
    return BundleChange(
        kind=change.kind,
        key=change.key,
        title=title,
        numbers=() if gone else tuple(numbers[change.key]),
        old_numbers=old,
    )


def _told(amendment: Amendment) -> dict[str, object]:
    return {
        "on": day(amendment.on),
        "earlier": amendment.earlier,
        "rows": [
            {
                "what": _WORDS[change.kind],
                "title": change.title,
                "page": change.numbers[0] if change.numbers else "",
                "old": span(change.old_numbers) if change.old_numbers else "",
            }
            for change in amendment.changes
        ],
    }
