"""Composing: shared records become a case file about its defendants, and nobody else."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from xborder.casefile.case import Case
from xborder.casefile.selection import Selection, links_within, person_of, select_records
from xborder.findings import Outcome, Report, Sourced, finding
from xborder.ladder import Ladder
from xborder.model.case import CaseFile, CasePlan, Defendant
from xborder.model.incident import Incident
from xborder.model.links import LinksFile
from xborder.model.order import AsbOrder
from xborder.model.person import Person
from xborder.model.register import key_of
from xborder.model.values import Identifier
from xborder.model.vehicle import VehicleRecord
from xborder.schema import encode


def compose(
    folder: Path, plan: CasePlan, records: Iterable[Sourced], links: LinksFile, ladders: tuple[Ladder, ...]
) -> Outcome[Case]:
    """Make the case file of what the agreement let through.

    Other people met in an incident are left out of it.
    """
    selected = select_records(records, links, plan.suspects, shared=True)
    if not selected.groups:
        return Outcome(None, Report.of(finding("XB-BUILD-023")))
    kept = {key_of(record.record): _only_defendants(record, selected.people) for record in selected.kept}
    file = _case_file(plan, kept, selected)
    mine = tuple(ladder for ladder in ladders if selected.people & set(ladder.keys))
    return Outcome(Case(folder=folder, plan=plan, file=file, records=kept, ladders=mine))


def _only_defendants(record: Sourced, people: frozenset[str]) -> Sourced:
    """An incident without the people of whom no link says that they are in the case, a vehicle without what leads to them."""
    if isinstance(record.record, VehicleRecord):
        known = people | {each.partition("#")[0] for each in people}
        vehicle = attrs.evolve(record.record, linked=links_within(record.record, known))
        return attrs.evolve(record, record=vehicle, data=encode(vehicle))
    if not isinstance(record.record, Incident):
        return record
    key = key_of(record.record)
    wanted = tuple(each for each in record.record.persons if f"{key}#{each.ref}" in people)
    incident = attrs.evolve(record.record, persons=wanted)
    return attrs.evolve(record, record=incident, data=encode(incident))


def _case_file(plan: CasePlan, kept: Mapping[str, Sourced], selected: Selection) -> CaseFile:
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
        defendants=tuple(_defendants(kept, selected.groups)),
        charges=of("charge"),
        orders=tuple(sorted(of("asb_order"), key=_by_date)),
        offenders=of("offender"),
        incidents=of("incident"),
        witnesses=of("witness"),
        statements=of("statement"),
        exhibits=of("exhibit"),
        schedules=of("schedule"),
        forms=of("form"),
    )


def _by_date(order: AsbOrder) -> tuple[str, str]:
    return (str(order.made_on or ""), key_of(order))


def _defendants(kept: Mapping[str, Sourced], groups: Mapping[str, frozenset[str]]) -> Iterable[Defendant]:
    """One defendant for each group of linked people; two charges of one person make one defendant."""
    seen: set[frozenset[str]] = set()
    for key, group in groups.items():
        if group in seen:
            continue
        seen.add(group)
        record = kept[key.partition("#")[0]]
        charge_refs = tuple(
            sorted(other for other, same in groups.items() if same == group and other.split(":")[1] == "charge")
        )
        yield Defendant(
            person=person_of(record, key) or Person(), charge_refs=charge_refs, record_refs=tuple(sorted(group))
        )
