"""What the records do not say and somebody has to: a draft is refused without terms, and warned of the rest."""

from collections.abc import Iterator

from xborder.casefile.drafting.basis import resolve
from xborder.casefile.drafting.durations import months_of
from xborder.casefile.drafting.facts import Facts
from xborder.findings import Finding, Location, finding
from xborder.model.codes import OrderKind

#: What each paper should hold of the officer's words, and what it is called.
_WANTED = {
    OrderKind.CPW: {"time_allowed": "the time allowed", "locality": "the locality affected", "issuer": "the issuer"},
    OrderKind.CPN: {
        "locality": "the locality affected",
        "consulted": "who was informed before issue (s.43(6))",
        "ask_for_changes": "whom to ask for a change",
        "court": "the court to which an appeal goes",
        "issuer": "the issuer",
    },
    OrderKind.CBO: {
        "reason": "why the order will help",
        "court": "the court",
        "case_reference": "the case reference",
    },
}


def gaps(facts: Facts) -> Iterator[Finding]:
    """What is missing or cannot be read.

    Findings: XB-DRAFT-009 (error) for an order without terms, XB-DRAFT-010 (error) for a
    duration that is none, XB-DRAFT-008 (warning) for each thing left to be completed by hand, XB-DRAFT-016
    (warning) for an incident that the officer names and no record is of.
    """
    wish, words = facts.wish, facts.wish.words
    if not words.requirements and wish.kind is not OrderKind.CPW:
        yield finding("XB-DRAFT-009", _place(facts, "/requirements"))
    if words.duration and not words.ends_on and months_of(words.duration) is None:
        yield finding("XB-DRAFT-010", _place(facts, "/duration"))
    for field, called in _WANTED[wish.kind].items():
        if not getattr(words, field):
            yield finding("XB-DRAFT-008", _place(facts, f"/{field}"), what=called)
    for index, name in enumerate(words.incident_refs):
        if not resolve((name,), facts.records, wish.force):
            yield finding("XB-DRAFT-016", _place(facts, f"/incident_refs/{index}"), name=name)
    if _has_no_area(facts):
        yield finding("XB-DRAFT-008", _place(facts, "/area"), what="the area, or the map that shows it")
    if facts.subject is not None and not facts.subject.addresses:
        yield finding("XB-DRAFT-008", what="the person's address")


def _has_no_area(facts: Facts) -> bool:
    """Whether a notice or an order says nowhere where its terms apply."""
    words = facts.wish.words
    return facts.wish.kind is not OrderKind.CPW and not words.area and not all(each.area for each in words.requirements)


def _place(facts: Facts, pointer: str) -> Location:
    held = facts.wish.places
    return held.get(pointer) or held.get("") or Location(file="draft", pointer=pointer)
