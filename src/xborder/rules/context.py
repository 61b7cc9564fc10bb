"""What a rule may know besides the record it judges."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from xborder.findings import Sourced
from xborder.reference.clocks import uk_day
from xborder.rules.policy import Policy

if TYPE_CHECKING:  # their modules are loaded where a case has links, and where a user has imported tables
    from xborder.model.links import Link, LinksFile
    from xborder.reference.national import National


@attrs.frozen(kw_only=True, slots=False)
class RuleContext:
    """The time, the other records, and who acts together.

    ``now`` is the time of the check (an argument, never the clock); ``records``
    are the records of the case by key (``36:charge:36NC0412626/1``);
    ``agreement_forces`` are the parties of the sharing agreement, or None where
    no agreement is looked at. ``national`` are the imported national tables;
    without them nothing is said of whether a code exists.
    """

    now: dt.datetime
    links: "LinksFile | None" = None
    records: Mapping[str, Sourced] = attrs.field(factory=dict)
    lead_force: str | None = None
    agreement_forces: frozenset[str] | None = None
    policy: Policy = Policy()
    national: "National | None" = None

    @cached_property
    def today(self) -> dt.date:
        """The day in London."""
        return uk_day(self.now)

    def resolve(self, name: str, kind: str, force: str) -> Sourced | None:
        """The record of a type that a name stands for, or None where none or more than one does.

        A name is a full key, or a reference: of the same force first, else of the
        only other force that has it.
        """
        exact = self.records.get(name) or self.records.get(f"{force}:{kind}:{name}")
        if exact is not None:
            return exact if exact.type == kind else None
        others = self._by_reference.get((kind, name), [])
        return others[0] if len(others) == 1 else None

    def of_type(self, kind: str) -> tuple[Sourced, ...]:
        """Every record of a type, in the order of their keys."""
        return self._by_type.get(kind, ())

    def links_of(self, person: str) -> "tuple[Link, ...]":
        """Every link that names a person by this key."""
        return tuple(self._by_person.get(person, ()))

    def charges_of(self, asn: str) -> tuple[Sourced, ...]:
        """Every charge whose defendant has this ASN, in the order of their keys."""
        return tuple(self._by_asn.get(asn, ()))

    @cached_property
    def _by_asn(self) -> dict[str, list[Sourced]]:
        index: dict[str, list[Sourced]] = defaultdict(list)
        for record in self.of_type("charge"):
            numbers = record.record.defendant.identifiers if record.record.defendant else None
            if numbers and numbers.asn and numbers.asn.value:
                index[numbers.asn.value].append(record)
        return index

    @cached_property
    def _by_type(self) -> dict[str, tuple[Sourced, ...]]:
        ordered = [self.records[key] for key in sorted(self.records)]
        return {kind: tuple(found for found in ordered if found.type == kind) for kind in {one.type for one in ordered}}

    @cached_property
    def _by_reference(self) -> dict[tuple[str, str], list[Sourced]]:
        index: dict[tuple[str, str], list[Sourced]] = defaultdict(list)
        for record in self.records.values():
            index[record.type, getattr(record.record, "ref", "")].append(record)
        return index

    @cached_property
    def _by_person(self) -> "dict[str, list[Link]]":
        index: dict[str, list[Link]] = defaultdict(list)
        for link in self.links.links if self.links else ():
            for person in dict.fromkeys(link.persons):
                index[person].append(link)
        return index
