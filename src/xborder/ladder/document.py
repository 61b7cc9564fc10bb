"""A ladder as JSON-shaped values, for programs."""

import datetime as dt
from enum import Enum
from typing import Any

import attrs

from xborder.ladder.parts import Ladder

SCHEMA = "xborder/ladder/1"


def as_dict(ladder: Ladder) -> dict[str, Any]:
    """The ladder as plain values in a fixed order; what is not known is left out.

    Each proposal also says ``status``, ``is_open``, ``missing``, ``warnings`` and ``supported_by``, which follow from its gates.
    """
    document: dict[str, Any] = {"schema": SCHEMA, **_plain(ladder)}
    for entry, made in zip(document.get("proposals", ()), ladder.proposals, strict=True):
        entry["status"] = made.status.value
        entry["is_open"] = made.is_open
        entry["missing"] = list(made.missing)
        entry["warnings"] = list(made.warnings)
        entry["supported_by"] = list(made.supported_by)
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if attrs.has(type(value)):
        fields = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
        return {name: _plain(item) for name, item in fields if item is not None and item != ()}
    return value
