"""The head of a statement: whose it is, and the age where the witness is under 18."""

import datetime as dt
import re
from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.checks.people import younger_than_18
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.model.evidence import Statement, Witness
from xborder.rules.names import names_of, plain

_OF = re.compile(r"^[ \t]*statement of\b[ \t:.]*([^\n]*)", re.ASCII | re.IGNORECASE | re.MULTILINE)
_AGE = re.compile(r"\bage\s+if\s+under\s+18\b[\s:.(]*(over\s*18|o/?18|[0-9]{1,2}\b)?", re.ASCII | re.IGNORECASE)


def head_of(case: Case, statement: Statement) -> Page | None:
    """The page with the head of a statement form; None where no page that could be read has one."""
    return next((page for page in case.body_of(statement) if _OF.search(page.text)), None)


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-020 (warning) for a statement under another name; 021 (error) where its age and the record's disagree."""
    for made in case.file.statements:
        page, witness = head_of(case, made), case.witness_of(made)
        if page is not None and witness is not None:
            yield from _named(page, made, witness)
            yield from _aged(page, made, witness, made.made_on or case.plan.as_of.date())


def _named(page: Page, made: Statement, witness: Witness) -> Iterator[Finding]:
    heading = _OF.search(page.text)
    said = re.split(r"\bage\b", heading[1], flags=re.IGNORECASE)[0] if heading else ""
    words = {plain(word) for word in said.replace("-", " ").split()} | {plain(said)}
    families = [name.family for name in names_of(witness.person) if name.family]
    if len(words) > 1 and families and not any(_stands(family, words) for family in families):
        yield finding("XB-CROSS-020", page.place, suggestions=(families[0],), name=page.file.path, ref=made.ref)


def _stands(family: str, words: set[str]) -> bool:
    return all(plain(word) in words for word in family.replace("-", " ").split()) or plain(family) in words


def _aged(page: Page, made: Statement, witness: Witness, on: dt.date) -> Iterator[Finding]:
    """CrimPR 16.2: a statement gives the witness's age where it is under 18."""
    said = _AGE.search(page.text)
    if said is None:
        return
    known = witness.under_18 is not None or witness.person.date_of_birth is not None
    under = witness.under_18 if witness.under_18 is not None else younger_than_18(witness.person, on)
    written = (said[1] or "").lower()
    says_under = written.isdigit() and int(written) < 18
    if known and under != says_under:
        yield finding("XB-CROSS-021", page.place, name=page.file.path, ref=made.ref)
