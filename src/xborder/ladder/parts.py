"""What a ladder is made of: values only, nothing decided."""

import datetime as dt
from enum import StrEnum

import attrs

from xborder.findings import Location
from xborder.model.codes import LinkBasis


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


class State(StrEnum):
    """How far up the ladder the history reaches, lowest first."""

    NOTHING = "nothing"
    MET = "met"
    WARNED = "warned"
    UNDER_NOTICE = "under_notice"
    IN_BREACH = "in_breach"
    CHARGED = "charged"
    UNDER_ORDER = "under_order"


class ProposalKind(StrEnum):
    """A next step that the record may support."""

    WARNING = "warning"
    NOTICE = "notice"
    PROSECUTION = "prosecution"
    CBO_APPLICATION = "cbo_application"


@attrs.frozen(kw_only=True)
class Scope:
    """The agreement under which incidents count across forces: its name, its parties, its days."""

    agreement: str
    forces: frozenset[str]
    starts: dt.date | None = None
    ends: dt.date | None = None

    def covers(self, force: str, day: dt.date | None) -> bool:
        """True if the force was a party and the agreement in force that day.

        >>> Scope(agreement="ISA-1 1.0.0", forces=frozenset({"36"})).covers("32", dt.date(2026, 1, 1))
        False
        """
        if force not in self.forces or day is None:
            return False
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@attrs.frozen(kw_only=True)
class LawBasis:
    """The row of law that a step or a clock rests on."""

    id: str
    source: str


@attrs.frozen(kw_only=True)
class Step:
    """One entry of the chronology. ``force`` is where it happened or who did it; the record is never rewritten."""

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


@attrs.frozen(kw_only=True)
class Gate:
    """One thing a step needs: met, not met, or (None) not to be told from the records."""

    text: str
    met: bool | None
    evidence: tuple[str, ...] = ()
    places: tuple[Location, ...] = ()


@attrs.frozen(kw_only=True)
class Proposal:
    """A next step with what supports it and what is missing; never a decision."""

    kind: ProposalKind
    title: str
    gates: tuple[Gate, ...]
    law: tuple[LawBasis, ...]
    cautions: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True if every gate is met."""
        return all(gate.met for gate in self.gates)

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands in the way, in plain words."""
        return tuple(
            gate.text if gate.met is False else f"{gate.text} (not known)" for gate in self.gates if not gate.met
        )

    @property
    def supported_by(self) -> tuple[str, ...]:
        """The records that the met gates rest on, each once."""
        return tuple(dict.fromkeys(key for gate in self.gates if gate.met for key in gate.evidence))


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
    confirmations: tuple[Confirmation, ...]
    state: State
    state_title: str
    steps: tuple[Step, ...]
    proposals: tuple[Proposal, ...]
    clocks: tuple[Clock, ...]
    likenesses: tuple[Likeness, ...]
    unjudged: tuple[str, ...]
