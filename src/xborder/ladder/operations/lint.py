"""What can be wrong in an operation beyond its shape."""

from collections import Counter
from collections.abc import Iterator

from xborder.findings import Finding, Location, finding
from xborder.ladder.asking.register import OF_A_BREACH
from xborder.model.operation import CheckName, Need, Operation, OperationStep
from xborder.reference import law, offences

#: Questions that ask nothing unless they are told about which papers or codes.
_OF = {
    CheckName.SERVED,
    CheckName.ANNOUNCES_NEXT,
    CheckName.TIME_TO_COMPLY,
    CheckName.STILL_RELIED_ON,
    CheckName.WITHIN_HOURS,
    CheckName.CONDUCT_AFTER,
    CheckName.NONE_IN_FORCE,
    CheckName.NONE_RELIED_ON,
}


def lint(operation: Operation) -> Iterator[Finding]:
    """Findings with JSON Pointers into the operation."""
    times = Counter(step.id for step in operation.steps)
    for number, step in enumerate(operation.steps):
        here = f"/steps/{number}"
        if times[step.id] > 1:
            yield finding("XB-LADDER-010", Location(pointer=f"{here}/id"), step=step.id)
        yield from _step(step, here)
    for number, offence in enumerate(operation.offences):
        if offences.find(offence.code) is None:
            yield finding("XB-LADDER-013", Location(pointer=f"/offences/{number}/code"), offence=offence.code)
        yield from _rows(offence.law, f"/offences/{number}/law")


def _step(step: OperationStep, here: str) -> Iterator[Finding]:
    yield from _rows(step.law, f"{here}/law")
    for part, needs in (("when", step.when), ("needs", step.needs)):
        for number, need in enumerate(needs):
            yield from _need(
                step, need, f"{here}/{part}/{number}", of_a_breach=part == "needs" and bool(step.breach_of)
            )
    for number, note in enumerate(step.notes):
        yield from _rows((note.law,) if note.law else (), f"{here}/notes/{number}/law", one=True)


def _need(step: OperationStep, need: Need, here: str, *, of_a_breach: bool) -> Iterator[Finding]:
    check = need.check.value
    if need.check in OF_A_BREACH and not of_a_breach:
        yield finding("XB-LADDER-012", Location(pointer=f"{here}/check"), check=check, step=step.id)
    if need.check in _OF and not need.of:
        yield finding("XB-LADDER-014", Location(pointer=here), check=check, key="of")
    if need.check is CheckName.WITHIN_HOURS and not need.law:
        yield finding("XB-LADDER-014", Location(pointer=here), check=check, key="law")
    if need.check is CheckName.CHARGED_WITH and not need.codes:
        yield finding("XB-LADDER-014", Location(pointer=here), check=check, key="codes")
    if need.check is CheckName.ASK and not need.text:
        yield finding("XB-LADDER-014", Location(pointer=here), check=check, key="text")
    yield from _rows((need.law,) if need.law else (), f"{here}/law", one=True)


def _rows(names: tuple[str, ...], here: str, *, one: bool = False) -> Iterator[Finding]:
    known = {row.id for row in law.rows()}
    for number, name in enumerate(names):
        if name not in known:
            yield finding("XB-LADDER-011", Location(pointer=here if one else f"{here}/{number}"), row=name)
