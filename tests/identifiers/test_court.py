import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.findings import Severity
from xborder.identifiers import court
from xborder.identifiers.checking import check

TABLE = Path(__file__).parents[3] / "shared/standing-data/bichard7-next-data/output-data/organisation-unit.json"


@given(number=st.integers(100, 9999))
def test_a_zero_may_stand_before_the_number_or_not(number: int) -> None:
    assert court.validate(str(number)) == court.validate(f"{number:04d}") == f"{number:04d}"
    assert court.format(str(number), "number") == str(number)


@pytest.mark.parametrize(
    ("written", "reason", "span"),
    [
        ("25T5", "characters", (2, 3)),
        (" 2S75", "characters", (2, 3)),
        ("0099", "range", None),
        ("99", "length", None),
        ("25755", "length", None),
        ("B01EF01", "unit-code", None),
        ("B10JQ", "unit-code", None),
        ("", "empty", None),
    ],
)
def test_faults_are_named_and_placed(written: str, reason: str, span: tuple[int, int] | None) -> None:
    why = court.explain(written)
    assert (why.reason, why.span) == (reason, span)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("2S75", "2575"),
        ("Z575", "2575"),
        ("O413", "0413"),
        ("02575", "2575"),
        ("25 75", "2575"),
        ("25-75", "2575"),
        ("LJA 2575", "2575"),
        ("PSA code: 413", "0413"),
        ("LJA2575", "2575"),
    ],
)
def test_slips_of_the_hand_are_undone(slip: str, meant: str) -> None:
    assert court.suggest(slip) == (meant,)


def test_the_code_of_no_court_is_kept_with_a_warning() -> None:
    outcome = check("court_code", "9998")
    assert outcome.value == "9998"
    assert [(found.code, found.severity) for found in outcome.report] == [("XB-COURT-002", Severity.WARNING)]


@pytest.mark.skipif(not TABLE.is_file(), reason="the published table is not here")
def test_every_court_of_the_national_table_has_a_code_that_passes() -> None:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    written = {row["thirdLevelPsaCode"] for row in rows if row.get("thirdLevelPsaCode")}
    assert len(written) > 150
    assert all(court.validate(code) == code for code in written)
