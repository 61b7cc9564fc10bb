"""Reason 10: body-worn video that is not clipped."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import clipped
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Body-worn video is clipped to what is relied on."""
    return clipped(case, "body_worn")
