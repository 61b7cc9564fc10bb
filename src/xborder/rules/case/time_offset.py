"""A time of a record is London's, or UTC: another offset, or none, leaves open which moment is meant."""

import datetime as dt
from collections.abc import Iterator

from xborder.findings import Finding, Sourced
from xborder.reference.clocks import uk_time
from xborder.rules.context import RuleContext
from xborder.rules.found import found
from xborder.rules.walking import walk


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each time without an offset, and each whose offset London did not keep at that moment."""
    for pointer, value in walk(record.record, (dt.datetime,)):
        offset = value.utcoffset()
        if offset is None:
            yield found("XB-CASE-009", record, pointer)
        elif offset and offset != uk_time(value).utcoffset():
            yield found("XB-CASE-008", record, pointer)
