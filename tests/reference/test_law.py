import datetime as dt
from itertools import pairwise

import pytest

from xborder.reference import law


def test_every_row_says_where_it_comes_from() -> None:
    for row in law.rows():
        assert "s." in row.source or "r." in row.source, row.id
        assert row.rule.strip()
        assert row.extent == "England and Wales"


def test_no_two_rows_of_one_name_overlap() -> None:
    for first, second in pairwise(law.rows()):
        if first.id == second.id:
            assert first.in_force_to is not None
            assert second.in_force_from is not None
            assert first.in_force_to < second.in_force_from


def test_no_row_ends_before_it_begins() -> None:
    for row in law.rows():
        if row.in_force_from and row.in_force_to:
            assert row.in_force_from <= row.in_force_to


def test_what_is_not_commenced_never_applies_and_never_blocks() -> None:
    waiting = [row for row in law.rows() if row.in_force_from is None]
    assert {row.source.split(" s.")[0] for row in waiting} == {"Crime and Policing Act 2026"}
    for row in waiting:
        assert law.value(row.id, on=dt.date.max) is None
        assert not law.may_block(row)


def test_a_row_applies_from_its_first_day() -> None:
    assert law.value("ps63.elements", on=dt.date(2022, 7, 31)) is None
    assert law.value("ps63.elements", on=dt.date(2022, 8, 1)) is not None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cpn.age.individual", 16),
        ("cpn.appeal.days", 21),
        ("cpn.fpn.bar.days", 14),
        ("cpn.fpn.max", 100),
        ("cpn.offence.max.individual", "level 4"),
        ("cpn.content.sections", ("46", "47", "48", "49", "50", "51")),
        ("limit.summary", 6),
        ("cbo.duration.adult", 2),
        ("cbo.duration.under18.min", 1),
        ("cbo.duration.under18.max", 3),
        ("cbo.breach.max.summary", 6),
    ],
)
def test_the_values_of_october_2026(name: str, expected: object) -> None:
    row = law.value(name, on=dt.date(2026, 10, 8))
    assert row is not None
    assert row.value == expected
    assert law.may_block(row)


def test_an_unknown_name_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        law.value("cpn.nothing", on=dt.date(2026, 1, 1))


def test_asking_for_the_wrong_shape_fails() -> None:
    row = law.value("cpn.offence", on=dt.date(2026, 1, 1))
    assert row is not None
    with pytest.raises(TypeError):
        _ = row.number
    with pytest.raises(TypeError):
        _ = row.words
