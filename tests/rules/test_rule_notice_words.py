import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import codes, incident, notice, warning
from xborder.rules.order.sections_explained import sections

AFTER = incident("EK/2", "2026-03-22")


@pytest.mark.parametrize("conduct", [None, "", "  "])
def test_the_conduct_is_named(conduct: str | None) -> None:
    assert codes(warning(), notice(conduct=conduct), AFTER) == ["XB-ORDER-030"]


@pytest.mark.parametrize("written", [("ss.46-51",), ("46\u201351",), ("s.46", "47 to 50", "Section 51")])
def test_sections_may_be_written_in_many_ways(written: tuple[str, ...]) -> None:
    assert codes(warning(), notice(explains_sections=written), AFTER) == []


def test_a_missing_section_is_named() -> None:
    report = codes(warning(), notice(explains_sections=("46", "47", "48", "49", "50", "52")), AFTER)
    assert report == ["XB-ORDER-031"]


@given(st.lists(st.text(max_size=300), max_size=3))
def test_any_text_is_read_without_fault(written: list[str]) -> None:
    assert all(number.isascii() for number in sections(tuple(written)))
