import pytest

from identifiers.hostile import slowest
from xborder.identifiers import vrm


@pytest.mark.parametrize(
    ("written", "kind", "display"),
    [
        ("ab12cde", "current", "AB12 CDE"),
        ("AB51 CDE", "current", "AB51 CDE"),
        ("A123BCD", "prefix", "A123 BCD"),
        ("A1BCD", "prefix", "A1 BCD"),
        ("Q123ABC", "q", "Q123 ABC"),
        ("ABC123D", "suffix", "ABC 123D"),
        ("ABC 1D", "suffix", "ABC 1D"),
        ("AIZ 1234", "northern-ireland", "AIZ 1234"),
        ("1 AB", "dateless", "1 AB"),
        ("ABC123", "dateless", "ABC 123"),
        ("1234 AB", "dateless", "1234 AB"),
        ("ab-12", "dateless", "AB 12"),
    ],
)
def test_each_kind_of_mark(written: str, kind: str, display: str) -> None:
    assert vrm.parts(written)["kind"] == kind
    assert vrm.format(written, "display") == display


@pytest.mark.parametrize("written", ["AB50CDE", "AB00CDE", "AB01CDE", "AI12CDE", "AB12CIE", "ABCD", "1234", "ABC1234"])
def test_marks_that_were_never_issued(written: str) -> None:
    assert not vrm.is_valid(written)
    assert vrm.validate(written, profile="any") == written


@pytest.mark.parametrize("written", ["A", "ABCDEFGHIJKL", "AB12_CDE", "AB12 CDE AND AB13 CDE"])
def test_what_is_no_plate_at_all(written: str) -> None:
    assert not vrm.is_valid(written, profile="any")


def test_faults_are_placed() -> None:
    assert vrm.explain("AB12 C?E").span == (6, 7)
    assert (vrm.explain("AB 50 CDE").reason, vrm.explain("AB 50 CDE").span) == ("age-never-issued", (3, 5))
    assert vrm.explain("AB12345678").reason == "length"
    assert vrm.explain("AB12CD1").span == (6, 7)
    assert vrm.explain("1AB2CDE").span == (0, 1)
    assert vrm.explain("Q12 ABI").span == (6, 7)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("ABI2 CDE", "AB12CDE"),
        ("ABO5CDE", "AB05CDE"),
        ("AB12.CDE", "AB12CDE"),
        ("AB12C0E", "AB12COE"),
        ("A1B2CDE", "AB12CDE"),
        ("AB122CDE", "AB12CDE"),
        ("A1Z 1234", "AIZ1234"),
        ("Q12 ABI", "Q12ABL"),
        ("1234 A8", "1234AB"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in vrm.suggest(slip)


def test_an_age_identifier_that_has_not_come_is_a_doubt() -> None:
    def reasons(value: str, year_now: int) -> list[str]:
        return [doubt.reason for doubt in vrm.doubts(value, year_now=year_now)]

    assert reasons("AB77CDE", 2026) == ["age-identifier"]
    assert reasons("AB76CDE", 2026) == reasons("AB77CDE", 2027) == reasons("A123BCD", 2026) == reasons("?", 2026) == []


@pytest.mark.parametrize("letter", "ABCDEFGHJKLMNPRSTVWXY")
def test_every_year_letter_of_prefix_and_suffix_marks(letter: str) -> None:
    assert vrm.parts(f"{letter}123BCD")["kind"] == "prefix"
    assert vrm.parts(f"BCD123{letter}")["kind"] == "suffix"


@pytest.mark.parametrize("identifier", [*range(2, 50), *range(51, 100)])
def test_age_identifiers_run_from_march_2002_and_september_2001_up_to_today(identifier: int) -> None:
    issued_in = 2000 + identifier % 50
    mark = f"AB{identifier:02}CDE"
    for year_now in (2026, 2031):
        assert bool(vrm.doubts(mark, year_now=year_now)) is (issued_in > year_now)


def test_no_text_is_slow() -> None:
    assert slowest(vrm) < 0.2
