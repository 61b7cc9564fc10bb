"""Reason 15: another recording that is not clipped."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import clipped
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Every other recording is clipped to what is relied on."""
    return clipped(case, "media")
