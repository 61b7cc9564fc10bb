"""A value that passes but leaves doubts: what else it may have been."""

import pytest

from xborder.identifiers import module_of
from xborder.identifiers.checking import check
from xborder.identifiers.describing import judge


@pytest.mark.parametrize(
    ("scheme", "written", "meant"),
    [
        ("ou_code", "I1KF00", "11KF00"),
        ("ou_code", "844WK00", "B44WK00"),
        ("ou_code", "C24PI0", "C24PI00"),
        ("ou_code", "012D00", "01ZD00"),
        ("asn", "11012D0100000448754K", "1101ZD0100000448754K"),
        ("pti_urn", "368B1234526", "36BB1234526"),
        ("cjs_offence_code", "PS22S01", "PS22501"),
        ("vrm", "RR31 YFB", "RR13YFB"),
        ("pti_urn", "71FQ0338426", "17FQ0338426"),
        ("pti_urn", "43 QY 34136 42", "43QY3413624"),
        ("crime_reference", "42/85722/42", "42/85722/24"),
        ("maat_id", "0414888", "4014888"),
        ("force_code", "71", "17"),
        ("telephone", "02709460115", "+442079460115"),
    ],
)
def test_a_doubted_value_has_a_reading_without_doubts(scheme: str, written: str, meant: str) -> None:
    module = module_of(scheme)
    assert module.doubts(written)
    assert meant in module.suggest(written)[:3]
    assert module.doubts(meant) == ()
    judged = judge(module, written)
    assert judged.valid
    assert meant in judged.suggestions
    outcome = check(scheme, written)
    assert outcome.value == module.validate(written)
    assert all(meant in found.suggestions for found in outcome.report)


@pytest.mark.parametrize(
    ("scheme", "written"),
    [("vrm", "AC44CDE"), ("pnc_id", "1902/0073319Z"), ("uprn", "999999999999"), ("ou_code", "Z000000")],
)
def test_a_doubt_that_no_one_slip_explains_has_none(scheme: str, written: str) -> None:
    assert module_of(scheme).doubts(written)
    assert module_of(scheme).suggest(written) == ()


@pytest.mark.parametrize(
    ("scheme", "written", "meant"),
    [
        ("asn", "20/48AB/0/76694968J", "2048AB0000076694968J"),
        ("asn", "26/300/01/97435L", "2603000100000097435L"),
        ("court_case_ref", "18/2528/730G", "18/2258/000730G"),
        ("court_case_ref", "2026/1509/721B", "26/1509/000721B"),
        ("vrm", "MX7 AND", "MX07AND"),
        ("vrm", "NG2MLC", "NG02MLC"),
        ("ou_code", "35PH0", "35PH00"),
        ("ou_code", "1ZD00", "01ZD00"),
        ("driver_number", "WOTR4603279S99QU", "WOTR9603279S99QU"),
        ("driver_number", "MEN99873082Q99YV", "MEN99853082Q99YV"),
    ],
)
def test_a_slip_that_breaks_the_form_is_undone(scheme: str, written: str, meant: str) -> None:
    assert meant in module_of(scheme).suggest(written)


def test_two_digits_with_letters_between_them_are_not_swapped() -> None:
    assert "11AB9234526" not in module_of("pti_urn").suggest("19AB1234526")


def test_who_fills_a_field_with_zeros_is_asked_for_no_other_number() -> None:
    assert module_of("telephone").doubts("020 7000 0000")
    assert module_of("telephone").suggest("020 7000 0000") == ()
