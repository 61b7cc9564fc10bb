"""The caret stands under the characters at fault, whatever the line holds."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.world import WILD, slip
from xborder.findings import Location
from xborder.findings.printable import printable, width
from xborder.findings.source_line import ROOM, fault_in, marked


def under(line: str, fault: tuple[int, int]) -> str:
    """What a person sees above the carets, one cell a letter; wide letters are given once."""
    at = marked(line, fault)
    start, end = at.caret.index("^"), len(at.caret)
    seen, cell = "", 0
    for character in at.text:
        if start <= cell < end:
            seen += character
        cell += width(character)
    return seen


@pytest.mark.parametrize(
    ("line", "fault", "seen"),
    [
        ("abcdef", (2, 4), "cd"),
        ("\tabc", (2, 3), "b"),
        ("a\tb", (1, 2), "    "),
        ("警察 FENWRIGHT", (3, 6), "FEN"),
        ("警察 x", (0, 1), "警"),
        ("e\u0301 x", (3, 4), "x"),
        ("\x1b[31mred", (5, 8), "red"),
        ("\x1b[31m", (0, 1), "\\x1b"),
        ("a\u202eb", (1, 2), "\\u202e"),
        ("x" * 5000 + "FAULT" + "y" * 5000, (5000, 5005), "FAULT"),
        ("x" * 5000, (4999, 5000), "x"),
    ],
)
def test_the_caret_is_under_the_fault(line: str, fault: tuple[int, int], seen: str) -> None:
    assert under(line, fault) == seen


WIDE = st.text(st.sampled_from("ab \t警\u0301\x1b\u202e\udc80é…"), max_size=200)


@given(WIDE | WILD, st.tuples(st.integers(-3, 220), st.integers(-3, 220)))
def test_no_line_is_longer_than_there_is_room_and_none_acts(line: str, fault: tuple[int, int]) -> None:
    at = marked(line, fault)
    assert width(at.text) <= ROOM
    assert len(at.caret) <= ROOM + 1
    assert at.text.isprintable()


@given(WIDE, st.integers(0, 200), st.integers(1, 9))
def test_what_stands_over_the_carets_is_the_fault(line: str, start: int, size: int) -> None:
    start = min(start, max(len(line) - 1, 0))
    fault = line[start : start + size]
    expected = printable(fault.replace("\t", "    "))
    at = marked(line, (start, start + size))
    assert at.fault == expected.replace("\\t", "    ")
    assert at.caret.count("^") == (max(1, width(at.fault)) if fault else 0)


def test_a_line_that_is_cut_says_so_at_both_ends() -> None:
    at = marked("a" * 500 + "!" + "b" * 500, (500, 501))
    assert at.text.startswith("…a")
    assert at.text.endswith("b…")
    assert not marked("a" * ROOM, None).text.endswith("…")


@pytest.mark.parametrize(
    ("line", "column", "excerpt", "span", "fault"),
    [
        ('  "vrm": "LV19 KRE"', 10, "LV19 KRE", None, (10, 18)),  # the quotation mark is the column
        ("a,N,N,b", 5, "N", None, (4, 5)),  # the second, since the column says so
        ("a,N,N,b", None, "N", None, None),  # either
        ("a,N,b", None, "N", None, (2, 3)),
        ("a,12,112", None, "12", None, (2, 4)),  # not within another number
        ("a,2009/0318274L", None, "2009/0318274L", (12, 13), (14, 15)),
        ("a,b", None, "c", None, None),
        ("a,b", 3, "c", None, (2, 3)),  # where it begins is known all the same
        ("a,b", 3, None, None, (2, 3)),
        ("a,30/03/2062,b", 3, None, None, (2, 12)),  # the whole of what begins there
        ('{"on": "2026-02-30"}', 9, None, None, (8, 18)),
        ("on: '2026-02-30'", 5, None, None, (4, 16)),
        ("a,,b", 3, None, None, (2, 3)),
        ("a,b", 90, "b", None, None),  # not the line that was read
    ],
)
def test_the_excerpt_is_found_in_its_line(
    line: str, column: int | None, excerpt: str | None, span: tuple[int, int] | None, fault: tuple[int, int] | None
) -> None:
    finding = slip(location=Location(file="a", line=1, column=column), excerpt=excerpt, span=span)
    assert fault_in(line, finding) == fault


@given(WILD, st.none() | st.integers(1, 20), st.none() | WILD, st.none() | st.tuples(st.integers(), st.integers()))
def test_what_is_blamed_is_within_the_line(
    line: str, column: int | None, excerpt: str | None, span: tuple[int, int] | None
) -> None:
    finding = attrs.evolve(slip(), location=Location(column=column), excerpt=excerpt, span=span)
    fault = fault_in(line, finding)
    if fault is not None and excerpt and excerpt in line:
        assert 0 <= fault[0] < fault[1]
