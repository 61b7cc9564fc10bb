"""The strict path: from JSON-shaped values to a record, or to every fault with its place."""

from collections.abc import Callable, Mapping
from typing import Any

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.pointers import pointer_of
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.register import DOCUMENTS
from xborder.schema.collector import checker_of
from xborder.schema.fault import Fault
from xborder.schema.notes import Noted, Notes, steps_to
from xborder.schema.strict_values import read_text, unlike


def decode(data: Any, cls: type[Any] | None = None) -> Outcome[Any]:
    """Make a record of JSON-shaped values, or report everything in them that is wrong.

    Without ``cls`` the document's own ``schema`` key says what it is. Each
    finding has a JSON Pointer (RFC 6901) to the value, or to where a missing
    key belongs.

    >>> from xborder.model.person import Vehicle
    >>> outcome = decode({"ref": "R1", "vrn": {}, "colour": None, "make": 5}, Vehicle)
    >>> for entry in outcome.report:
    ...     print(entry.code, entry.location, entry.hint)
    XB-SCHEMA-005 /ref Take it out.
    XB-SCHEMA-005 /vrn Perhaps vrm is meant.
    XB-SCHEMA-006 /colour Leave the key out where there is nothing to say.
    XB-SCHEMA-007 /make Write a text here.
    """
    noted = Notes()
    known = _class_of(data, noted) if cls is None else cls
    if known is not None:
        noted = faults(data, known)
    if noted or known is None:
        return Outcome(None, told(noted, _at))
    from xborder.schema.straight_code import value_maker

    return Outcome(value_maker(known)(data))


def faults(data: Any, cls: type[Any]) -> Notes:
    """Everything that keeps the values from being a record of the class."""
    noted = Notes()
    checker_of(cls).check(data, None, noted)
    return noted


def told(noted: Notes, place: Callable[[str], Location]) -> Report:
    """The report of faults, each at the place of its pointer; one says how many there are beyond the limit."""
    kept = [_told(each, place) for each in noted[: DEFAULT_LIMITS.findings]]
    beyond = len(noted) - len(kept)
    if beyond:
        kept.append(finding("XB-FILE-012", Location(file=place("").file), count=beyond))
    return Report(tuple(kept))


def _class_of(data: Any, noted: Notes) -> type[Any] | None:
    if not isinstance(data, Mapping):
        noted.add(unlike(data, "an object"), None, data)
        return None
    try:
        return _class_named(data)
    except Fault as fault:
        noted.add(fault, (None, "schema"), data.get("schema"))
        return None


def _class_named(data: Mapping[Any, Any]) -> type[Any]:
    known = ", ".join(DOCUMENTS)
    if "schema" not in data:
        raise Fault("XB-SCHEMA-001", known=known)
    name = read_text(data["schema"])
    if name not in DOCUMENTS:
        from difflib import get_close_matches  # good records need it not

        near = tuple(get_close_matches(name[:100], DOCUMENTS, n=1))
        raise Fault("XB-SCHEMA-002", known=known, excerpt=name, suggestions=near)
    return DOCUMENTS[name]


def _at(pointer: str) -> Location:
    return Location(pointer=pointer)


def _told(noted: Noted, place: Callable[[str], Location]) -> Finding:
    fault, where = noted.fault, place(pointer_of(steps_to(noted.way)))
    return finding(fault.code, where, excerpt=fault.excerpt, suggestions=fault.suggestions, **fault.names)
