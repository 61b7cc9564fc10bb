"""A bundle of every kind of input, read by pypdf alone: nothing here asks the program what it has done."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination

from bundle.pdf import made
from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.image_page import image_page
from xborder.bundle.pdf.plain_text import text_pages
from xborder.bundle.pdf.slip_page import SlipFacts, slip_page
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.tiff import tiff_pages

REFERENCE = "36AB1234526"


def picture(kind: str) -> bytes:
    stream = BytesIO()
    image = Image.new("RGB", (600, 300), "white")
    image.save(stream, kind, **({"save_all": True, "append_images": [image, image]} if kind == "TIFF" else {}))
    return stream.getvalue()


def pictured(kind: str) -> bytes | None:
    name = f"gate.{kind.lower()}"
    return image_page(picture(kind), name=name, reference="JB/1", caption=f"Gate in {kind}", now=made.NOW).value


def long_text() -> bytes | None:
    data = "\n".join(f"entry {number}" for number in range(300)).encode()
    return text_pages(data, name="log.txt", reference="JB/2", caption="Log", now=made.NOW).value


def film() -> bytes | None:
    facts = SlipFacts(name="gate.mp4", kind="a film", size=9, sha256="ab" * 32, found_at="data/exhibits/gate.mp4")
    return slip_page(facts, reference="JB/3", caption="Film", now=made.NOW).value


#: Key, pages in the bundle, words with which the document begins, and its bytes.
KINDS: dict[str, tuple[int, str, Callable[[], bytes | None]]] = {
    "text": (3, "first words", lambda: made.text_file("first words", "second", "third")),
    "odd": (18, "landscape", made.odd_pages),
    "inherited": (2, "first", made.inherited_pages),
    "shared": (2, "first", made.shared_resources),
    "form": (2, "form page 1", lambda: made.form("Fenwright", pages=2)),
    "jpeg": (1, "Gate in JPEG", lambda: pictured("JPEG")),
    "png": (1, "Gate in PNG", lambda: pictured("PNG")),
    "tiff": (3, "", lambda: tiff_pages(picture("TIFF"), name="scan.tif").value),
    "plain": (5, "JB/2", long_text),
    "film": (1, "gate.mp4", film),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    out: Path = tmp_path_factory.mktemp("bundle") / "bundle.pdf"
    parts = []
    for key, (_pages, _words, make) in KINDS.items():
        data = make()
        assert data is not None, key
        parts.append(Part(key=key, title=f"Part {key}", source=data))
    outcome = assemble(parts, out, title="Every kind", reference=REFERENCE, now=made.NOW)
    assert outcome.value is not None, outcome.report
    return PdfReader(BytesIO(out.read_bytes()))


@pytest.fixture(scope="module")
def firsts(reader: PdfReader) -> dict[str, int]:
    """Where each part should begin, counted from 1: one page of index, then the parts."""
    found, following = {}, 2
    for key, (pages, _words, _make) in KINDS.items():
        found[key] = following
        following += pages
    assert len(reader.pages) == following - 1
    return found


def words(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_every_document_begins_where_it_should(reader: PdfReader, firsts: dict[str, int]) -> None:
    for key, (_pages, begins, _make) in KINDS.items():
        assert begins in words(reader.pages[firsts[key] - 1]), key


def test_every_page_says_its_number_and_is_labelled_with_it(reader: PdfReader) -> None:
    count = len(reader.pages)
    assert reader.page_labels == [str(number) for number in range(1, count + 1)]
    for number, page in enumerate(reader.pages, 1):
        assert f"{REFERENCE} · Page {number} of {count}" in words(page), number


def test_every_row_of_the_index_names_the_page_and_leads_to_it(reader: PdfReader, firsts: dict[str, int]) -> None:
    printed = re.findall(r"Part (\w+) (\d+)", words(reader.pages[0]))
    assert {key: int(page) for key, page in printed} == firsts
    targets: list[int] = []
    annotations: Any = reader.pages[0]["/Annots"]
    for reference in annotations:
        link = reference.get_object()
        target = reader.get_page_number(link["/Dest"][0].get_object())
        assert target is not None
        targets.append(target + 1)
    assert sorted(set(targets)) == sorted(firsts.values())
    assert len(targets) == 2 * len(firsts)


def test_every_bookmark_says_the_page_and_leads_to_it(reader: PdfReader, firsts: dict[str, int]) -> None:
    found = {}
    for entry in reader.outline:
        if isinstance(entry, Destination) and (named := re.match(r"Part (\w+)\b.*?(\d+)\D*$", str(entry.title))):
            page = reader.get_destination_page_number(entry)
            assert page is not None
            assert page + 1 == int(named[2])
            found[named[1]] = page + 1
    assert found == firsts


def test_it_opens_at_full_size_with_its_bookmarks(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    action = root["/OpenAction"]
    assert (str(action[1]), float(action[4])) == ("/XYZ", 1.0)
    assert root["/PageMode"] == "/UseOutlines"
