"""The rules for orders, run over a draft as over any other order."""

from collections.abc import Iterator

import attrs

from xborder.casefile.drafting.facts import Facts
from xborder.findings import Finding, Report, Severity, Sourced
from xborder.model.links import Link, LinksFile
from xborder.model.order import AsbOrder
from xborder.rules import RuleContext, check
from xborder.rules.named import key_of
from xborder.schema import encode

#: What only the giving of the paper can put right: nobody has been served with a draft.
AFTER_ISSUE = frozenset({"XB-ORDER-050"})
#: What a record from elsewhere may have and is warned of, and a draft is not made with: a paper that names nobody,
#: and terms that a breach could not name by their number.
NOT_IN_A_DRAFT = frozenset({"XB-PERSON-003", "XB-TERM-001", "XB-TERM-002"})


def judge(order: AsbOrder, facts: Facts, links: LinksFile | None) -> Report:
    """What the rules say of the draft, beside the records of the person; places are those of the officer's file."""
    file = next((place.file for place in facts.wish.places.values()), "draft")
    drafted = Sourced(type="asb_order", record=order, data=lambda: encode(order), places=facts.wish.places, file=file)
    key = key_of(drafted)
    context = RuleContext(
        now=facts.wish.now,
        links=LinksFile(links=tuple(_with_draft(links, facts, key))),
        records={**facts.records, key: drafted},
        policy=facts.wish.policy,
    )
    return Report(tuple(_taken(each) for each in check(drafted, context) if each.code not in AFTER_ISSUE))


def _taken(found: Finding) -> Finding:
    return attrs.evolve(found, severity=Severity.ERROR) if found.code in NOT_IN_A_DRAFT else found


def _with_draft(links: LinksFile | None, facts: Facts, key: str) -> Iterator[Link]:
    """The links, with the draft in those of its person, so that a name or date of birth that differs is seen."""
    mine = set(facts.standing.ladder.keys)
    for link in links.links if links else ():
        yield attrs.evolve(link, persons=(*link.persons, key)) if mine & set(link.persons) else link


def in_words(found: Finding) -> dict[str, str]:
    """A finding as the paper's notes give it."""
    return {"code": found.code, "severity": found.severity.value, "text": found.message, "hint": found.hint or ""}
