"""The status of a case as lines to read, and as JSON-shaped values for programs."""

import shlex
from collections.abc import Iterator
from typing import Any

from xborder.casefile.failure_reasons import reason_of
from xborder.casefile.readiness import Failure, ReadinessItem
from xborder.casefile.readiness_words import STATES, is_open, summary_words, verdict_words
from xborder.casefile.status import Status
from xborder.casefile.wording import moment
from xborder.findings import Finding

SCHEMA = "xborder/case-status/1"

#: What each kind of file is called.
FILE_TYPES = {
    "gap": "first hearing, guilty plea anticipated",
    "ngap": "first hearing, not guilty plea anticipated",
    "crown": "Crown Court",
    "remand": "remand in custody",
    "pre_charge": "charging decision, straightforward",
    "pre_charge_complex": "charging decision, complex or contested",
    "bail_breach": "breach of bail",
}


def status_text(status: Status) -> str:
    """What the case is, how it stands, and what settles each thing that is open; names of people are not told."""
    return "\n".join(_lines(status)) + "\n"


def _lines(status: Status) -> Iterator[str]:
    plan = status.plan
    yield f"Case {plan.urn}: {FILE_TYPES[plan.file_type.value]}, as of {moment(plan.as_of)}."
    if status.readiness is None:
        yield "Cannot tell yet whether it is ready. First:"
        for number, each in enumerate(status.blockers, 1):
            yield f"{number:3}. {each.code} {each.message}"
            yield f"     {each.location}: {each.hint}" if str(each.location) else f"     {each.hint}"
        return
    yield summary_words(status.readiness)
    for one in status.accused:
        if not one.charges:
            yield f"  defendant {one.number}: not charged yet"
        for standing in one.charges:
            yield f"  defendant {one.number}, {standing.key} ({standing.code}): {verdict_words(standing.verdict)}"
    for number, (item, failure) in enumerate(_open(status), 1):
        yield f"{number:3}. {STATES[failure.fault.state]}: {item.title}. {failure.fault.detail}{_only(failure)}"
        yield f"     {_settles(status, failure)}"
    for each in status.withheld:
        yield f"  -  not in the file: {each.message}"
        yield f"     {each.location}: {each.hint}"
    if status.others:
        yield f"Besides, {len(status.others)} finding(s) in the records and files: xborder case check {shlex.quote(str(status.folder))}"


def _open(status: Status) -> list[tuple[ReadinessItem, Failure]]:
    """Each open thing, worst first; what is said and settled alike is told once, as of three lines of one page."""
    items = status.readiness.open if status.readiness is not None else ()
    told = {
        (item.id, failure.fault.detail, _settles(status, failure)): (item, failure)
        for item in items
        for failure in item.failures
    }
    return list(told.values())


def _only(failure: Failure) -> str:
    """Which charges it concerns, where it is not all."""
    return f" (only {', '.join(failure.fault.charges)})" if failure.fault.charges else ""


def _settles(status: Status, failure: Failure) -> str:
    fault = failure.fault
    return fault.step.words(str(status.folder)) if fault.step is not None else f"{fault.place}: {fault.todo}"


def status_document(status: Status) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "urn": status.plan.urn,
        "file_type": status.plan.file_type.value,
        "as_of": status.plan.as_of.isoformat(),
        "verdict": status.verdict.value,
        "defendants": [
            {
                "number": one.number,
                "charges": [
                    {
                        "charge": each.key,
                        "code": each.code,
                        "verdict": each.verdict.value,
                        "open": [item.id for item in each.items if is_open(item)],
                    }
                    for each in one.charges
                ],
            }
            for one in status.accused
        ],
        "open": [_open_thing(status, item, failure) for item, failure in _open(status)],
        "blockers": [_finding(each) for each in status.blockers],
        "withheld": [_finding(each) for each in status.withheld],
        "other_findings": len(status.others),
    }


def _finding(each: Finding) -> dict[str, str]:
    return {"code": each.code, "says": each.message, "settles": each.hint, "place": str(each.location)}


def _open_thing(status: Status, item: ReadinessItem, failure: Failure) -> dict[str, Any]:
    fault, reason = failure.fault, reason_of(failure.check)
    return {
        "item": item.id,
        "state": fault.state.value,
        "detail": fault.detail,
        **({"reason": reason.id} if reason else {}),
        **({"charges": list(fault.charges)} if fault.charges else {}),
        "todo": fault.todo,
        "settles": _settles(status, failure),
        "place": str(fault.place),
    }
