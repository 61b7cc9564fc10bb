"""An order is sought against the defendant it names, never against whoever comes first."""

import datetime as dt
from pathlib import Path

from xborder.casefile.case import Case
from xborder.casefile.checks import orders
from xborder.model.case import CaseFile, CasePlan, Defendant, OrderSought, Purposes
from xborder.model.codes import FileType, OrderKind
from xborder.model.parts import PersonName
from xborder.model.person import Person
from xborder.model.values import Identifier

AS_OF = dt.datetime(2026, 10, 8, tzinfo=dt.UTC)


def defendant(name: str) -> Defendant:
    return Defendant(person=Person(name=PersonName(family=name)), charge_refs=(f"36:charge:{name}",))


def case(*names: str, charge: str | None = None) -> tuple[Case, OrderSought]:
    order = OrderSought(kind=OrderKind.CBO, charge=charge, basis="Sentencing Code s.331", reason="x")
    plan = CasePlan(
        urn="36NC0412626",
        title="R v A and B",
        lead_force="36",
        file_type=FileType.NGAP,
        as_of=AS_OF,
        purposes=Purposes(between_forces=(), to_prosecutor="prosecute"),
        agreement="agreement.yaml",
        orders_sought=(order,),
    )
    file = CaseFile(
        ref="36NC0412626",
        urn=Identifier(scheme="pti_urn", value="36NC0412626"),
        title="R v A and B",
        lead_force="36",
        file_type=FileType.NGAP,
        as_of=AS_OF,
        defendants=tuple(map(defendant, names)),
    )
    return Case(folder=Path(), plan=plan, file=file, records={}), order


def test_the_only_defendant_need_not_be_named() -> None:
    made, order = case("A")
    assert made.defendant_of(order) == defendant("A")


def test_of_two_the_named_one_is_meant() -> None:
    made, order = case("A", "B", charge="36:charge:B")
    assert made.defendant_of(order) == defendant("B")


def test_of_two_unnamed_nobody_is_meant_and_the_file_is_not_ready() -> None:
    made, order = case("A", "B")
    assert made.defendant_of(order) is None
    assert any("against which defendant" in fault.detail for fault in orders.judge(made).faults)
