"""Composing: shared records become a case file about its defendants, and nobody else."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from xborder.casefile.case import Case
from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.ladder import Ladder
from xborder.model.case import CaseFile, CasePlan, Defendant
from xborder.model.incident import Incident
from xborder.model.keys import RecordKey
from xborder.model.links import LinksFile
from xborder.model.person import Person
from xborder.model.register import key_of
from xborder.model.values import Identifier

#: Records about a person, which belong to a case only through a confirmed link.
_ABOUT_PEOPLE = ("charge", "offender", "incident", "asb_order")


def compose(
    folder: Path, plan: CasePlan, records: Iterable[Sourced], links: LinksFile, ladders: tuple[Ladder, ...]
) -> Outcome[Case]:
    """Make the case file of what the agreement let through.

    Offender records, incidents and orders belong only if a confirmed link joins
    them to a defendant; other people met in an incident are left out of it.
    """
    held = {key_of(record.record): record for record in records}
    charges = [record for record in held.values() if record.type == "charge"]
    if not charges:
        return Outcome(None, Report.of(finding("XB-BUILD-023")))
    groups = {key: _linked(key, links) for key in (key_of(charge.record) for charge in charges)}
    people = frozenset().union(*groups.values())
    kept, report = _keep(held, people)
    file = _case_file(plan, kept, groups)
    return Outcome(
        Case(folder=folder, plan=plan, file=file, records=kept, ladders=_of_defendants(ladders, people)), report
    )


def _linked(start: str, links: LinksFile) -> frozenset[str]:
    """Everybody whom confirmed links join to this person, however far."""
    group = {start}
    while True:
        wider = group.union(*(link.persons for link in links.links if group & set(link.persons)))
        if wider == group:
            return frozenset(group)
        group = wider


def _keep(held: Mapping[str, Sourced], people: frozenset[str]) -> tuple[dict[str, Sourced], Report]:
    linked = {str(RecordKey.parse(person).without_person) for person in people}
    kept: dict[str, Sourced] = {}
    left: list[Finding] = []
    for key, record in sorted(held.items()):
        if record.type in _ABOUT_PEOPLE and key not in linked:
            left.append(finding("XB-BUILD-022", record.at("/ref"), record=key))
        else:
            kept[key] = _only_linked_people(key, record, people)
    return kept, Report(tuple(left))


def _only_linked_people(key: str, record: Sourced, people: frozenset[str]) -> Sourced:
    """An incident without the people of whom no link says that they are in the case."""
    if not isinstance(record.record, Incident):
        return record
    from xborder.schema import encode

    wanted = tuple(each for each in record.record.persons if f"{key}#{each.ref}" in people)
    incident = attrs.evolve(record.record, persons=wanted)
    return attrs.evolve(record, record=incident, data=encode(incident))


def _case_file(plan: CasePlan, kept: Mapping[str, Sourced], groups: Mapping[str, frozenset[str]]) -> CaseFile:
    def of(kind: str) -> tuple[Any, ...]:
        return tuple(record.record for record in kept.values() if record.type == kind)

    return CaseFile(
        ref=plan.urn,
        urn=Identifier(scheme="pti_urn", value=plan.urn, raw=plan.urn),
        title=plan.title,
        operation=plan.operation,
        lead_force=plan.lead_force,
        file_type=plan.file_type,
        as_of=plan.as_of,
        defendants=tuple(_defendants(kept, groups)),
        charges=of("charge"),
        orders=of("asb_order"),
        offenders=of("offender"),
        incidents=of("incident"),
        witnesses=of("witness"),
        statements=of("statement"),
        exhibits=of("exhibit"),
        schedules=of("schedule"),
        forms=of("form"),
    )


def _defendants(kept: Mapping[str, Sourced], groups: Mapping[str, frozenset[str]]) -> Iterable[Defendant]:
    """One defendant for each group of linked people; two charges of one person make one defendant."""
    seen: set[frozenset[str]] = set()
    for key, group in groups.items():
        if group in seen:
            continue
        seen.add(group)
        person = kept[key].record.defendant or Person()
        charge_refs = tuple(sorted(other for other, same in groups.items() if same == group))
        yield Defendant(person=person, charge_refs=charge_refs, record_refs=tuple(sorted(group)))


def _of_defendants(ladders: tuple[Ladder, ...], people: frozenset[str]) -> tuple[Ladder, ...]:
    return tuple(ladder for ladder in ladders if people & set(ladder.keys))
