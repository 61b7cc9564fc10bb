import pytest

from build_records import charge, handed, incident, judged, warning, witness
from xborder.findings import Severity, Sourced
from xborder.model.parts import Officer


def officer(number: str | None) -> Officer:
    return Officer(rank="PC", collar_number=number, force="36")


def found(record: Sourced) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (one.code, one.location.pointer, one.suggestions) for one in judged(record) if one.code.startswith("XB-COLLAR-")
    ]


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (charge(officer_in_case=officer("PC 1428")), "/officer_in_case/collar_number"),
        (incident(officers=(officer("1428"), officer("PC 1428"))), "/officers/1/collar_number"),
        (warning(issuer=officer("PC 1428")), "/issuer/collar_number"),
        (
            warning(services=(handed("2026-02-21T15:10:00+00:00", served_by=officer("PC 1428")),)),
            "/services/0/served_by/collar_number",
        ),
        (witness(officer=officer("PC 1428")), "/officer/collar_number"),
    ],
)
def test_a_number_with_more_beside_it_is_found_where_it_stands(record: Sourced, pointer: str) -> None:
    assert found(record) == [("XB-COLLAR-001", pointer, ("1428",))]


def test_it_warns_only() -> None:
    report = judged(incident(officers=(officer("36/1428"),)))
    assert [one.severity for one in report if one.code.startswith("XB-COLLAR-")] == [Severity.WARNING]


def test_a_name_in_the_place_of_the_number() -> None:
    assert found(incident(officers=(officer("Marlowe"),)))[0][0] == "XB-COLLAR-002"


@pytest.mark.parametrize("number", [None, "0317", "nk1428"])
def test_right_numbers_and_none_are_silent(number: str | None) -> None:
    assert found(incident(officers=(officer(number),))) == []
