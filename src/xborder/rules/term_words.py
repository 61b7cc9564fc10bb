"""The words of a term, made comparable."""

import re

from xborder.model.order import Requirement

_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_FORBID = re.compile(r"^(?:you )?(?:must|shall|may|are|is|do|to)? ?(?:not|never)\b ?(?:to )?", re.IGNORECASE)
_ASK = re.compile(r"^(?:you )?(?:must|shall|are to|is to|to) ?", re.IGNORECASE)


def core(term: Requirement) -> str:
    """What a term is about, without the words that forbid or ask."""
    return said(_ASK.sub("", _FORBID.sub("", term.text.strip()), count=1))


def said(text: str) -> str:
    """A text as its words alone, without case or marks.

    >>> said("4, Sluice Row")
    '4 sluice row'
    """
    return " ".join(_WORD.findall(text.casefold()))
