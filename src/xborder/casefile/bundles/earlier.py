"""A bundle that was served before, as the source of an amended one: proved intact, and read from its own record."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from xborder.bundle import index
from xborder.bundle.custody_event import read_time
from xborder.bundle.index import Index
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.verify import verify
from xborder.casefile.bundles.record import FRONT, entries_of
from xborder.files.json_reader import read_json
from xborder.files.refused import Refused
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.case import BundleEntry, CourtBundle
from xborder.model.codes import BundleKind
from xborder.schema import decode

RECORD_NAME = "index.json"
_TAGMANIFEST = "tagmanifest-sha256.txt"


@attrs.frozen(kw_only=True)
class Earlier:
    """One bag of an earlier bundle: its index, its record of pages, the digest of its tag manifest."""

    bag: Path
    index: Index
    record: CourtBundle
    digest: str

    def form(self, key: str) -> bytes | None:
        """A form of it as a file of its own, by its key; None if it has none."""
        paths = [file.path for entry in self.index.entries if entry.entry == f"form:{key}" for file in entry.files]
        return (self.bag / paths[0]).read_bytes() if paths else None

    def retired(self, entry: BundleEntry) -> tuple[dt.date, str] | None:
        """When a document of it was replaced or withdrawn, and the key of that document; None if it was not."""
        told = ((each.on, change) for each in self.record.amendments for change in each.changes)
        return next(((on, change.key) for on, change in told if change.old_numbers[:1] == entry.numbers[:1]), None)


EarlierBags = Mapping[BundleKind, Earlier]


def read_earlier(folder: Path, *, urn: str, now: dt.datetime) -> Outcome[EarlierBags]:
    """Both bags of an earlier bundle of this case.

    No value where one of them is not intact (what ``bundle verify`` finds, and
    XB-VOLUME-020), is of another case (XB-VOLUME-021), or has no record of its
    page numbers (XB-VOLUME-022). One that is as new as ``now`` is a warning.
    """
    bags: dict[BundleKind, Earlier] = {}
    report = Report()
    for kind in BundleKind:
        read = _read(folder / kind.value, now)
        report += read.report
        if read.value is not None:
            report += Report(tuple(_slips(read.value, urn, now)))
            bags[kind] = read.value
    return Outcome(None if report.has_errors else bags, report)


def _read(bag: Path, at: dt.datetime) -> Outcome[Earlier]:
    place = Location(file=bag.name)
    try:
        verdict = verify(bag, trust=None, at=at)
    except Refused as refusal:
        return Outcome(None, refusal.report)
    if not verdict.integrity:
        return Outcome(None, verdict.report + Report.of(finding("XB-VOLUME-020", place)))
    found = index.parse((bag / index.INDEX_NAME).read_bytes())
    document = read_json(bag / "data" / RECORD_NAME) if (bag / "data" / RECORD_NAME).is_file() else None
    made = decode(document.value.root, CourtBundle).value if document is not None and document.value else None
    if found is None or made is None or not _numbered(made):
        return Outcome(None, Report.of(finding("XB-VOLUME-022", place)))
    digest = hashlib.sha256((bag / _TAGMANIFEST).read_bytes()).hexdigest()
    return Outcome(Earlier(bag=bag, index=found, record=made, digest=digest))


def _numbered(record: CourtBundle) -> bool:
    """Whether every document has numbers, all different, and they sort as the documents lie."""
    runs: dict[str, list[PageNumber]] = {}
    known = [*record.retired]
    for title, entry in entries_of(record):
        numbers = [number for each in entry.numbers if (number := PageNumber.read(each))]
        if not numbers or len(numbers) < len(entry.numbers):
            return False
        known += entry.numbers
        for number in numbers if title != FRONT else ():
            runs.setdefault(number.prefix, []).append(number)
    if any(PageNumber.read(each) is None for each in record.retired):
        return False
    places = [[number.place for number in numbers] for numbers in runs.values()]
    return len(known) == len(set(known)) and all(each == sorted(each) for each in places)


def _slips(earlier: Earlier, urn: str, now: dt.datetime) -> Iterator[Finding]:
    place = Location(file=earlier.bag.name)
    if earlier.index.case_urn != urn:
        yield finding("XB-VOLUME-021", place)
    made = read_time(earlier.index.created_at)
    if made is not None and made >= now:
        yield finding("XB-VOLUME-023", place)
