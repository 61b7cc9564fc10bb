import pytest

from xborder.identifiers import postcode


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("m11ae", "M1 1AE"),
        ("B338TH", "B33 8TH"),
        ("cr2 6xh", "CR2 6XH"),
        ("DN551PT", "DN55 1PT"),
        ("W1A 0AX", "W1A 0AX"),
        ("EC1A1BB", "EC1A 1BB"),
        ("GIR 0AA", "GIR 0AA"),
        ("ASCN1ZZ", "ASCN 1ZZ"),
        ("PE 30  1AB", "PE30 1AB"),
        ("JE2 3AB", "JE2 3AB"),
    ],
)
def test_each_form_of_postcode(written: str, canonical: str) -> None:
    assert postcode.validate(written) == canonical


@pytest.mark.parametrize(
    "written", ["QA1 1AA", "AI1 1AA", "A1I 1AA", "AA1I 1AA", "PE30 1CB", "GIR 0AB", "XXXX 1ZZ", "PE30"]
)
def test_letters_where_they_are_not_used(written: str) -> None:
    assert not postcode.is_valid(written)


def test_an_outward_code_alone_is_for_leds() -> None:
    assert postcode.validate("pe30", profile="leds") == "PE30"
    assert postcode.validate("pe301ab", profile="leds") == "PE30 1AB"
    assert not postcode.is_valid("P", profile="leds")


@pytest.mark.parametrize(
    ("written", "span"), [("PE30 1OB", (6, 7)), ("QE30 1AB", (0, 1)), ("PE30 IAB", (5, 6)), ("NR1?1AA", (3, 4))]
)
def test_faults_are_placed(written: str, span: tuple[int, int]) -> None:
    assert postcode.explain(written).span == span


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("PE3O 1AB", "PE30 1AB"),
        ("PE30 IAB", "PE30 1AB"),
        ("NRI 1AA", "NR1 1AA"),
        ("NR1-1AA", "NR1 1AA"),
        ("5W1A 2AA", "SW1A 2AA"),
        ("P3E0 1AB", "PE30 1AB"),
        ("PE30\u00a01AB", "PE30 1AB"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert meant in postcode.suggest(slip)
