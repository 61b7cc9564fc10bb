"""An address that receivers can carry: at most five lines, none too long, the postcode in its own field."""

import re
from collections.abc import Iterator
from functools import lru_cache

from xborder.findings import Finding, Sourced, finding
from xborder.model.parts import Address
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path
from xborder.rules.walking import walk

#: Lines of an address, and characters of each, that the CJS Data Standards (v4-3) carry.
MOST_LINES = 5
LONGEST = 35

_CODE = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})\s*$", re.ASCII | re.IGNORECASE)


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each address of a record that is cut, or not found, by the systems that receive it."""
    for pointer, address in walk(record.record, (Address,)):
        if len(address.lines) > MOST_LINES:
            yield finding("XB-ADDRESS-001", record.at(f"{pointer}{Path.of(Address).lines}"), most=MOST_LINES)
        for index, line in enumerate(address.lines):
            where = f"{pointer}{Path.of(Address).lines[index]}"
            if len(line) > LONGEST:
                yield finding("XB-ADDRESS-002", record.at(where), longest=LONGEST)
            if address.postcode is None and (code := _postcode_in(line)) is not None:
                yield finding("XB-ADDRESS-003", record.at(where), suggestions=(code,))


@lru_cache(maxsize=4096)
def _postcode_in(line: str) -> str | None:
    """The postcode that a line ends with, if it ends with one."""
    match = _CODE.search(line[-40:])
    if match is None:
        return None
    from xborder.identifiers import postcode

    return postcode.validate(match[1]) if postcode.is_valid(match[1]) else None
