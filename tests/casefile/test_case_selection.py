"""Only confirmed links bring a record about a person into a case."""

import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.casefile.compose import compose
from xborder.casefile.selection import select_records
from xborder.findings import Sourced
from xborder.model.case import CasePlan, Purposes
from xborder.model.charge import Charge
from xborder.model.codes import FileType, LinkBasis, Role
from xborder.model.incident import Incident
from xborder.model.intelligence import Intelligence
from xborder.model.links import Link, LinksFile
from xborder.model.parts import LinkedRecord, PersonName, Provenance
from xborder.model.person import InvolvedPerson, Person
from xborder.model.register import key_of
from xborder.model.vehicle import VehicleRecord


def source(record: object, kind: str) -> Sourced:
    return Sourced(type=kind, record=record, data={})


CHARGE = source(Charge(ref="C1", provenance=Provenance(force="36"), processing_restricted=False), "charge")
INCIDENTS = [
    source(Incident(ref=f"I{number}", provenance=Provenance(force="46"), processing_restricted=False), "incident")
    for number in range(5)
]
NAMES = ["36:charge:C1", *(f"46:incident:I{number}#P1" for number in range(5))]


PLAN = CasePlan(
    urn="36NC0412626",
    title="R v KNOWN",
    lead_force="36",
    file_type=FileType.NGAP,
    as_of=dt.datetime(2026, 10, 8, tzinfo=dt.UTC),
    purposes=Purposes(between_forces=("prevent_detect",), to_prosecutor="prosecute"),
    agreement="agreement.yaml",
)


def links(*pairs: tuple[int, int]) -> LinksFile:
    made = (
        Link(
            persons=(NAMES[one], NAMES[other]),
            basis=LinkBasis.DOCUMENT,
            explanation="x",
            confirmed_by="PC 1",
            confirmed_on=dt.date(2026, 1, 1),
        )
        for one, other in pairs
    )
    return LinksFile(links=tuple(made))


def kept(given_links: LinksFile) -> set[str]:
    return {key_of(record.record) for record in select_records([CHARGE, *INCIDENTS], given_links).kept}


def test_without_links_only_the_charge_is_in_the_case() -> None:
    assert kept(links()) == {"36:charge:C1"}


def test_links_join_through_other_people() -> None:
    assert kept(links((0, 1), (1, 2), (3, 4))) == {"36:charge:C1", "46:incident:I0", "46:incident:I1"}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6), st.randoms())
def test_the_order_of_links_and_records_does_not_matter(pairs: list[tuple[int, int]], dice: "object") -> None:
    shuffled = list(pairs)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    records = [CHARGE, *INCIDENTS]
    dice.shuffle(records)  # type: ignore[attr-defined]
    one = select_records([CHARGE, *INCIDENTS], links(*pairs))
    other = select_records(records, links(*shuffled))
    assert [key_of(each.record) for each in one.kept] == [key_of(each.record) for each in other.kept]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6),
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
)
def test_one_link_more_never_takes_a_record_out(pairs: list[tuple[int, int]], more: tuple[int, int]) -> None:
    assert kept(links(*pairs)) <= kept(links(*pairs, more))


def test_other_people_met_in_an_incident_are_left_out_of_the_case_file(tmp_path: Path) -> None:
    people = tuple(
        InvolvedPerson(ref=ref, role=Role.SUSPECT, person=Person(name=PersonName(family=name)))
        for ref, name in (("P1", "Known"), ("P2", "Stranger"))
    )
    met = Incident(ref="I0", provenance=Provenance(force="46"), processing_restricted=False, persons=people)
    made = compose(tmp_path, PLAN, [CHARGE, source(met, "incident")], links((0, 1)), ())
    assert made.value is not None
    assert [each.ref for each in made.value.file.incidents[0].persons] == ["P1"]
    assert "Stranger" not in str(made.value.records["46:incident:I0"].data)


VEHICLE = VehicleRecord(ref="V1", provenance=Provenance(force="46"), processing_restricted=False)


def linked_to(*keys: str) -> Sourced:
    made = attrs.evolve(VEHICLE, linked=tuple(LinkedRecord(key=key) for key in keys))
    return source(made, "vehicle")


@pytest.mark.parametrize(
    ("keys", "belongs"),
    [
        (("36:charge:C1",), True),
        (("46:incident:I0#P1",), True),
        (("46:incident:I0",), True),
        (("46:incident:I0#P2",), False),
        (("46:incident:I3", "46:offender:I0"), False),
        ((), False),
    ],
)
def test_a_vehicle_belongs_to_a_case_through_a_defendant_or_an_incident(
    keys: tuple[str, ...], *, belongs: bool
) -> None:
    made = select_records([CHARGE, *INCIDENTS, linked_to(*keys)], links((0, 1)))
    assert ("46:vehicle:V1" in {key_of(each.record) for each in made.kept}) is belongs
    assert ("XB-BUILD-026" in {each.code for each in made.report}) is not belongs


def test_a_vehicle_whose_links_the_agreement_withheld_stays_and_links_to_strangers_go(tmp_path: Path) -> None:
    made = compose(tmp_path, PLAN, [CHARGE, INCIDENTS[0], linked_to()], links((0, 1)), ())
    assert made.value is not None
    assert "46:vehicle:V1" in made.value.records

    keys = ("46:incident:I0#P1", "46:incident:I0#P2", "46:incident:I4")
    made = compose(tmp_path, PLAN, [CHARGE, INCIDENTS[0], linked_to(*keys)], links((0, 1)), ())
    assert made.value is not None
    held = made.value.records["46:vehicle:V1"]
    assert [each.key for each in held.record.linked] == ["46:incident:I0#P1"]
    assert "I4" not in str(held.data)


def test_intelligence_is_in_no_case_whatever_it_is_linked_to_and_whatever_was_shared(tmp_path: Path) -> None:
    report = Intelligence(
        ref="INT1",
        provenance=Provenance(force="36"),
        processing_restricted=False,
        text_sanitised="Green estate car",
        linked=(LinkedRecord(key="36:charge:C1"),),
    )
    given_records = [CHARGE, source(report, "intelligence")]
    made = select_records(given_records, links())
    assert [(each.code, each.severity.value) for each in made.report] == [("XB-BUILD-025", "info")]
    assert "INT1" not in str(made.report)
    assert [key_of(each.record) for each in made.kept] == ["36:charge:C1"]

    composed = compose(tmp_path, PLAN, given_records, links(), ())
    assert composed.value is not None
    assert set(composed.value.records) == {"36:charge:C1"}
