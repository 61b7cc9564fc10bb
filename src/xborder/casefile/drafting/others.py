"""Other people in the words that are to be handed to the person: the records' words were not written for them."""

import re
from collections.abc import Iterator

from xborder.casefile.drafting.accounts import account
from xborder.casefile.drafting.facts import Facts
from xborder.findings import Finding, Location, finding
from xborder.model.codes import Role
from xborder.model.evidence import Witness
from xborder.model.incident import Incident
from xborder.model.person import Person
from xborder.rules.leaks import find_leaks, leak_findings
from xborder.rules.named import key_of
from xborder.rules.names import names_of

_SHORTEST = 3


def others_named(facts: Facts) -> Iterator[Finding]:
    """XB-DRAFT-011 (warning) for each victim, witness or informant whose name the paper's account gives away.

    A witness's address, number or date of birth in it is reported as in a page to be served.
    """
    said = account(facts)
    mine = {name.family.casefold() for name in names_of(facts.subject or Person()) if name.family}
    for key, person in _others(facts):
        for name in names_of(person):
            if name.family and name.family.casefold() not in mine and _stands(name.family, said):
                yield finding("XB-DRAFT-011", Location(file="draft"), person=key)
                break
    yield from leak_findings(find_leaks(said, facts.records.values()), Location(file="draft"))


def _others(facts: Facts) -> Iterator[tuple[str, Person]]:
    for record in facts.records.values():
        held = record.record
        if isinstance(held, Witness) and held.officer is None:
            yield key_of(record), held.person
        if isinstance(held, Incident):
            for met in held.persons:
                if met.role in (Role.VICTIM, Role.WITNESS, Role.INFORMANT):
                    yield f"{key_of(record)}#{met.ref}", met.person


def _stands(name: str, text: str) -> bool:
    return len(name) >= _SHORTEST and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None
