"""Numbers by section, and what was served keeping its own."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bundle.pdf import made
from xborder.bundle.pdf.assemble import Assembled, assemble
from xborder.bundle.pdf.numbering import Block, Numbering
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part

PREFIXES = {"Statements": "A", "Exhibits": "B"}


def printed(numbering: Numbering, *blocks: Block) -> dict[str, list[str]]:
    return {key: list(map(str, numbers)) for key, numbers in numbering.number(blocks).items()}


def served(**numbers: str) -> dict[str, tuple[PageNumber, ...]]:
    return {key: tuple(map(PageNumber.parse, words.split())) for key, words in numbers.items()}


BLOCKS = (Block("cover", "", 2), Block("S1", "Statements", 2), Block("S2", "Statements", 1), Block("E", "Exhibits", 2))


def test_each_section_counts_from_one() -> None:
    numbers = printed(Numbering(prefixes=PREFIXES, per_section=True), *BLOCKS)
    assert numbers == {"cover": ["1", "2"], "S1": ["A1", "A2"], "S2": ["A3"], "E": ["B1", "B2"]}


def test_letters_may_go_with_numbers_that_run_through() -> None:
    numbers = printed(Numbering(prefixes=PREFIXES), *BLOCKS)
    assert numbers == {"cover": ["1", "2"], "S1": ["A3", "A4"], "S2": ["A5"], "E": ["B6", "B7"]}


def test_a_late_document_stands_between() -> None:
    known = served(cover="1 2", S1="A1 A2", S2="A3", E="B1 B2")
    numbering = Numbering(prefixes=PREFIXES, per_section=True, served=known)
    late = (*BLOCKS[:2], Block("S1b", "Statements", 2), BLOCKS[2], Block("S3", "Statements", 1), BLOCKS[3])
    numbers = printed(numbering, *late)
    assert (numbers["S1b"], numbers["S3"], numbers["E"]) == (["A2a", "A2b"], ["A4"], ["B1", "B2"])


def test_a_number_that_is_no_longer_used_goes_to_nothing_else() -> None:
    numbering = Numbering(served=served(A="1 2 3", B="4"))
    assert printed(numbering, Block("A", "", 1), Block("new", "", 1), Block("B", "", 1))["new"] == ["3a"]
    assert printed(numbering, Block("A", "", 1), Block("new", "", 1))["new"] == ["4"]


def test_a_number_that_a_page_once_had_is_given_to_no_other() -> None:
    once = frozenset(map(PageNumber.parse, ["2a", "2b", "4"]))
    numbering = Numbering(served=served(A="1 2", B="3"), given=once)
    numbers = printed(numbering, Block("A", "", 2), Block("n", "", 2), Block("B", "", 1), Block("m", "", 2))
    assert (numbers["n"], numbers["m"]) == (["2c", "2d"], ["5", "6"])


def test_a_sheet_keeps_its_number_only_where_it_sorts() -> None:
    numbering = Numbering(served=served(A="1 2", sheet="3", B="4"), movable=frozenset({"sheet"}))
    blocks = (Block("A", "", 2), Block("sheet", "", 1), Block("B", "", 1))
    assert printed(numbering, *blocks)["sheet"] == ["3"]
    assert printed(numbering, blocks[1], blocks[0], blocks[2])["sheet"] == ["0a"]
    assert printed(numbering, blocks[0], blocks[2], blocks[1])["sheet"] == ["5"]


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=6),
    st.lists(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 5)), min_size=1, max_size=4), max_size=5),
    st.booleans(),
)
def test_no_amendment_moves_a_page(
    lengths: list[int], amendments: list[list[tuple[int, int]]], per_section: bool
) -> None:
    """Whatever comes in and wherever: served pages keep their numbers, and numbers sort as the pages lie."""
    sections = ("Statements", "Exhibits")
    blocks = [Block(f"D{at}", sections[at >= len(lengths) / 2], count) for at, count in enumerate(lengths)]
    numbering = Numbering(prefixes=PREFIXES, per_section=per_section)
    before = numbering.number(blocks)
    for edition, arrivals in enumerate(amendments):
        for place, count in arrivals:
            at = place % len(blocks)
            blocks.insert(at, Block(f"N{edition}-{len(blocks)}", blocks[at].section, count))
        after = Numbering(prefixes=PREFIXES, per_section=per_section, served=before).number(blocks)
        assert {key: after[key] for key in before} == before
        pages = [number for block in blocks for number in after[block.key]]
        order = [(number.prefix if per_section else "", *number.place) for number in pages]
        assert order == sorted(set(order))
        before = after


def bound(folder: Path, numbering: Numbering, *parts: Part) -> Assembled:
    outcome = assemble(parts, folder / "out.pdf", title="T", reference="R", now=made.NOW, numbering=numbering)
    assert outcome.value is not None, [(each.code, each.message) for each in outcome.report]
    return outcome.value


def part(key: str, section: str, pages: int) -> Part:
    return Part(key=key, title=f"Title of {key}", source=made.text_file(*["x"] * pages), section=section)


def test_label_index_and_bookmark_say_the_printed_number(tmp_path: Path) -> None:
    known = served(index="1", S1="A1 A2", E="B1")
    numbering = Numbering(prefixes=PREFIXES, per_section=True, served=known)
    parts = [
        part("S1", "Statements", 2),
        part("S2", "Statements", 2),
        part("E", "Exhibits", 1),
        part("F", "Exhibits", 1),
    ]
    known["T"] = (PageNumber("A", 3),)
    made_file = bound(tmp_path, numbering, *parts[:2], part("T", "Statements", 1), *parts[2:])
    assert [entry.numbers for entry in made_file.entries] == [
        ("1",),
        ("A1", "A2"),
        ("A2a", "A2b"),
        ("A3",),
        ("B1",),
        ("B2",),
    ]
    reader = PdfReader(made_file.path)
    assert reader.page_labels == ["1", "A1", "A2", "A2a", "A2b", "A3", "B1", "B2"]
    assert "A2a" in reader.pages[0].extract_text()
    assert "Page A2b" in reader.pages[4].extract_text()
    assert "Title of S2 (page A2a)" in str(reader.outline)
