"""Telephone numbers: the quick way and the library agree, and a right number is never refused."""

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identifiers.hostile import slowest
from xborder.identifiers import InvalidIdentifier, telephone, telephone_plan

# Numbers that Ofcom keeps for drama: right, though nobody has them.
DRAMA = (
    "01632 960123",
    "0113 496 0123",
    "0114 496 0123",
    "0121 496 0123",
    "0131 496 0123",
    "0141 496 0123",
    "0151 496 0123",
    "0161 496 0123",
    "020 7946 0123",
    "0191 498 0123",
    "028 9649 6123",
    "029 2018 0123",
    "07700 900123",
    "0808 157 0123",
    "0909 879 0123",
    "03069 990123",
)
BEGINNINGS = ("0", "+44", "+44 ", "+44 (0)", "0044", "0044 0", "(0", "+", "00", "", "+440", "(+44) ")


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """National numbers of the right length or nearly, begun and spaced in every way that is met."""
    first = draw(
        st.sampled_from(["7", "77", "79", "1", "16", "1632", "11", "12", "2", "20", "3", "34", "8", "5", "9", "4"])
    )
    length = draw(st.sampled_from([10, 10, 10, 10, 9, 11, 7, 8]))
    digits = first + draw(st.text("0123456789", min_size=length - len(first), max_size=length - len(first)))
    spaced = "".join(digit + draw(st.sampled_from(["", "", "", " ", "-", ".", "/", ") "])) for digit in digits)
    return draw(st.sampled_from(BEGINNINGS)) + spaced.strip()


def by_the_library(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return None


def canonical(text: str) -> str | None:
    try:
        return telephone.validate(text)
    except InvalidIdentifier:
        return None


@settings(max_examples=1000)
@given(text=spellings())
def test_what_is_accepted_is_possible_and_the_same_number_to_the_library(text: str) -> None:
    accepted = canonical(text)
    if accepted is None:
        return
    number = by_the_library(text)
    assert number is not None
    assert phonenumbers.is_possible_number(number)
    assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == accepted


@settings(max_examples=1000)
@given(text=spellings())
def test_what_is_valid_to_the_library_is_never_refused(text: str) -> None:
    number = by_the_library(text)
    written = text.lstrip(" (")
    if number is None or not phonenumbers.is_valid_number(number) or not written.startswith(("0", "+")):
        return
    assert canonical(text) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@settings(max_examples=1000)
@given(text=spellings())
def test_the_quick_way_writes_numbers_as_the_library_does(text: str) -> None:
    accepted = canonical(text)
    if accepted is None or telephone_plan.everyday(accepted) is None:
        return
    number = phonenumbers.parse(accepted)
    form = phonenumbers.PhoneNumberFormat
    assert telephone.format(text, "national") == phonenumbers.format_number(number, form.NATIONAL)
    assert telephone.format(text, "international") == phonenumbers.format_number(number, form.INTERNATIONAL)


@pytest.mark.parametrize("area", sorted(telephone_plan._AREAS - {"1632"}))
def test_every_area_of_the_quick_way_has_numbers_in_the_library(area: str) -> None:
    numbers = (phonenumbers.parse(f"+44{area}{start:03}500") for start in range(1000))
    assert any(phonenumbers.is_valid_number(number) for number in numbers)


@pytest.mark.parametrize(
    "number", ["1387 301234", "1524 212345", "1539 412345", "1697 312345", "1768 312345", "1946 712345"]
)
def test_areas_of_five_digits_are_spaced_after_the_fifth(number: str) -> None:
    written = phonenumbers.format_number(phonenumbers.parse(f"+44{number}"), phonenumbers.PhoneNumberFormat.NATIONAL)
    assert telephone.format(f"0{number}", "national") == written
    assert written.index(" ") == 6


@pytest.mark.parametrize("written", DRAMA)
def test_numbers_for_drama_are_right_and_leave_no_doubt(written: str) -> None:
    assert telephone.validate(written) == "+44" + written.replace(" ", "")[1:]
    assert telephone.doubts(written) == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0800 1111", "+448001111"),
        ("0845 4647", "+448454647"),
        ("016977 3555", "+44169773555"),
        ("07624 123456", "+447624123456"),
        ("01481 123456", "+441481123456"),
        ("+353 87 123 4567", "+353871234567"),
        ("+39 06 1234 5678", "+390612345678"),
        ("00 33 1 23 45 67 89", "+33123456789"),
        ("+1 (202) 555-0143", "+12025550143"),
    ],
)
def test_numbers_that_the_library_knows(written: str, value: str) -> None:
    assert telephone.validate(written) == value


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("", "empty", None),
        ("()", "empty", None),
        ("7700900123", "trunk", (0, 1)),
        ("07700 90012", "length", None),
        ("01632 96012", "length", None),
        ("07700 9001234", "length", None),
        ("+33 1 23 45", "length", None),
        ("101", "trunk", (0, 1)),
        ("0101", "length", None),
        ("04123 456789", "range", None),
        ("+999 1234567", "country", None),
        ("+0 1234567", "country", None),
        ("01632 96o123", "characters", (8, 9)),
        ("01632 960123 x12", "extension", (13, 16)),
        (" 01632 960123 Ext. 4", "extension", (14, 20)),
        ("0800 FLOWERS", "characters", (5, 6)),
        ("01632+960123", "characters", (5, 6)),
        ("+", "length", None),
        ("\uff10\uff17", "not-ascii", (0, 1)),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = telephone.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    "slip",
    [
        "7700900123",  # a spreadsheet
        "7700900123.0",
        "447700900123",
        "O7700 9OO123",
        "07700 9OOI23",
        "O77OO 9OOl23",
        "+07700 900123",
        "0 44 7700 900123",
        "440 7700 900123",
        "+44 44 7700 900123",
        "007700 900123",
        "70700 900123",
        "Mob: 07700 900123",
        "07700 900123 ext 5",
        "07700 900123 (evenings)",
        "ring 07700 900123 after six",
        "07700\u2013900123,",
        "\uff10\uff17\uff17\uff10\uff10 900123",
    ],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert telephone.suggest(slip)[0] == "+447700900123"


def test_a_key_that_struck_twice_leaves_a_choice() -> None:
    assert "+447700900123" in telephone.suggest("077000 900123")
    assert "+447700900123" in telephone.suggest("07700 9001233")


def test_two_numbers_in_a_field_are_both_offered() -> None:
    both = ("+441632960123", "+447700900123")
    for between in (" / ", " or ", ", "):
        assert telephone.suggest(f"01632 960123{between}07700 900123") == both


def test_a_digit_that_is_missing_is_not_made_up() -> None:
    assert telephone.suggest("01632 96012") == telephone.suggest("tbc") == ()


@pytest.mark.parametrize(
    ("written", "reasons"),
    [
        ("01234 567890", ["filler"]),
        ("0777 777 7777", ["filler"]),
        ("01001 123456", ["not-allocated"]),
        ("07700 900123", []),
        ("0161 496 0000", []),
        ("nonsense", []),
    ],
)
def test_doubts(written: str, reasons: list[str]) -> None:
    assert [doubt.reason for doubt in telephone.doubts(written)] == reasons


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("07700 900123", "mobile"),
        ("07624 123456", "mobile"),
        ("070 1234 5678", "personal"),
        ("01632 960123", "geographic"),
        ("03069 990123", "nationwide"),
        ("0800 1111", "freephone"),
        ("0845 4647", "service"),
        ("0909 879 0123", "premium"),
        ("+1 202 555 0143", "foreign"),
    ],
)
def test_the_kind_of_a_number(written: str, kind: str) -> None:
    assert telephone.parts(written)["kind"] == kind


def test_receivers_exclude_each_other() -> None:
    assert telephone.is_valid("+441632960123", profile="cjs-ds")
    assert not telephone.is_valid("+441632960123", profile="spi")
    assert telephone.is_valid("01632 960123", profile="spi")
    assert not telephone.is_valid("01632 960123", profile="cjs-ds")
    assert telephone.is_valid("+44 1632 960123", profile="common-platform")
    assert not telephone.is_valid("0800 1111", profile="common-platform")


@given(text=spellings())
def test_the_style_of_a_receiver_is_what_it_takes(text: str) -> None:
    if telephone.is_valid(text):
        assert telephone.is_valid(telephone.format(text, "spi"), profile="spi")
        assert telephone.is_valid(telephone.format(text, "canonical"), profile="cjs-ds")


def test_everyday_numbers_do_not_load_the_library() -> None:
    code = (
        "import sys; from xborder.identifiers import telephone as t;"
        "[(t.explain(v), t.suggest(v), [t.format(v, s) for s in t.STYLES]) for v in"
        " ('07700 900123', '(01632) 960-123', '+44 (0)20 7946 0123', '0303 123 4567')];"
        "print('phonenumbers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_no_text_is_slow() -> None:
    telephone.is_valid("+12025550143")  # the library is loaded once
    assert slowest(telephone) < 0.2
