"""Readiness in words: for a terminal, for paper and for a page."""

from xborder.casefile.failure_reasons import reason_of
from xborder.casefile.readiness import Failure, Readiness, ReadinessItem, Standing, State, Verdict

#: What each state is called.
STATES = {
    State.PRESENT: "present",
    State.MISSING: "missing",
    State.FAULTY: "present but faulty",
    State.CANNOT_TELL: "cannot tell",
    State.NOT_NEEDED: "not needed",
}

_VERDICTS = {Verdict.READY: "ready", Verdict.NOT_READY: "not ready", Verdict.CANNOT_TELL: "cannot tell"}


def reason_words(failure: Failure) -> str:
    """The prosecutor's reason with its number, or nothing where the list has none."""
    reason = reason_of(failure.check)
    return f"{reason.id}. {reason.says}" if reason else ""


def verdict_words(verdict: Verdict) -> str:
    """A verdict as it is printed.

    >>> verdict_words(Verdict.NOT_READY)
    'not ready'
    """
    return _VERDICTS[verdict]


def summary_words(readiness: Readiness) -> str:
    """The verdict on the file and what keeps it back, in one sentence."""
    if readiness.verdict is Verdict.READY:
        return "Ready."
    counts = {state: readiness.count(state) for state in (State.MISSING, State.FAULTY, State.CANNOT_TELL)}
    said = ", ".join(f"{number} {STATES[state]}" for state, number in counts.items() if number)
    return f"{verdict_words(readiness.verdict).capitalize()}: {said}."


def charge_words(standing: Standing) -> str:
    """A charge and how the file stands for it, with the items that keep it back."""
    kept = [item.title.lower() for item in standing.items if is_open(item)]
    line = f"{standing.key} ({standing.code}): {verdict_words(standing.verdict)}"
    return f"{line}: {'; '.join(kept)}." if kept else f"{line}."


def is_open(item: ReadinessItem) -> bool:
    """True if the item keeps the file from being ready."""
    return item.state in (State.MISSING, State.FAULTY, State.CANNOT_TELL)
