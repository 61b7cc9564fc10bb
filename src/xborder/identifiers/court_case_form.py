"""The forms of court case references: the kinds, their fields, and what breaks them."""

import re
from collections.abc import Mapping

from xborder.identifiers.check23 import check_letter
from xborder.identifiers.cleaning import trace
from xborder.identifiers.errors import InvalidChecksum, InvalidFormat, InvalidIdentifier, InvalidLength

#: The PNC court code of a court that has none.
DUMMY_COURT = "9998"

_KINDS = {
    "magistrates": re.compile(
        r"(?P<year>[0-9]{2})/(?P<court>[0-9]{4})/(?P<serial>[0-9]{1,6})(?P<letter>[A-Z])", re.ASCII
    ),
    "crown": re.compile(r"(?P<letter>[ABCSTU])(?P<year>[0-9]{4})(?P<serial>[0-9]{4})", re.ASCII),
    "libra": re.compile(r"(?P<year>[0-9]{2})(?P<serial>[0-9]{8})", re.ASCII),
}
_LOOSE = re.compile(r"[A-Z0-9]{1,12}", re.ASCII)


def case_letter(year: str, court: str, serial: str) -> str:
    """The letter that a magistrates' reference usually has: inferred, not published.

    >>> case_letter("97", "1626", "8395")
    'Q'
    """
    return check_letter(year + court + serial.zfill(6))


def fields_of(text: str, *, loose: bool) -> dict[str, str] | None:
    """The kind and the fields of a text in capitals, or None if it has no known form."""
    for kind, form in _KINDS.items():
        if match := form.fullmatch(text):
            fields = {"kind": kind, **match.groupdict()}
            return {**fields, "serial": fields["serial"].zfill(6)} if kind == "magistrates" else fields
    return {"kind": "other", "serial": text} if loose and _LOOSE.fullmatch(text) else None


def written(fields: Mapping[str, str]) -> str:
    """The canonical spelling of the fields of any kind."""
    if fields["kind"] == "magistrates":
        return f"{fields['year']}/{fields['court']}/{fields['serial']}{fields['letter']}"
    return "".join(fields.get(name, "") for name in ("letter", "year", "serial"))


def ask_letter(value: str, fields: Mapping[str, str]) -> None:
    """Raise InvalidChecksum if a magistrates' reference does not have the letter that is inferred."""
    if fields["kind"] != "magistrates" or fields["court"] == DUMMY_COURT:
        return
    if (right := case_letter(fields["year"], fields["court"], fields["serial"])) != fields["letter"]:
        _, places = trace(value)
        raise InvalidChecksum(
            "The letter is not the one that year, court and serial usually give.",
            reason="letter-differs",
            span=(places[-1], places[-1] + 1),
            expected=right,
        )


def fault_of(value: str) -> InvalidIdentifier:
    """Why a text that does not have the form of any kind does not have it."""
    text, places = trace(value)
    for index, mark in enumerate(text):
        if not (mark.isalnum() or mark == "/"):
            span = (places[index], places[index] + 1)
            return InvalidFormat("A character has no place in a court case reference.", reason="characters", span=span)
    if "/" not in text:
        return InvalidLength("It is none of the known kinds of court case reference.", reason="length")
    at = _misfit(text)
    if at is None:
        return InvalidLength("The year, the court or the serial has too few or too many digits.", reason="length")
    return InvalidFormat(
        "A character is not of the kind that belongs there.", reason="characters", span=(places[at], places[at] + 1)
    )


def _misfit(text: str) -> int | None:
    """Where the text, which has a slash, holds a character of a wrong kind for a magistrates' reference."""
    for index, mark in enumerate(text):
        last = index == len(text) - 1
        if mark.isdigit() if last else mark.isalpha():
            return index
    return len(text) - 1 if text.endswith("/") else None
