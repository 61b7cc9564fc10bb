"""Reason 16: another recording that does not play."""

from xborder.casefile.case import Case
from xborder.casefile.checks.recordings import playable
from xborder.casefile.readiness import Answer


def judge(case: Case) -> Answer:
    """Every other recording has a link that plays."""
    return playable(case, "media", link_needed=True)
