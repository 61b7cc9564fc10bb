"""BS 7666 addresses: numbers in fixed columns, and the lines that people read.

A PAON or SAON is a string of columns: start number (4) and its letter (1), end
number (4) and its letter (1), then a name of up to 90 characters. Source: BS
7666 as published in the e-GIF schema BS7666-v1-3, PAONtype and SAONtype.
"""

import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, plain_text

#: The sources of the codec, in order.
PARTS = ("SAON", "PAON", "StreetDescription", "Locality", "Town", "AdministrativeArea", "PostTown")

_NUMBER = r"[1-9][0-9]{0,3}[A-Z]?"
_NUMBERED = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))? (.+)", re.ASCII | re.DOTALL)
_NAME = re.compile(r"[0-Z%-+a-z ]{1,90}", re.ASCII)
_TAILS = {1: ("Town",), 2: ("Town", "AdministrativeArea"), 3: ("Locality", "Town", "AdministrativeArea")}
_LONGEST_TAIL = ("Locality", "Town", "AdministrativeArea", "PostTown")


def bs7666(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Address lines from the seven parts named in PARTS, and back.

    >>> codec = bs7666({}, {})
    >>> codec.parse((None, "   4 ", "Sluice Row", None, "Marsh Ferrers", None, None), Notes())
    ['4 Sluice Row', 'Marsh Ferrers']
    >>> codec.print(["4 Sluice Row", "Marsh Ferrers"])[1:5]
    ('   4 ', 'Sluice Row', None, 'Marsh Ferrers')
    """

    def parse(texts: Texts, _: Notes) -> list[str] | None:
        saon, paon, street, *after = texts
        before, number, house = "", "", ""
        if saon:
            before = " ".join(filter(None, _columns(saon)))
        if paon:
            number, house = _columns(paon)
        street = (street or "").strip()
        lines = [before, house, f"{number} {street}" if number and street else number or street]
        lines += [text.strip() for text in after if text]
        return [line for line in lines if line] or None

    return Codec(parse=parse, print=_parted, loses="which part a line came from, where the lines alone do not say")


def _columns(text: str) -> tuple[str, str]:
    """The number (``4``, ``4A``, ``4-6``) and the name of a fixed-column string."""
    first, last = text[0:5].strip().replace(" ", ""), text[5:10].strip().replace(" ", "")
    return f"{first}-{last}" if last else first, text[10:].strip()


def _parted(value: Any) -> Texts:
    lines = [plain_text(line) for line in value]
    if not lines or "" in lines or [line.strip() for line in lines] != lines:
        raise Unprintable("address lines that are not empty")
    parts = _head(lines)
    tail = lines[parts.pop("used") :]
    if not tail:
        raise Unprintable("a street and, on a line of its own, a locality, a town or an area")
    if len(tail) > len(_LONGEST_TAIL):
        raise Unprintable("no more lines than a street, a locality, a town, an area and a post town")
    parts.update(zip(_TAILS.get(len(tail), _LONGEST_TAIL), tail, strict=True))
    return tuple(parts.get(name) for name in PARTS)


def _head(lines: list[str]) -> dict[str, Any]:
    """The parts up to the street, and how many lines they took."""
    numbered = ((at, match) for at, line in enumerate(lines[:3]) if (match := _numbered(line)) is not None)
    at, match = next(numbered, (0, None))
    if match is None:
        named = len(lines) >= 3 and _NAME.fullmatch(lines[0]) is not None
        street = lines[1] if named else lines[0]
        return {"PAON": _aon("", "", lines[0] if named else ""), "StreetDescription": street, "used": 2 if named else 1}
    if at and any(_NAME.fullmatch(line) is None for line in lines[:at]):
        raise Unprintable("house names of letters, digits and simple signs")
    before = lines[:at]
    parts = {"PAON": _aon(match[1], match[2] or "", before[-1] if before else ""), "StreetDescription": match[3]}
    return {**parts, "SAON": _aon("", "", before[0]) if at == 2 else None, "used": at + 1}


def _numbered(line: str) -> re.Match[str] | None:
    """The number and the street; a line with more space between them could not be read back as it was."""
    match = _NUMBERED.fullmatch(line)
    return match if match is not None and match[3] == match[3].strip() else None


def _aon(first: str, last: str, name: str) -> str:
    start = _field(first)
    return f"{start}{_field(last)}{name}" if last or name else start


def _field(number: str) -> str:
    digits = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{digits:>4}{number[len(digits) :]:<1}"
