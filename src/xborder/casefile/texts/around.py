"""What is said around a place in a text: the label before it, and whose it is."""

import re

#: Bodies whose address and number are nobody's secret.
_BODIES = (
    r"police|constabulary|courts?|crown prosecution|cps|hmcts|tribunal|probation|council|custody suite|solicitors?"
    r"|limited|ltd|plc|llp|hospital|surgery|university|school|contractors?"
)
_BODY = re.compile(rf"\b(?:{_BODIES})\b", re.ASCII | re.IGNORECASE)
_BODY_AFTER = re.compile(rf"[\s,(-]{{0,3}}(?:[A-Z][\w'.&]*\s+){{0,4}}(?i:{_BODIES})\b", re.ASCII)
_SOMEBODY = re.compile(
    r"\b(?:my|his|her|their|home|homes?|live[sd]?|living|resid\w+|mobile|me|him|private|tenant)\b",
    re.ASCII | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?]\s+(?=[A-Z])(?!Tel|Phone|Fax|E-?mail)", re.ASCII)
#: A line of an address block or of a letterhead; longer ones are running text.
_SHORT_LINE = 60
_BLOCK = 4
#: No block and no sentence is looked at for longer than this before the place.
_FAR = 400


def label_before(text: str, start: int, width: int = 40) -> str:
    """What stands before a place, on its line or the line above, at most ``width`` characters.

    >>> label_before("Name: A. Body\\nBorn: 1 May 1990", 20)
    'Name: A. Body\\nBorn: '
    """
    said = text[max(0, start - width) : start]
    return "\n".join(said.split("\n")[-2:])


def is_official(text: str, start: int, end: int) -> bool:
    """True if what stands here belongs to a court, the police or another body, not to somebody's home.

    A body is named before it in the same sentence or address block, with no word
    of a person between, or directly after it.

    >>> text = "Breckholme Police Station, 1 Market Street"
    >>> is_official(text, text.index("1 Market"), len(text))
    True
    >>> text = "I told the police that my home is 1 Market Street"
    >>> is_official(text, text.index("1 Market"), len(text))
    False
    """
    before = _said_before(text, start)
    bodies = list(_BODY.finditer(before))
    if bodies and not _SOMEBODY.search(before, bodies[-1].end()):
        return True
    line_end = text.find("\n", end)
    return _BODY_AFTER.match(text, end, line_end if line_end >= 0 else len(text)) is not None


def _said_before(text: str, start: int) -> str:
    """The lines before, as far as they are of one block, or the sentence so far."""
    lines = text[max(0, start - _FAR) : start].split("\n")
    kept = [lines[-1]]
    for line in reversed(lines[-_BLOCK:-1]):
        if len(line) > _SHORT_LINE or not line.strip():
            break
        kept.insert(0, line)
    if len(kept) == 1 and len(lines) > 1 and len(lines[-2]) > _SHORT_LINE:
        kept.insert(0, lines[-2])
    return _SENTENCE_END.split("\n".join(kept))[-1]
