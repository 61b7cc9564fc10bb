"""What the proposals look at: a group's records as they stood on a day, and the policy and agreement in use."""

import datetime as dt
from collections import Counter
from functools import cached_property

import attrs

from xborder.findings import Location, Sourced
from xborder.ladder.group import Group
from xborder.ladder.parts import Gate, LawBasis, Scope
from xborder.model.codes import OrderKind
from xborder.model.incident import Incident
from xborder.reference import law
from xborder.reference.clocks import age_range
from xborder.rules.moments import Moment
from xborder.rules.named import key_of
from xborder.rules.order_facts import in_life, served
from xborder.rules.paths import Path
from xborder.rules.policy import Policy


@attrs.frozen(kw_only=True, slots=False)
class View:
    """One person's records, seen on ``today``."""

    group: Group
    today: dt.date
    policy: Policy
    scope: Scope | None

    @cached_property
    def incidents(self) -> tuple[Sourced, ...]:
        """Incidents up to today, the earliest first."""
        dated = [(moment, record) for record in self.group.incidents if (moment := seen(record.record)) is not None]
        past = [(moment, record) for moment, record in dated if moment.day <= self.today]
        return tuple(record for _, record in sorted(past, key=lambda pair: (pair[0].sort_key(), key_of(pair[1]))))

    @cached_property
    def counting(self) -> tuple[Sourced, ...]:
        """The incidents that count together: of the agreement's forces, or else of the force that has most."""
        if self.scope is not None:
            return tuple(record for record in self.incidents if self._covered(record))
        most = Counter(record.record.provenance.force for record in self.incidents).most_common()
        best = min(most, key=lambda pair: (-pair[1], pair[0]), default=("", 0))[0]
        return tuple(record for record in self.incidents if record.record.provenance.force == best)

    @property
    def not_counting(self) -> tuple[Sourced, ...]:
        """The incidents that are evidence but do not count across borders."""
        return tuple(record for record in self.incidents if record not in self.counting)

    def served(self, kind: OrderKind) -> tuple[Sourced, ...]:
        """The orders of a kind that had been served by today, the earliest first."""
        given = [(moment, record) for record in self.group.orders_of(kind) if (moment := served(record.record))]
        past = [(moment, record) for moment, record in given if moment.day <= self.today]
        return tuple(record for _, record in sorted(past, key=lambda pair: (pair[0].sort_key(), key_of(pair[1]))))

    def live(self, kind: OrderKind) -> tuple[Sourced, ...]:
        """The orders of a kind that are served and in force today."""
        return tuple(record for record in self.served(kind) if in_life(record.record, self.today))

    @property
    def ages(self) -> tuple[int, int] | None:
        """The youngest and oldest the person may be today, or None where no date of birth is known."""
        return age_range(self.group.born, self.today) if self.group.born is not None else None

    def rows(self, *names: str) -> tuple[LawBasis, ...]:
        """The rows of law of these names that apply today."""
        found = (law.value(name, on=self.today) for name in names)
        return tuple(LawBasis(id=row.id, source=row.source) for row in found if row is not None)

    def _covered(self, record: Sourced) -> bool:
        moment = seen(record.record)
        force = record.record.provenance.force
        return self.scope is not None and self.scope.covers(force, moment.day if moment else None)


def seen(incident: Incident) -> Moment | None:
    """When an incident happened."""
    return Moment.of(incident.occurred_on, incident.occurred_at)


def gate(text: str, *places: tuple[Sourced, Path | str], met: bool | None) -> Gate:
    """A gate with the records, and the places in them, that it was judged by."""
    keys = tuple(dict.fromkeys(key_of(record) for record, _ in places))
    found: tuple[Location, ...] = tuple(record.at(str(path)) for record, path in places)
    return Gate(text=text, met=met, evidence=keys, places=found)


def age_gate(view: View, row_id: str, text: str) -> Gate:
    """Whether the person is as old today as a row asks; the text holds the age as ``{age}``."""
    row = law.value(row_id, on=view.today)
    at_least = row.number if row else 0
    where = [(one.record, f"{one.pointer}/date_of_birth") for one in view.group.shown if one.person.date_of_birth]
    met = (
        None if view.ages is None else True if view.ages[0] >= at_least else False if view.ages[1] < at_least else None
    )
    return gate(text.format(age=at_least), *where[:1], met=met)


def count_gate(view: View, needed: int) -> Gate:
    """Whether enough incidents count together for a step; the number is the force's policy."""
    path = Path.of(Incident).occurred_on
    text = f"{needed} incident{'s' if needed != 1 else ''} counting together (local policy); there {_are(view)}"
    return gate(text, *((record, path) for record in view.counting), met=len(view.counting) >= needed)


def _are(view: View) -> str:
    number = len(view.counting)
    return "is 1" if number == 1 else f"are {number}"


def border_cautions(view: View) -> tuple[str, ...]:
    """What does not count across borders, and why."""
    if view.scope is None and view.not_counting:
        return ("No agreement was given: incidents of other forces are evidence, but were not counted together.",)
    outside = [key_of(record) for record in view.not_counting]
    if not outside or view.scope is None:
        return ()
    return (f"Not counted under {view.scope.agreement} (no party, or not in force that day): {', '.join(outside)}.",)
