import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.reference.ranks import Rank, rank_of


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("PC", Rank.CONSTABLE),
        ("Detective Constable", Rank.CONSTABLE),
        ("PS", Rank.SERGEANT),
        ("Insp.", Rank.INSPECTOR),
        ("T/Insp", Rank.INSPECTOR),
        ("A/Inspector", Rank.INSPECTOR),
        ("Acting Inspector", Rank.INSPECTOR),
        ("DI", Rank.INSPECTOR),
        ("DCI", Rank.CHIEF_INSPECTOR),
        ("Ch Insp", Rank.CHIEF_INSPECTOR),
        ("D/Supt", Rank.SUPERINTENDENT),
        ("Detective Superintendent", Rank.SUPERINTENDENT),
        ("Chief Superintendent", Rank.CHIEF_SUPERINTENDENT),
        ("ACC", Rank.ASSISTANT_CHIEF_CONSTABLE),
        ("PCSO", None),
        ("Community safety officer", None),
        ("", None),
    ],
)
def test_ranks_as_they_are_written(text: str, rank: Rank | None) -> None:
    assert rank_of(text) == rank


@given(st.text(max_size=20))
def test_any_text_has_a_rank_or_none(text: str) -> None:
    rank = rank_of(text)
    assert rank is None or rank in Rank
