"""Whom a draft is about: somebody in the records, by the key that links use."""

from collections.abc import Mapping, Sequence

from xborder.findings import Outcome, Report, Sourced, finding
from xborder.ladder import Ladder
from xborder.rules.people import people_in

_SHOWN = 6


def whose(records: Mapping[str, Sourced], ladders: Sequence[Ladder], person: str | None) -> Outcome[str]:
    """The key of the person that ``person`` names, or of the only one there is.

    A name without its force, or without the person's number, does where only one fits.

    Findings, all errors: XB-DRAFT-001 (no such person), XB-DRAFT-002 (it could be several).
    """
    people = sorted({one.key for record in records.values() for one in people_in(record)})
    if person is None:
        return _only(_of_ladders(ladders) or people, "anybody")
    return _only([key for key in people if person in spellings(key)], person)


def ladder_of(person: str, ladders: Sequence[Ladder]) -> Ladder | None:
    """The ladder of a person; a link may name the only person of a record without a number."""
    spelled = {person, person.partition("#")[0]}
    return next((each for each in ladders if spelled & set(each.keys)), None)


def _of_ladders(ladders: Sequence[Ladder]) -> list[str]:
    """Those whom confirmed links join, where there are any; a bystander of one record is not meant unless named."""
    with_history = [each for each in ladders if each.steps]
    return [each.person for each in with_history if each.confirmations] or [each.person for each in with_history]


def spellings(key: str) -> tuple[str, ...]:
    """A key as it may be written: whole, without its force, without the person's number, without both."""
    bare = key.partition(":")[2]
    return (key, bare, key.partition("#")[0], bare.partition("#")[0])


def _only(keys: list[str], asked: str) -> Outcome[str]:
    if len(keys) == 1:
        return Outcome(keys[0])
    if not keys:
        return Outcome(None, Report.of(finding("XB-DRAFT-001", person=asked)))
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return Outcome(None, Report.of(finding("XB-DRAFT-002", people=", ".join(keys[:_SHOWN]) + more)))
