"""What stands on no ladder is said: a body, a record of nobody, and in a case a person whom no link names."""

import attrs

from build_records import NOW, charge, incident, linked, notice, offender, witness
from xborder.findings import Severity, Sourced
from xborder.ladder import assess, left_out
from xborder.model.person import Organisation

FIRM = Organisation(name="Marsh Ferrers Haulage Ltd")


def _told(*records: Sourced, everybody: bool = True, links: bool = False) -> list[tuple[str, str]]:
    joined = linked(*records[:2]) if links else None
    ladders = assess(records, joined, now=NOW, everybody=everybody)
    report = left_out(records, ladders)
    assert all(each.severity is Severity.INFO for each in report if each.code != "XB-CASE-001")
    return [(each.code, each.message.partition(" ")[0]) for each in report]


def test_a_body_is_on_no_ladder_and_that_is_said() -> None:
    firm = attrs.evolve(notice().record, subject=None, subject_organisation=FIRM)
    charged = attrs.evolve(charge().record, defendant=None, defendant_organisation=FIRM)
    assert _told(attrs.evolve(notice(), record=firm), attrs.evolve(charge(), record=charged), offender()) == [
        ("XB-LADDER-020", "35:asb_order:CPN-1"),
        ("XB-LADDER-020", "36:charge:36NC0412626/1"),
    ]


def test_a_record_of_nobody_is_said_and_evidence_is_not() -> None:
    nobody = attrs.evolve(notice().record, subject=None)
    assert _told(attrs.evolve(notice(), record=nobody), incident(persons=()), witness()) == [
        ("XB-LADDER-021", "35:asb_order:CPN-1"),
        ("XB-LADDER-021", "46:incident:EK/1"),
    ]


def test_where_only_linked_people_are_asked_for_the_others_are_said() -> None:
    records = (offender(), incident(), incident("EK/9"))
    assert _told(*records, links=True) == []
    assert _told(*records, everybody=False, links=True) == [("XB-LADDER-022", "46:incident:EK/9")]


def test_of_two_records_of_one_key_the_other_is_said_unless_it_is_a_copy() -> None:
    one, other = incident(on="2026-02-08"), incident(on="2026-03-01")
    second = attrs.evolve(other, file="z.yaml", places={})
    assert _told(one, second) == [("XB-CASE-001", "The")]
    assert [each.location.file for each in left_out((second, one), ())][-1] == "z.yaml"
    assert _told(one, attrs.evolve(one, file="z.yaml", places={})) == []
