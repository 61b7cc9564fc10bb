"""Which records belong to a case: evidence, and what confirmed links join to a defendant."""

from collections.abc import Iterable, Mapping

import attrs

from xborder.findings import Finding, Report, Sourced, finding
from xborder.model.incident import Incident
from xborder.model.links import LinksFile
from xborder.model.person import Person
from xborder.model.register import key_of

#: Records about a person, which belong to a case only through a confirmed link.
_ABOUT_PEOPLE = ("charge", "offender", "incident", "asb_order")


@attrs.frozen(kw_only=True)
class Selection:
    """The records that belong to a case, those who are its defendants, and what was left out.

    ``groups`` maps the key of each charge, and of each suspect, to everybody whom
    links join to its defendant; charges come first.
    """

    kept: tuple[Sourced, ...]
    groups: Mapping[str, frozenset[str]]
    report: Report

    @property
    def people(self) -> frozenset[str]:
        """All people in records who are a defendant."""
        return frozenset().union(*self.groups.values())


def select_records(records: Iterable[Sourced], links: LinksFile, suspects: Iterable[str] = ()) -> Selection:
    """Keep what belongs to the case, so that nobody else's record is even asked for.

    Records come in the order of their keys. ``suspects`` are those whom the
    plan names; one whom no record has is left to the checks of the plan.
    """
    held = {key_of(record.record): record for record in records}
    charged = [key for key, record in sorted(held.items()) if record.type == "charge"]
    named = [key for key in suspects if person_of(held.get(key.partition("#")[0]), key) is not None]
    groups = {key: _linked(key, links) for key in (*charged, *named)}
    wanted = {person.partition("#")[0] for group in groups.values() for person in group}
    kept: list[Sourced] = []
    left: list[Finding] = []
    for key, record in sorted(held.items()):
        if record.type in _ABOUT_PEOPLE and key not in wanted:
            left.append(finding("XB-BUILD-022", record.at("/ref"), record=key))
        else:
            kept.append(record)
    return Selection(kept=tuple(kept), groups=groups, report=Report(tuple(left)))


def person_of(record: Sourced | None, key: str) -> Person | None:
    """The person whom a key names in a record: a defendant, the subject of an order, or somebody met in an incident."""
    if record is None:
        return None
    made = record.record
    if isinstance(made, Incident):
        return next((each.person for each in made.persons if each.ref == key.partition("#")[2]), None)
    person = getattr(made, {"charge": "defendant", "asb_order": "subject"}.get(record.type, ""), None)
    return person if "#" not in key else None


def _linked(start: str, links: LinksFile) -> frozenset[str]:
    """Everybody whom confirmed links join to this person, however far."""
    group = {start}
    while True:
        wider = group.union(*(link.persons for link in links.links if group & set(link.persons)))
        if wider == group:
            return frozenset(group)
        group = wider
