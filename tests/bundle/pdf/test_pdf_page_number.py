"""Numbers for late pages: always between, always new, never ending where nothing could come before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.bundle.pdf.page_number import PageNumber, late, plain, stamped

Arrivals = list[tuple[int, int]]


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 40)), max_size=25))
def test_pages_may_come_in_anywhere_and_any_number_of_times(arrivals: Arrivals) -> None:
    pages = [PageNumber("A", 1), PageNumber("A", 2)]
    for place, count in arrivals:
        at = place % len(pages)
        after = pages[at + 1] if at + 1 < len(pages) else None
        pages[at + 1 : at + 1] = late(pages[at], after, count)
    places = [page.place for page in pages]
    assert places == sorted(set(places))
    assert not any(page.suffix.endswith("-") for page in pages)
    assert [PageNumber.parse(str(page)) for page in pages] == pages


@pytest.mark.parametrize(
    ("before", "after", "count", "expected"),
    [
        ("A12", "A13", 3, ["A12a", "A12b", "A12c"]),
        ("A12", None, 2, ["A13", "A14"]),
        ("12b", "13", 1, ["12c"]),
        ("12", "20", 1, ["12a"]),
        ("12a", "12b", 1, ["12aa"]),
        ("12", "12a", 1, ["12-a"]),
        ("12z", "13", 1, ["12za"]),
        ("12b", None, 1, ["13"]),
    ],
)
def test_a_late_page_is_named_after_the_one_before_it(
    before: str, after: str | None, count: int, expected: list[str]
) -> None:
    following = PageNumber.parse(after) if after else None
    assert list(map(str, late(PageNumber.parse(before), following, count))) == expected


@settings(max_examples=20)
@given(st.integers(27, 3000))
def test_a_long_document_gets_letters_of_one_length(count: int) -> None:
    numbers = late(PageNumber("", 7), PageNumber("", 8), count)
    assert len({len(number.suffix) for number in numbers}) == 1
    assert [number.place for number in numbers] == sorted({number.place for number in numbers})


@pytest.mark.parametrize("text", ["", "A", "a12", "12-", "12A", "12 a", "ABCDE1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the number"):
        PageNumber.parse(text)


def test_only_numbers_that_count_the_pages_say_of_how_many() -> None:
    assert stamped(plain(2)) == ["Page 1 of 2", "Page 2 of 2"]
    assert stamped(["2", "3"]) == ["Page 2", "Page 3"]
