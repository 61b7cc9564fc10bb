"""The law of a day, and what changed between two days, as data and as text."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from xborder.reference.code_lists import code_list
from xborder.reference.law import LawRow, rows

_WIDTH = 96


class ChangeKind(StrEnum):
    """What became of a row between two days."""

    BEGAN = "began"
    ENDED = "ended"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Change:
    """One row of another day: what applied before, and what applies after."""

    kind: ChangeKind
    before: LawRow | None
    after: LawRow | None

    @property
    def id(self) -> str:
        """The name of the row."""
        row = self.after or self.before
        return "" if row is None else row.id


def instruments() -> tuple[str, ...]:
    """The instruments that have rows.

    >>> "cpn" in instruments()
    True
    """
    return tuple(dict.fromkeys(row.instrument for row in sorted(rows(), key=lambda row: row.instrument)))


def title_of(instrument: str) -> str:
    """An instrument in words.

    >>> title_of("cpn"), title_of("vehicle_seizure")
    ('Community protection notice', 'Vehicle seizure')
    """
    return code_list("instrument").label(instrument) or instrument.replace("_", " ").capitalize()


def chosen(names: Iterable[str]) -> tuple[LawRow, ...]:
    """The rows of instruments, or of names of rows or the first parts of such names; all where none is named.

    Raises KeyError for a name that is none of these.

    >>> [row.id for row in chosen(["cpn.fpn.max"])]
    ['cpn.fpn.max', 'cpn.fpn.max.higher']
    """
    wanted = tuple(names)
    for name in wanted:
        if not any(name in _names(row) for row in rows()):
            raise KeyError(name)
    return tuple(row for row in rows() if not wanted or _names(row) & set(wanted))


def _names(row: LawRow) -> set[str]:
    """What a row answers to: its instruments, its name, and each beginning of that, so that a notice's penalty is the notice's."""
    parts = row.id.split(".")
    return {*row.instruments, *(".".join(parts[:length]) for length in range(1, len(parts) + 1))}


def changes(chosen_rows: Iterable[LawRow], before: dt.date, after: dt.date) -> Iterator[Change]:
    """What began, ended or changed between the end of one day and the end of another.

    >>> from datetime import date
    >>> [(each.id, each.kind.value) for each in changes(chosen(["s59.warning.months"]), date(2026, 6, 1), date(2026, 7, 1))]
    [('s59.warning.months', 'ended')]
    """
    groups: dict[str, list[LawRow]] = {}
    for row in chosen_rows:
        groups.setdefault(row.id, []).append(row)
    for group in groups.values():
        old = next((row for row in group if row.in_force(before)), None)
        new = next((row for row in group if row.in_force(after)), None)
        if old != new:
            kind = ChangeKind.BEGAN if old is None else ChangeKind.ENDED if new is None else ChangeKind.CHANGED
            yield Change(kind=kind, before=old, after=new)


def row_dict(row: LawRow) -> dict[str, Any]:
    """A row as JSON-shaped values; what it does not say is left out."""
    made = {
        "id": row.id,
        "instrument": row.instrument,
        "rule": row.rule,
        "value": list(row.value) if isinstance(row.value, tuple) else row.value,
        "unit": row.unit,
        "in_force_from": row.in_force_from and row.in_force_from.isoformat(),
        "in_force_to": row.in_force_to and row.in_force_to.isoformat(),
        "extent": row.extent,
        "source": row.source,
        "confidence": row.confidence.value,
        "note": row.note,
    }
    return {key: value for key, value in made.items() if value is not None}


def law_text(shown: Iterable[LawRow], on: dt.date) -> str:
    """The rows that applied on a day, by instrument, and after them those that have not begun."""
    shown = tuple(shown)
    applied = [row for row in shown if row.in_force(on)]
    waiting = [row for row in shown if row.in_force_from is None]
    parts = [f"The law on {_day(on)}, as far as it is known here", ""]
    for instrument in dict.fromkeys(row.instrument for row in applied):
        parts += [title_of(instrument), ""]
        parts += [text for row in applied if row.instrument == instrument for text in (*_lines(row), "")]
    if not applied:
        parts += ["Nothing of this applied on that day.", ""]
    if waiting:
        parts += ["Passed, but not begun as far as is known; no check rests on it", ""]
        parts += [text for row in waiting for text in (*_lines(row), "")]
    return "\n".join(parts).rstrip() + "\n"


def changes_text(found: Iterable[Change], before: dt.date, after: dt.date) -> str:
    """What changed, in words."""
    parts = [f"From {_day(before)} to {_day(after)}", ""]
    for change in found:
        parts += [f"{change.kind.value}: {change.id}", ""]
        for when, row in (("before", change.before), ("after", change.after)):
            if row is not None:
                parts += [f"  {when}:", *(f"  {line}" for line in _lines(row)), ""]
    if len(parts) == _HEAD:
        parts += ["Nothing of this changed, as far as is known here.", ""]
    return "\n".join(parts).rstrip() + "\n"


_HEAD = 2


def _lines(row: LawRow) -> Iterator[str]:
    yield f"  {row.id}{_valued(row)}"
    yield from textwrap.wrap(row.rule, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield f"    {row.source}; {_sure(row)}{_span(row)}"
    if row.note:
        yield from textwrap.wrap(f"Note: {row.note}", _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _valued(row: LawRow) -> str:
    if row.value is None:
        return ""
    if isinstance(row.value, tuple):
        return f": {', '.join(row.value)}"
    # "48 hours", but "level 4" and "inspector" say what they are by themselves.
    unit = row.unit if isinstance(row.value, int) and row.unit else ""
    if row.value == 1:
        unit = re.sub(r"^(\w+)s\b", r"\1", unit)
    return f": {row.value} {unit}".rstrip()


def _sure(row: LawRow) -> str:
    return {
        "confirmed": "read in the law",
        "corrected": "read in the law, against what is often said",
        "inferred": "inferred: it warns, and never blocks",
        "unverified": "not verified: it warns, and never blocks",
    }[row.confidence.value]


def _span(row: LawRow) -> str:
    if row.in_force_from is None:
        return ""
    until = f" to {_day(row.in_force_to)}" if row.in_force_to else ""
    return f"; from {_day(row.in_force_from)}{until}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
