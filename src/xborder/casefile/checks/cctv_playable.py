"""Reason 14: CCTV that does not play."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import playable
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """CCTV plays on an ordinary computer."""
    return playable(case, "cctv")
