"""What stands on no ladder, and why: silence would look like a clean result."""

from collections.abc import Iterable, Iterator

from xborder.findings import Finding, Report, Sourced, finding
from xborder.ladder.parts import Ladder
from xborder.rules.named import in_order, key_of
from xborder.rules.people import organisation_of, people_in

#: The records of which a ladder is made; an offender record is always of a person.
_OF_PEOPLE = frozenset({"asb_order", "charge", "court_hearing", "incident", "offender"})


def left_out(records: Iterable[Sourced], ladders: Iterable[Ladder]) -> Report:
    """A finding for each record that supports no ladder.

    It is against a body, names nobody, is linked to nobody, or has the key of
    another record that says something else; of those the first in the order of
    their files stands.

    >>> left_out([], []).findings
    ()
    """
    shown = {key.partition("#")[0] for ladder in ladders for key in ladder.keys}
    given = sorted(records, key=in_order)
    alone = (found for record in given for found in _left_out(record, shown))
    return Report((*alone, *_twice(given)))


def _twice(records: Iterable[Sourced]) -> Iterator[Finding]:
    first: dict[str, Sourced] = {}
    for record in records:
        stands = first.setdefault(key := key_of(record), record)
        if stands is not record and stands.record != record.record:
            yield finding("XB-CASE-001", record.at("/ref"), key=key)


def _left_out(record: Sourced, shown: set[str]) -> Iterator[Finding]:
    key = key_of(record)
    if record.type not in _OF_PEOPLE or key in shown:
        return
    if people_in(record):
        yield finding("XB-LADDER-022", record.at(""), record=key)
    elif organisation_of(record.record) is not None:
        yield finding("XB-LADDER-020", record.at(""), record=key)
    else:
        yield finding("XB-LADDER-021", record.at(""), record=key)
