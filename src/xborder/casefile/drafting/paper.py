"""What a template is given: every text ready to be shown, in names that a template's author can read."""

from collections.abc import Iterable
from typing import Any

from xborder.casefile.drafting.accounts import effects, occasions
from xborder.casefile.drafting.application import application
from xborder.casefile.drafting.explaining import Explained
from xborder.casefile.drafting.facts import Facts
from xborder.casefile.drafting.judging import in_words
from xborder.casefile.drafting.order import TITLES
from xborder.casefile.wording import day, force_name, moment, partial
from xborder.findings import Finding
from xborder.model.codes import OrderKind, RequirementKind
from xborder.model.order import AsbOrder, Requirement, Service
from xborder.reference import law

_KINDS = {
    RequirementKind.PROHIBIT: "Something you must not do",
    RequirementKind.REQUIRE: "Something you must do",
    RequirementKind.REASONABLE_STEPS: "Take reasonable steps",
}
#: Ways of giving a paper to a person, of those that the Act knows: the others are for bodies and for premises.
_TO_A_PERSON = {
    "handed": "Handed over",
    "left_at_proper_address": "Left at the proper address",
    "posted_to_proper_address": "Posted to the proper address",
}


def paper_data(facts: Facts, order: AsbOrder, explained: Explained, found: Iterable[Finding]) -> dict[str, Any]:
    """The data of a template. A text that is not known is empty; the template leaves room for it."""
    words = facts.wish.words
    return {
        "kind": order.kind.value,
        "title": TITLES[order.kind],
        "marking": "OFFICIAL-SENSITIVE (when complete)",
        "ref": order.ref,
        "force": force_name(facts.wish.force),
        "agreement": order.agreement or "",
        "person": _person(order),
        "conduct": order.conduct or "",
        "locality": order.locality or "",
        "incidents": list(occasions(facts)),
        "effects": [{"when": when, "text": text} for when, text in effects(facts)],
        "continuing": order.continuing_effect or "",
        "grounds": [each.text for each in words.grounds],
        "time_allowed": order.time_allowed or "",
        "requirements": [_requirement(each) for each in order.requirements],
        "area": order.area or "",
        "dates": _dates(facts, order),
        "warnings": [_warning(each.record) for each in facts.warnings],
        "consulted": list(order.consulted),
        "explanations": [
            {"section": each.section, "heading": each.heading, "text": each.text} for each in explained.sections
        ],
        "appeal": {"last_day": day(explained.last_appeal_day), "court": words.court or ""},
        "law": dict(explained.values),
        "issuer": _issuer(facts),
        "ask_for_changes": words.ask_for_changes or "",
        "service_methods": _methods(facts),
        "notes": _notes(facts, found),
        **(application(facts, order) if order.kind is OrderKind.CBO else {}),
    }


def _person(order: AsbOrder) -> dict[str, str]:
    subject = order.subject
    return {
        "name": subject.name.display if subject and subject.name else "",
        "born": partial(subject.date_of_birth) if subject else "",
        "address": subject.addresses[-1].display if subject and subject.addresses else "",
    }


def _requirement(term: Requirement) -> dict[str, Any]:
    first, last = day(term.applies_from), day(term.applies_to)
    dates = f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}" if last else ""
    return {
        "number": term.number,
        "kind": _KINDS[term.kind],
        "text": term.text,
        "area": term.area or "",
        "dates": dates,
        "supervisor": term.supervisor or "",
    }


def _dates(facts: Facts, order: AsbOrder) -> dict[str, str]:
    return {
        "issued": day(order.made_on),
        "from": day(order.in_force_from),
        "to": day(order.ends_on) or ("until further order" if order.until_further_order else ""),
        "duration": facts.wish.words.duration or "",
    }


def _warning(order: AsbOrder) -> dict[str, str]:
    service = next((each for each in order.services if each.day), None)
    return {
        "ref": order.ref,
        "force": force_name(order.provenance.force),
        "served": (moment(service.served_at) or day(service.served_on)) if service else "",
        "how": _way(service),
    }


def _way(service: Service | None) -> str:
    way = service.method.value if service and service.method else ""
    return _TO_A_PERSON.get(way, way.replace("_", " ")).lower()


def _issuer(facts: Facts) -> dict[str, str]:
    words, role = facts.wish.words, facts.wish.issued_as
    return {
        "name": words.issuer.display if words.issuer else "",
        "role": role.value.replace("_", " ") if role is not None else "",
    }


def _methods(facts: Facts) -> list[str]:
    row = law.value("cpn.service.methods", on=facts.wish.today)
    return [said for way, said in _TO_A_PERSON.items() if row is not None and way in row.words]


def _notes(facts: Facts, found: Iterable[Finding]) -> dict[str, Any]:
    """For the person who issues it, on a page of its own."""
    step = facts.standing.step
    ladder = facts.standing.ladder
    return {
        "step": step.title,
        "operation": ladder.operation,
        "gates": [
            {"text": need.text, "met": need.answer.value, "weight": "must" if need.blocks else "should"}
            for need in facts.standing.needs
        ],
        "across_borders": ladder.cross_border.remains or "",
        "cautions": list(step.cautions),
        "law": list(dict.fromkeys(basis.source for basis in step.law)),
        "findings": [in_words(each) for each in found],
    }
