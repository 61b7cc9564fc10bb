"""An e-mail address has the form of one."""

import re
from collections.abc import Iterator

from xborder.findings import Finding, Sourced, finding
from xborder.model.parts import Contact
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path
from xborder.rules.walking import walk

# Enough to see a slip, and no more: what stands before the @ is the business of the receiving system (RFC 5321).
_FORM = re.compile(r"[^\s@,;<>()]{1,64}@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)+[A-Za-z]{2,63}")
_LONGEST = 254


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each e-mail address of a record that no mail can reach."""
    for pointer, contact in walk(record.record, (Contact,)):
        text = contact.email
        if text is not None and (len(text) > _LONGEST or _FORM.fullmatch(text) is None):
            where = record.at(f"{pointer}{Path.of(Contact).email}")
            yield finding("XB-CONTACT-001", where, excerpt=text, suggestions=_meant(text[:_LONGEST]))


def _meant(text: str) -> tuple[str, ...]:
    """The address that is left when the slips of typing it are taken out."""
    plain = re.sub(r"\s", "", text.strip().removeprefix("mailto:").strip("<>;,.")).replace(",", ".")
    plain = re.sub(r"\.{2,}", ".", plain)
    return (plain,) if _FORM.fullmatch(plain) else ()
