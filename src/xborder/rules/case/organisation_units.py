"""Courts, police units and prosecutors that a record names are in the national tables."""

from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.identifiers import court, ou
from xborder.model.values import Coded
from xborder.reference.national import National
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.walking import walk

_SCHEMES = ("ou_code", "court")


def check(record: Sourced, context: RuleContext) -> Iterator[Finding]:
    """Report a code that has its form and is not in the tables.

    Without the tables nothing is reported: that a code is not known here does
    not make it wrong. A code of another form is judged elsewhere.
    """
    national = context.national
    if national is None:
        return
    for pointer, coded in walk(record.record, (Coded,)):
        if coded.scheme in _SCHEMES and coded.value and _known(national, coded.value) is False:
            yield found("XB-CODE-003", record, pointer)


def _known(national: National, code: str) -> bool | None:
    if court.is_valid(code):
        return national.knows_court(court.validate(code))
    return national.knows_unit(ou.validate(code, profile="hmpps")) if ou.is_valid(code, profile="hmpps") else None
