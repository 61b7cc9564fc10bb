import pytest

from build_records import charge, notice
from xborder.findings import Severity, codes, describe
from xborder.model.charge import Charge
from xborder.model.order import AsbOrder
from xborder.model.values import Identifier
from xborder.reference import law
from xborder.rules.found import found
from xborder.rules.paths import Path, walk

FAMILIES = ("ORDER", "CHARGE", "PERSON", "STATEMENT", "LINK", "CASE")


def test_a_path_is_a_pointer_of_fields_that_exist() -> None:
    assert str(Path.of(AsbOrder).subject.identifiers.pnc_id) == "/subject/identifiers/pnc_id"
    assert str(Path.of(AsbOrder).services[2].place.force) == "/services/2/place/force"
    with pytest.raises(AttributeError, match="no field served"):
        _ = Path.of(AsbOrder).services[0].served
    with pytest.raises(AttributeError):
        _ = Path.of(Charge).ref.anything


def test_walking_finds_every_value_in_the_order_of_the_fields() -> None:
    assert [pointer for pointer, _ in walk(charge().record, (Identifier,))] == [
        "/urn",
        "/defendant/identifiers/pnc_id",
        "/offences/0/code",
    ]


def test_an_error_needs_a_row_that_may_block() -> None:
    sure = next(row for row in law.rows() if row.id == "cpn.content.conduct")
    unsure = next(row for row in law.rows() if row.id == "respect.order")
    here = Path.of(AsbOrder).conduct
    assert found("XB-ORDER-030", notice(), here, row=sure).severity is Severity.ERROR
    assert found("XB-ORDER-030", notice(), here, row=unsure).severity is Severity.WARNING
    assert found("XB-ORDER-030", notice(), here).severity is Severity.WARNING


def test_every_text_is_whole() -> None:
    for code in codes():
        if code.split("-")[1] in FAMILIES:
            text = describe(code)
            assert {"title", "severity", "message", "hint"} <= set(text)
            assert Severity(text["severity"])
