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
