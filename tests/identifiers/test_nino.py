import pytest

from identifiers.linear_time import assert_linear
from xborder.identifiers import nino
from xborder.identifiers.checking import check


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("AB123456C", "AB123456C"),
        ("ab 12 34 56 c", "AB123456C"),
        ("AB-12-34-56-D", "AB123456D"),
        ("OA123456A", "OA123456A"),
    ],
)
def test_each_spelling(written: str, canonical: str) -> None:
    assert nino.validate(written) == canonical


@pytest.mark.parametrize("letters", ["DA", "FA", "IA", "QA", "UA", "VA", "AD", "AF", "AI", "AQ", "AU", "AV", "AO"])
def test_letters_that_are_never_issued(letters: str) -> None:
    why = nino.explain(f"{letters} 12 34 56 C")
    assert (why.reason, why.span) == ("prefix", (0, 2))


@pytest.mark.parametrize("letters", ["BG", "GB", "NK", "KN", "NT", "ZZ"])
def test_pairs_that_are_never_issued(letters: str) -> None:
    assert nino.explain(f"{letters}123456C").reason == "prefix"


@pytest.mark.parametrize("written", ["TN123456M", "TN 12 34 56 F", "TN123456", "12A34567"])
def test_temporary_numbers_are_named_as_such(written: str) -> None:
    assert nino.explain(written).reason == "temporary"
    assert [found.code for found in check("nino", written).report] == ["XB-NINO-003"]
    assert not nino.is_valid(written, profile="cjs-ds")


def test_the_suffix_may_be_blank_for_the_data_standard_alone() -> None:
    assert nino.validate("AB123456 ", profile="cjs-ds") == "AB123456"
    assert nino.explain("AB123456").reason == "suffix-missing"
    kept = check("nino", "AB 12 34 56")
    assert (kept.value, [found.code for found in kept.report]) == ("AB123456", ["XB-NINO-002"])


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("AB 12 34 5x C", "characters", (10, 11)),
        ("A1123456C", "characters", (1, 2)),
        ("AB123456E", "suffix", (8, 9)),
        ("AB12345C", "characters", (7, 8)),
        ("AB1234567C", "length", None),
    ],
)
def test_faults_are_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = nino.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("AB12345GC", "AB123456C"),
        ("A8123456C", "AB123456C"),
        ("ABI23456C", "AB123456C"),
        ("AB/12/34/56/C", "AB123456C"),
        ("AB.123456.C", "AB123456C"),
        ("A1B23456C", "AB123456C"),
        ("AB1234556C", "AB123456C"),
        ("AB12345C6", "AB123456C"),
        ("AO123456C", "OA123456C"),
        ("AB 12 3 56 C", "AB120356C"),
        ("AB12345C", "AB012345C"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in nino.suggest(slip)


def test_hostile_texts_are_refused_quickly() -> None:
    assert_linear(nino, "AB123456C")
