"""P15: a bundle of 2,000 pages, numbered, with bookmarks and a linked index, beside merging alone and beside overlays.

python benchmarks/p15_bundle.py

The overlay of the peers (a PDF with nothing but page numbers) is made beforehand and costs them nothing; they write
the same number of links and bookmarks. They look into no document, and take over whatever is in it.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import pypdf
from bundle_sources import overlay, scans, texts
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from pypdf.annotations import Link
from pypdf.generic import Fit
from side_by_side import Row, Table, compare

from xborder.bundle.pdf import assemble as assembling
from xborder.bundle.pdf import index_pages
from xborder.bundle.pdf import join as joining
from xborder.bundle.pdf.self_check import self_check
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.typst_page import render

FLOOR = "pikepdf, merging alone (floor)"
_NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
_REFERENCE = "36AB1234526"
_INDEX = "of which: the index, set by typst until it settles"
_CHECK = "of which: the self-check"
_REST = "of which: opening, joining, links and numbers"

Bundle = Callable[[Sequence[Path], Path], object]


def tables() -> Iterator[Table]:
    """Time for many short documents, few long ones and scans; then memory, each way in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        many, few = texts(place, 2_000, 1), texts(place, 100, 20)
        scanned = scans(place, 100, 20)
        yield _times("P15: 2,000 documents of one page, an index of 2,000 links", many, place, rounds=3)
        yield _times("P15: 100 documents of 20 pages", few, place, rounds=3)
        yield _times("P15: 100 scanned documents of 20 pages", scanned, place, rounds=3)
        yield _memory("P15: memory, 2,000 documents of one page (MB for ms)", many)
        yield _memory("P15: memory, 100 scanned documents of 20 pages (MB for ms)", scanned)


def _times(title: str, sources: Sequence[Path], folder: Path, *, rounds: int) -> Table:
    out = folder / "out.pdf"
    ways: dict[str, Callable[[], object]] = {name: lambda work=work: work(sources, out) for name, work in _WAYS.items()}
    table = compare(title, ways, FLOOR, rounds=rounds, calls=1)
    floor = next(row.milliseconds for row in table.rows if row.name == FLOOR)
    parts = _of_which(sources, out, rounds)
    return Table(title, (*table.rows, *(Row(name, taken / floor, taken) for name, taken in parts.items())))


def _of_which(sources: Sequence[Path], out: Path, rounds: int) -> dict[str, float]:
    """What the index and the self-check take of a whole bundle, and what is left, in milliseconds: medians."""
    taken: dict[str, list[float]] = {name: [] for name in (_INDEX, _CHECK, _REST)}
    for _ in range(rounds):
        index, check = _Timer(render), _Timer(self_check)
        with mock.patch.object(index_pages, "render", index), mock.patch.object(joining, "self_check", check):
            whole = _Timer(_ours)
            whole(sources, out)
        taken[_INDEX].append(index.seconds)
        taken[_CHECK].append(check.seconds)
        taken[_REST].append(whole.seconds - index.seconds - check.seconds)
    return {name: statistics.median(times) * 1e3 for name, times in taken.items()}


class _Timer:
    """A function that adds up the time of the process that its calls take."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self._work, self.seconds = work, 0.0

    def __call__(self, *given: object, **named: object) -> object:
        begun = time.process_time()
        try:
            return self._work(*given, **named)
        finally:
            self.seconds += time.process_time() - begun


def _parts(sources: Sequence[Path]) -> list[Part]:
    return [Part(key=f"D{number}", title=f"Document {number}", source=path) for number, path in enumerate(sources)]


def _ours(sources: Sequence[Path], out: Path) -> object:
    return assembling.assemble(_parts(sources), out, title="Measured", reference=_REFERENCE, now=_NOW)


def _merged(sources: Sequence[Path]) -> tuple[Pdf, list[int]]:
    out, firsts = pikepdf.new(), []
    for path in sources:
        firsts.append(len(out.pages))
        with pikepdf.open(path) as source:
            out.pages.extend(source.pages)
    return out, firsts


def _floor(sources: Sequence[Path], out: Path) -> None:
    pdf, _firsts = _merged(sources)
    pdf.save(out)


def _pikepdf_overlay(sources: Sequence[Path], out: Path) -> None:
    pdf, firsts = _merged(sources)
    with pikepdf.open(BytesIO(overlay(len(pdf.pages)))) as numbers:
        for page, number in zip(pdf.pages, numbers.pages, strict=True):
            page.add_overlay(number)
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(f"Document {at}", first) for at, first in enumerate(firsts))
        pages = [page.obj for page in pdf.pages]
        links = [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(_place(at)), Dest=Array([pages[first], Name.Fit]))
            for at, first in enumerate(firsts)
        ]
        pages[0].Annots = Array([pdf.make_indirect(link) for link in links])
        pdf.save(out)


def _pypdf_overlay(sources: Sequence[Path], out: Path) -> None:
    writer, firsts = pypdf.PdfWriter(), []
    for at, path in enumerate(sources):
        firsts.append(len(writer.pages))
        writer.append(path, outline_item=f"Document {at}", import_outline=False)
    numbers = pypdf.PdfReader(BytesIO(overlay(len(writer.pages))))
    for page, number in zip(list(writer.pages), numbers.pages, strict=True):
        page.merge_page(number)
    for at, first in enumerate(firsts):
        writer.add_annotation(0, Link(rect=_place(at), target_page_index=first, fit=Fit.fit()))
    writer.write(out)


def _place(number: int) -> tuple[float, float, float, float]:
    low = 700 - number % 40 * 15
    return (50, low, 300, low + 12)


_WAYS: dict[str, Bundle] = {
    FLOOR: _floor,
    "xborder assemble, with index and self-check": _ours,
    "pikepdf, overlays, outline and links": _pikepdf_overlay,
    "pypdf, overlays, outline and links": _pypdf_overlay,
}


def _memory(title: str, sources: Sequence[Path]) -> Table:
    peaks = {name: _peak(name, sources) for name in _WAYS}
    return Table(title, tuple(Row(name, peak / peaks[FLOOR], peak) for name, peak in peaks.items()))


def _peak(name: str, sources: Sequence[Path]) -> float:
    """The peak of resident memory of a fresh process, in MB."""
    command = [sys.executable, __file__, name, str(sources[0].parent), sources[0].name[0], str(len(sources))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _measure(name: str, folder: str, kind: str, number: str) -> None:
    sources = sorted(Path(folder).glob(f"{kind}{number}-*.pdf"))
    _WAYS[name](sources, Path(folder) / "memory.pdf")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _measure(*sys.argv[1:])
    else:
        for table in tables():
            print(table.markdown())
