"""Incidents met by each force: one page each, so that a chronology can lead to it."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, facts, prose, section
from xborder.casefile.wording import day, force_name, moment, name
from xborder.model.incident import Incident


def incident_record(case: Case, incident: Incident) -> Paper:
    """One incident as its force recorded it, so far as the agreement let it through."""
    where = incident.location.display if incident.location else ""
    people = ", ".join(f"{name(each.person)} ({each.role.value})" for each in incident.persons)
    vehicles = ", ".join(
        " ".join(filter(None, (each.colour, each.make, each.model, each.vrm.text if each.vrm else None)))
        for each in incident.vehicles
    )
    head = facts(
        ("Force", force_name(incident.provenance.force)),
        ("When", moment(incident.occurred_at) or day(incident.day)),
        ("Where", where),
        ("People", people),
        ("Vehicles", vehicles or "none recorded"),
        ("Dogs", str(incident.dogs) if incident.dogs is not None else "not recorded"),
    )
    blocks: list[Block] = [head]
    for heading, text in (("What was seen", incident.summary), ("Effect on the locality", incident.effect)):
        if text:
            blocks += [section(heading), prose(text)]
    return Paper(
        form="Incident record", title=f"Incident {incident.ref}", subtitle=case.plan.title, blocks=tuple(blocks)
    )
