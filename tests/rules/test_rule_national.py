import datetime as dt

import attrs
import pytest

from build_records import charge, day, judged, notice, offence, sourced
from published_tables import write_tables
from xborder.findings import Severity
from xborder.model.charge import Hearing
from xborder.model.values import Coded, Identifier
from xborder.reference.national import National
from xborder.reference.national_build import import_tables
from xborder.rules import RuleContext
from xborder.rules.charge.offence_code import not_checked

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> National:
    folder = tmp_path_factory.mktemp("national")
    file = folder / "national.sqlite"
    assert import_tables(write_tables(folder / "published"), file, now=NOW).value is not None
    opened = National.open(file)
    assert opened is not None
    return opened


def coded(value: str) -> Identifier:
    return Identifier(scheme="cjs_offence_code", value=value)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PS22002", []),
        ("ZX26001", [("XB-CHARGE-014", Severity.INFO)]),
        ("36ZX001", [("XB-CHARGE-014", Severity.INFO)]),
        ("ZX26999", [("XB-CHARGE-013", Severity.WARNING)]),
    ],
)
def test_a_code_is_looked_up_and_never_an_error(
    tables: National, code: str, expected: list[tuple[str, Severity]]
) -> None:
    made = charge(offence(code=coded(code)))
    found = [(each.code, each.severity) for each in judged(made, national=tables) if "CHARGE-01" in each.code]
    assert found == expected


def test_a_local_code_of_another_force_is_not_known(tables: National) -> None:
    made = charge(offence(code=coded("36ZX001")))
    elsewhere = sourced(
        "charge", attrs.evolve(made.record, provenance=attrs.evolve(made.record.provenance, force="46"))
    )
    assert "XB-CHARGE-013" in [each.code for each in judged(elsewhere, national=tables)]


def test_without_the_tables_nothing_is_called_wrong() -> None:
    made = charge(offence(code=coded("ZX26999")), first_hearing=_hearing("B36ZX00"))
    assert {each.code for each in judged(made)} == {"XB-CHARGE-012"}


def test_codes_that_nobody_could_look_up_are_counted(tables: National) -> None:
    records = [charge(offence(code=coded(code))) for code in ("PS22002", "ZX26999", "ZX26999", "ZX26001")]
    assert not_checked([*records, notice()], RuleContext(now=NOW)) == 2
    assert not_checked(records, RuleContext(now=NOW, national=tables)) == 0


@pytest.mark.parametrize(
    ("code", "known"),
    [("B36ZB00", True), ("36ZA10", True), ("B36ZX00", False), ("9901", True), ("9902", False), ("Fenmarsh", True)],
)
def test_courts_and_units_are_looked_up(tables: National, code: str, known: bool) -> None:
    found = list(judged(charge(first_hearing=_hearing(code)), national=tables))
    assert [each.code for each in found] == ([] if known else ["XB-CODE-003"])
    if not known:
        assert (found[0].severity, found[0].location.pointer) == (Severity.WARNING, "/first_hearing/court")
        assert code not in found[0].message


def _hearing(court: str) -> Hearing:
    return Hearing(court=Coded(scheme="ou_code", value=court), date=day("2026-11-12"))
