"""A vehicle's mark and an intelligence report's grades and days are judged like those of any record."""

import datetime as dt
from typing import Any

import pytest

from build_records import judged, sourced
from xborder.findings import Severity
from xborder.model.intelligence import Grading, Intelligence
from xborder.model.parts import Provenance
from xborder.model.values import Coded, Identifier
from xborder.model.vehicle import Sighting, VehicleRecord

HEAD: dict[str, Any] = {"ref": "R1", "provenance": Provenance(force="36"), "processing_restricted": False}


def found(kind: str, record: object) -> list[tuple[str, str | None, Severity]]:
    return [(each.code, each.location.pointer, each.severity) for each in judged(sourced(kind, record))]


def vehicle(**values: Any) -> list[tuple[str, str | None, Severity]]:
    return found("vehicle", VehicleRecord(**HEAD, **values))


def intelligence(**values: Any) -> list[tuple[str, str | None, Severity]]:
    return found("intelligence", Intelligence(**HEAD, **values))


def test_a_mark_that_is_none_is_found_where_it_stands() -> None:
    assert vehicle(vrm=Identifier(scheme="vrm", value="LV19KRE", raw="lv19 kre")) == []
    ((code, pointer, _),) = vehicle(vrm=Identifier(scheme="vrm", raw="green Subaru, no plate seen"))
    assert (code.rpartition("-")[0], pointer) == ("XB-VRM", "/vrm")


def test_a_vehicle_was_not_seen_tomorrow() -> None:
    assert vehicle(sightings=(Sighting(seen_on=dt.date(2026, 10, 8)),)) == []
    ((code, pointer, _),) = vehicle(sightings=(Sighting(seen_on=dt.date(2026, 10, 9)),))
    assert (code, pointer) == ("XB-CASE-002", "/sightings/0/seen_on")


def test_a_review_lies_ahead_and_a_report_does_not() -> None:
    assert intelligence(review_on=dt.date(2027, 10, 8)) == []
    ((code, pointer, _),) = intelligence(made_on=dt.date(2026, 10, 9))
    assert (code, pointer) == ("XB-CASE-002", "/made_on")


@pytest.mark.parametrize(
    ("field", "right", "wrong"), [("source", "123", "4E"), ("assessment", "ABCDE", "F1"), ("handling", "PC", "1X")]
)
def test_a_grade_that_is_none_is_doubted_and_not_refused(field: str, right: str, wrong: str) -> None:
    def graded(code: str) -> list[tuple[str, str | None, Severity]]:
        values: dict[str, Any] = {field: Coded(scheme=f"intelligence_{field}", value=code, raw=code)}
        return intelligence(grading=Grading(**values))

    assert [graded(code) for code in right] == [[]] * len(right)
    for code in wrong:
        assert graded(code) == [("XB-CODE-001", f"/grading/{field}", Severity.WARNING)]
