"""Every number of a record that carries a check letter, or has a form, is right."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.identifiers import checking, register
from xborder.model.values import Identifier
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.walking import walk


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report each number that is wrong or odd, and each canonical form that is not of what the source wrote."""
    year = context.today.year
    for pointer, number in walk(record.record, (Identifier,)):
        if number.scheme not in register.SCHEMES or not number.text:
            continue
        yield from checking.check(number.scheme, number.text, record.at(pointer), year_now=year).report
        if number.value and number.raw:
            reading = checking.check(number.scheme, number.raw, year_now=year).value
            if reading is not None and reading != number.value:
                yield found("XB-CASE-003", record, pointer)
