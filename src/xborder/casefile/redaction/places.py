"""Where somebody lives and what they drive: postcodes, numbered houses, registration marks."""

import re
from collections.abc import Iterator

from xborder.casefile.redaction.spots import Category, Spot
from xborder.casefile.texts.around import is_official, label_before
from xborder.identifiers import postcode, vrm

_POSTCODE = re.compile(r"(?<![\w/-])[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}(?![\w/-])", re.ASCII)
#: Five letters and digits without a space are as often the code of a court or a force.
_CODE_OF_A_COURT = 5
_STREET = (
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Gardens|Crescent|Place|Terrace|Square|Row|Cottages?|Mews|Grove"
    r"|Rise|Walk|Way|Court|Hill|Green|Bank|Drove|Parade|Villas?)"
)
_HOUSE = re.compile(
    rf"(?<![\w/.,-])(?:Flat [0-9]{{1,3}}[A-Za-z]?,? )?[1-9][0-9]{{0,2}}[A-Za-z]?,? ((?:[A-Z][a-z'-]+ ){{1,3}}){_STREET}(?!\w)",
    re.ASCII,
)
_NO_HOUSE = re.compile(
    r"\b(?:unit|item|map|page|camera|exhibit|figure|junction|section|charge|PC|PS)\s*\Z", re.ASCII | re.IGNORECASE
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]* ", re.ASCII)
#: Not a word that follows a number in a text all in capitals, nor form MG22.
_CURRENT = re.compile(
    r"(?<![\w/-])(?!MG22 ?SFR)[A-Z]{2}[0-9]{2}(?! (?:AND|FOR|HRS|THE|WAS)) ?[A-Z]{3}(?![\w/-])", re.ASCII
)
_OLDER = re.compile(
    r"(?<![\w/-])(?:[A-Z][1-9][0-9]{0,2} ?[A-Z]{3}|[A-Z]{3} ?[1-9][0-9]{0,2}[A-Z]|[A-Z]{1,3} ?[1-9][0-9]{1,3})(?![\w/-])",
    re.ASCII,
)
_CALLED_A_MARK = re.compile(
    r"\b(?:registration|registered|reg|VRM|index|number plate|plates?)\b(?:[.\s]+(?:mark|no|number))?[^0-9A-Za-z]*\Z",
    re.ASCII | re.IGNORECASE,
)


def postcodes(text: str) -> Iterator[Spot]:
    """Postcodes, but for those of courts, police and other bodies.

    >>> [spot.value for spot in postcodes("Home: NR99 4QH. Fenmarsh Magistrates' Court, NR99 1AA")]
    ['NR99 4QH']
    """
    for match in _POSTCODE.finditer(text):
        whole = " " in match[0] or len(match[0]) > _CODE_OF_A_COURT
        if whole and postcode.is_valid(match[0]) and not is_official(text, match.start(), match.end()):
            yield _spot(Category.ADDRESS, postcode.validate(match[0]), match)


def houses(text: str) -> Iterator[Spot]:
    """Numbered houses in a named street, but for those of courts, police and other bodies.

    >>> [spot.value for spot in houses("He lives at 2 Keepers Cottages, off Warren Lane; on 20 September Long Lane was shut")]
    ['2 Keepers Cottages']
    """
    for match in _HOUSE.finditer(text):
        said = label_before(text, match.start(), 12)
        if _MONTH.match(match[1]) or _NO_HOUSE.search(said) or is_official(text, match.start(), match.end()):
            continue
        yield _spot(Category.ADDRESS, match[0], match)


def marks(text: str) -> Iterator[Spot]:
    """Registration marks: those of today's form, and older ones where they are called so.

    >>> [spot.value for spot in marks("A van, AB12 CDE, and a trailer, registration ABC 123D; exhibit RTM 12.")]
    ['AB12CDE', 'ABC123D']
    """
    current = [match for match in _CURRENT.finditer(text) if vrm.is_valid(match[0])]
    yield from (_spot(Category.VRM, vrm.validate(match[0]), match) for match in current)
    taken = {match.start() for match in current}
    for match in _OLDER.finditer(text):
        if match.start() in taken:
            continue
        if vrm.is_valid(match[0]) and _CALLED_A_MARK.search(label_before(text, match.start(), 30)):
            yield _spot(Category.VRM, vrm.validate(match[0]), match)


def _spot(category: Category, value: str, match: re.Match[str]) -> Spot:
    return Spot(category=category, value=value, start=match.start(), end=match.end())
