"""When a draft is made and when it is refused: the steps of an operation, and the rules for orders."""

import json
from typing import Any

import attrs
import pytest

from build_records import NOW, charge, incident, linked, links, person, story
from drafts_made import SCOPE, codes, distress, drafted, made, term, text, words
from xborder.casefile.drafting.from_case import words_of_case
from xborder.findings import Severity, Sourced
from xborder.ladder.operations import COURSING, shipped
from xborder.model.case import CasePlan, OrderSought, Purposes
from xborder.model.codes import FileType, GroundKind, OrderKind, Role
from xborder.model.order import AsbOrder, Ground
from xborder.model.person import InvolvedPerson, Person
from xborder.schema import decode_json


def test_a_blocked_step_is_refused_with_its_gates() -> None:
    outcome = drafted("cpn", on="2026-03-01")
    assert outcome.value is None
    [refusal] = outcome.report
    assert refusal.code == "XB-DRAFT-005"
    assert "Conduct after the community protection warning was served" in refusal.message


def test_a_step_that_is_not_offered_is_refused() -> None:
    [refusal] = drafted("cpn", on="2026-02-20").report
    assert refusal.code == "XB-DRAFT-004"
    assert "Needed first: A community protection warning was served" in refusal.message


def test_an_operation_without_such_a_step_makes_no_such_paper() -> None:
    tipping = attrs.evolve(shipped(COURSING), steps=shipped(COURSING).steps[:1])
    outcome = drafted("cpn", operation=tipping)
    assert codes(outcome) == ["XB-DRAFT-006"]
    assert drafted("cpw", operation=tipping).value is not None


def test_the_numbers_of_the_operation_are_asked_and_not_those_of_another() -> None:
    base = shipped(COURSING)
    slow = attrs.evolve(base, policy=attrs.evolve(base.policy, minimum_days_to_comply=60))
    hasty = drafted("cpn", operation=slow)
    # The Act fixes no number of days, so fewer than the operation's own warn and do not refuse (SEQ3).
    assert hasty.value is not None
    assert "XB-DRAFT-017" in codes(hasty)
    assert "XB-DRAFT-017" not in codes(drafted("cpn"))


def test_what_should_be_there_is_warned_of_and_does_not_stop_a_draft() -> None:
    base = shipped(COURSING)
    brief = attrs.evolve(base, policy=attrs.evolve(base.policy, warning_life_days=10))
    outcome = drafted("cpn", operation=brief)
    assert outcome.value is not None
    assert "XB-DRAFT-017" in codes(outcome)
    assert "should" in text(outcome.value.pdf)


def test_the_incidents_of_others_do_not_count_for_a_force_outside_the_agreement() -> None:
    inside = attrs.evolve(SCOPE, forces=SCOPE.forces - {"35"})
    outcome = drafted("cpw", scope=inside)
    assert outcome.value is not None
    assert "XB-DRAFT-018" in codes(outcome)
    assert outcome.value.order.agreement is None
    assert len(outcome.value.order.incident_refs) == 1
    assert len(made("cpw").order.incident_refs) == 2


def test_a_child_is_issued_nothing() -> None:
    records, links = story()
    young = tuple(_made_young(each) for each in records)
    outcome = drafted("cpn", records=young, linked=links)
    assert outcome.value is None
    [refusal] = outcome.report
    assert "16" in refusal.message


def _made_young(record: Sourced) -> Sourced:
    young, held = person(born="2011-06-01"), record.record
    if record.type == "incident":
        change: dict[str, Any] = {"persons": (InvolvedPerson(ref="P1", role=Role.SUSPECT, person=young),)}
    elif record.type == "offender":
        change = {"date_of_birth": young.date_of_birth}
    else:
        change = {"defendant" if record.type == "charge" else "subject": young}
    return attrs.evolve(record, record=attrs.evolve(held, **change))


def test_a_notice_without_terms_is_refused() -> None:
    outcome = drafted("cpn", words(requirements=()))
    assert outcome.value is None
    assert {"XB-DRAFT-007", "XB-DRAFT-009"} <= set(codes(outcome))


def test_terms_with_one_number_are_refused_where_they_stand() -> None:
    outcome = drafted("cpn", words(requirements=(term(1), term(1, "You must not enter Priory Farm."))))
    assert outcome.value is None
    [same] = [each for each in outcome.report if each.code == "XB-TERM-001" and each.severity is Severity.ERROR][:1]
    assert same.location.pointer is not None


@pytest.mark.parametrize("duration", ["a while", "0 years", "3"])
def test_a_duration_that_is_none_is_refused(duration: str) -> None:
    assert "XB-DRAFT-010" in codes(drafted("cpn", words(duration=duration)))


def test_an_application_needs_neither_a_verdict_nor_a_finished_record_of_distress() -> None:
    assert codes(drafted("cbo", words())) == ["XB-DRAFT-005"]
    assert drafted("cbo", words(grounds=(distress(),))).value is not None


def test_a_young_defendants_team_has_to_be_heard_first() -> None:
    young = charge(defendant=person(born="2009-06-01"))
    outcome = drafted("cbo", words(grounds=(distress(),)), records=[young], linked=linked(young))
    [refusal] = outcome.report
    assert "youth offending team" in refusal.message


def test_a_person_whom_no_link_names_stands_alone() -> None:
    other = incident("EK/9", "2026-02-09", "46", persons=(_suspect("Lewis", "Pardoe"),))
    records = [incident("EK/1", "2026-02-08", "46"), other]
    draft = made("cpw", records=records, person="incident:EK/9")
    assert "To Lewis PARDOE" in text(draft.pdf)
    assert draft.order.incident_refs == ("46:incident:EK/9",)


def _suspect(given: str, family: str) -> InvolvedPerson:
    return InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(given, family))


def test_nobody_is_guessed() -> None:
    records = [incident("EK/1"), incident("EK/9", persons=(_suspect("Lewis", "Pardoe"),))]
    assert codes(drafted("cpw", records=records)) == ["XB-DRAFT-002"]
    assert codes(drafted("cpw", records=records, person="incident:EK/7")) == ["XB-DRAFT-001"]
    assert codes(drafted("cpw", records=[])) == ["XB-DRAFT-001"]


def test_a_day_before_the_law_is_refused() -> None:
    old = incident("EK/1", "2014-01-05", "46")
    assert codes(drafted("cpw", records=[old], on="2014-01-06")) == ["XB-DRAFT-003"]


def test_the_record_reads_back_and_is_not_served() -> None:
    draft = made("cpn")
    read = decode_json(draft.record, AsbOrder)
    assert read.value == draft.order
    assert draft.order.services == ()
    assert draft.order.ref.startswith("DRAFT-CPN-20260414-")
    assert json.loads(draft.record)["extensions"] == {"status": "draft"}


def test_the_order_of_the_records_changes_nothing() -> None:
    records, links = story()
    assert made("cpn", records=records[::-1], linked=links).pdf == made("cpn").pdf


def test_a_warning_of_another_force_carries_a_notice() -> None:
    draft = made("cpn")
    assert draft.order.warning_refs == ("35:asb_order:CPW-1",)
    assert draft.order.agreement == "ISA-1 1.0.0"
    assert draft.order.kind is OrderKind.CPN


def test_a_second_notice_beside_one_in_force_is_not_offered() -> None:
    assert codes(drafted("cpn", on="2026-05-01")) == ["XB-DRAFT-004"]


def _plan(*sought: OrderSought) -> CasePlan:
    return CasePlan(
        urn="36NC0412626",
        title="R v Two",
        lead_force="36",
        file_type=FileType.NGAP,
        as_of=NOW,
        purposes=Purposes(between_forces=("prosecute",), to_prosecutor="prosecute"),
        agreement="agreement.yaml",
        orders_sought=sought,
    )


def _sought(on: str | None, reason: str) -> OrderSought:
    return OrderSought(kind=OrderKind.CBO, charge=on, basis="Sentencing Code s.331", reason=reason)


def test_the_terms_sought_against_one_defendant_are_never_drafted_for_another() -> None:
    records = [charge(), charge(ref="36NC0412626/2", defendant=person("Lewis", "Pardoe"))]
    one, two = "36:charge:36NC0412626/1", "36:charge:36NC0412626/2"
    plan = _plan(_sought(one, "first"), _sought(two, "second"))
    for name, reason in ((two, "second"), ("charge:36NC0412626/1", "first"), (None, None), ("offender:X", None)):
        assert words_of_case(plan, records, links(), OrderKind.CBO, name).reason == reason, name
    assert words_of_case(_plan(_sought(one, "first")), records, links(), OrderKind.CBO, two).reason is None
    assert words_of_case(_plan(_sought(None, "any")), records, links(), OrderKind.CBO, two).reason is None
    assert words_of_case(_plan(_sought(None, "any")), records[:1], links(), OrderKind.CBO, one).reason == "any"


def test_grounds_of_the_officers_own_stand_in_place_of_the_logs() -> None:
    own = Ground(
        kind=GroundKind.DETRIMENTAL_EFFECT, text="Crops were destroyed twice.", evidence_refs=("46:incident:EK/1",)
    )
    assert "XB-DRAFT-012" in codes(drafted("cpn"))
    outcome = drafted("cpn", words(grounds=(own,)))
    assert outcome.value is not None
    assert "XB-DRAFT-012" not in codes(outcome)
    said = text(outcome.value.pdf)
    assert "Crops were destroyed twice." in said
    assert "Crops flattened." not in said


def test_an_incident_that_the_officer_names_and_nobody_has_is_reported() -> None:
    outcome = drafted("cpw", words(incident_refs=("46:incident:EK/1", "EK/77")))
    assert outcome.value is not None
    [missing] = [each for each in outcome.report if each.code == "XB-DRAFT-016"]
    assert "EK/77" in missing.message


def test_a_person_without_a_name_is_refused() -> None:
    nobody = incident("EK/1", persons=(InvolvedPerson(ref="P1", role=Role.SUSPECT, person=Person()),))
    outcome = drafted("cpw", records=[nobody])
    assert outcome.value is None
    [refusal] = outcome.report
    assert refusal.code == "XB-DRAFT-005"
    assert "name" in refusal.message
    first = shipped(COURSING).steps[0]
    nameless = attrs.evolve(first, needs=tuple(need for need in first.needs if need.check.value not in ("name", "age")))
    asks_less = attrs.evolve(shipped(COURSING), steps=(nameless,))
    asked = drafted("cpw", records=[nobody], operation=asks_less)
    assert asked.value is None
    assert "XB-PERSON-003" in codes(asked)


@pytest.mark.parametrize("day", ["1900-01-01", "2014-10-20", "2024-02-29", "9999-12-31"])
@pytest.mark.parametrize("kind", ["cpw", "cpn", "cbo"])
def test_any_day_gives_a_draft_or_findings(kind: str, day: str) -> None:
    outcome = drafted(kind, words(grounds=(distress(),)), on=day)
    assert outcome.value is not None or outcome.report.has_errors


@pytest.mark.parametrize("number", [-5, 0, 2**62])
def test_any_number_of_a_term_gives_a_draft_or_findings(number: int) -> None:
    outcome = drafted("cpn", words(requirements=(term(number),)))
    assert outcome.value is not None or outcome.report.has_errors
