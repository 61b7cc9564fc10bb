"""People's names, officers and vehicles written in one cell."""

import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, Unreadable, plain_text, single

_RANK = re.compile(r"[A-Za-z]{2,12}", re.ASCII)
_COLLAR = re.compile(r"[A-Za-z]{0,2}[0-9]{1,8}", re.ASCII)


def surname_comma_forenames(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A person as ``SURNAME, Forename Forename``, or a surname alone.

    >>> surname_comma_forenames({}, {}).parse(("PARDOE, Lewis Adam",), Notes())
    {'family': 'PARDOE', 'given': ['Lewis', 'Adam']}
    """

    def parse(text: str, _: Notes) -> dict[str, Any]:
        family, comma, given = (part.strip() for part in text.partition(","))
        names = given.split()
        if not family or "," in given or (comma and not names) or (not comma and " " in family):
            raise Unreadable("a name as SURNAME, Forename")
        return {"family": family, "given": names} if names else {"family": family}

    def shown(value: Any) -> str:
        family, given = value.get("family") or "", value.get("given") or []
        if family != family.strip() or not family or "," in family or (" " in family and not given):
            raise Unprintable("a surname without a comma, and a forename beside it if it has a space")
        if any(_splits(name) for name in given):
            raise Unprintable("forenames without spaces or commas")
        return f"{family}, {' '.join(given)}" if given else str(family)

    return single(parse, shown, loses="title and suffix, which the cell has no place for")


def forenames(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Given names in one field, with spaces between.

    >>> forenames({}, {}).parse((" Daryl  Lee ",), Notes())
    ['Daryl', 'Lee']
    """

    def shown(value: Any) -> str:
        if not value or any(plain_text(name).split() != [name] for name in value):
            raise Unprintable("forenames without spaces")
        return " ".join(value)

    return single(lambda text, _: text.split(), shown, loses="how wide the spaces are")


def first_and_middle(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Given names in two fields: the first, and all others with spaces between.

    >>> codec = first_and_middle({}, {})
    >>> codec.parse(("Daryl", "Lee James"), Notes()), codec.print(["Daryl", "Lee", "James"])
    (['Daryl', 'Lee', 'James'], ('Daryl', 'Lee James'))
    """

    def parse(texts: Texts, _: Notes) -> list[str] | None:
        first, middle = ((text or "").strip() for text in texts)
        return [*([first] if first else []), *middle.split()] or None

    def shown(value: Any) -> Texts:
        first, *others = [plain_text(name) for name in value]
        if not first or first != first.strip() or any(name.split() != [name] for name in others):
            raise Unprintable("given names, of which all but the first are without spaces")
        return first, " ".join(others) or None

    return Codec(parse=parse, print=shown, loses="how wide the spaces are, and that the first of two fields is empty")


def _splits(name: str) -> bool:
    return not name or name.split() != [name] or "," in name


def officer(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """An officer as ``PC 1428 MARLOWE``: rank, collar number, surname.

    >>> officer({}, {}).parse(("PC 10482 HOLLOWAY",), Notes())
    {'rank': 'PC', 'collar_number': '10482', 'name': {'family': 'HOLLOWAY'}}
    """

    def parse(text: str, _: Notes) -> dict[str, Any]:
        parts = text.split(maxsplit=2)
        if len(parts) != 3 or not _RANK.fullmatch(parts[0]) or not _COLLAR.fullmatch(parts[1]):
            raise Unreadable("an officer as rank, collar number and surname")
        return {"rank": parts[0], "collar_number": parts[1], "name": {"family": parts[2].rstrip()}}

    def shown(value: Any) -> str:
        parts = [value.get("rank"), value.get("collar_number"), (value.get("name") or {}).get("family")]
        if not all(isinstance(part, str) and part and part == part.strip() for part in parts):
            raise Unprintable("rank, collar number and surname")
        if not _RANK.fullmatch(parts[0]) or not _COLLAR.fullmatch(parts[1]):
            raise Unprintable("a rank of letters and a collar number of digits")
        return " ".join(parts)

    return single(parse, shown, loses="forenames, force and role, which the cell has no place for")


def vehicle(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A vehicle as ``green Subaru Forester``: colour, make, model; one or two words are the colour and make.

    >>> vehicle({}, {}).parse(("silver Isuzu D-Max",), Notes())
    {'colour': 'silver', 'make': 'Isuzu', 'model': 'D-Max'}
    """
    fields = ("colour", "make", "model")

    def parse(texts: Texts, _: Notes) -> dict[str, str] | None:
        return dict(zip(fields, (texts[0] or "").strip().split(maxsplit=2), strict=False)) or None

    def shown(value: Any) -> Texts:
        parts = [value.get(field) for field in fields]
        while parts and parts[-1] is None:
            parts.pop()
        if not all(isinstance(part, str) and part and part == part.strip() for part in parts):
            raise Unprintable("a colour, then a make, then a model")
        if any(part.split() != [part] for part in parts[:2]):
            raise Unprintable("a colour and a make of one word each")
        return (" ".join(parts) or None,)

    return Codec(parse=parse, print=shown, loses="how wide the spaces are")
