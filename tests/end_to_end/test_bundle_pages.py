"""Every line of each index is followed, with a second library, to the page it names."""

import re
from pathlib import Path
from typing import Any

import pypdf
import pytest

BUNDLES = ("prosecution/data/case-file.pdf", "served/data/court-bundle.pdf")


def links(reader: pypdf.PdfReader, number: int) -> list[tuple[float, int]]:
    """Links of a page to pages: how high each stands, and the page it leads to, from 1."""
    found = []
    for reference in reader.pages[number].get("/Annots", ()):
        annotation: Any = reference.get_object()
        if annotation.get("/Subtype") != "/Link":
            continue
        destination = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
        if destination is None:
            continue
        page = reader.get_page_number(destination[0].get_object())
        found.append((float(annotation["/Rect"][1]), (page or 0) + 1))
    return found


@pytest.mark.parametrize("name", BUNDLES)
def test_every_page_has_its_number_as_label_and_as_stamp(bundle: Path, name: str) -> None:
    reader = pypdf.PdfReader(bundle / name)
    count = len(reader.pages)
    assert reader.page_labels == [str(number) for number in range(1, count + 1)]
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {count}" in page.extract_text()


@pytest.mark.parametrize("name", BUNDLES)
def test_every_bookmark_leads_to_a_page_and_every_page_is_under_one(bundle: Path, name: str) -> None:
    reader = pypdf.PdfReader(bundle / name)

    def flat(entries: list[Any]) -> list[Any]:
        return [each for entry in entries for each in (flat(entry) if isinstance(entry, list) else [entry])]

    targets = [reader.get_destination_page_number(entry) or 0 for entry in flat(reader.outline)]
    assert targets
    assert targets == sorted(targets)
    assert targets[0] == 0


def index_pages(reader: pypdf.PdfReader) -> range:
    """The pages of the index, counted from 0: from its bookmark to the next."""
    starts = [
        (str(entry.title), reader.get_destination_page_number(entry))
        for entry in reader.outline
        if not isinstance(entry, list)
    ]
    place = next(number for number, (title, _page) in enumerate(starts) if title.startswith("Index"))
    return range(starts[place][1] or 0, starts[place + 1][1] or 0)


def index_rows(page: pypdf.PageObject) -> list[tuple[int, int]]:
    """The rows of a page of the index: the number that each prints, and how many lines its words take."""
    rows: list[tuple[int, int]] = []
    within = False
    for line in page.extract_text(extraction_mode="layout").split("\n"):
        row = re.fullmatch(r"\s*[0-9]+\s+\S.*\s([0-9]+)\s*", line)
        if row:
            rows.append((int(row[1]), 1))
        elif within and line.startswith(" " * 30):  # words that go on stand under the words
            rows[-1] = (rows[-1][0], rows[-1][1] + 1)
        within = bool(row) or (within and bool(line.strip()))
    return rows


@pytest.mark.parametrize("name", BUNDLES)
def test_every_index_line_leads_to_the_page_that_it_prints(bundle: Path, name: str) -> None:
    reader = pypdf.PdfReader(bundle / name)
    rows: list[tuple[int, int]] = []
    followed: list[int] = []
    for number in index_pages(reader):
        rows += index_rows(reader.pages[number])
        followed += [page for _height, page in sorted(links(reader, number), reverse=True)]
    assert len(rows) >= 10
    assert max(lines for _page, lines in rows) > 1
    # Each row is linked by its number, and by each line of its words; no other link is there.
    assert list(dict.fromkeys(followed)) == [page for page, _lines in rows]
    assert {page: followed.count(page) for page, _lines in rows} == {page: lines + 1 for page, lines in rows}


@pytest.mark.parametrize("name", BUNDLES)
def test_no_link_leads_nowhere(bundle: Path, name: str) -> None:
    reader = pypdf.PdfReader(bundle / name)
    for number in range(len(reader.pages)):
        assert all(1 <= page <= len(reader.pages) for _height, page in links(reader, number))
        for reference in reader.pages[number].get("/Annots", ()):
            annotation: Any = reference.get_object()
            assert not str(annotation.get("/A", {}).get("/URI", "")).startswith("xborder:")
