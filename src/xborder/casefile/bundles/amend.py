"""Amending: what is as it was served keeps its pages, what changed comes in behind them, and nothing moves.

A form that changed stays as it was served, under a title that says so, and the
new version follows it. Of evidence that changed or is gone a slip keeps the place:
what may no longer be served, such as an original that was redacted since, does not
come back by an amendment.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Place
from xborder.casefile.bundles.contents import references
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import Document, changed, part_of
from xborder.casefile.bundles.merging import Line, merge, retired_keys
from xborder.casefile.bundles.record import FRONT, whole_entries
from xborder.casefile.bundles.retiring import Retired, retire
from xborder.model.case import BundleEntry
from xborder.model.codes import BundleChangeKind

DIVIDER = "divider/"


@attrs.frozen(kw_only=True)
class Change:
    """What an amendment does with one document; ``old`` is the key that the earlier version goes by now."""

    kind: BundleChangeKind
    key: str
    old: str = ""


@attrs.frozen(kw_only=True)
class Amended:
    """The documents of an amended bundle in order, the numbers they were served under, and what changed.

    ``contents`` are the digests of documents that were kept from the earlier
    bundle; ``superseded`` their keys.
    """

    documents: Sequence[Document]
    served: Mapping[str, tuple[PageNumber, ...]]
    changes: tuple[Change, ...]
    superseded: frozenset[str]
    contents: Mapping[str, str]


def amend(
    documents: Sequence[Document], contents: Mapping[str, str], earlier: Earlier, on: dt.date, *, marking: str
) -> Amended:
    """The filed documents of a case as an amendment of the bundle they were served in."""
    entries = {entry.key: entry for _, entry in whole_entries(earlier.record)}
    body = [(title, entry) for title, entry in whole_entries(earlier.record) if _amendable(title, entry)]
    now = {part_of(each).key: each for each in documents if part_of(each).place is Place.BODY}
    kept = _unchanged(now, contents, {entry.key: entry for _, entry in body})
    gone = [entry.key for _, entry in body if entry.key not in kept and not entry.superseded]
    names = dict(retired_keys(gone, {*entries, *now}))
    replaced = {key: names[key] for key in gone if key in now}
    served = [Line(title, names.get(entry.key, entry.key)) for title, entry in body]
    order = merge(served, [Line(part_of(each).section, key) for key, each in now.items()], replaced)
    superseded = frozenset(names.values()) | {entry.key for _, entry in body if entry.superseded}
    held = {names.get(entry.key, entry.key): entry for _, entry in body}
    retired: dict[str, Document] = {}
    for key in superseded:
        since, successor = earlier.retired(held[key]) or (on, held[key].key)
        place = Retired(entry=held[key], key=key, on=since, marking=marking)
        retired[key] = retire(place, earlier.form(held[key].key), now.get(successor))
    known = {line.key for line in served}
    # That a form was drawn again does not make it a new one: it keeps the date under which it was served.
    current = {key: changed(each, date=held[key].dated or "") if key in known else each for key, each in now.items()}
    placed = [changed((retired | current)[line.key], section=line.section) for line in order]
    return Amended(
        documents=[*(each for each in documents if part_of(each).place is Place.FRONT), *placed],
        served={names.get(key, key): tuple(map(PageNumber.parse, entry.numbers)) for key, entry in entries.items()},
        changes=_changes([line.key for line in order if line.key not in known], gone, names, replaced),
        superseded=superseded,
        contents={key: held[key].content or "" for key in superseded},
    )


def _amendable(title: str, entry: BundleEntry) -> bool:
    """Front matter, the index and dividers are drawn anew each time, on the pages they have."""
    return title != FRONT and not entry.key.startswith(DIVIDER)


def _unchanged(
    now: Mapping[str, Document], contents: Mapping[str, str], entries: Mapping[str, BundleEntry]
) -> frozenset[str]:
    """The documents that show today what they showed then: also the numbers of other pages that they name."""
    kept = {
        key for key in now if key in entries and not entries[key].superseded and entries[key].content == contents[key]
    }
    while True:
        moved = {key for key in kept if any(each in now or each in entries for each in references(now[key]) - kept)}
        if not moved:
            return frozenset(kept)
        kept -= moved


def _changes(
    new: Sequence[str], gone: Sequence[str], names: Mapping[str, str], replaced: Mapping[str, str]
) -> tuple[Change, ...]:
    came = [
        Change(kind=BundleChangeKind.REPLACED, key=key, old=replaced[key])
        if key in replaced
        else Change(kind=BundleChangeKind.CAME_IN, key=key)
        for key in new
    ]
    left = [Change(kind=BundleChangeKind.WITHDRAWN, key=key, old=names[key]) for key in gone if key not in replaced]
    return (*came, *left)
