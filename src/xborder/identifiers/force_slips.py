"""Which force code may have been meant by a text that is not one: a name, a short name, a slip."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from xborder.identifiers.cleaning import loosened
from xborder.identifiers.shapes import digits_for

#: Words that the names of many forces have, and so tell nothing.
_COMMON_WORDS = frozenset(("POLICE", "CONSTABULARY", "SERVICE", "FORCE", "OF", "THE", "AND", "CODE", "SECOND"))
#: Kinds of owner that a person who types a name means first.
_LIKELY_KINDS = ("territorial", "special", "agency")
#: Names less alike than this are another force's.
_ALIKE = 0.8


def candidates(value: str) -> tuple[Iterable[str], ...]:
    """Tiers of codes of the list, the likeliest first.

    >>> [list(tier) for tier in candidates("Norfolk")][1]
    ['36']
    """
    text = loosened(value)
    bare = re.sub(r"[^0-9A-Z]+", "", text)
    return _by_digits(text, bare), _by_name(text), _by_likeness(text)


def _by_digits(text: str, bare: str) -> Iterator[str]:
    """A code with look-alikes, with a zero lost or added, or beside a name."""
    from xborder.reference.forces import is_known

    read = digits_for(bare)
    likely = [read.zfill(2) if len(read) == 1 and bare.isdigit() else read, read[1:] if read[:1] == "0" else ""]
    likely += re.findall(r"(?<![0-9])[0-9]{2}(?![0-9])", text, re.ASCII)
    yield from (code for code in likely if is_known(code))


def _by_name(text: str) -> list[str]:
    return list(_names().get(_key(text), ()))


def _by_likeness(text: str) -> Iterator[str]:
    key = _key(text)
    if len(key) > 3:
        for name in difflib.get_close_matches(key, _names(), n=3, cutoff=_ALIKE):
            yield from _names()[name]


def _key(name: str) -> str:
    """The words of a name that tell forces apart, in capitals."""
    words = re.findall(r"[0-9A-Z]+", name.upper())
    telling = [word for word in words if word not in _COMMON_WORDS and not word.isdigit()]
    return " ".join(telling)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Codes by every name that they are called: name, short name, initials."""
    from xborder.reference.forces import forces

    likeliest_first = sorted(forces(), key=lambda known: known.kind not in _LIKELY_KINDS)
    names: dict[str, tuple[str, ...]] = {}
    for known in likeliest_first:
        initials = "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", known.name))
        for called in {_key(known.name), _key(known.slug), initials.upper()}:
            names[called] = (*names.get(called, ()), known.code)
    return names
