"""Running the rules: over one record, or over the records of a case together."""

from collections import Counter
from collections.abc import Iterable

import attrs

from xborder.findings import Report, Sourced, finding
from xborder.model.links import LinksFile
from xborder.rules.context import RuleContext
from xborder.rules.named import key_of
from xborder.rules.register import RULES


def check(record: Sourced, context: RuleContext) -> Report:
    """Judge one record by every rule that applies to it; other records are known only through the context."""
    return Report(tuple(found for rule in RULES if rule.applies(record) for found in rule.check(record, context)))


def check_many(records: Iterable[Sourced], context: RuleContext) -> Report:
    """Judge the records of a case together; the report does not depend on their order.

    The context's records are made from these, and its links from a record of
    type ``links`` if there is one; links that are only in the context are judged
    too, without places. Two records of one key are reported, and the first in
    order stands for both.
    """
    ordered = sorted(_with_links(records, context), key=_order)
    keys = Counter(key_of(record) for record in ordered)
    known = {key_of(record): record for record in reversed(ordered)}
    links = known["links"].record if "links" in known else None
    together = attrs.evolve(context, records=known, links=links)
    twice = Report(
        tuple(
            finding("XB-CASE-001", record.at("/ref"), key=key_of(record))
            for record in ordered
            if keys[key_of(record)] > 1 and known[key_of(record)] is not record
        )
    )
    return Report.join([twice, *(check(record, together) for record in ordered)])


def _with_links(records: Iterable[Sourced], context: RuleContext) -> list[Sourced]:
    given = list(records)
    if context.links is not None and not any(isinstance(record.record, LinksFile) for record in given):
        given.append(Sourced(type="links", record=context.links, data={}))
    return given


def _order(record: Sourced) -> tuple[str, str, str]:
    return (key_of(record), record.file or "", str(record.at("")))
