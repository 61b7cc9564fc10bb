"""Reason 9: body-worn video that is not there."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import provided
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Body-worn video that the file speaks of is here."""
    return provided(case, "body_worn")
