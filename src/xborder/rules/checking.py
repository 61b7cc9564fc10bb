"""Running the rules: over one record, or over the records of a case together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter

import attrs

from xborder.findings import Finding, Report, Sourced, finding
from xborder.rules.context import RuleContext
from xborder.rules.named import in_order, key_of
from xborder.rules.register import rules_for


def check(record: Sourced, context: RuleContext) -> Report:
    """Judge one record by every rule that applies to it; other records are known only through the context."""
    return Report(tuple(found for rule in rules_for(record) for found in rule.check(record, context)))


def check_many(records: Iterable[Sourced], context: RuleContext) -> Report:
    """Judge the records of a case together; the report does not depend on their order.

    The context's records are made from these, and its links from a record of
    type ``links`` if there is one; links that are only in the context are judged
    too, without places. Two records of one key are reported, and the first in
    order stands for both.
    """
    ordered = _in_order(records, context)
    together = _together(ordered, context)
    keys = Counter(key_of(record) for record in ordered)
    twice = Report(
        tuple(
            finding("XB-CASE-001", record.at("/ref"), key=key_of(record))
            for record in ordered
            if keys[key_of(record)] > 1 and together.records[key_of(record)] is not record
        )
    )
    return Report.join([twice, *(check(record, together) for record in ordered)])


def compare(records: Iterable[Sourced], context: RuleContext) -> Iterator[Finding]:
    """What records show only when they are looked at together: the part of ``check_many`` that one alone cannot tell."""
    ordered = _in_order(records, context)
    together = _together(ordered, context)
    for record in ordered:
        for rule in rules_for(record, comparing=True):
            yield from rule.check(record, together)


def _in_order(records: Iterable[Sourced], context: RuleContext) -> list[Sourced]:
    given = _with_links(records, context)
    keyed = [(key_of(record), record) for record in given]
    if len({key for key, _ in keyed}) == len(keyed):  # the usual case, in which no place needs to be worked out
        return [record for _, record in sorted(keyed, key=itemgetter(0))]
    return sorted(given, key=in_order)


def _together(ordered: list[Sourced], context: RuleContext) -> RuleContext:
    known = {key_of(record): record for record in reversed(ordered)}
    links = known["links"].record if "links" in known else None
    return attrs.evolve(context, records=known, links=links)


def _with_links(records: Iterable[Sourced], context: RuleContext) -> list[Sourced]:
    given = list(records)
    if context.links is not None and not any(record.type == "links" for record in given):
        given.append(Sourced(type="links", record=context.links, data={}))
    return given
