"""What a ladder is made of: values only, nothing decided."""

import datetime as dt
from enum import StrEnum

import attrs

from xborder.findings import Location
from xborder.model.codes import LinkBasis, OrderKind


class StepKind(StrEnum):
    """What an entry of the chronology is."""

    INCIDENT = "incident"
    WARNING = "warning"
    WARNING_SERVED = "warning_served"
    NOTICE = "notice"
    NOTICE_SERVED = "notice_served"
    ORDER = "order"
    OTHER = "other"
    BREACH = "breach"
    OFFENCE = "offence"
    CHARGE = "charge"
    HEARING = "hearing"
    CONVICTION = "conviction"


class State(StrEnum):
    """How far up the ladder the history reaches, lowest first."""

    NOTHING = "nothing"
    MET = "met"
    WARNED = "warned"
    UNDER_NOTICE = "under_notice"
    IN_BREACH = "in_breach"
    CHARGED = "charged"
    CONVICTED = "convicted"
    UNDER_ORDER = "under_order"


class StepStatus(StrEnum):
    """Whether a step may be taken: open, blocked by something, or not to be told from the records."""

    OPEN = "open"
    BLOCKED = "blocked"
    CANNOT_TELL = "cannot_tell"


@attrs.frozen(kw_only=True)
class Scope:
    """The agreement under which incidents count across forces: its name, its parties, its days."""

    agreement: str
    forces: frozenset[str]
    starts: dt.date | None = None
    ends: dt.date | None = None

    def in_force(self, day: dt.date) -> bool:
        """True if the agreement was in force on a day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)

    def covers(self, force: str, day: dt.date | None) -> bool:
        """True if the force was a party and the agreement in force that day.

        >>> Scope(agreement="ISA-1 1.0.0", forces=frozenset({"36"})).covers("32", dt.date(2026, 1, 1))
        False
        """
        return force in self.forces and day is not None and self.in_force(day)


@attrs.frozen(kw_only=True)
class LawBasis:
    """The row of law that a step or a clock rests on."""

    id: str
    source: str


@attrs.frozen(kw_only=True)
class Step:
    """One entry of the chronology. ``force`` is where it happened or who did it; the record is never rewritten.

    ``unsure`` says what its time leaves open.
    """

    kind: StepKind
    on: dt.date | None
    time: str | None
    force: str
    key: str
    title: str
    evidence: tuple[str, ...]
    place: str | None
    counts_under: str | None
    location: Location
    unsure: str | None = None


@attrs.frozen(kw_only=True)
class Gate:
    """One thing a step needs: met, not met, or (None) not to be told from the records.

    A gate that does not block only warns. ``check`` is the name of the question.
    """

    check: str
    text: str
    met: bool | None
    blocks: bool = True
    evidence: tuple[str, ...] = ()
    places: tuple[Location, ...] = ()
    law: LawBasis | None = None

    @property
    def words(self) -> str:
        """What is asked, and that nobody can tell where that is so.

        >>> Gate(check="name", text="The person's name", met=None).words
        "The person's name (not known)"
        """
        return f"{self.text} (not known)" if self.met is None else self.text


@attrs.frozen(kw_only=True)
class Proposal:
    """A step that could be next, with what supports it and what is missing; never a decision.

    ``step`` is its id in the operation, ``instruments`` are the kinds of orders it makes.
    """

    step: str
    title: str
    gates: tuple[Gate, ...]
    instruments: tuple[OrderKind, ...] = ()
    law: tuple[LawBasis, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def status(self) -> StepStatus:
        """Blocked if a need is not met, not to be told if one is not known, else open."""
        asked = [gate.met for gate in self.gates if gate.blocks]
        if False in asked:
            return StepStatus.BLOCKED
        return StepStatus.CANNOT_TELL if None in asked else StepStatus.OPEN

    @property
    def is_open(self) -> bool:
        """True if everything that the step has to have is there."""
        return self.status is StepStatus.OPEN

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands in the way, in plain words."""
        return tuple(gate.words for gate in self.gates if gate.blocks and not gate.met)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be there and is not, in plain words; the step is open without it."""
        return tuple(gate.words for gate in self.gates if not gate.blocks and not gate.met)

    @property
    def supported_by(self) -> tuple[str, ...]:
        """The records that the met gates rest on, each once."""
        return tuple(dict.fromkeys(key for gate in self.gates if gate.met for key in gate.evidence))


@attrs.frozen(kw_only=True)
class NotNow:
    """A step of the operation that is not to be taken up, and why."""

    step: str
    title: str
    why: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Considered:
    """An offence that the facts of one day may also show, and the orders that a conviction of it opens."""

    code: str
    title: str
    charged: bool
    summary_only: bool = True
    unlocks: tuple[OrderKind, ...] = ()
    law: tuple[LawBasis, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Facts:
    """One incident or breach, the offences to consider on it, and the last day to charge those that are summary only."""

    key: str
    title: str
    on: dt.date
    charge_by: dt.date | None
    passed: bool
    offences: tuple[Considered, ...]


@attrs.frozen(kw_only=True)
class Uncounted:
    """A record that is evidence where it happened, and does not count anywhere else."""

    key: str
    force: str
    why: str


@attrs.frozen(kw_only=True)
class CrossBorder:
    """What may count across borders, apart from what happened where.

    ``agreement`` names the agreement and its version where it is in force on the
    day; ``counts_under_agreement`` are the records that count because of it;
    ``remains`` says what is left where it is not.
    """

    agreement: str | None
    in_force: bool
    counts_under_agreement: tuple[str, ...] = ()
    not_counted: tuple[Uncounted, ...] = ()
    counted_together: tuple[str, ...] = ()
    remains: str | None = None


@attrs.frozen(kw_only=True)
class Clock:
    """A day that matters, and whether it has passed. ``note`` says what the count leaves open."""

    title: str
    last_day: dt.date
    passed: bool
    key: str
    law: LawBasis | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Likeness:
    """Two people in records who may be one: a proposal for a named person to confirm or refuse."""

    persons: tuple[str, str]
    basis: LinkBasis
    why: tuple[str, ...]
    against: tuple[str, ...] = ()
    weight: int = 0


@attrs.frozen(kw_only=True)
class Confirmation:
    """A link that a named person confirmed."""

    persons: tuple[str, ...]
    basis: LinkBasis
    explanation: str
    confirmed_by: str
    confirmed_on: dt.date


@attrs.frozen(kw_only=True)
class Ladder:
    """One person's joined history, and what it supports next."""

    person: str
    keys: tuple[str, ...]
    name: str
    born: str | None
    operation: str
    on: dt.date
    confirmations: tuple[Confirmation, ...]
    state: State
    state_title: str
    steps: tuple[Step, ...]
    proposals: tuple[Proposal, ...]
    not_now: tuple[NotNow, ...]
    offences: tuple[Facts, ...]
    cross_border: CrossBorder
    clocks: tuple[Clock, ...]
    likenesses: tuple[Likeness, ...]
    unjudged: tuple[str, ...]
