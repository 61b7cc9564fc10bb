"""One clock: a day, whether it has passed, and the row of law that it comes from."""

import datetime as dt

from xborder.ladder.parts import Clock, LawBasis
from xborder.ladder.words import date_in_words
from xborder.reference import law
from xborder.rules.moments import Moment


def basis(row: law.LawRow) -> LawBasis:
    """A row of law as something that a step rests on."""
    return LawBasis(id=row.id, source=row.source)


def clock(
    title: str, last: Moment, key: str, today: dt.date, *, row: law.LawRow | None = None, note: str | None = None
) -> Clock:
    """A clock that runs out on a day, or at a time of it that its note then names.

    A row that was not read in the law says so in the note.
    """
    notes = (f"Until {_time(last.at)}." if last.at else None, note, _unsure(row))
    return Clock(
        title=title,
        last_day=last.day,
        passed=last.day < today,
        key=key,
        law=basis(row) if row else None,
        note=" ".join(filter(None, notes)) or None,
    )


def _time(at: dt.datetime) -> str:
    """The hour on London's clock, with the clock it is: 10:00 (BST) on 30 March 2026."""
    name = "BST" if at.utcoffset() else "GMT"
    return f"{at:%H:%M} ({name}) on {date_in_words(at.date())}"


def _unsure(row: law.LawRow | None) -> str | None:
    if row is None or law.may_block(row):
        return None
    return "The row of law is not verified."
