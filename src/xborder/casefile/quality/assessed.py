"""One case file, assessed: from its folder, or from a file of readiness that was saved."""

from pathlib import Path

import attrs

from xborder.casefile.gather import gather
from xborder.casefile.prepare import prepare_gathered
from xborder.casefile.readiness_document import readiness_document
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.findings import Location, Outcome, Report, finding
from xborder.identifiers import urn
from xborder.model.readiness import ReadinessFile, State, Verdict
from xborder.reference.clocks import uk_day
from xborder.reference.forces import force
from xborder.reference.national import National
from xborder.schema import decode_json

#: The key of what no list of reasons names, and of what a saved file does not say.
NO_REASON, NOT_SAID = "none", "not said"


@attrs.frozen(kw_only=True)
class Assessed:
    """A file and what counts: whether it would be sent back, for which reasons, and whose it is.

    ``reasons`` are numbers of the CPS's list, and ``none`` where something is
    missing for which the list has no reason. ``unit`` is that of the URN,
    ``month`` that of the day on which the file was assessed.
    """

    source: str
    urn: str | None
    verdict: Verdict
    reasons: frozenset[str]
    force: str
    unit: str
    month: str


def assess(case: Path, *, national: National | None = None) -> Outcome[Assessed]:
    """A case folder, or a JSON file that ``case check --readiness`` wrote; no value where either cannot be judged."""
    told = _folder(case, national) if case.is_dir() else _saved(case)
    if told.value is None:
        first = next((each for each in told.report.sorted()), None)
        why = f"{first.code} {first.message}" if first else ""
        return Outcome(None, Report.of(finding("XB-QUALITY-001", Location(file=str(case)), why=why)))
    return Outcome(_assessed(str(case), told.value))


def _folder(folder: Path, national: National | None) -> Outcome[ReadinessFile]:
    gathered = gather(folder)
    if gathered.value is None:
        return Outcome(None, _errors(gathered.report))
    made = prepare_gathered(gathered.value, national=national)
    if made.value is None:
        return Outcome(None, _errors(made.report))
    return Outcome(readiness_document(made.value.readiness, made.value.case.plan))


def _errors(report: Report) -> Report:
    return Report(tuple(each for each in report if each.severity.value == "error"))


def _saved(file: Path) -> Outcome[ReadinessFile]:
    content = read_bytes(file, limit=DEFAULT_LIMITS.json_bytes)
    if content.value is None:
        return Outcome(None, content.report)
    return decode_json(content.value, ReadinessFile, file=str(file))


def _assessed(source: str, told: ReadinessFile) -> Assessed:
    failed = [each for each in told.failures if each.state is not State.CANNOT_TELL]
    parts = urn.parts(told.urn) if told.urn and urn.is_valid(told.urn) else None
    code = told.lead_force or (parts["force"] if parts else None)
    return Assessed(
        source=source,
        urn=urn.validate(told.urn) if told.urn and parts else None,
        verdict=_verdict(told),
        reasons=frozenset(str(each.reason) if each.reason else NO_REASON for each in failed),
        force=code if code and force(code) else NOT_SAID,
        unit=f"{parts['force']}{parts['unit']}" if parts else NOT_SAID,
        month=f"{uk_day(told.as_of):%Y-%m}" if told.as_of else NOT_SAID,
    )


def _verdict(told: ReadinessFile) -> Verdict:
    """The worst of what the file says of itself and of its items: one that contradicts itself is no pass."""
    states = {each.state for each in told.failures} | {each.state for each in told.items}
    if told.verdict is Verdict.NOT_READY or states & {State.MISSING, State.FAULTY}:
        return Verdict.NOT_READY
    return Verdict.CANNOT_TELL if State.CANNOT_TELL in states else told.verdict
