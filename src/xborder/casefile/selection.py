"""Which records belong to a case: evidence, and what confirmed links join to a defendant."""

from collections.abc import Iterable, Mapping

import attrs

from xborder.findings import Finding, Report, Sourced, finding
from xborder.model.links import LinksFile
from xborder.model.register import key_of

#: Records about a person, which belong to a case only through a confirmed link.
_ABOUT_PEOPLE = ("charge", "offender", "incident", "asb_order")


@attrs.frozen(kw_only=True)
class Selection:
    """The records that belong to a case, those who are its defendants, and what was left out.

    ``groups`` maps the key of each charge to everybody whom links join to its
    defendant.
    """

    kept: tuple[Sourced, ...]
    groups: Mapping[str, frozenset[str]]
    report: Report

    @property
    def people(self) -> frozenset[str]:
        """All people in records who are a defendant."""
        return frozenset().union(*self.groups.values())


def select_records(records: Iterable[Sourced], links: LinksFile) -> Selection:
    """Keep what belongs to the case, so that nobody else's record is even asked for.

    Records come in the order of their keys.
    """
    held = {key_of(record.record): record for record in records}
    groups = {key: _linked(key, links) for key, record in sorted(held.items()) if record.type == "charge"}
    wanted = {person.partition("#")[0] for group in groups.values() for person in group}
    kept: list[Sourced] = []
    left: list[Finding] = []
    for key, record in sorted(held.items()):
        if record.type in _ABOUT_PEOPLE and key not in wanted:
            left.append(finding("XB-BUILD-022", record.at("/ref"), record=key))
        else:
            kept.append(record)
    return Selection(kept=tuple(kept), groups=groups, report=Report(tuple(left)))


def _linked(start: str, links: LinksFile) -> frozenset[str]:
    """Everybody whom confirmed links join to this person, however far."""
    group = {start}
    while True:
        wider = group.union(*(link.persons for link in links.links if group & set(link.persons)))
        if wider == group:
            return frozenset(group)
        group = wider
