"""The closed set of ways to reduce a field: what is left says less and never more.

Each takes the canonical value. What a method cannot reduce it does not pass on:
:class:`CannotRedactError` is raised and the field is withheld.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from xborder.agreements.leaves import Leaf, LeafKind
from xborder.model.values import PartialDate

CONSTANT = "[redacted]"
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?|GIR)(?: [0-9][A-Z]{2})?", re.ASCII)
_GRID = re.compile(r"([A-Z]{2}) ?([0-9 ]{2,12})", re.ASCII)
_MASK = re.compile(r"mask_last:([1-9][0-9]?)", re.ASCII)


class CannotRedactError(ValueError):
    """The value has not the form that the method reduces; the message holds no value."""


@attrs.frozen(kw_only=True)
class HashKey:
    """The secret of one agreement for keyed hashes, and the id that is printed with them."""

    id: str
    secret: bytes = attrs.field(repr=False)


def initials(text: str) -> str:
    """The first letter of each word.

    >>> initials("Ruth Elaine"), initials("R E"), initials("O'Neill-Moss"), initials("ßimon")
    ('R E', 'R E', 'O', 'S')
    """
    firsts = [next((letter for letter in word if letter.isalpha()), "") for word in text.split()]
    return _something(" ".join(first.upper()[:1] for first in firsts if first))


def year_only(text: str) -> str:
    """The year of a full or partial date.

    >>> year_only("1991-02-17"), year_only("1991")
    ('1991', '1991')
    """
    return f"{_date(text).year:04d}"


def month_only(text: str) -> str:
    """The year and month of a date; a year stays a year.

    >>> month_only("1991-02-17"), month_only("1991")
    ('1991-02', '1991')
    """
    day = _date(text)
    return str(PartialDate(day.year, day.month))


def postcode_district(text: str) -> str:
    """The outward code of a canonical postcode; an outward code stays.

    >>> postcode_district("CB7 4AA"), postcode_district("CB7")
    ('CB7', 'CB7')
    """
    match = _POSTCODE.fullmatch(text)
    if match is None:
        raise CannotRedactError("not a canonical postcode")
    return match[1]


def grid_1km(text: str) -> str:
    """An Ordnance Survey grid reference to one kilometre; a coarser one stays.

    >>> grid_1km("TL 5123 9345"), grid_1km("TL51239345"), grid_1km("TL 5 9")
    ('TL 51 93', 'TL 51 93', 'TL 5 9')
    """
    match = _GRID.fullmatch(text)
    digits = match[2].replace(" ", "") if match else ""
    if match is None or not digits or len(digits) % 2:
        raise CannotRedactError("not a grid reference")
    half = len(digits) // 2
    return f"{match[1]} {digits[:half][:2]} {digits[half:][:2]}"


def mask_last(text: str, count: int) -> str:
    """A text with its last characters masked.

    >>> mask_last("2009/0318274L", 4), mask_last("AB", 4)
    ('2009/0318****', '**')
    """
    shown = text[: max(0, len(text) - count)]
    return shown + "*" * (len(text) - len(shown))


def keyed_hash(text: str, key: HashKey | None) -> str:
    """HMAC-SHA-256 of a text under the agreement's key (RFC 2104): equal values stay equal, nothing can be guessed.

    >>> keyed_hash("AB12 CDE", HashKey(id="k1", secret=b"s"))[:20]
    'hmac-sha256:k1:a8578'
    """
    if key is None:
        raise CannotRedactError("no key was given")
    prefix = f"hmac-sha256:{key.id}:"
    if re.fullmatch(re.escape(prefix) + "[0-9a-f]{64}", text, re.ASCII):
        return text
    return prefix + hmac.new(key.secret, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def constant(_: str) -> str:
    """The same words for every value.

    >>> constant("anything")
    '[redacted]'
    """
    return CONSTANT


_PLAIN: Mapping[str, Callable[[str], str]] = {
    "constant": constant,
    "initials": initials,
    "year_only": year_only,
    "month_only": month_only,
    "postcode_district": postcode_district,
    "grid_1km": grid_1km,
}

#: The methods as rules name them; ``mask_last`` takes a number after a colon.
METHODS = ("drop", *_PLAIN, "mask_last:n", "keyed_hash")


def is_method(method: str) -> bool:
    """True if a method is one of the closed set.

    >>> is_method("initials"), is_method("mask_last:4"), is_method("mask_last:0"), is_method("regex")
    (True, True, False, False)
    """
    return method in ("drop", "keyed_hash") or method in _PLAIN or _MASK.fullmatch(method) is not None


def fits(method: str, leaf: Leaf) -> bool:
    """True if what a method leaves of a field can still be read as that field.

    Names are the only texts cut to initials; full dates cannot be shortened,
    partial ones can; free text can only be replaced, masked or hashed whole.
    """
    kind = leaf.kind
    if method == "drop":
        return True
    if method == "initials":
        return kind is LeafKind.TEXT and leaf.owner == "PersonName"
    if method in ("year_only", "month_only"):
        return kind is LeafKind.PARTIAL_DATE
    if method == "postcode_district":
        return kind is LeafKind.IDENTIFIER and leaf.codes == "postcode"
    if method == "grid_1km":
        return kind is LeafKind.TEXT and leaf.pattern.endswith("/grid_reference")
    return kind in (LeafKind.TEXT, LeafKind.IDENTIFIER)


def redact(method: str, leaf: Leaf, value: Any, key: HashKey | None = None) -> Any:
    """What is left of a leaf; an identifier keeps its scheme and loses what the source wrote.

    Raises CannotRedactError where the method does not fit the field, or the value has no canonical form.
    """
    if not is_method(method) or not fits(method, leaf):
        raise CannotRedactError("the method does not fit the field")
    if leaf.kind is LeafKind.IDENTIFIER:
        if not isinstance(value.get("value"), str):
            raise CannotRedactError("the value has no canonical form")
        return {"scheme": value["scheme"], "value": _apply(method, value["value"], key)}
    return _apply(method, value, key)


def _apply(method: str, text: str, key: HashKey | None) -> str:
    if mask := _MASK.fullmatch(method):
        return _something(mask_last(text, int(mask[1])))
    if method == "keyed_hash":
        return keyed_hash(text, key)
    return _PLAIN[method](text)


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise CannotRedactError("not a date") from None


def _something(text: str) -> str:
    if not text:
        raise CannotRedactError("nothing is left")
    return text
