import pytest

from build_records import PNC, charge, judged, numbers, offender, person
from xborder.findings import Severity
from xborder.identifiers import SCHEMES
from xborder.identifiers.check23 import check_letter
from xborder.model.person import Identifiers
from xborder.model.values import Identifier, PartialDate

EARLY = ("XB-PERSON-025", "XB-PERSON-026")


def early(born: str | None, identifiers: Identifiers) -> list[str]:
    known = PartialDate.parse(born) if born else None
    return [
        found.code for found in judged(offender(date_of_birth=known, identifiers=identifiers)) if found.code in EARLY
    ]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1999-12-31", []),
        ("1999", []),
        ("2000-01-01", ["XB-PERSON-025"]),
        ("2000", ["XB-PERSON-025"]),
        ("2008-06-01", ["XB-PERSON-025"]),
        (None, []),
    ],
)
def test_a_pnc_id_of_a_year_before_the_tenth_birthday(born: str | None, expected: list[str]) -> None:
    assert PNC.startswith("2009/")
    assert early(born, numbers(PNC)) == expected


def test_it_is_a_warning_on_the_number_with_the_law() -> None:
    (found,) = judged(charge(defendant=person(born="2003", identifiers=numbers(PNC))))
    assert (found.code, found.severity) == ("XB-PERSON-025", Severity.WARNING)
    assert found.location.pointer == "/defendant/identifiers/pnc_id"
    assert found.basis[0] == "Children and Young Persons Act 1933 s.50"
    assert "10" in found.message
    assert PNC not in found.message + found.hint


def test_two_digits_are_read_as_the_latest_year_that_they_can_mean() -> None:
    raw = Identifiers(pnc_id=Identifier(scheme="pnc_id", raw=f"25/1{check_letter('250000001')}"))
    assert early("1921", raw) == []
    assert early("2016", raw) == ["XB-PERSON-025"]


def test_years_before_the_age_was_ten_are_not_judged() -> None:
    old = numbers(f"1955/0000001{check_letter('550000001')}")
    assert early("1946", old) == []


def test_a_number_that_cannot_be_read_has_no_year() -> None:
    assert early("2003", numbers("2009/0318724L")) == []


@pytest.mark.skipif("cro_number" not in SCHEMES, reason="CRO numbers are not read")
@pytest.mark.parametrize(("born", "expected"), [("1981-12-31", []), ("1982", ["XB-PERSON-026"]), ("1921", [])])
def test_a_cro_number_of_a_year_before_the_tenth_birthday(born: str, expected: list[str]) -> None:
    number = Identifiers(cro_number=Identifier(scheme="cro_number", value="065656/91H"))
    assert early(born, number) == expected
