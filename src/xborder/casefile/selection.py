"""Which records belong to a case: evidence, and what confirmed links join to a defendant."""

from collections.abc import Collection, Iterable, Mapping

import attrs

from xborder.findings import Finding, Report, Sourced, finding
from xborder.model.incident import Incident
from xborder.model.links import LinksFile
from xborder.model.parts import LinkedRecord
from xborder.model.person import Person
from xborder.model.register import key_of
from xborder.model.vehicle import VehicleRecord

#: Records about a person, which belong to a case only through a confirmed link.
_ABOUT_PEOPLE = ("charge", "offender", "incident", "asb_order")

#: What is no evidence: it could be served with the file, and lead to its source.
_NEVER_IN_A_FILE = "intelligence"


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


def select_records(
    records: Iterable[Sourced], links: LinksFile, suspects: Iterable[str] = (), *, shared: bool = False
) -> Selection:
    """Keep what belongs to the case, so that nobody else's record is even asked for.

    Intelligence never does, whatever an agreement would let go: it is listed as
    sensitive unused material by the disclosure officer, outside the file.
    Records come in the order of their keys. ``suspects`` are those whom the
    plan names; one whom no record has is left to the checks of the plan. Of
    ``shared`` records, selected before, an agreement may have withheld to what a
    vehicle is linked.
    """
    evidence, report = without_intelligence(records)
    held = {key_of(record.record): record for record in evidence}
    charged = [key for key, record in sorted(held.items()) if record.type == "charge"]
    named = [key for key in suspects if person_of(held.get(key.partition("#")[0]), key) is not None]
    groups = {key: _linked(key, links) for key in (*charged, *named)}
    wanted = {person.partition("#")[0] for group in groups.values() for person in group}
    kept: list[Sourced] = []
    left: list[Finding] = []
    for key, record in sorted(held.items()):
        reason = _why_left_out(key, record, wanted, groups.values(), shared=shared)
        if reason is None:
            kept.append(record)
        else:
            left.append(finding(reason, record.at("/ref"), record=key))
    return Selection(kept=tuple(kept), groups=groups, report=report + Report(tuple(left)))


def without_intelligence(records: Iterable[Sourced]) -> tuple[tuple[Sourced, ...], Report]:
    """The records that can be in a case file, and a finding for each report that is left out.

    The finding names the place and not the report: findings travel with the bundle for the prosecutor.
    """
    given = tuple(records)
    apart = tuple(record for record in given if record.type == _NEVER_IN_A_FILE)
    said = Report(tuple(finding("XB-BUILD-025", record.at("/ref")) for record in apart))
    return tuple(record for record in given if record.type != _NEVER_IN_A_FILE), said


def _why_left_out(
    key: str, record: Sourced, wanted: set[str], groups: Iterable[frozenset[str]], *, shared: bool
) -> str | None:
    """The code of the finding that says why a record has no place in the case, or None if it has one."""
    if record.type in _ABOUT_PEOPLE and key not in wanted:
        return "XB-BUILD-022"
    if shared or not isinstance(record.record, VehicleRecord):
        return None
    known = wanted.union(*groups)
    return None if links_within(record.record, known) else "XB-BUILD-026"


def links_within(vehicle: VehicleRecord, known: Collection[str]) -> tuple[LinkedRecord, ...]:
    """The links of a vehicle that lead to a defendant or a record of the case, not to somebody else met there."""
    return tuple(link for link in vehicle.linked if link.key in known)


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
