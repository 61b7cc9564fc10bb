"""Every number of a record that carries a check letter, or has a form, is right."""

from collections.abc import Iterator

import attrs

from xborder.findings import Finding, Sourced
from xborder.identifiers import checking, register
from xborder.identifiers.quick import is_same_spelling
from xborder.model.values import Identifier
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.number_places import place_of
from xborder.rules.walking import walk


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each number that is wrong or odd, and each canonical form that is not of what the source wrote."""
    year = context.today.year
    for pointer, number in walk(record.record, (Identifier,)):
        if number.scheme not in register.SCHEMES or not number.text:
            continue
        if not checking.is_clean(number.scheme, number.text, year_now=year):
            report = checking.check(number.scheme, number.text, year_now=year).report
            yield from (_told(slip, number, record, pointer) for slip in report)
        if number.value and number.raw and not is_same_spelling(number.scheme, number.raw, number.value):
            reading = checking.check(number.scheme, number.raw, year_now=year).value
            if reading is not None and reading != number.value:
                yield found("XB-CASE-003", record, pointer)


def _told(slip: Finding, number: Identifier, record: Sourced, pointer: str) -> Finding:
    """The finding in its place, its corrections in the order that the rest of the record speaks for."""
    suggestions = slip.suggestions
    if len(suggestions) > 1:
        from xborder.identifiers.choosing import choose
        from xborder.rules.number_facts import facts_of

        suggestions = choose(number.scheme, suggestions, facts_of(record, pointer))
    return attrs.evolve(slip, location=place_of(record, pointer, number), suggestions=suggestions)
