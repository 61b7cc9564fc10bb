import pytest

from build_records import charge, codes, day, judged, offence, person
from xborder.findings import Sourced
from xborder.model.person import Identifiers
from xborder.model.values import Identifier


def letter(digits: str) -> str:
    return "ZABCDEFGHJKLMNPQRTUVWXY"[int(digits) % 23]


def asn(year: str = "26", force: str = "36") -> Identifier:
    serial = "00000012345"
    return Identifier(scheme="asn", value=f"{year}{force}CD01{serial}{letter(f'{force}01{year}{serial}')}")


def charged(number: Identifier, ref: str = "36NC0412626/1", urn: str = "36NC0412626", **dates: str) -> Sourced:
    one = offence(**{name: day(text) for name, text in dates.items()}) if dates else offence()
    return charge(
        one,
        ref=ref,
        urn=Identifier(scheme="pti_urn", value=urn),
        defendant=person(identifiers=Identifiers(asn=number)),
    )


def test_an_asn_of_the_arrest_is_no_finding() -> None:
    assert codes(charged(asn())) == []


def test_one_of_another_year_is_found() -> None:
    [found] = judged(charged(asn(year="25")))
    assert (found.code, found.location.pointer) == ("XB-CHARGE-030", "/defendant/identifiers/asn")


@pytest.mark.parametrize(("year", "expected"), [("25", []), ("26", []), ("24", ["XB-CHARGE-030"])])
def test_the_last_day_of_a_year_counts_for_both(year: str, expected: list[str]) -> None:
    night = charged(asn(year=year), began_on="2025-12-31", arrested_on="2025-12-31", charged_on="2026-01-01")
    assert [code for code in codes(night) if code == "XB-CHARGE-030"] == expected


def test_one_of_another_force_than_the_urn_is_found() -> None:
    [found] = judged(charged(asn(force="46")))
    assert found.code == "XB-CHARGE-031"
    assert "46" in found.message
    assert "36" in found.message


@pytest.mark.parametrize("force", ["00", "36"])
def test_shared_owners_say_nothing(force: str) -> None:
    assert "XB-CHARGE-031" not in codes(charged(asn(force=force)))


def test_one_asn_for_two_cases_is_found_once() -> None:
    two = (charged(asn()), charged(asn(), ref="36NC0500026/1", urn="36NC0500026"))
    assert codes(*two).count("XB-CASE-007") == 1
    assert codes(*two) == codes(*reversed(two))
    joint = (charged(asn()), charged(asn(), ref="36NC0412626/2"))
    assert codes(*joint) == []


def test_a_urn_older_than_its_offence_is_found() -> None:
    assert codes(charge(urn=Identifier(scheme="pti_urn", value="36NC0412625"))) == ["XB-CHARGE-032"]
    assert codes(charge(urn=Identifier(scheme="pti_urn", value="36NC0412626"))) == []
