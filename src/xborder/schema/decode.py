"""The strict path: from JSON-shaped values to a record, or to every fault with its place."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from xborder.files.pointers import pointer_of
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.register import DOCUMENTS
from xborder.schema.fault import Fault

Steps = tuple[str | int, ...]


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
    XB-SCHEMA-007 /make Write a text here.
    XB-SCHEMA-006 /colour Leave the key out where there is nothing to say.
    """
    from cattrs import BaseValidationError

    from xborder.schema.strict_converter import strict_converter

    if cls is None:
        try:
            cls = _class_of(data)
        except Fault as fault:
            return Outcome(None, Report.of(_told(fault, ())))
    try:
        return Outcome(strict_converter().structure(data, cls))
    except (BaseValidationError, Fault) as error:
        return Outcome(None, Report(tuple(_told(fault, steps) for fault, steps in _faults(error, ()))))


def _class_of(data: Any) -> type[Any]:
    from xborder.schema.strict_values import read_text, unlike

    if not isinstance(data, Mapping):
        raise unlike(data, "an object")
    known = ", ".join(DOCUMENTS)
    if "schema" not in data:
        raise Fault("XB-SCHEMA-001", key="schema", known=known)
    try:
        name = read_text(data["schema"])
    except Fault as fault:
        raise Fault(fault.code, key="schema", **fault.names) from None
    if name not in DOCUMENTS:
        near = tuple(get_close_matches(name[:100], DOCUMENTS, n=1))
        raise Fault("XB-SCHEMA-002", key="schema", known=known, excerpt=name, suggestions=near)
    return DOCUMENTS[name]


def _faults(error: BaseException, steps: Steps) -> Iterator[tuple[Fault, Steps]]:
    """The faults within a group of errors, each with the way down to it that cattrs noted."""
    from cattrs import AttributeValidationNote, IterableValidationNote

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            steps = (*steps, note.name)
        elif isinstance(note, IterableValidationNote):
            steps = (*steps, note.index if isinstance(note.index, int) else str(note.index))
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _faults(inner, steps)
    elif isinstance(error, Fault):
        yield error, steps
    else:
        raise error


def _told(fault: Fault, steps: Steps) -> Finding:
    where = Location(pointer=pointer_of(steps if fault.key is None else (*steps, fault.key)))
    return finding(fault.code, where, excerpt=fault.excerpt, suggestions=fault.suggestions, **fault.names)
