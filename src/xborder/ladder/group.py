"""The records that confirmed links say are of one person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from xborder.findings import Sourced
from xborder.model.charge import Charge
from xborder.model.codes import OrderKind
from xborder.model.hearing import CourtHearing
from xborder.model.incident import Incident
from xborder.model.links import Link, LinksFile
from xborder.model.order import AsbOrder
from xborder.model.values import PartialDate
from xborder.rules.joining import joined_people
from xborder.rules.named import key_of
from xborder.rules.names import names_of
from xborder.rules.people import PersonIn, people_in, person_named

#: Whose spelling of the name is shown first: the charge, then the offender record, orders, incidents.
_SHOWN_FIRST = ("charge", "court_hearing", "offender", "asb_order", "incident")


@attrs.frozen(kw_only=True, slots=False)
class Group:
    """One person: the links that say so, the people they name, and the records those are in."""

    keys: tuple[str, ...]
    links: tuple[Link, ...]
    people: tuple[PersonIn, ...]
    #: Keys of links that name nobody in the records.
    missing: tuple[str, ...] = ()

    @cached_property
    def records(self) -> tuple[Sourced, ...]:
        """The records, each once, in the order of their keys."""
        held = {key_of(person.record): person.record for person in self.people}
        return tuple(held[key] for key in sorted(held))

    @cached_property
    def orders(self) -> tuple[Sourced, ...]:
        """The orders among the records."""
        return tuple(record for record in self.records if isinstance(record.record, AsbOrder))

    def orders_of(self, *kinds: OrderKind) -> tuple[Sourced, ...]:
        """The orders of some kinds."""
        return tuple(record for record in self.orders if record.record.kind in kinds)

    @cached_property
    def incidents(self) -> tuple[Sourced, ...]:
        """The incidents among the records."""
        return tuple(record for record in self.records if isinstance(record.record, Incident))

    @cached_property
    def charges(self) -> tuple[Sourced, ...]:
        """The charges among the records."""
        return tuple(record for record in self.records if isinstance(record.record, Charge))

    @cached_property
    def proceedings(self) -> tuple[Sourced, ...]:
        """The charges, and the hearings of courts: both hold offences."""
        return tuple(record for record in self.records if isinstance(record.record, (Charge, CourtHearing)))

    @cached_property
    def shown(self) -> tuple[PersonIn, ...]:
        """The people in the order in which their words are trusted for show."""
        return tuple(sorted(self.people, key=lambda one: (_SHOWN_FIRST.index(one.record.type), one.key)))

    @cached_property
    def name(self) -> str:
        """The name to show."""
        written = (each.display for one in self.shown for each in names_of(one.person)[:1])
        return next((name for name in written if name.strip()), "name not known")

    @cached_property
    def born(self) -> PartialDate | None:
        """The date of birth: a full one before a partial one."""
        dates = [one.person.date_of_birth for one in self.shown if one.person.date_of_birth is not None]
        return next((born for born in dates if born.is_full), dates[0] if dates else None)


def groups(records: Mapping[str, Sourced], links: LinksFile | None, *, everybody: bool = False) -> tuple[Group, ...]:
    """One group for each person: links that share somebody are of one person, and all of them are kept as its reason.

    With ``everybody`` those whom no link names make a group each as well.
    """
    ordered = sorted(links.links if links else (), key=lambda one: (sorted(one.persons), one.confirmed_on))
    root = joined_people(ordered)
    of_person: dict[str, list[Link]] = defaultdict(list)
    for link in ordered:
        if link.persons:
            of_person[root[link.persons[0]]].append(link)
    made = [joined(records, links_of) for links_of in of_person.values()]
    if everybody:
        linked = {(id(person.record), person.key) for group in made for person in group.people}
        found = (person for record in records.values() for person in people_in(record))
        made += [alone(person) for person in found if (id(person.record), person.key) not in linked]
    return tuple(sorted(made, key=lambda group: group.keys))


def alone(person: PersonIn) -> Group:
    """The group of somebody whom no link names."""
    return Group(keys=(person.key,), links=(), people=(person,))


def _names(links: Iterable[Link]) -> set[str]:
    return {name for link in links for name in link.persons}


def joined(records: Mapping[str, Sourced], links: Iterable[Link]) -> Group:
    """The group that links make of the people in records."""
    keys = tuple(sorted(_names(links)))
    found = [(name, person_named(records, name)) for name in keys]
    people = tuple(person for _, person in found if person is not None)
    missing = tuple(name for name, person in found if person is None)
    ordered = tuple(sorted(links, key=lambda link: (link.confirmed_on, sorted(link.persons))))
    return Group(keys=keys, links=ordered, people=people, missing=missing)
