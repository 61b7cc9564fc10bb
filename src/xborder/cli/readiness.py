"""Readiness as lines on a terminal."""

from xborder.casefile.readiness import Readiness, State
from xborder.casefile.readiness_words import STATES, charge_words, reason_words, summary_words


def readiness_text(readiness: Readiness) -> str:
    """Why a reviewer would fail the file, in the prosecutor's terms; then how each item and each charge stands."""
    lines = []
    for item in readiness.open:
        for failure in item.failures:
            lines.append(f"{STATES[failure.fault.state].upper()}  {item.title}: {failure.fault.detail}")
            if reason := reason_words(failure):
                lines.append(f"         reason: {reason}")
            lines.append(f"         fix: {failure.fault.todo}")
    present = [item for item in readiness.items if item.state is State.PRESENT]
    lines += [f"present  {item.title}: {item.detail}".rstrip(": ") for item in present]
    unneeded = [item.title.lower() for item in readiness.items if item.state is State.NOT_NEEDED]
    if unneeded:
        lines.append(f"not needed in this file: {'; '.join(unneeded)}")
    return "\n".join([*lines, *map(charge_words, readiness.charges), summary_words(readiness)]) + "\n\n"
