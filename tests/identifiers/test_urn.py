import pytest

from xborder.identifiers import urn


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("01ZD0303208", "01ZD0303208"),
        ("01zd0303208", "01ZD0303208"),
        ("36 AB 12345 26", "36AB1234526"),
        ("36/AB/12345/26", "36AB1234526"),
        ("01ZD0303208/2", "01ZD0303208/2"),
        ("01ZD0303208-99", "01ZD0303208/99"),
        ("01ZD0303208(M)", "01ZD0303208(M)"),
        ("01ZD0303208 (M)", "01ZD0303208(M)"),
        ("01ZD0303208(M)/2", "01ZD0303208(M)/2"),
        ("01ZD0303208-M", "01ZD0303208(M)"),
        ("01ZD0303208-BB", "01ZD0303208-BB"),
    ],
)
def test_spellings_of_one_number(written: str, canonical: str) -> None:
    assert urn.validate(written) == canonical
    assert urn.base(written) == canonical[:11]


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("01ZD030320", "length", None),
        ("O1ZD0303208", "characters", (0, 1)),
        ("01Z*0303208", "characters", (3, 4)),
        ("01ZD0303208/100", "suffix", (11, 15)),
        ("01ZD0303208/0", "suffix", (11, 13)),
        ("01ZD0303208X", "suffix", (11, 12)),
        ("0/1ZD0303208", "separators", None),
        ("TVL12345", "characters", (0, 1)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = urn.explain(written)
    assert (why.reason, why.span) == (reason, span)


def test_profiles_judge_as_their_receivers_do() -> None:
    assert urn.validate("TVL12345", profile="common-platform") == "TVL12345"
    assert not urn.is_valid("TVL 12345", profile="common-platform")
    assert urn.is_valid("25GD3407", profile="bichard")
    assert not urn.is_valid("01ZD0303208/2", profile="bichard")
    assert not urn.is_valid("01ZD0303208/2", profile="spi")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("O1ZDO3O32O8", "01ZD0303208"),
        ("36ABI23452G", "36AB1234526"),
        ("36-AB-12345-26", "36AB1234526"),
        ("36.AB.12345.26", "36AB1234526"),
        ("36AB12345 2026", "36AB1234526"),
        ("36AB123426", "36AB0123426"),
        ("1ZD0303208", "01ZD0303208"),
        ("01.ZD.03O3208 -M", "01ZD0303208(M)"),
        ("01.ZD.03032.08/2", "01ZD0303208/2"),
        ("AB361234526", "36AB1234526"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert urn.suggest(slip)[0] == meant


def test_each_receiver_gets_its_spelling() -> None:
    spellings = {style: urn.format("01ZD0303208/2", style) for style in urn.STYLES}
    assert spellings == {
        "canonical": "01ZD0303208/2",
        "pnc": "01ZD/0303208/2",
        "display": "01 ZD 03032 08/2",
    }


def test_doubts() -> None:
    def reasons(value: str) -> list[str]:
        return [doubt.reason for doubt in urn.doubts(value, year_now=2026)]

    assert reasons("36AB1234527") == reasons("nonsense") == []
    assert reasons("36AB1234528") == ["year-unlikely"]
    assert reasons("00AB1234526") == []
    assert reasons("00NP1234526") == reasons("36001234526") == ["placeholder"]
    assert reasons("19AB1234526") == ["force-unknown"]
