"""Only confirmed links bring a record about a person into a case."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xborder.casefile.compose import compose
from xborder.casefile.selection import select_records
from xborder.findings import Sourced
from xborder.model.case import CasePlan, Purposes
from xborder.model.charge import Charge
from xborder.model.codes import FileType, LinkBasis, Role
from xborder.model.incident import Incident
from xborder.model.links import Link, LinksFile
from xborder.model.parts import PersonName, Provenance
from xborder.model.person import InvolvedPerson, Person
from xborder.model.register import key_of


def source(record: Charge | Incident, kind: str) -> Sourced:
    return Sourced(type=kind, record=record, data={})


CHARGE = source(Charge(ref="C1", provenance=Provenance(force="36"), processing_restricted=False), "charge")
INCIDENTS = [
    source(Incident(ref=f"I{number}", provenance=Provenance(force="46"), processing_restricted=False), "incident")
    for number in range(5)
]
NAMES = ["36:charge:C1", *(f"46:incident:I{number}#P1" for number in range(5))]


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
    plan = CasePlan(
        urn="36NC0412626",
        title="R v KNOWN",
        lead_force="36",
        file_type=FileType.NGAP,
        as_of=dt.datetime(2026, 10, 8, tzinfo=dt.UTC),
        purposes=Purposes(between_forces=("prevent_detect",), to_prosecutor="prosecute"),
        agreement="agreement.yaml",
    )
    made = compose(tmp_path, plan, [CHARGE, source(met, "incident")], links((0, 1)), ())
    assert made.value is not None
    assert [each.ref for each in made.value.file.incidents[0].persons] == ["P1"]
    assert "Stranger" not in str(made.value.records["46:incident:I0"].data)
