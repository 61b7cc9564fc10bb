"""Values that a named person put right for this case: applied to copies, reported, the sources untouched."""

import copy
from collections.abc import Sequence
from typing import Any

import attrs

from xborder.findings import Outcome, Report, Sourced, finding
from xborder.findings.finding import Finding
from xborder.model.case import Correction
from xborder.model.register import key_of
from xborder.schema import decode


def apply_corrections(
    records: Sequence[Sourced], corrections: Sequence[Correction], found: Report, plan: Sourced
) -> Outcome[tuple[Sourced, ...]]:
    """Give the records with their corrections, and ``found`` without what the corrections answer.

    ``plan`` knows where each correction stands. A correction of a record or
    field that is not there is an error: it would otherwise be lost in silence.
    """
    by_key = {key_of(record.record): record for record in records}
    reports = []
    answered: set[Finding] = set()
    for number, correction in enumerate(corrections):
        record = by_key.get(correction.record)
        if record is None:
            reports.append(
                Report.of(finding("XB-BUILD-003", plan.at(f"/corrections/{number}/record"), record=correction.record))
            )
            continue
        corrected = _correct(record, correction)
        reports.append(corrected.report)
        if corrected.value is not None:
            by_key[correction.record] = corrected.value
            answered.update(each for each in found if _same_place(each, record, correction.pointer))
    remaining = Report(tuple(each for each in found if each not in answered))
    return Outcome(tuple(by_key.values()), remaining + Report.join(reports))


def _correct(record: Sourced, correction: Correction) -> Outcome[Sourced]:
    data = copy.deepcopy(dict(record.data))
    holder, last = _holder(data, correction.pointer)
    if holder is None or last is None:
        return Outcome(
            None, Report.of(finding("XB-BUILD-004", record.at(correction.pointer), record=correction.record))
        )
    holder[last] = _value(holder[last], correction.value)
    made = decode(data, type(record.record))
    if made.value is None:
        return Outcome(
            None, Report.of(finding("XB-BUILD-005", record.at(correction.pointer), record=correction.record))
        )
    told = finding("XB-BUILD-006", record.at(correction.pointer), record=correction.record)
    return Outcome(attrs.evolve(record, record=made.value, data=data), Report.of(told))


def _holder(data: Any, pointer: str) -> tuple[Any, Any]:
    """What holds the value at a pointer, and its key there; both None where there is no such value."""
    steps = pointer.removeprefix("/").split("/")
    holder = data
    for step in steps[:-1]:
        holder = _child(holder, step)
    last: Any = int(steps[-1]) if isinstance(holder, list) and steps[-1].isdecimal() else steps[-1]
    return (holder, last) if _child(holder, steps[-1]) is not None else (None, None)


def _child(holder: Any, step: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(step.replace("~1", "/").replace("~0", "~"))
    if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
        return holder[int(step)]
    return None


def _value(old: Any, new: str) -> Any:
    """An identifier keeps what was written beside the right value; anything else is replaced."""
    return {**old, "value": new} if isinstance(old, dict) and "scheme" in old else new


def _same_place(each: Finding, record: Sourced, pointer: str) -> bool:
    at, there = each.location, record.at(pointer)
    place = (at.file, at.line, at.row, at.field, at.xpath)
    return any(place[1:]) and place == (there.file, there.line, there.row, there.field, there.xpath)
