"""Reason 11: body-worn video that does not play."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import playable
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Body-worn video plays on an ordinary computer."""
    return playable(case, "body_worn")
