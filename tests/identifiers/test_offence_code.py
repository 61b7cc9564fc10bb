import pytest

from xborder.identifiers import offence_code


@pytest.mark.parametrize("code", ["PS22002", "TH68001", "TH68001A", "AB11A02", "COML025", "COMLA01", "XX00001C"])
def test_national_codes(code: str) -> None:
    assert offence_code.validate(code.lower()) == code
    assert offence_code.doubts(code) == ()


@pytest.mark.parametrize("code", ["01CP001", "11412HSD", "0101AP001", "06ABC00001"])
def test_local_codes_pass_only_where_they_are_asked_for(code: str) -> None:
    assert not offence_code.is_valid(code)
    assert offence_code.validate(code, profile="local") == code


@pytest.mark.parametrize("code", ["0100001", "0101AP00112", "PS2202", "TH6800I"])
def test_what_is_not_even_a_local_code(code: str) -> None:
    assert not offence_code.is_valid(code, profile="local")


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("PS2Z002", "characters", (3, 4)),
        ("TH68001D", "characters", (7, 8)),
        ("PS2202", "length", None),
        ("TH68001AA", "length", None),
        ("TH 68 0O1", "characters", (7, 8)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = offence_code.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("PS22OO2", "PS22002"),
        ("P522002", "PS22002"),
        ("TH6800I", "TH68001"),
        ("C0ML025", "COML025"),
        ("PS2022002", "PS22002"),
        ("TH6801", "TH68001"),
        ("AB6001", "AB60001"),
        ("PS22:002", "PS22002"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert offence_code.suggest(slip)[0] == meant


def test_spi_takes_eight_characters() -> None:
    assert offence_code.is_valid("TH68001A", profile="spi")
    assert not offence_code.is_valid("0101AP001", profile="spi")
