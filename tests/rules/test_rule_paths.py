import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import charge, notice, offender
from strategies import records
from xborder.findings import Severity, codes, describe
from xborder.model.charge import Charge
from xborder.model.order import AsbOrder
from xborder.model.parts import Address, Contact, Officer, PersonName
from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier, PartialDate
from xborder.reference import law
from xborder.rules.found import found
from xborder.rules.paths import Path
from xborder.rules.walking import walk

FAMILIES = ("ORDER", "CHARGE", "PERSON", "STATEMENT", "LINK", "CASE", "CODE")


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


def _naive(value: object, kinds: tuple[type, ...], pointer: str = "") -> list[tuple[str, object]]:
    if isinstance(value, kinds):
        return [(pointer, value)]
    if isinstance(value, tuple):
        return [hit for index, item in enumerate(value) for hit in _naive(item, kinds, f"{pointer}/{index}")]
    if attrs.has(type(value)):
        names = [field.name for field in attrs.fields(value.__class__)]  # type: ignore[arg-type]  # known to be one
        return [hit for name in names for hit in _naive(getattr(value, name), kinds, f"{pointer}/{name}")]
    return []


@given(data=st.data())
def test_the_quick_walk_sees_what_a_walk_through_everything_sees(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(RECORD_TYPES)))
    record = data.draw(records(RECORD_TYPES[kind]))
    for kinds in ((Identifier,), (dt.date, PartialDate), (Coded, PersonName), (Contact,), (Officer,), (Address,)):
        assert walk(record, kinds) == _naive(record, kinds)


def test_every_item_of_a_list_is_found() -> None:
    aliases = (PersonName(family="Fenright"), PersonName(family="Fenwrite"))
    met = offender(aliases=aliases).record
    assert [pointer for pointer, _ in walk(met, (PersonName,))] == ["/name", "/aliases/0", "/aliases/1"]
