"""Readiness as JSON-shaped values, for programs: each item for the file and for each charge, failures first."""

from typing import Any

from xborder.casefile.failure_reasons import reason_of
from xborder.casefile.readiness import Failure, Readiness, ReadinessItem, Standing

SCHEMA = "xborder/readiness/1"


def readiness_document(readiness: Readiness) -> dict[str, Any]:
    """The answer for the file, why a reviewer would fail it, every item, and every charge.

    >>> readiness_document(Readiness(()))["verdict"]
    'ready'
    """
    return {
        "schema": SCHEMA,
        "verdict": readiness.verdict.value,
        "failures": [{"item": item.id, **_failure(failure)} for item in readiness.open for failure in item.failures],
        "items": [_item(item) for item in readiness.items],
        "charges": [_charge(standing) for standing in readiness.charges],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    fault, reason = failure.fault, reason_of(failure.check)
    return {
        "check": failure.check,
        **({"reason": reason.id, "says": reason.says} if reason else {}),
        "state": fault.state.value,
        "detail": fault.detail,
        "settles": fault.todo,
        "place": str(fault.place),
        **({"charges": list(fault.charges)} if fault.charges else {}),
    }


def _item(item: ReadinessItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        **({"form": item.form} if item.form else {}),
        "state": item.state.value,
        **({"detail": item.detail} if item.detail else {}),
        **({"settles": item.todo} if item.failures else {}),
    }


def _charge(standing: Standing) -> dict[str, Any]:
    return {
        "charge": standing.key,
        "code": standing.code,
        "verdict": standing.verdict.value,
        "items": [_item(item) for item in standing.items],
    }
