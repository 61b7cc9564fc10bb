"""A clean case of each kind gives no finding at all; with one fault, the check of that fault finds it and nothing else."""

from pathlib import Path

import pytest

from casefile.clean_cases import clean_case
from casefile.defects import ALSO, DEFECTS
from xborder.casefile.checks import CHECKS
from xborder.casefile.failure_reasons import failure_reasons, reason_of
from xborder.casefile.form_register import read_data
from xborder.casefile.prepare import Prepared, prepare
from xborder.casefile.readiness import Verdict
from xborder.casefile.readiness_findings import FAMILY
from xborder.findings import Report
from xborder.model.codes import FileType

ROWS = read_data("matrix.yaml")
CELLS = [(check, row, FileType(kind)) for row in ROWS for check in row["checks"] for kind in row["needs"]]
NEEDED = {(check, kind) for check, _, kind in CELLS}
NOT_NEEDED = [(check, kind) for check in DEFECTS for kind in FileType if (check, kind) not in NEEDED]


def prepared(check: str | None, kind: FileType, folder: Path) -> tuple[Prepared, Report]:
    case = clean_case(kind)
    if check is not None:
        DEFECTS[check](case)
    made = prepare(case.write(folder / "case"))
    assert made.value is not None, made.report
    return made.value, made.report


def test_every_reason_is_decided_by_a_check_and_every_check_decides_an_item() -> None:
    assert [reason.id for reason in failure_reasons()] == list(range(1, 24))
    assert {reason.check for reason in failure_reasons()} <= set(CHECKS)
    assert {check for row in ROWS for check in row["checks"]} == set(CHECKS)


def test_every_check_has_its_defect() -> None:
    assert set(DEFECTS) == set(CHECKS)


def test_the_matrix_knows_every_kind_of_file_and_only_those() -> None:
    assert {kind for row in ROWS for kind in row["needs"]} == {kind.value for kind in FileType}
    assert {need for row in ROWS for need in row["needs"].values()} == {"R", "C"}


@pytest.mark.parametrize("kind", FileType)
def test_a_clean_case_gives_no_finding_at_all(kind: FileType, tmp_path: Path) -> None:
    made, report = prepared(None, kind, tmp_path)
    assert not report.findings
    assert made.readiness.verdict is Verdict.READY
    assert {standing.verdict for standing in made.readiness.charges} == {Verdict.READY}


@pytest.mark.parametrize(("check", "row", "kind"), CELLS, ids=[f"{check}-{kind.value}" for check, _, kind in CELLS])
def test_a_fault_is_found_by_its_check_and_by_no_other(
    check: str, row: dict[str, str], kind: FileType, tmp_path: Path
) -> None:
    made, report = prepared(check, kind, tmp_path)
    failures = {failure.check for item in made.readiness.items for failure in item.failures}
    assert failures == {check}
    assert [item.id for item in made.readiness.open] == [row["id"]]
    assert made.readiness.verdict is Verdict.NOT_READY
    reason = reason_of(check)
    codes = {each.code for each in report}
    ours = {code for code in codes if code.startswith(FAMILY)}
    assert ours <= ({reason.finding} if reason else {"XB-READY-040", "XB-READY-041"})
    assert len(ours) == 1
    assert codes - ours == ALSO.get(check, set())


@pytest.mark.parametrize(("check", "kind"), NOT_NEEDED, ids=[f"{check}-{kind.value}" for check, kind in NOT_NEEDED])
def test_what_a_kind_of_file_does_not_need_does_not_keep_it_back(check: str, kind: FileType, tmp_path: Path) -> None:
    made, report = prepared(check, kind, tmp_path)
    assert made.readiness.is_ready
    assert {each.code for each in report} <= ALSO.get(check, set())
