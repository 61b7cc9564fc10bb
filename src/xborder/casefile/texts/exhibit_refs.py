"""Exhibits that a text speaks of, by their references in any of the usual spellings."""

import re
from collections.abc import Collection, Iterator

from xborder.identifiers import exhibit

#: Small letters among the initials only where nothing parts them from the number; a rank with its number is none.
_REF = r"(?:[A-Z][A-Za-z]{1,4}[/-]?[0-9]{1,4}|(?!(?:PC|PS|DC|DS|DI) )[A-Z]{2,5} ?[/-]? ?[0-9]{1,4})[A-Za-z]?(?![\w/-])"
_CALLED = re.compile(
    rf"\b[Ee]xhibits?\b(?:\s+(?:reference|ref\.?|number|no\.?|marked|as))*\s*:?\s*({_REF}(?:(?:\s*,|\s+and|\s*&|\s*,\s*and)\s+{_REF})*)",
    re.ASCII,
)
_EACH = re.compile(_REF, re.ASCII)
#: Without the word: with its stroke, or as what something is produced as.
_SLASHED = re.compile(r"(?<![\w/-])([A-Z]{2,5})/[0-9]{1,4}[A-Za-z]?(?![\w/-])", re.ASCII)
_PRODUCED_AS = re.compile(r"\b(?:as|marked|reference|ref)\s+(([A-Z]{2,5})[ -]?[0-9]{1,4}[A-Za-z]?)(?![\w/-])", re.ASCII)


def exhibit_refs(text: str, initials: Collection[str]) -> frozenset[str]:
    """The references, canonical, that a text names: after the word exhibit, or alone with initials of the case.

    >>> text = "I produce exhibits RTM/1, RTM2 and JS-3, and the clip as RTM 4. Log EK/26/1042, MG/11. Exhibits Room 4."
    >>> sorted(exhibit_refs(text, {"RTM"}))
    ['JS/3', 'RTM/1', 'RTM/2', 'RTM/4']
    """
    joined = " ".join(text.split())
    return frozenset(exhibit.validate(ref) for ref in _written(joined, initials) if exhibit.is_valid(ref))


def initials_of(ref: str) -> str:
    """The initials of a reference; '' if it has no form.

    >>> initials_of("rtm1")
    'RTM'
    """
    return exhibit.parts(ref)["initials"] if exhibit.is_valid(ref) else ""


def plain_ref(ref: str) -> str:
    """A reference in one spelling, or as it is written where it has no form.

    >>> plain_ref("rtm-01"), plain_ref("bag 7 of 9")
    ('RTM/1', 'bag 7 of 9')
    """
    return exhibit.validate(ref) if exhibit.is_valid(ref) else ref


def _written(text: str, initials: Collection[str]) -> Iterator[str]:
    for called in _CALLED.finditer(text):
        yield from _EACH.findall(called[1])
    yield from (match[0] for match in _SLASHED.finditer(text) if match[1] in initials)
    yield from (match[1] for match in _PRODUCED_AS.finditer(text) if match[2] in initials)
