"""An operation: what conduct a joint effort covers, the steps of its ladder, and the numbers its forces chose."""

from enum import StrEnum

import attrs

from xborder.model.codes import OrderKind
from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


class OperationStatus(StrEnum):
    """Whether forces work by an operation, or it is there to be adapted."""

    IN_USE = "in_use"
    EXAMPLE = "example"


class Level(StrEnum):
    """What becomes of a step when a need of it is not met: it is blocked, or it is open with a warning."""

    MUST = "must"
    SHOULD = "should"


class AgeGroup(StrEnum):
    """Of whom a note speaks, by age on the day."""

    UNDER_18 = "under_18"
    ADULT = "adult"


class CheckName(StrEnum):
    """What can be asked of a person's joined history. The first part is of the person, the second of one breach."""

    INCIDENTS = "incidents"
    NAME = "name"
    AGE = "age"
    SERVED = "served"
    ANNOUNCES_NEXT = "announces_next"
    TIME_TO_COMPLY = "time_to_comply"
    STILL_RELIED_ON = "still_relied_on"
    WITHIN_HOURS = "within_hours"
    CONDUCT_AFTER = "conduct_after"
    EFFECT = "effect"
    DISTRESS = "distress"
    PROCEEDINGS = "proceedings"
    CONVICTION = "conviction"
    CHARGED_WITH = "charged_with"
    HEARING_AHEAD = "hearing_ahead"
    YOUTH_VIEWS = "youth_views"
    NONE_IN_FORCE = "none_in_force"
    NONE_RELIED_ON = "none_relied_on"
    ASK = "ask"
    SERVED_BEFORE_BREACH = "served_before_breach"
    IN_FORCE_AT_BREACH = "in_force_at_breach"
    REQUIREMENT_AT_BREACH = "requirement_at_breach"
    APPEAL_AT_BREACH = "appeal_at_breach"
    TIME_LIMIT = "time_limit"
    PENALTY_OVER = "penalty_over"
    NO_PENALTY_YET = "no_penalty_yet"
    EXCUSE_CONSIDERED = "excuse_considered"
    NOT_CHARGED_YET = "not_charged_yet"


@attrs.frozen(kw_only=True)
class Need:
    """One thing that a step asks of the history."""

    check: CheckName = described("Check", example="served")
    level: Level = described("Level", default=Level.MUST, example="must")
    of: tuple[OrderKind, ...] = several("Kinds of orders it looks at", example=["cpw"])
    codes: tuple[str, ...] = several("Offence codes it looks at", example=["PS22002"])
    number: int | None = optional("Number", description="How many incidents, or days.", example=2)
    law: str | None = optional(
        "Row of law",
        description="Where the number comes from. A row that is not sure only warns, whatever the level.",
        example="cpn.age.individual",
    )
    text: str | None = optional("In words", description="In place of the words that the check has by itself.")


@attrs.frozen(kw_only=True)
class Note:
    """Something to bear in mind at a step; ``{value}`` in the text stands for the value of the row of law."""

    text: str = described("Text", example="For an adult: a fixed time of at least {value} years.")
    law: str | None = optional("Row of law", example="cbo.duration.adult")
    age: AgeGroup | None = optional("Only for", example="adult")


@attrs.frozen(kw_only=True)
class OperationStep:
    """One step of the ladder.

    A step is taken up when everything in ``when`` holds. With ``breach_of`` it is
    taken up once for each breach of such an order that is not before a court.
    """

    id: str = described("Id", example="notice")
    title: str = described("Title", example="Issue a community protection notice")
    instruments: tuple[OrderKind, ...] = several("What it makes", example=["cpn"])
    breach_of: tuple[OrderKind, ...] = several("Breach of", example=["cpn"])
    when: tuple[Need, ...] = several("Taken up when")
    needs: tuple[Need, ...] = several("Needs")
    law: tuple[str, ...] = several("Rows of law", example=["cpn.test"])
    notes: tuple[Note, ...] = several("Notes")


@attrs.frozen(kw_only=True)
class OperationOffence:
    """An offence to consider on the same facts, and the orders that a conviction of it opens."""

    code: str = described("CJS offence code", codes="cjs_offence_code", example="PS22002")
    unlocks: tuple[OrderKind, ...] = several("Orders on conviction", example=["dog_disqualification"])
    law: tuple[str, ...] = several("Rows of law", example=["ps66.disqualification"])
    note: str | None = optional("Note", example="Trespass has to be shown.")


@attrs.frozen(kw_only=True)
class OperationPolicy:
    """The numbers that no Act fixes; the forces of an operation choose them."""

    warning_life_days: int = described("How long a warning is relied on", unit="days", example=365)
    minimum_days_to_comply: int = described("Shortest gap between warning and notice", unit="days", example=1)
    clock_warning_days: int = described("How early a deadline is announced", unit="days", example=28)


@attrs.frozen(kw_only=True)
class Operation:
    """``operation.yaml``: what conduct counts, which steps there are, and what each of them needs."""

    schema: str = schema_field("xborder/operation/1")
    id: str = described("Id", example="coursing")
    version: str = described("Version", example="1.0.0")
    title: str = described("Title", example="Hare coursing across seven eastern forces")
    status: OperationStatus = described("Status", example="example")
    conduct: str = described("Conduct that it covers", example="Trespass with dogs to search for or chase hares.")
    agreement: str | None = optional(
        "Agreement it rests on",
        description="The id of a sharing agreement. Without one, nothing counts across borders.",
        example="ISA-EAST-FENLINE-001",
    )
    policy: OperationPolicy = described("Policy")
    offences: tuple[OperationOffence, ...] = several("Offences to consider")
    steps: tuple[OperationStep, ...] = described("Steps, in order")
