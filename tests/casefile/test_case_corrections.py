"""Corrections are applied to copies, answer what they put right, and are never lost in silence."""

import datetime as dt
from pathlib import Path

import pytest

from xborder.casefile.corrections import apply_corrections
from xborder.findings import Report, Sourced
from xborder.formats import ReadContext, ReadResult, read
from xborder.model.case import Correction

LOG = Path(__file__).parents[2] / "src/xborder/casefile/demo/case/records/kent/coursing-log.csv"
PLAN = Sourced(type="case", record=None, data={}, file="case.yaml")
PNC = "/persons/0/person/identifiers/pnc_id"


def correction(record: str = "46:incident:EK/26/1199", pointer: str = PNC, value: str = "2009/0318274L") -> Correction:
    return Correction(
        record=record,
        pointer=pointer,
        value=value,
        corrected_by="PC 1",
        corrected_on=dt.date(2026, 10, 6),
        reason="print",
    )


@pytest.fixture(scope="module")
def log() -> ReadResult:
    return read(LOG, "kent-coursing-log", context=ReadContext(force="46"))


def test_a_correction_answers_the_finding_and_keeps_what_was_written(log: ReadResult) -> None:
    made = apply_corrections(log.records, [correction()], log.report, PLAN)
    assert made.value is not None
    [record] = [each for each in made.value if each.record.ref == "EK/26/1199"]
    number = record.record.persons[0].person.identifiers.pnc_id
    assert (number.value, number.raw) == ("2009/0318274L", "2009/0318724L")
    assert [found.code for found in made.report] == ["XB-BUILD-006"]
    assert [found.code for found in log.report] == ["XB-PNC-002"]


def test_the_records_given_are_not_changed(log: ReadResult) -> None:
    before = [dict(record.data) for record in log.records]
    apply_corrections(log.records, [correction()], log.report, PLAN)
    assert [dict(record.data) for record in log.records] == before


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (correction(record="46:incident:EK/26/9999"), "XB-BUILD-003"),
        (correction(pointer="/persons/7/person/identifiers/pnc_id"), "XB-BUILD-004"),
        (correction(pointer="/nonesuch"), "XB-BUILD-004"),
        (correction(pointer="/occurred_on", value="yesterday"), "XB-BUILD-005"),
    ],
)
def test_a_correction_that_fits_nowhere_is_an_error(log: ReadResult, wrong: Correction, code: str) -> None:
    made = apply_corrections(log.records, [wrong], Report(), PLAN)
    assert [found.code for found in made.report] == [code]
    assert made.report.has_errors
