"""Each step of the ladder, and the one thing that opens or shuts it."""

import datetime as dt
from typing import Any

import attrs
import pytest

from build_records import (
    NOW,
    at,
    breach,
    cbo,
    charge,
    day,
    distress,
    fixed_penalty,
    handed,
    incident,
    linked,
    notice,
    offender,
    person,
    warning,
)
from xborder.findings import Sourced
from xborder.ladder import Ladder, Proposal, Scope, State, assess
from xborder.ladder.operations import shipped
from xborder.model.codes import AppealOutcome
from xborder.model.operation import Level, Operation, OperationPolicy
from xborder.model.order import Appeal
from xborder.model.values import PartialDate


def policy(**numbers: int) -> Operation:
    """Hare coursing by other numbers of the forces' own."""
    made = shipped("coursing")
    values = {"warning_life_days": 365, "minimum_days_to_comply": 1, "clock_warning_days": 28, **numbers}
    return attrs.evolve(made, policy=OperationPolicy(**values))


def met(made: Proposal, check: str) -> list[bool | None]:
    return [gate.met for gate in made.gates if gate.check == check]


SCOPE = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "36", "37", "46"}))


def ladder(*records: Sourced, now: dt.datetime = NOW, **more: Any) -> Ladder:
    (made,) = assess(records, linked(*records), now=now, **{"scope": SCOPE, **more})
    return made


def proposed(step: str, *records: Sourced, **more: Any) -> Proposal:
    (made,) = (found for found in ladder(*records, **more).proposals if found.step == step)
    return made


def kinds(*records: Sourced, **more: Any) -> list[str]:
    return [made.step for made in ladder(*records, **more).proposals]


FIRST, SECOND = incident("SFK/1", "2026-01-18", "37"), incident("EK/1", "2026-02-08", "46")
AFTER = incident("EK/2", "2026-03-22", "46")
IN_MARCH = at("2026-03-30T09:00:00+01:00")
WARNED = (FIRST, SECOND, warning(), AFTER)
NOTICED = (*WARNED, notice(breaches=(breach(),)))


def test_an_incident_supports_a_warning() -> None:
    made = ladder(FIRST, offender())
    assert made.state is State.MET
    assert [(one.step, one.is_open) for one in made.proposals] == [("warning", True)]
    assert made.proposals[0].supported_by == ("37:incident:SFK/1", "37:offender:SR-1")


def test_nobody_under_sixteen_is_proposed_a_warning() -> None:
    young = offender(date_of_birth=PartialDate.parse("2010-10-09"))
    stranger = incident("SFK/1", "2026-01-18", "37", persons=())
    records = (young, offender("SR-2", date_of_birth=PartialDate.parse("2010-10-09")), stranger)
    links = linked(*records[:2])
    (made,) = assess(records, links, now=NOW, scope=SCOPE)
    assert not made.proposals[0].is_open
    (older,) = assess(records, links, now=at("2026-10-09T09:00:00+01:00"), scope=SCOPE)
    assert met(made.proposals[0], "age") == [False]
    assert met(older.proposals[0], "age") == [True]


def test_after_the_warning_a_notice() -> None:
    # 37 days after service: the shortest gap and the longest life may be just that.
    exact = policy(minimum_days_to_comply=37, warning_life_days=37)
    made = proposed("notice", *WARNED, now=IN_MARCH, operation=exact)
    assert made.is_open
    assert made.warnings == ()
    made = proposed("notice", *WARNED, now=IN_MARCH)
    assert made.is_open
    assert made.missing == ()
    assert set(made.supported_by) >= {"35:asb_order:CPW-1", "46:incident:EK/2", "37:incident:SFK/1"}


@pytest.mark.parametrize(
    ("records", "more", "missing"),
    [
        ((FIRST, SECOND, warning()), {}, "Conduct after the community protection warning"),
        ((FIRST, SECOND, warning(warns_of_notice=False), AFTER), {}, "says that a notice will follow"),
        ((FIRST, SECOND, warning(warns_of_notice=None), AFTER), {}, "(not known)"),
        (
            (
                incident("EK/1", "2026-02-08", effect=None),
                incident("EK/2", "2026-03-22", effect=None),
                warning(),
            ),
            {},
            "effect on people",
        ),
    ],
)
def test_what_shuts_the_way_to_a_notice(records: tuple[Sourced, ...], more: dict[str, Any], missing: str) -> None:
    made = proposed("notice", *records, now=IN_MARCH, **more)
    assert len(made.missing) == 1
    assert missing in made.missing[0]


@pytest.mark.parametrize(
    ("records", "more", "words"),
    [
        ((warning(), AFTER), {}, "2 incidents counting together"),
        (WARNED, {"operation": policy(warning_life_days=36)}, "no more than 36 days old"),
        # The Act fixes no number, so less than the operation's own is not enough to block (SEQ3).
        (WARNED, {"operation": policy(minimum_days_to_comply=38)}, "at least 38 day(s)"),
    ],
)
def test_what_only_warns_of_a_notice(records: tuple[Sourced, ...], more: dict[str, Any], words: str) -> None:
    made = proposed("notice", *records, now=IN_MARCH, **more)
    assert made.is_open
    assert len(made.warnings) == 1
    assert words in made.warnings[0]


def test_a_level_of_the_operation_decides_what_blocks() -> None:
    coursing = shipped("coursing")
    strict = tuple(attrs.evolve(need, level=Level.MUST) for need in coursing.steps[1].needs)
    steps = (coursing.steps[0], attrs.evolve(coursing.steps[1], needs=strict), *coursing.steps[2:])
    made = proposed("notice", warning(), AFTER, now=IN_MARCH, operation=attrs.evolve(coursing, steps=steps))
    assert not made.is_open
    assert "2 incidents" in made.missing[0]


def test_incidents_outside_the_agreement_are_evidence_and_are_not_counted() -> None:
    lincolnshire = incident("LI/1", "2026-02-10", "32")
    made = ladder(lincolnshire, warning(), AFTER, now=IN_MARCH)
    assert any("2 incidents counting together" in words for words in made.proposals[0].warnings)
    (apart,) = made.cross_border.not_counted
    assert (apart.key, apart.force) == ("32:incident:LI/1", "32")
    assert "no party" in apart.why


def test_an_unserved_warning_is_no_warning() -> None:
    made = ladder(FIRST, SECOND, warning(services=()), AFTER, now=IN_MARCH)
    assert made.state is State.MET
    assert [one.step for one in made.proposals] == ["warning"]


def test_an_old_warning_makes_room_for_a_new_one() -> None:
    later = at("2027-02-22T09:00:00+00:00")
    assert kinds(*WARNED, now=at("2027-02-21T09:00:00+00:00")) == ["notice"]
    assert kinds(*WARNED, now=later) == ["warning", "notice"]


def test_what_comes_later_than_now_supports_nothing() -> None:
    made = ladder(*NOTICED, now=at("2026-03-01T09:00:00+00:00"))
    assert made.state is State.WARNED
    assert [one.step for one in made.proposals] == ["notice"]
    assert not made.proposals[0].is_open
    assert any("later than the day" in text for text in made.unjudged)


def test_a_breach_supports_a_prosecution() -> None:
    made = ladder(*NOTICED)
    assert made.state is State.IN_BREACH
    assert [(one.step, one.is_open) for one in made.proposals] == [("prosecution", True)]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"breaches": (breach(occurred_at=at("2026-04-15T16:00:00+01:00")),)}, "served before the breach"),
        ({"breaches": (breach(occurred_at=at("2026-04-15T16:20:00+01:00")),)}, "served before the breach"),
        ({"services": ()}, "served before the breach"),
        ({"ends_on": day("2026-09-19")}, "in force on the day"),
        ({"breaches": (breach(requirement_number=9),)}, "requirement in force"),
        (
            {"breaches": (breach(requirement_number=2),), "appeal": Appeal(lodged_on=day("2026-05-01"))},
            "No appeal had suspended",
        ),
        (
            {
                "appeal": Appeal(
                    lodged_on=day("2026-05-01"), outcome=AppealOutcome.QUASHED, determined_on=day("2026-06-01")
                )
            },
            "it was quashed",
        ),
    ],
)
def test_what_shuts_the_way_to_a_prosecution(changes: dict[str, Any], missing: str) -> None:
    made = proposed("prosecution", *WARNED, notice(**{"breaches": (breach(),), **changes}))
    assert len(made.missing) == 1
    assert missing in made.missing[0]


def test_the_last_day_to_charge_flips_exactly_the_prosecution() -> None:
    on_the_day = ladder(*NOTICED, now=at("2027-03-20T12:00:00+00:00"))
    day_after = ladder(*NOTICED, now=at("2027-03-21T12:00:00+00:00"))
    before, after = on_the_day.proposals, day_after.proposals
    assert [one.step for one in before] == [one.step for one in after]
    flipped = [one.step for one, two in zip(before, after, strict=True) if one.is_open != two.is_open]
    assert flipped == ["prosecution"]


def test_a_fixed_penalty_bars_proceedings_while_it_runs() -> None:
    records = (*NOTICED, fixed_penalty("2026-09-24"))
    running = proposed("prosecution", *records)
    assert met(running, "penalty_over") == [False, None]
    over = proposed("prosecution", *records, now=at("2026-10-09T00:00:00+01:00"))
    assert met(over, "penalty_over") == [True, None]
    pause = next(clock for clock in ladder(*records).clocks if clock.title.startswith("No proceedings"))
    assert pause.last_day == day("2026-10-08")
    assert not pause.passed


def test_a_charge_opens_the_question_of_a_behaviour_order() -> None:
    made = proposed("cbo", *NOTICED, charge())
    assert [met(made, check) for check in ("proceedings", "conviction", "distress")] == [[True], [False], [False]]
    told = proposed("cbo", FIRST, notice(grounds=(distress(),)), charge())
    assert met(told, "distress") == [True]
    assert any("12 November 2026" in gate.text for gate in told.gates if gate.check == "hearing_ahead")
    assert any("at least 2 years" in caution for caution in told.cautions)


def test_under_eighteen_the_youth_team_is_asked() -> None:
    def records(born: str) -> tuple[Sourced, ...]:
        return (offender(date_of_birth=PartialDate.parse(born)), charge(defendant=person(born=born)))

    young = proposed("cbo", *records("2008-10-09"))
    assert met(young, "youth_views") == [False]
    assert {"cbo.yot", "cbo.duration.under18.max"} <= {row.id for row in young.law}
    assert any("no longer than this many years: 3" in caution for caution in young.cautions)
    grown = proposed("cbo", *records("2008-10-08"))
    assert "cbo.duration.adult" in {row.id for row in grown.law}
    unsure = proposed("cbo", *records("2008"))
    assert met(unsure, "youth_views") == [None]


def test_an_order_in_force_ends_the_question() -> None:
    until = cbo(ends_on=None, until_further_order=True)
    made = ladder(FIRST, charge(), until)
    assert made.state is State.UNDER_ORDER
    assert "cbo" not in [one.step for one in made.proposals]


def test_a_second_service_does_not_move_the_first() -> None:
    again = warning(services=(handed("2026-03-25T10:00:00+00:00"), handed("2026-02-21T15:10:00+00:00")))
    assert proposed("notice", FIRST, SECOND, again, AFTER, now=IN_MARCH).is_open


def test_without_an_agreement_one_force_counts_alone() -> None:
    records = (incident("LI/1", "2026-02-10", "32"), FIRST, incident("SFK/2", "2026-03-01", "37"), warning())
    whole = ladder(*records, now=IN_MARCH, scope=None)
    made = whole.proposals[0]
    assert made.is_open
    assert {"37:incident:SFK/1", "37:incident:SFK/2"} <= set(made.supported_by)
    count = next(gate for gate in made.gates if "counting together" in gate.text)
    assert "32:incident:LI/1" not in count.evidence
    assert [one.why for one in whole.cross_border.not_counted] == ["no agreement was given"]
    assert whole.cross_border.remains is not None


def test_an_appeal_is_counted_once_where_service_was_on_the_day_of_issue() -> None:
    same_day = notice(services=(handed("2026-04-14T16:20:00+01:00"),))
    appeal = next(clock for clock in ladder(same_day, offender()).clocks if "appeal" in clock.title)
    assert (appeal.last_day, appeal.note) == (day("2026-05-04"), None)
