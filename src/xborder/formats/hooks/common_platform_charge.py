"""The identifier that a prosecutor gives each defendant: of the record's own reference where there is no other."""

import re
from typing import Any

#: Where the identifier stands, in a list of defendants and alone.
_PLACES = ("/defendants/defendantDetails/prosecutorDefendantId", "/defendant/prosecutorDefendantId")
_OTHER = re.compile(r"[^A-Za-z0-9-]", re.ASCII)


def with_own_identifier(data: dict[str, Any]) -> dict[str, Any]:
    """The record with an identifier of letters, digits and hyphens for each way of the interface.

    >>> with_own_identifier({"ref": "36NC0412626/1"})["extensions"]["/defendant/prosecutorDefendantId"]
    '36NC0412626-1'
    """
    made = dict.fromkeys(_PLACES, _identifier(data))
    return {**data, "extensions": {**made, **(data.get("extensions") or {})}}


def without_own_identifier(data: dict[str, Any]) -> dict[str, Any]:
    """The record without an identifier that only repeats its reference.

    >>> without_own_identifier({"ref": "A/1", "extensions": {"/defendant/prosecutorDefendantId": "A-1"}})
    {'ref': 'A/1'}
    """
    extensions = data.get("extensions") or {}
    own = _identifier(data)
    kept = {name: text for name, text in extensions.items() if name not in _PLACES or text != own}
    rest = {name: value for name, value in data.items() if name != "extensions"}
    return {**rest, "extensions": kept} if kept else rest


def _identifier(data: dict[str, Any]) -> str:
    return _OTHER.sub("-", str(data.get("ref", "")))
