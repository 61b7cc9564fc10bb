"""A name is a person's, one name to a field: no title, no filler, no firm, no marks but hyphen and apostrophe."""

import re
from collections.abc import Iterator
from functools import lru_cache

from xborder.findings import Finding, Sourced, finding
from xborder.model.parts import PersonName
from xborder.rules.context import RuleContext
from xborder.rules.paths import Path
from xborder.rules.walking import walk

_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "dame", "rev", "master", "prof", "pc", "sgt"})
_FILLERS = frozenset(
    {"unknown", "not known", "unk", "n/k", "nk", "none", "n/a", "na", "tbc", "tba", "test", "not given", "no name"}
)
_FIRM = re.compile(r"\b(?:ltd|limited|plc|llp|council|constabulary|trust|company|charity|cic)\b\.?", re.IGNORECASE)

#: The longest family name, given name or title that the CJS Data Standards (v4-3) and SPI carry.
LONGEST = 35

#: SPI carries no more given names than this.
_MOST_GIVEN = 3

#: Longer texts are too long anyway, and need no closer look.
_READ = 200


def check(record: Sourced, _context: RuleContext) -> Iterator[Finding]:
    """Report each name in a record that is not one, or that receivers cannot carry."""
    for pointer, name in walk(record.record, (PersonName,)):
        for code, step in _remarks(name):
            yield finding(code, record.at(pointer + step), longest=LONGEST, most=_MOST_GIVEN)


@lru_cache(maxsize=4096)
def _remarks(name: PersonName) -> tuple[tuple[str, str], ...]:
    """What is wrong with a name: codes, each with its field."""
    here = Path.of(PersonName)
    fields = [(str(here.family), name.family)] if name.family else []
    fields += [(str(here.given[index]), given) for index, given in enumerate(name.given)]
    found = [(code, step) for step, text in fields for code in _of_part(text[:_READ])]
    if name.given and name.given[0].strip(" .").casefold() in _TITLES:
        found.append(("XB-NAME-001", str(here.given[0])))
    if name.family and _FIRM.search(name.family[:_READ]):
        found.append(("XB-NAME-004", str(here.family)))
    titled = [*fields, (str(here.title), name.title or "")]
    long = [("XB-NAME-005", step) for step, text in titled if len(text) > LONGEST]
    if len(name.given) > _MOST_GIVEN:
        long.append(("XB-NAME-006", str(here.given)))
    return (*found, *long)


def _of_part(text: str) -> Iterator[str]:
    if text.strip(" .?-*").casefold() in _FILLERS or not any(mark.isalpha() for mark in text):
        yield "XB-NAME-003"
    elif not all(mark.isalpha() or mark in " -'\u2019" or _combines(mark) for mark in text):
        yield "XB-NAME-002"


def _combines(mark: str) -> bool:
    import unicodedata

    return unicodedata.category(mark).startswith("M")
