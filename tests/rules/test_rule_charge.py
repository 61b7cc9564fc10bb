import pytest

from build_records import at, charge, codes, day, judged, offence
from xborder.findings import Severity
from xborder.model.charge import Hearing
from xborder.model.values import Identifier


def code(value: str) -> Identifier:
    return Identifier(scheme="cjs_offence_code", value=value)


def test_a_summary_offence_is_charged_within_six_months() -> None:
    now = at("2027-06-01T09:00:00+01:00")
    hearing = Hearing(date=day("2027-07-01"))
    assert codes(charge(offence(charged_on=day("2027-03-20")), first_hearing=hearing), now=now) == []
    assert codes(charge(offence(charged_on=day("2027-03-21")), first_hearing=hearing), now=now) == ["XB-CHARGE-001"]
    assert codes(charge(offence(charged_on=None), first_hearing=hearing), now=now) == ["XB-CHARGE-002"]


def test_an_offence_that_lasted_counts_from_its_last_day() -> None:
    now = at("2027-06-01T09:00:00+01:00")
    lasting = offence(ended_on=day("2026-09-25"), arrested_on=None, charged_on=day("2027-03-25"))
    assert codes(charge(lasting, first_hearing=None), now=now) == []


def test_an_either_way_offence_has_no_limit() -> None:
    now = at("2028-01-01T09:00:00+00:00")
    assert codes(charge(offence(code=code("SE20001"), charged_on=day("2027-12-01")), first_hearing=None), now=now) == []


def test_without_a_date_the_limit_is_said_to_be_unchecked() -> None:
    assert codes(charge(offence(began_on=None))) == ["XB-CHARGE-004"]


@pytest.mark.parametrize(
    ("value", "on", "expected"),
    [
        ("PS22002", "2022-08-01", []),
        ("PS22002", "2022-07-31", [("XB-CHARGE-010", Severity.ERROR)]),
        ("GM31061", "2022-07-31", [("XB-CHARGE-010", Severity.WARNING)]),
        ("GM31050", "2022-08-01", [("XB-CHARGE-010", Severity.WARNING)]),
        ("PS22501", "2022-08-01", [("XB-CHARGE-011", Severity.WARNING)]),
        ("TH68001", "2022-08-01", [("XB-CHARGE-012", Severity.INFO)]),
    ],
)
def test_the_code_fits_the_day(value: str, on: str, expected: list[tuple[str, Severity]]) -> None:
    made = offence(code=code(value), began_on=day(on), arrested_on=None, charged_on=day(on))
    report = [(found.code, found.severity) for found in judged(charge(made)) if found.code.startswith("XB-CHARGE")]
    assert report == expected


def test_dates_follow_one_another() -> None:
    assert codes(charge(offence(arrested_on=day("2026-09-19")))) == ["XB-CHARGE-020"]
    assert codes(charge(first_hearing=Hearing(date=day("2026-10-01")))) == ["XB-CHARGE-020"]
    assert codes(charge(offence(ended_on=day("2026-09-19"), arrested_on=None))) == ["XB-CHARGE-020"]


def test_the_urn_is_of_the_lead_force() -> None:
    assert codes(charge(), lead_force="36") == []
    assert codes(charge(), lead_force="35") == ["XB-CASE-005"]
    assert "XB-CASE-004" in codes(charge(urn=Identifier(scheme="pti_urn", raw="19NC0412626")))
    assert codes(charge(urn=None)) == []
