"""Places of values, pointers, lines, and findings that are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.document import Document
from xborder.files.json_reader import parse_json
from xborder.files.limits import MIB, Limits, mib
from xborder.files.lines import LineIndex
from xborder.files.pointers import pointer_of, steps_of
from xborder.files.refused import Refused
from xborder.files.tally import Tally
from xborder.findings import Location, finding

RECORDS = '{"records": [' + ", ".join(f'{{"ref": "F{number}"}}' for number in range(12)) + '], "a/b~": {"": 1}}'


@pytest.fixture(scope="module")
def document() -> Document:
    read = parse_json(RECORDS.encode(), "x.json").value
    assert read is not None
    return read


def test_places_of_one_record_leave_out_its_neighbours(document: Document) -> None:
    places = document.places("/records/1")
    assert list(places) == ["", "/ref"]
    assert len(places) == 2
    assert places["/ref"] == document.place("/records/1/ref")
    assert places[""].pointer == "/records/1"
    assert "/ref" in places
    for absent in ("0", "0/ref", "/nothing", "ref"):
        assert absent not in places
        with pytest.raises(KeyError):
            places[absent]


def test_places_of_the_whole_are_those_of_the_document(document: Document) -> None:
    assert dict(document.places()) == {pointer: document.place(pointer) for pointer in document.positions}
    assert "/a~1b~0/" in document.places()
    assert list(document.places("/nothing")) == []


def test_nothing_is_looked_for_before_it_is_asked() -> None:
    read = parse_json(b'{"a": 1}', "x.json").value
    assert read is not None
    read.places()
    assert "_root" not in vars(read.positions)
    assert read.places()["/a"].column == 7
    assert list(read.places()) == ["", "/a"]
    assert "_root" in vars(read.positions)


def test_the_nearest_place_is_of_the_innermost_holder(document: Document) -> None:
    assert document.place("/records/3/absent/deeper").column == document.place("/records/3").column
    assert document.place("/nothing").column == 1
    assert document.place("/records/99").column == document.place("/records").column
    assert document.place("no pointer").column == 1


def test_positions_are_only_of_what_is_there(document: Document) -> None:
    for absent in ("/records/01", "/records/-1", "records", "/records/0/ref/", "/"):
        with pytest.raises(KeyError):
            document.positions[absent]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_pointers_go_there_and_back(steps: list[str]) -> None:
    assert steps_of(pointer_of(steps)) == steps


@given(st.lists(st.text("a~/01")), st.lists(st.text("a~/01")))
def test_no_two_paths_have_one_pointer(one: list[str], two: list[str]) -> None:
    assert (pointer_of(one) == pointer_of(two)) == (one == two)


def test_a_pointer_can_always_be_printed() -> None:
    assert pointer_of(["\ud800"]).encode() == b"/\\ud800"


@given(st.text("ab\r\n\u2028\x85é", max_size=30))
def test_lines_are_those_of_an_editor(text: str) -> None:
    index = LineIndex(text)
    line, column = 1, 1
    for offset, letter in enumerate(text):
        assert index.place(offset) == (line, column)
        ends = letter == "\n" or (letter == "\r" and text[offset + 1 : offset + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    assert index.place(len(text)) == (line, column)


def test_a_tally_at_the_limit_and_beyond() -> None:
    for found, expected in ((0, []), (2, ["XB-CSV-003"] * 2), (4, ["XB-CSV-003"] * 2 + ["XB-FILE-012"])):
        tally = Tally("a.csv", limit=2)
        for _ in range(found):
            tally.add(finding("XB-CSV-003", Location(file="a.csv")))
        assert [each.code for each in tally.report()] == expected
        assert bool(tally) == bool(found)
    assert tally.report().findings[-1].message == "There are 2 more findings of this kind of reading in the file."


def test_the_default_limits() -> None:
    """Domain file sharing-integrity 4.5."""
    limits = Limits()
    assert (limits.xml_bytes, limits.json_bytes, limits.csv_row_bytes, limits.yaml_bytes) == (*[10 * MIB] * 3, MIB)
    assert (limits.depth, limits.yaml_depth, limits.xml_attributes) == (64, 32, 64)
    assert (limits.string_chars, limits.findings) == (100_000, 10_000)


@given(st.integers(0, 200 * MIB), st.integers(0, 200 * MIB))
def test_a_size_beyond_a_whole_limit_never_looks_within_it(size: int, other: int) -> None:
    assert float(mib(size)) >= size / MIB
    assert size > other or float(mib(size)) <= float(mib(other))
    assert (float(mib(size)) <= 10) == (size <= 10 * MIB)


def test_a_refusal_carries_its_findings() -> None:
    refusal = Refused(finding("XB-FILE-001"), finding("XB-FILE-005"))
    assert [each.code for each in refusal.report] == ["XB-FILE-001", "XB-FILE-005"]
    assert str(refusal) == "The file does not exist.; The file is empty."
