"""Volumes: within their limits, numbered through, each with an index of all, and no document parted without need."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bundle.pdf import made
from xborder.bundle.pdf.assemble import Assembled, assemble
from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part, Place
from xborder.bundle.pdf.volumes import Limits, Measures, part_into_volumes
from xborder.findings import Outcome


def part(key: str, pages: int, section: str = "Exhibits") -> Part:
    return Part(key=key, title=f"Title {key}", source=made.text_file(*["x"] * pages), section=section)


def bound(folder: Path, limits: Limits, *parts: Part, numbering: Numbering | None = None) -> Outcome[Assembled]:
    out = folder / "bundle.pdf"
    return assemble(
        parts, out, title="T", reference="R", now=made.NOW, limits=limits, numbering=numbering or Numbering()
    )


def volumes(folder: Path, limits: Limits, *parts: Part, numbering: Numbering | None = None) -> Assembled:
    outcome = bound(folder, limits, *parts, numbering=numbering)
    assert outcome.value is not None, [(found.code, found.message) for found in outcome.report]
    assert len(outcome.report) == 0
    return outcome.value


def words(path: Path, page: int) -> str:
    return " ".join(PdfReader(path).pages[page].extract_text().split())


def test_what_fits_stays_one_file(tmp_path: Path) -> None:
    assert [path.name for path in volumes(tmp_path, Limits(pages=9), part("A", 8)).volumes] == ["bundle.pdf"]


def test_volumes_keep_their_limit_and_number_through(tmp_path: Path) -> None:
    bundle = volumes(tmp_path, Limits(pages=8), *(part(key, 3) for key in "ABCDE"))
    counts = [len(PdfReader(path).pages) for path in bundle.volumes]
    assert [path.name for path in bundle.volumes] == ["bundle-1.pdf", "bundle-2.pdf", "bundle-3.pdf"]
    assert max(counts) <= 8
    assert sum(counts) == bundle.pages
    labels = [label for path in bundle.volumes for label in PdfReader(path).page_labels]
    assert labels == [str(number) for number in range(1, bundle.pages + 1)]
    assert words(bundle.volumes[1], 0).endswith(f"Page 9 of {bundle.pages}")
    homes = {entry.key: entry.volume for entry in bundle.entries}
    assert homes == {
        "volume/1": 1,
        "index": 1,
        "A": 1,
        "B": 1,
        "volume/2": 2,
        "index/2": 2,
        "C": 2,
        "D": 2,
        "volume/3": 3,
        "index/3": 3,
        "E": 3,
    }


def test_every_index_lists_all_and_links_what_is_inside(tmp_path: Path) -> None:
    bundle = volumes(tmp_path, Limits(pages=8), *(part(key, 3) for key in "ABCDE"))
    for number, path in enumerate(bundle.volumes, 1):
        reader = PdfReader(path)
        assert all(f"Title {key}" in words(path, 1) for key in "ABCDE")
        names = {str(item.get_object().get("/NM")) for item in reader.pages[1].get("/Annots", ())}
        inside = {
            f"xborder-row:{entry.key}" for entry in bundle.entries if entry.volume == number and len(entry.key) == 1
        }
        assert names - {"None"} == inside
        assert f"Volume {number} of 3" in words(path, 0)


def test_only_a_document_longer_than_a_volume_is_parted(tmp_path: Path) -> None:
    bundle = volumes(tmp_path, Limits(pages=6), part("A", 1), part("B", 10), part("C", 1))
    pieces = [(entry.key, entry.volume, entry.last - entry.first + 1) for entry in bundle.entries]
    assert [piece for piece in pieces if piece[0][0] in "ABC"] == [
        ("A", 1, 1),
        ("B", 2, 4),
        ("B/part2", 3, 4),
        ("B/part3", 4, 2),
        ("C", 4, 1),
    ]


def test_sections_count_on_in_the_next_volume(tmp_path: Path) -> None:
    numbering = Numbering(prefixes={"Statements": "A", "Exhibits": "B"}, per_section=True)
    parts = [part("S", 2, "Statements"), part("E1", 3), part("E2", 3)]
    bundle = volumes(tmp_path, Limits(pages=7), *parts, numbering=numbering)
    numbers = {entry.key: entry.numbers for entry in bundle.entries}
    assert (numbers["E1"], numbers["E2"]) == (("B1", "B2", "B3"), ("B4", "B5", "B6"))
    assert (numbers["volume/1"], numbers["index"], numbers["volume/2"], numbers["index/2"]) == (
        *(("1",), ("2",)),
        *(("3",), ("4",)),
    )


def test_served_numbers_stay_where_volumes_meet_elsewhere(tmp_path: Path) -> None:
    first = volumes(tmp_path, Limits(pages=8), part("A", 5), part("B", 5))
    served = {entry.key: tuple(map(PageNumber.parse, entry.numbers)) for entry in first.entries}
    again = volumes(
        tmp_path, Limits(pages=7), part("A", 5), part("N", 1), part("B", 5), numbering=Numbering(served=served)
    )
    numbers = {entry.key: entry.numbers for entry in again.entries}
    assert [numbers[key] for key in "AB"] == [entry.numbers for entry in first.entries if entry.key in ("A", "B")]
    places = [PageNumber.parse(number).place for entry in again.entries for number in entry.numbers]
    assert places == sorted(set(places))


def test_a_volume_keeps_its_size(tmp_path: Path) -> None:
    parts = [part(f"D{number}", 40) for number in range(6)]
    whole = volumes(tmp_path, Limits(), *parts).path.stat().st_size
    limit = whole * 2 // 3
    bundle = volumes(tmp_path, Limits(size=limit), *parts)
    assert len(bundle.volumes) > 1
    assert max(path.stat().st_size for path in bundle.volumes) <= limit


def test_limits_that_nothing_keeps_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    outcome = bound(tmp_path, Limits(pages=2), part("A", 2), part("B", 2))
    assert [found.code for found in outcome.report] == ["XB-VOLUME-040"]
    assert not list(tmp_path.iterdir())


def test_a_page_larger_than_a_volume_is_told(tmp_path: Path) -> None:
    outcome = bound(tmp_path, Limits(size=1000), part("A", 1))
    assert outcome.value is not None
    assert [found.code for found in outcome.report] == ["XB-VOLUME-041"]


def test_a_divider_is_never_the_last_page_of_a_volume() -> None:
    divider = Part(key="V", title="Divider", source=made.text_file("x"), in_index=False)
    parts = [part("A", 3), divider, part("B", 3)]
    measures = Measures(pages={"A": 3, "V": 1, "B": 3}, sizes={})
    found = part_into_volumes(parts, measures, Limits(pages=5), (1,))
    assert [[each.key for each in volume.body] for volume in found] == [["A"], ["V", "B"]]


@pytest.mark.parametrize("front", [(1,), (3, 2)])
@given(lengths=st.lists(st.integers(1, 30), max_size=12), limit=st.integers(5, 20))
def test_every_page_is_in_one_volume_in_order(lengths: list[int], limit: int, front: tuple[int, ...]) -> None:
    parts = [Part(key=f"D{at}", title="T", source=b"") for at in range(len(lengths))]
    parts.insert(0, Part(key="F", title="F", source=b"", place=Place.FRONT))
    measures = Measures(pages={f"D{at}": pages for at, pages in enumerate(lengths)}, sizes={})
    found = part_into_volumes(parts, measures, Limits(pages=limit), front)
    pages = [
        (each.key.partition("/")[0], page)
        for volume in found
        for each in volume.body
        for page in each.pages or range(1, measures.pages[each.key] + 1)
    ]
    assert pages == [(f"D{at}", page) for at, count in enumerate(lengths) for page in range(1, count + 1)]
    for volume in found:
        held = sum(len(each.pages) if each.pages else measures.pages[each.key] for each in volume.body)
        assert held <= limit - front[min(volume.number, len(front)) - 1]
        whole = [each for each in volume.body if not each.pages]
        assert all(measures.pages[each.key] <= limit - min(front) for each in whole)
