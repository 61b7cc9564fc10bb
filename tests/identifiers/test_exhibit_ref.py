import pytest

from xborder.identifiers import InvalidComponent, exhibit


@pytest.mark.parametrize(
    "written", ["ABC1", "ABC-1", "abc/1", "ABC/1", "ABC 1", "ABC / 1", "ABC/01", "ABC0001", " abc1 "]
)
def test_spellings_of_one_exhibit(written: str) -> None:
    assert exhibit.validate(written) == "ABC/1"


def test_both_published_forms() -> None:
    assert exhibit.validate("JS/1") == "JS/1"
    assert exhibit.validate("WR1") == "WR/1"
    assert exhibit.validate("JS/1a") == "JS/1A"
    assert exhibit.format("WR1", "file") == "WR-1"


def test_numbers_begin_at_one() -> None:
    with pytest.raises(InvalidComponent):
        exhibit.validate("JS/0")


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("J/1", "initials", (0, 1)),
        ("ABCDEF/1", "initials", (0, 6)),
        ("RTM_1", "characters", (3, 4)),
        ("RTM", "number-missing", None),
        ("RTM/12345", "form", None),
        ("1/RTM", "initials", (0, 1)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = exhibit.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    "slip",
    ["RTM_1", "RTM//1", "R.T.M./1", "1/RTM", "RTM/I", "RTM/l", "Exhibit RTM/1", "Ex. RTM/1", "RTM.1", "RTM\u20131"],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert exhibit.suggest(slip)[0] == "RTM/1"
