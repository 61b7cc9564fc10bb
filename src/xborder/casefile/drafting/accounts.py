"""What the person did, in the officer's words or else as the incidents record it."""

from collections.abc import Iterator

from xborder.casefile.drafting.facts import Facts
from xborder.casefile.wording import day, force_name, moment
from xborder.model.incident import Incident


def told(facts: Facts) -> str | None:
    """The conduct: what the officer wrote, else one paragraph for each incident; None where nothing says it."""
    written = (facts.wish.words.conduct or "").strip()
    if written:
        return written
    return "\n\n".join(_account(each.record) for each in facts.incidents if (each.record.summary or "").strip()) or None


def occasions(facts: Facts) -> Iterator[dict[str, str]]:
    """When and where each incident was, its map reference, and which force recorded it: kept as it happened."""
    for each in facts.incidents:
        place = each.record.location
        yield {
            "when": when(each.record),
            "where": place.display if place else "",
            "grid": (place.grid_reference or "") if place else "",
            "force": force_name(each.record.provenance.force),
        }


def effects(facts: Facts) -> Iterator[tuple[str, str]]:
    """When, and what effect was recorded; nothing where the officer wrote the grounds in words of their own."""
    for each in facts.incidents if not facts.wish.words.grounds else ():
        if (each.record.effect or "").strip():
            yield when(each.record), each.record.effect


def account(facts: Facts) -> str:
    """All that the paper tells of the conduct and its effect."""
    grounds = (ground.text for ground in facts.wish.words.grounds)
    wheres = (each["where"] for each in occasions(facts))
    return "\n".join([told(facts) or "", *wheres, *(text for _, text in effects(facts)), *grounds])


def is_from_logs(facts: Facts) -> bool:
    """True if the account holds words of incident records, which were written for colleagues."""
    said = account(facts)
    logs = (text for each in facts.incidents for text in (each.record.summary, each.record.effect))
    return any(text.strip() in said for text in logs if text and text.strip())


def when(incident: Incident) -> str:
    """The day and time of an incident in words."""
    return moment(incident.occurred_at) or day(incident.occurred_on) or "day not recorded"


def _account(incident: Incident) -> str:
    place = f" at {incident.location.display}" if incident.location and incident.location.display else ""
    return f"On {when(incident)}{place} (recorded by {force_name(incident.provenance.force)}): {incident.summary}"
