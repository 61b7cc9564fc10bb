"""The record of a case that somebody names, by its key or by its reference."""

from collections.abc import Sequence
from typing import Any

from xborder.findings import Location, Outcome, Report, Sourced, finding
from xborder.model.register import key_of


def named_record(records: Sequence[Sourced], name: str, *kinds: str) -> Outcome[Any]:
    """The one record of these types with this key, reference or exhibit reference; no value for none and for several."""
    held = [each.record for each in records if each.type in kinds]
    found = [each for each in held if key_of(each) == name] or [each for each in held if name in _names(each)]
    if len(found) == 1:
        return Outcome(found[0])
    known = ", ".join(sorted(map(key_of, found or held))) or "none"
    code = "XB-CASE-212" if found else "XB-CASE-211"
    return Outcome(None, Report.of(finding(code, Location(file="case.yaml"), kind=" or ".join(kinds), known=known)))


def _names(record: Any) -> tuple[str, ...]:
    exhibit = getattr(record, "exhibit_ref", None)
    return (record.ref, exhibit.text) if exhibit is not None else (record.ref,)
