"""How a case stands today: what keeps it back, and for each thing what settles it."""

from pathlib import Path

import attrs

from xborder.casefile.gather import gather
from xborder.casefile.prepare import Prepared, prepare_gathered
from xborder.casefile.readiness import Readiness, Standing, Verdict
from xborder.casefile.readiness_findings import FAMILY
from xborder.findings import Finding, Outcome, Report
from xborder.model.case import CasePlan
from xborder.reference.national import National

#: The family of what keeps a whole record from being shared.
_WITHHELD = "XB-REC-"


@attrs.frozen(kw_only=True)
class Accused:
    """One defendant, by number, and how the file stands for each offence charged."""

    number: int
    charges: tuple[Standing, ...]


@attrs.frozen(kw_only=True)
class Status:
    """How a case stands.

    ``readiness`` is None where it cannot be judged yet: ``blockers`` say why.
    ``withheld`` are records that the agreement holds back, and which the file
    therefore lacks; ``others`` all other findings that readiness does not tell.
    """

    folder: Path
    plan: CasePlan
    accused: tuple[Accused, ...] = ()
    readiness: Readiness | None = None
    blockers: tuple[Finding, ...] = ()
    withheld: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Ready, not ready, or cannot tell; a case that cannot be judged is never ready."""
        return self.readiness.verdict if self.readiness is not None else Verdict.CANNOT_TELL


def status_of(folder: Path, *, national: National | None = None) -> Outcome[Status]:
    """How the case in a folder stands; no value where its plan or its records cannot be read.

    What is not done yet is no fault of the folder: it is in the status, not in the report.
    """
    gathered = gather(folder)
    if gathered.value is None:
        return Outcome(None, gathered.report)
    plan = gathered.value.plan
    made = prepare_gathered(gathered.value, national=national)
    report = (gathered.report + made.report).once()
    if made.value is None:
        blockers = tuple(each for each in report if each.severity.value == "error")
        return Outcome(Status(folder=folder, plan=plan, blockers=blockers))
    others = _others(report)
    found = Status(
        folder=folder,
        plan=plan,
        accused=_accused(made.value),
        readiness=made.value.readiness,
        withheld=tuple(each for each in others if each.code.startswith(_WITHHELD)),
        others=tuple(each for each in others if not each.code.startswith(_WITHHELD)),
    )
    return Outcome(found)


def _accused(made: Prepared) -> tuple[Accused, ...]:
    """Each defendant with the offences charged; the charges of one name the record that they stand in."""
    standings = made.readiness.charges
    return tuple(
        Accused(
            number=number, charges=tuple(each for each in standings if each.key.partition("#")[0] in one.charge_refs)
        )
        for number, one in enumerate(made.case.file.defendants, 1)
    )


def _others(report: Report) -> tuple[Finding, ...]:
    return tuple(each for each in report.counting if each.severity.value != "info" and not each.code.startswith(FAMILY))
