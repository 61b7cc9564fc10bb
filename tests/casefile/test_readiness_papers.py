"""What a file needs of each kind of order that is said to be broken, and whatever else turns on one small thing."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from xborder.casefile.case import Case
from xborder.casefile.checks import bail, charging, exhibits, forensic, medical, orders, statements
from xborder.casefile.form_register import read_data
from xborder.findings import Sourced
from xborder.model.case import CaseFile, CasePlan, Defendant, Narrative, Purposes
from xborder.model.case_facts import BailBreach, ChargingDecision
from xborder.model.charge import Charge, Offence
from xborder.model.codes import ChargedBy, CustodyType, FileType, OrderKind, RequirementKind, ServiceMethod, WitnessKind
from xborder.model.evidence import CustodyEvent, Exhibit, Witness
from xborder.model.order import AsbOrder, Breach, Requirement, Service
from xborder.model.parts import Officer, PersonName, Provenance
from xborder.model.person import Person
from xborder.model.register import key_of
from xborder.model.values import Coded, Identifier
from xborder.reference.offences import Category, OffenceCode, find

AS_OF = dt.datetime(2026, 10, 8, tzinfo=dt.UTC)
HEAD: dict[str, Any] = {"provenance": Provenance(force="36"), "processing_restricted": False, "subject_category": ()}
DAY = dt.date(2026, 5, 1)


def case(*records: Any, told: Narrative | None = None, decisions: tuple[ChargingDecision, ...] = ()) -> Case:
    """A case of nothing but these records."""
    plan = CasePlan(
        urn="36NC0500126",
        title="R v Nobody",
        lead_force="36",
        file_type=FileType.NGAP,
        as_of=AS_OF,
        purposes=Purposes(between_forces=(), to_prosecutor="prosecute"),
        agreement="agreement.yaml",
        narrative=told,
        charging=decisions,
    )
    urn = Identifier(scheme="pti_urn", value=plan.urn)
    held = {key_of(each): Sourced(type="record", record=each, data={}) for each in records}
    of: dict[str, Any] = {name: tuple(each for each in records if isinstance(each, cls)) for name, cls in KINDS.items()}
    file = CaseFile(
        ref=plan.urn, urn=urn, title=plan.title, lead_force="36", file_type=FileType.NGAP, as_of=AS_OF, **of
    )
    return Case(folder=Path(), plan=plan, file=file, records=held)


KINDS: dict[str, type[Any]] = {"charges": Charge, "orders": AsbOrder, "exhibits": Exhibit, "witnesses": Witness}


def charge(*offence_codes: str, wording: str = "Did it.") -> Charge:
    offences = tuple(
        Offence(sequence=number, code=Identifier(scheme="cjs_offence_code", value=code), wording=wording)
        for number, code in enumerate(offence_codes, 1)
    )
    return Charge(ref="C1", offences=offences, **HEAD)


def exhibit(ref: str, description: str = "A thing", **more: Any) -> Exhibit:
    name = Identifier(scheme="exhibit_ref", value=ref)
    return Exhibit(ref=ref, exhibit_ref=name, description=description, **HEAD, **more)


#: An order of which a file says everything that any kind of order needs.
FULL = AsbOrder(
    ref="O1",
    kind=OrderKind.CPN,
    made_on=DAY,
    court=Coded(scheme="court", value="1"),
    ends_on=DAY,
    area="The common",
    issuer=Officer(rank="PC"),
    requirements=(Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not."),),
    services=(Service(served_on=DAY, method=ServiceMethod.HANDED, evidence_refs=("X/1",)),),
    warning_refs=("36:asb_order:W1",),
    incident_refs=("36:asb_order:W1",),
    follows_refs=("36:asb_order:W1",),
    breaches=(Breach(requirement_number=1),),
    **HEAD,
)
WARNING = AsbOrder(ref="W1", kind=OrderKind.CPW, made_on=DAY, **HEAD)
COPY = exhibit("X/1")
#: What takes each fact away from the full order, and what is then said to be lacking.
GONE: dict[str, tuple[dict[str, Any], str]] = {
    "made": ({"made_on": None}, "the day it was made"),
    "court": ({"court": None}, "the court that made it"),
    "ends": ({"ends_on": None}, "when it ends"),
    "terms": ({"requirements": ()}, "its terms"),
    "served": ({"services": (Service(served_on=DAY, evidence_refs=("X/1",)),)}, "proof of service"),
    "area": ({"area": None}, "its area"),
    "issuer": ({"issuer": None}, "who issued it"),
    "warning": ({"warning_refs": ()}, "the written warning before it"),
    "log": ({"incident_refs": ("46:incident:1",)}, "the incidents it rests on"),
    "authority": ({"follows_refs": ()}, "the authorisation it follows"),
}
NEEDS = [
    (OrderKind(kind), row["codes"][0], fact)
    for row in read_data("breach_papers.yaml")
    for kind in row["kinds"]
    for fact in row["needs"]
]


@pytest.mark.parametrize(("kind", "code", "fact"), NEEDS, ids=[f"{kind.value}-{fact}" for kind, _, fact in NEEDS])
def test_each_kind_of_order_needs_its_papers(kind: OrderKind, code: str, fact: str) -> None:
    whole = attrs.evolve(FULL, kind=kind)
    assert not orders.judge(case(charge(code), whole, WARNING, COPY)).faults
    if fact == "copy":
        faults = orders.judge(case(charge(code), whole, WARNING)).faults
        words = "a copy among the exhibits"
    else:
        changed, words = GONE[fact]
        faults = orders.judge(case(charge(code), attrs.evolve(whole, **changed), WARNING, COPY)).faults
    assert [fault.detail for fault in faults] == [f"O1 lacks {words}."]
    assert faults[0].charges == ("36:charge:C1#1",)


def test_an_order_is_looked_at_though_its_breach_is_not_charged() -> None:
    [fault] = orders.judge(case(charge("PS22002"), attrs.evolve(FULL, made_on=None), WARNING, COPY)).faults
    assert not fault.charges


def test_an_order_that_nobody_broke_needs_no_papers() -> None:
    answer = orders.judge(case(charge("PS22002"), attrs.evolve(FULL, breaches=(), made_on=None)))
    assert not answer.faults
    assert not answer.applies


@pytest.mark.parametrize("row", read_data("breach_papers.yaml"), ids=lambda row: row["kinds"][0])
def test_a_charge_of_breach_needs_the_order(row: dict[str, list[str]]) -> None:
    for code in row["codes"]:
        assert find(code) is not None
        [fault] = orders.judge(case(charge(code))).faults
        assert "is not in the file" in fault.detail


def police(**more: Any) -> tuple[ChargingDecision, ...]:
    return (ChargingDecision(charge="36:charge:C1", by=ChargedBy.POLICE, **more),)


def test_police_do_not_charge_what_only_the_crown_court_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No code that xborder holds is of this kind, so one is made up."""
    made_up = OffenceCode(code="ZZ99002", title="Made up", category=Category.INDICTABLE, act="None")
    monkeypatch.setattr(charging, "find", lambda _code: made_up)
    [fault] = charging.judge(case(charge("ZZ99002"), decisions=police())).faults
    assert "Crown Court" in fault.detail


def test_a_code_that_is_not_held_leaves_it_open_whether_police_may_charge() -> None:
    [fault] = charging.judge(case(charge("ZZ99001"), decisions=police())).faults
    assert "cannot be told" in fault.detail


def test_harassment_is_reserved_by_its_code_and_takes_every_charge_with_it() -> None:
    [fault] = charging.judge(case(charge("PS22002", "PH97001"), decisions=police())).faults[:1]
    assert "harassment or stalking" in fault.detail
    assert fault.charges == ("36:charge:C1",)


def test_a_breach_of_bail_is_of_one_defendant() -> None:
    told = attrs.evolve(case(charge("PS22002")).plan, bail_breach=BailBreach(details="Went there."))
    made = attrs.evolve(case(charge("PS22002")), plan=told)
    two = attrs.evolve(made, file=attrs.evolve(made.file, defendants=(Defendant(person=Person()),) * 2))
    assert "The file has 2 defendants." in [fault.detail for fault in bail.bail_breach(two).faults]


def test_an_exhibit_reference_stands_for_one_exhibit() -> None:
    twice = attrs.evolve(exhibit("X/1"), ref="X1b")
    faults = exhibits.judge(case(exhibit("X/1"), twice)).faults
    assert "X/1 stands for 2 exhibits." in [fault.detail for fault in faults]


def test_an_examined_exhibit_needs_a_report() -> None:
    event = CustodyEvent(type=CustodyType.EXAMINED, at=AS_OF)
    assert not forensic.judge(case(exhibit("X/1"))).faults
    assert forensic.judge(case(exhibit("X/1", custody=(event,)))).faults


@pytest.mark.parametrize(("wording", "needed"), [("Wounded him.", True), ("Damaged a gate.", False)])
def test_an_injury_is_read_from_the_words_of_the_charge(wording: str, needed: bool) -> None:
    assert bool(medical.judge(case(charge("PS22002", wording=wording))).faults) is needed


def test_a_witness_whom_the_summary_names_needs_a_statement() -> None:
    person = Person(name=PersonName(family="Sowerby"))
    witness = Witness(ref="W8", person=person, kind=WitnessKind.EYE, is_key=False, evidence="Sowerby saw it.", **HEAD)

    def details(summary: str) -> list[str]:
        told = Narrative(headline="It happened.", summary=summary)
        return [fault.detail for fault in statements.judge(case(witness, told=told)).faults]

    assert "No statement of W8." in details("Mr SOWERBY saw two men.")
    assert "No statement of W8." not in details("Somebody saw two men.")


def test_conditional_bail_is_told_with_its_conditions_and_other_bail_needs_none() -> None:
    def bailed(status: str, *conditions: str) -> Charge:
        on = Coded(scheme="custody_status", value=status)
        return attrs.evolve(charge("PS22002"), custody_status=on, bail_conditions=conditions)

    lacking = bail.bail_conditions(case(bailed("B")))
    assert [fault.charges for fault in lacking.faults] == [(key_of(charge("PS22002")),)]
    told = bail.bail_conditions(case(bailed("B", "Not to enter farmland in Norfolk.")))
    assert told.applies
    assert told.faults == ()
    assert not bail.bail_conditions(case(bailed("U"))).applies
