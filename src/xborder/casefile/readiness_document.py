"""Readiness as a document for programs: each item for the file and for each charge, failures first."""

from xborder.casefile.failure_reasons import reason_of
from xborder.casefile.readiness import Failure, Readiness, ReadinessItem, Standing
from xborder.model.case import CasePlan
from xborder.model.readiness import ChargeTold, FailureTold, ItemTold, ReadinessFile


def readiness_document(readiness: Readiness, plan: CasePlan | None = None) -> ReadinessFile:
    """The answer for the file, why a reviewer would fail it, every item, and every charge; ``plan`` says of which case.

    >>> readiness_document(Readiness(())).verdict.value
    'ready'
    """
    return ReadinessFile(
        urn=plan.urn if plan else None,
        lead_force=plan.lead_force if plan else None,
        file_type=plan.file_type if plan else None,
        as_of=plan.as_of if plan else None,
        verdict=readiness.verdict,
        failures=tuple(_failure(item, failure) for item in readiness.open for failure in item.failures),
        items=tuple(map(_item, readiness.items)),
        charges=tuple(map(_charge, readiness.charges)),
    )


def _failure(item: ReadinessItem, failure: Failure) -> FailureTold:
    fault, reason = failure.fault, reason_of(failure.check)
    return FailureTold(
        item=item.id,
        check=failure.check,
        reason=reason.id if reason else None,
        says=reason.says if reason else None,
        state=fault.state,
        detail=fault.detail,
        settles=fault.todo,
        step=fault.step.words("FOLDER") if fault.step else None,
        place=str(fault.place),
        charges=fault.charges,
    )


def _item(item: ReadinessItem) -> ItemTold:
    return ItemTold(
        id=item.id,
        title=item.title,
        form=item.form or None,
        state=item.state,
        detail=item.detail or None,
        settles=item.todo if item.failures else None,
    )


def _charge(standing: Standing) -> ChargeTold:
    return ChargeTold(
        charge=standing.key,
        code=standing.code,
        verdict=standing.verdict,
        items=tuple(map(_item, standing.items)),
    )
