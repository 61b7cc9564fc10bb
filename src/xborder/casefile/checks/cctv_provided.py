"""Reason 12: CCTV that is not there."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import provided
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """CCTV that the file speaks of is here."""
    return provided(case, "cctv")
