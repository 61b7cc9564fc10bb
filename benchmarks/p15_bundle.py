"""P15: a bundle of 2,000 pages, numbered, with bookmarks and a linked index, beside merging alone and beside overlays.

python benchmarks/p15_bundle.py

The overlay of the peers (a PDF with nothing but page numbers) is made beforehand and costs them nothing; they write
the same number of links and bookmarks. They look into no document, and take over whatever is in it.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
from bundle_sources import overlay, scans, texts
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from pypdf.annotations import Link
from pypdf.generic import Fit
from side_by_side import Row, Table, compare

from xborder.bundle.pdf.assemble import IndexStyle, assemble
from xborder.bundle.pdf.index_pages import index_pages
from xborder.bundle.pdf.join import Plan, join_unchecked, taken
from xborder.bundle.pdf.layout import settle
from xborder.bundle.pdf.reading import open_pdf
from xborder.bundle.pdf.self_check import self_check
from xborder.bundle.pdf.sources import Part
from xborder.findings import Outcome

FLOOR = "pikepdf, merging alone (floor)"
_NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
_REFERENCE = "36AB1234526"
_STYLE = IndexStyle()

Bundle = Callable[[Sequence[Path], Path], object]


def tables() -> Iterator[Table]:
    """Time for many short documents, few long ones and scans; then memory, each way in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        many, few = texts(place, 2_000, 1), texts(place, 100, 20)
        scanned = scans(place, 100, 20)
        yield _times("P15: 2,000 documents of one page, an index of 2,000 links", many, place, rounds=5)
        yield _times("P15: 100 documents of 20 pages", few, place, rounds=5)
        yield _times("P15: 100 scanned documents of 20 pages", scanned, place, rounds=5)
        yield _memory("P15: memory, 2,000 documents of one page (MB for ms)", many)
        yield _memory("P15: memory, 100 scanned documents of 20 pages (MB for ms)", scanned)


def _times(title: str, sources: Sequence[Path], folder: Path, *, rounds: int) -> Table:
    out, checked = folder / "out.pdf", folder / "checked.pdf"
    prepared = _Prepared(sources)
    made = join_unchecked(prepared.plan(), checked).value
    if made is None:
        raise RuntimeError(title)
    ways: dict[str, Callable[[], object]] = {name: lambda work=work: work(sources, out) for name, work in _WAYS.items()}
    ways["of which: opening, joining, links, numbers"] = lambda: join_unchecked(prepared.plan(), out)
    ways["of which: the index set by typst, once"] = prepared.index
    ways["of which: the self-check"] = lambda: self_check(checked, made.expected)
    return compare(title, ways, FLOOR, rounds=rounds, calls=1)


class _Prepared:
    """The layout of a bundle settled once, so that joining is measured without setting the index."""

    def __init__(self, sources: Sequence[Path]) -> None:
        self.parts = _parts(sources)
        self._opened = {part.key: pikepdf.open(part.source) for part in self.parts}
        lengths = {part.key: len(taken(part, self._opened[part.key])) for part in self.parts}
        layout = settle(self.parts, lengths, self._index).value
        if layout is None:
            raise RuntimeError("the layout does not settle")
        self.layout = layout

    def _index(self, pages: dict[str, int]) -> Outcome[bytes]:
        return index_pages(self.parts, pages, _STYLE, title="Measured", now=_NOW)

    def index(self) -> None:
        """Set the index once more, with numbers that are new each time: what was set before is remembered."""
        self._shift = getattr(self, "_shift", 0) + 1
        self._index({key: page + self._shift for key, page in self.layout.pages.items()})

    def plan(self) -> Plan:
        """All sources opened anew: joining changes them in memory."""
        opened = {part.key: open_pdf(part.source, name=part.file).value for part in self.parts}
        return Plan(
            parts=self.parts,
            sources={key: pdf for key, pdf in opened.items() if pdf is not None},
            layout=self.layout,
            heading="Index",
            title="Measured",
            reference=_REFERENCE,
            now=_NOW,
        )


def _parts(sources: Sequence[Path]) -> list[Part]:
    return [Part(key=f"D{number}", title=f"Document {number}", source=path) for number, path in enumerate(sources)]


def _ours(sources: Sequence[Path], out: Path) -> object:
    return assemble(_parts(sources), out, title="Measured", reference=_REFERENCE, now=_NOW, index=_STYLE)


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
