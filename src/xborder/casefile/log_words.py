"""What is written about disclosures, in words: for a page, a paper and a notice alike."""

import datetime as dt

from xborder.agreements.log_operations import OPERATIONS
from xborder.agreements.log_report import Disclosed, LogReport
from xborder.casefile.wording import day, moment
from xborder.reference.forces import by_slug

_ABBREVIATION = 3
_OPERATIONS = {
    **{name: operation.title for name, operation in OPERATIONS.items()},
    "disclosure": "Disclosed",
    "aborted": "Taken back before it left",
    "torn": "Entries cut short",
}


def party_words(party: str) -> str:
    """A party of an agreement in words: the name of a force where it is one; three letters are an abbreviation.

    >>> party_words("norfolk"), party_words("housing_provider"), party_words("cps")
    ('Norfolk Constabulary', 'housing provider', 'CPS')
    """
    known = by_slug(party.replace("_", "-"))
    if known:
        return known.name
    return party.upper() if len(party) <= _ABBREVIATION else party.replace("_", " ")


def purpose_words(purpose: str) -> str:
    """A purpose in words.

    >>> purpose_words("prevent_detect")
    'prevent detect'
    """
    return purpose.replace("_", " ")


def operation_words(name: str) -> str:
    """A kind of entry in words."""
    return _OPERATIONS.get(name, name)


def when(at: str) -> str:
    """A time of the log as the clock in London showed it; as it was written where it is none.

    >>> when("2026-10-08T08:00:00+00:00"), when("once")
    ('8 October 2026, 09:00', 'once')
    """
    try:
        read = dt.datetime.fromisoformat(at)
    except ValueError:
        return at
    return moment(read) if read.utcoffset() is not None else at


def day_of(at: str) -> str:
    """The day of a time of the log, in words."""
    return when(at).rpartition(",")[0] or at


def period_words(report: LogReport) -> str:
    """The period of a report, and how much it holds."""
    sent, back = len(report.carried_out), len(report.disclosures) - len(report.carried_out)
    taken = f"; {back} more taken back before anything left" if back else ""
    disclosures = "1 disclosure" if sent == 1 else f"{sent} disclosures"
    return f"{day(report.first)} to {day(report.last)}: {disclosures}{taken}."


def state_words(each: Disclosed) -> str:
    """Whether a disclosure was carried out."""
    return f"taken back (entry {each.withdrawn})" if each.withdrawn is not None else "carried out"


def fields_words(paths: tuple[str, ...]) -> str:
    """Fields by their paths, in one line."""
    return ", ".join(paths) or "none"
