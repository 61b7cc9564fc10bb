"""What only the application for a criminal behaviour order holds: the notice of Criminal Procedure Rules r.31.3."""

from collections.abc import Iterator
from typing import Any

from xborder.casefile.drafting.facts import Facts
from xborder.casefile.wording import day, force_name, listed, moment
from xborder.findings import Sourced
from xborder.model.evidence import Exhibit, Statement, Witness
from xborder.model.order import AsbOrder
from xborder.reference import law, offences


def application(facts: Facts, order: AsbOrder) -> dict[str, Any]:
    """The facts, the evidence and the people of an application, as its template takes them."""
    words = facts.wish.words
    return {
        "court": words.court or "",
        "case_reference": words.case_reference or "",
        "hearing": next((text for each in facts.charges if (text := listed(each.record.first_hearing))), ""),
        "charges": [row for each in facts.charges for row in _charges(each)],
        "history": [_history(each.record) for each in facts.orders],
        "reason": words.reason or "",
        "evidence": list(words.evidence) or list(_evidence(facts)),
        "others_affected": list(words.others_affected),
        "youth_team": words.youth_team_views or "",
        "rule": _rule(facts),
        "ground_texts": [ground.text for ground in order.grounds],
    }


def _rule(facts: Facts) -> str:
    row = law.value("cbo.notice", on=facts.wish.today)
    return row.source if row else ""


def _charges(charge: Sourced) -> Iterator[dict[str, str]]:
    for offence in charge.record.offences:
        entry = offences.find(offence.code.text)
        yield {
            "title": offence.title or (entry.title if entry else offence.code.text),
            "code": offence.code.text,
            "when": day(offence.began_on),
        }


def _history(order: AsbOrder) -> dict[str, str]:
    service = next((each for each in order.services if each.day), None)
    given = (moment(service.served_at) or day(service.served_on)) if service else ""
    title = order.title or order.kind.value.replace("_", " ")
    return {
        "title": f"{title} {order.ref}",
        "force": force_name(order.provenance.force),
        "made": day(order.made_on),
        "served": given,
    }


def _evidence(facts: Facts) -> Iterator[str]:
    """Each statement and exhibit among the records; a witness by name, for the defendant is served with the statement."""
    held = [record.record for _, record in sorted(facts.records.items())]
    names = {(each.provenance.force, each.ref): _witness(each) for each in held if isinstance(each, Witness)}
    for each in held:
        if isinstance(each, Statement):
            who = names.get((each.provenance.force, each.witness_ref), f"witness {each.witness_ref}")
            dated = f", dated {day(each.made_on)}" if each.made_on else ""
            yield f"Statement {each.ref} of {who}{dated}"
    for each in held:
        if isinstance(each, Exhibit):
            said = f": {each.description}" if each.description else ""
            yield f"Exhibit {each.exhibit_ref.text}{said}"


def _witness(witness: Witness) -> str:
    if witness.officer is not None and witness.officer.display:
        return witness.officer.display
    return witness.person.name.display if witness.person.name else f"witness {witness.ref}"
