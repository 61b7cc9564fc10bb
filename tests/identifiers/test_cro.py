import re
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from identifiers.valid_courts import letter_of, short_file_cros, standard_cros
from xborder.findings import Severity
from xborder.identifiers import InvalidChecksum, InvalidFormat, InvalidLength, cro
from xborder.identifiers.checking import check


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("65656/91H", "065656/91H"),
        ("065656/91h", "065656/91H"),
        (" 65656/91H\n", "065656/91H"),
        ("SF05/482703J", "SF05/482703J"),
        ("sf83/50058z", "SF83/50058Z"),
    ],
)
def test_worked_examples(written: str, canonical: str) -> None:
    assert cro.validate(written) == canonical


@pytest.mark.parametrize(
    ("written", "expected", "span"),
    [
        ("85227/65G", "L", (8, 9)),
        (" 85227/65G", "L", (9, 10)),
        ("SF83/050058Z", "B", (11, 12)),  # a short file's serial is not to be padded
        ("065656/91I", "H", (9, 10)),
    ],
)
def test_check_letters_that_do_not_agree(written: str, expected: str, span: tuple[int, int]) -> None:
    with pytest.raises(InvalidChecksum) as caught:
        cro.validate(written)
    assert (caught.value.reason, caught.value.expected, caught.value.span) == ("check-letter", expected, span)


@pytest.mark.parametrize(
    ("written", "kind", "reason", "span"),
    [
        ("91/65656H", InvalidFormat, "pnc-form", (0, 2)),
        (" 1991/0065656H", InvalidFormat, "pnc-form", (1, 5)),
        ("65656/91", InvalidFormat, "check-letter-missing", (7, 8)),
        ("65656-91H", InvalidFormat, "characters", (5, 6)),
        ("6S656/91H", InvalidFormat, "letter-for-digit", (1, 2)),
        ("SFO5/482703J", InvalidFormat, "letter-for-digit", (2, 3)),
        ("1065656/91H", InvalidLength, "length", None),
        ("SF05/4827031J", InvalidLength, "length", None),
        ("CR0006100061", InvalidFormat, "check-letter-missing", (11, 12)),
        ("", InvalidLength, "empty", None),
    ],
)
def test_faults_are_named_and_placed(
    written: str, kind: type[Exception], reason: str, span: tuple[int, int] | None
) -> None:
    why = cro.explain(written)
    assert (why.reason, why.span) == (reason, span)
    with pytest.raises(kind):
        cro.validate(written)


def test_each_receiver_gets_its_spelling() -> None:
    assert [cro.format("65656/91H", style) for style in cro.STYLES] == ["065656/91H", "65656/91H"]
    assert {cro.format("SF83/50058Z", style) for style in cro.STYLES} == {"SF83/50058Z"}


def test_profiles_judge_as_their_receivers_do() -> None:
    assert cro.validate("85227/65G", profile="form") == "085227/65G"
    assert cro.is_valid("085227/65G", profile="common-platform")
    assert cro.is_valid("SF05/4827031", profile="common-platform")
    assert not cro.is_valid("65656/91H", profile="common-platform")
    assert not cro.is_valid("SF83/50058Z", profile="common-platform")
    assert cro.validate("CR0006100061", profile="spi") == "CR0006100061"
    assert not cro.is_valid("SF05/4827031J", profile="spi")


def test_a_short_file_of_before_1965_may_take_its_letter_over_the_serial_alone() -> None:
    older = f"SF52/012345{letter_of('012345')}"
    assert letter_of("52012345") != older[-1]
    assert cro.validate(older) == older
    assert [doubt.reason for doubt in cro.doubts(older)] == ["older-rule"]
    assert not cro.is_valid(older.replace("SF52", "SF65"))


def test_doubts_are_notes_and_no_more() -> None:
    def reasons(value: str, year_now: int = 2026) -> list[str]:
        return [doubt.reason for doubt in cro.doubts(value, year_now=year_now)]

    future = f"000001/27{letter_of('27000001')}"
    assert reasons(future) == ["year-unlikely"]
    assert reasons(future, year_now=2027) == reasons("65656/91H") == reasons("SF83/50058Z") == []
    assert reasons("SF05/482703J") == ["short-file-year"]
    assert reasons("nonsense") == []
    outcome = check("cro_number", "SF05/482703J")
    assert outcome.value == "SF05/482703J"
    assert [(found.code, found.severity) for found in outcome.report] == [("XB-CRO-004", Severity.INFO)]


@given(value=st.one_of(standard_cros(), short_file_cros(65)), data=st.data(), shift=st.integers(1, 9))
def test_one_wrong_digit_is_always_refused(value: str, data: st.DataObject, shift: int) -> None:
    at = data.draw(st.sampled_from([index for index, mark in enumerate(value) if mark.isdigit()]))
    wrong = value[:at] + str((int(value[at]) + shift) % 10) + value[at + 1 :]
    assume(not 39 <= int(wrong[2:4]) <= 64 if wrong.startswith("SF") else True)  # there the older rule may fit too
    assert not cro.is_valid(wrong)


@given(value=st.one_of(standard_cros(), short_file_cros(65)), data=st.data())
def test_a_swap_is_refused_and_the_true_value_offered(value: str, data: st.DataObject) -> None:
    pairs = [
        (left, right)
        for left, right in [(at, at + 1) for at in range(len(value) - 1)]
        + [(at, at + 2) for at in range(len(value) - 2)]
        if re.fullmatch(r"[0-9]/?[0-9]", value[left : right + 1]) and value[left] != value[right]
    ]
    assume(pairs)
    left, right = data.draw(st.sampled_from(pairs))
    wrong = value[:left] + value[right] + value[left + 1 : right] + value[left] + value[right + 1 :]
    assume(not 39 <= int(wrong[2:4]) <= 64 if wrong.startswith("SF") else True)
    # across the slash of a standard number the digits are no neighbours in the sum
    assume(wrong.startswith("SF") or right == left + 1)
    assert not cro.is_valid(wrong)
    assert value in cro.suggest(wrong)


@given(value=standard_cros(), century=st.booleans())
def test_year_and_serial_in_the_order_of_a_pnc_id_are_put_right(value: str, century: bool) -> None:
    serial, year, letter = value[:6], value[7:9], value[9]
    written = f"{'20' if century else ''}{year}/{serial.zfill(7) if century else serial}{letter}"
    assert cro.suggest(written)[0] == value


@pytest.mark.parametrize(
    "slip",
    [
        "65656-91H",
        "65656\\91H",
        "65656 91H",
        "65656.91H",
        "65656/91 H",
        "65656/1991H",
        "6S656/9IH",
        "6565691H",
        "06565691H",
        "91/65656H",
        "1991/0065656H",
        "19910065656H",
        "65566/91H",
        "65656/19H",
        "65656/91J",
        "65656/90H",
        "656656/91H",
        "CRO 65656/91H",
        "CRO No. 65656/91H",
        "65656\u201391H",
    ],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert "065656/91H" in cro.suggest(slip)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("5F05/482703J", "SF05/482703J"),
        ("FS05/482703J", "SF05/482703J"),
        ("SF 05/482703J", "SF05/482703J"),
        ("SF-05-482703J", "SF05/482703J"),
        ("SF05482703J", "SF05/482703J"),
        ("SFO5/482703J", "SF05/482703J"),
        ("SF5/482703J", "SF05/482703J"),
        ("SF2005/482703J", "SF05/482703J"),
        ("SF482703/05J", "SF05/482703J"),
        ("05/482703J", "SF05/482703J"),
        ("SF05/487203J", "SF05/482703J"),
        ("SF05/4B2703J", "SF05/482703J"),
        ("SF83/050058Z", "SF83/50058Z"),
        ("SF065656/91H", "065656/91H"),
    ],
)
def test_slips_in_short_files_are_undone(slip: str, meant: str) -> None:
    assert meant in cro.suggest(slip)


def test_free_text_of_old_registers_gives_no_suggestion() -> None:
    assert cro.suggest("CR0006100061") == ()


@given(data=st.data())
def test_a_pnc_id_in_the_field_of_a_cro_number_is_named_as_such(
    valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    assert cro.explain(data.draw(valid["pnc_id"])).reason == "pnc-form"
