import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.valid_courts import letter_of, magistrates_cases
from xborder.findings import Severity
from xborder.identifiers import InvalidChecksum, court_case
from xborder.identifiers.checking import check

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.mark.parametrize(
    ("written", "canonical", "kind"),
    [
        ("97/1626/008395Q", "97/1626/008395Q", "magistrates"),
        ("97/1626/8395q", "97/1626/008395Q", "magistrates"),
        ("T20187304", "T20187304", "crown"),
        ("s20267304", "S20267304", "crown"),
        ("2612345678", "2612345678", "libra"),
    ],
)
def test_each_kind_is_read(written: str, canonical: str, kind: str) -> None:
    assert court_case.validate(written) == canonical
    assert court_case.parts(written)["kind"] == kind


def test_each_receiver_gets_its_spelling() -> None:
    spellings = {style: court_case.format("97/1626/8395Q", style) for style in court_case.STYLES}
    assert spellings == {"canonical": "97/1626/008395Q", "padded": "97/1626/008395Q", "pnc": "97/1626/8395Q"}
    assert len(spellings["padded"]) == 15


def test_a_letter_that_differs_is_told_but_never_refused() -> None:
    with pytest.raises(InvalidChecksum) as caught:
        court_case.validate("97/1626/008395R")
    assert (caught.value.expected, caught.value.span) == ("Q", (14, 15))
    outcome = check("court_case_ref", "97/1626/8395R")
    assert outcome.value == "97/1626/008395R"
    (found,) = outcome.report
    assert (found.code, found.severity) == ("XB-COURTCASE-002", Severity.WARNING)
    assert "97/1626/008395Q" in found.suggestions
    assert court_case.format("97/1626/008395R", "pnc") == "97/1626/8395R"


@given(
    value=st.one_of(
        st.from_regex(r"[0-9]{2}/[0-9]{4}/[0-9]{1,6}[A-HJ-NP-RT-Za-hj-np-rt-z]", fullmatch=True),
        st.from_regex(r"[A-Z0-9]{1,12}", fullmatch=True),
        st.from_regex(r"[ABCSTU][0-9]{8}", fullmatch=True),
    )
)
def test_whatever_the_standards_allow_has_a_value_and_no_error(value: str) -> None:
    outcome = check("court_case_ref", value)
    assert outcome.value is not None
    assert not outcome.report.has_errors
    assert court_case.format(outcome.value) == outcome.value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("26/9998/000001A", "XB-COURTCASE-005"),
        ("T18267304", "XB-COURTCASE-004"),
        ("MC26AB123", "XB-COURTCASE-003"),
        ("45/1626/008395", ""),
    ],
)
def test_what_is_odd_is_kept_with_a_warning(raw: str, code: str) -> None:
    outcome = check("court_case_ref", raw)
    if code:
        assert [(found.code, found.severity) for found in outcome.report] == [(code, Severity.WARNING)]
    assert (outcome.value is None) is (code == "")


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("97-1626-8395Q", "characters", (2, 3)),
        ("97/16Z6/8395Q", "characters", (5, 6)),
        ("97/1626/83950", "characters", (12, 13)),
        ("97/162/8395Q", "length", None),
        ("97/1626/1008395Q", "length", None),
        ("ABCDEFGHIJKLM", "length", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = court_case.explain(written)
    assert (why.reason, why.span) == (reason, span)


@given(value=magistrates_cases(), data=st.data(), shift=st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(value: str, data: st.DataObject, shift: int) -> None:
    at = data.draw(st.sampled_from([index for index, mark in enumerate(value) if mark.isdigit()]))
    wrong = value[:at] + str((int(value[at]) + shift) % 10) + value[at + 1 :]
    assert "/9998/" in wrong or not court_case.is_valid(wrong)


@given(value=magistrates_cases(), data=st.data())
def test_a_swap_is_noticed_and_the_true_value_offered(value: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 12))
    right = at + 1 if value[at + 1] != "/" else at + 2
    if value[at] in ("/", value[right]):
        return
    wrong = value[:at] + value[right] + value[at + 1 : right] + value[at] + value[right + 1 :]
    if "/9998/" not in wrong:
        assert not court_case.is_valid(wrong)
        assert value in court_case.suggest(wrong)


@pytest.mark.parametrize(
    "slip",
    [
        "97-1626-8395Q",
        "97\\1626\\8395Q",
        "97 1626 8395Q",
        "97.1626.8395Q",
        "971626008395Q",
        "1997/1626/8395Q",
        "97/01626/8395Q",
        "97/1626/8395 Q",
        "97/I626/8395Q",
        "97/1626/B395Q",
        "97/1626/83950",
        "97/1626/8395R",
        "97/1626/8935Q",
        "97/1626/83395Q",
        "1626/97/8395Q",
        "97/8395/1626Q",
    ],
)
def test_slips_of_the_hand_are_undone(slip: str) -> None:
    assert "97/1626/008395Q" in court_case.suggest(slip)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("T2O187304", "T20187304"),
        ("T2018/7304", "T20187304"),
        ("T 2018 7304", "T20187304"),
        ("T187304", "T20187304"),
        ("T2018304", "T20180304"),
        ("520187304", "S20187304"),
        ("26I2345678", "2612345678"),
        ("26-12345678", "2612345678"),
        ("202612345678", "2612345678"),
    ],
)
def test_slips_in_the_other_kinds_are_undone(slip: str, meant: str) -> None:
    assert court_case.suggest(slip)[0] == meant


def test_a_zero_lost_from_the_court_is_put_back() -> None:
    letter = letter_of("260413000012")
    assert court_case.suggest(f"26/413/12{letter}")[0] == f"26/0413/000012{letter}"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not here")
def test_references_of_published_samples_have_a_value() -> None:
    found = {
        reference
        for path in SAMPLES.rglob("*.xml")
        for reference in re.findall(r"\b[0-9]{2}/[0-9]{4}/[0-9]{1,6}[A-Z]\b", path.read_text(errors="replace"))
    }
    assert found
    assert all(check("court_case_ref", reference).value for reference in found)
    assert any(court_case.is_valid(reference) for reference in found)


@given(serial=st.integers(0, 999_999), letter=st.sampled_from("ABCDEFGHJKLMNPQRTUVWXYZ"))
def test_the_dummy_court_is_no_way_round_the_letter(serial: int, letter: str) -> None:
    wrong = f"26/9997/{serial:06d}{letter}"
    for offered in court_case.suggest(wrong):
        year, court, rest = offered.split("/")
        assert letter_of(year + court + rest[:-1]) == rest[-1]
