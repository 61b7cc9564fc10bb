"""Readiness as lines on a terminal."""

from xborder.casefile.readiness import Readiness, State

_MARKS = {State.READY: "ready  ", State.MISSING: "MISSING"}


def readiness_text(readiness: Readiness) -> str:
    """Each item that the file needs, and what to do about those that are missing."""
    lines = []
    for item in readiness.items:
        if item.state is State.NOT_NEEDED:
            continue
        lines.append(f"{_MARKS[item.state]}  {item.title}: {item.detail}")
        if item.state is State.MISSING:
            lines.append(f"         fix: {item.todo}")
    verdict = "Ready." if readiness.is_ready else f"Not ready: {readiness.count(State.MISSING)} missing."
    return "\n".join([*lines, verdict]) + "\n\n"
