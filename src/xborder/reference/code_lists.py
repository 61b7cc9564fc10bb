"""Code lists as dated data, each with its source and version; lists that disagree are kept apart.

>>> plea = code_list("plea_cjs")
>>> plea.label("OPP"), plea.is_current("OPP", dt.date(2026, 10, 8)), plea.source
('Opposes', True, 'CJS Data Standards v4-3, PleaStatus')
>>> [found.name for found in lists_for("ethnicity_self_defined")]
['ethnicity_16_plus_1', 'ethnicity_18_plus_1', 'ethnicity_additions']
"""

import datetime as dt
from functools import cache, cached_property
from typing import Any

import attrs

from xborder.reference.dated import not_outside, read_tables


@attrs.frozen(kw_only=True)
class CodeEntry:
    """One code of a list, and from when to when it holds.

    A day that is absent is not known, or has not come; a code that is not
    ``commenced`` is enacted and waits for its day.
    """

    code: str
    label: str
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    commenced: bool = True
    note: str | None = None

    def in_force(self, on: dt.date) -> bool:
        """True if the code is not known to be out of force on this day."""
        return self.commenced and not_outside(self.in_force_from, self.in_force_to, on)


@attrs.frozen(kw_only=True, slots=False)
class CodeList:
    """One list of codes of one source and version.

    ``official`` where it was read in an official or public source or a schema,
    ``complete`` where it has every code of that source: only a list that is both
    can say of a code that it is wrong. ``schemes`` are the coded fields of a
    record for which the list answers; several generations may answer for one.
    """

    name: str
    title: str
    source: str
    version: str
    official: bool
    complete: bool
    entries: tuple[CodeEntry, ...]
    schemes: tuple[str, ...] = ()
    note: str | None = None

    @property
    def may_refuse(self) -> bool:
        """True if a code that the list lacks is certainly none of its codes."""
        return self.official and self.complete

    def entry(self, code: str, on: dt.date | None = None) -> CodeEntry | None:
        """The entry of a code on a day, or its latest where no day is given; None where there is none.

        >>> code_list("instrument").entry("respect_order", on=dt.date(2026, 10, 8)) is None
        True
        """
        found = self._by_code.get(code, ())
        if on is None:
            return found[-1] if found else None
        return next((entry for entry in found if entry.in_force(on)), None)

    def label(self, code: str) -> str | None:
        """What a code means, in a few words, or None where the list lacks it."""
        entry = self.entry(code)
        return entry.label if entry else None

    def is_current(self, code: str, on: dt.date) -> bool:
        """True if the list has the code and nothing says that it was out of force on this day."""
        return self.entry(code, on) is not None

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __len__(self) -> int:
        return len(self._by_code)

    @cached_property
    def _by_code(self) -> dict[str, tuple[CodeEntry, ...]]:
        groups: dict[str, list[CodeEntry]] = {}
        for entry in sorted(self.entries, key=lambda each: each.in_force_from or dt.date.min):
            groups.setdefault(entry.code, []).append(entry)
        return {code: tuple(group) for code, group in groups.items()}


@cache
def code_list(name: str) -> CodeList:
    """The list of this name. Raises KeyError where there is none: a mistake in the program, or a name to refuse."""
    return _list(_tables()[name])


def lists() -> tuple[CodeList, ...]:
    """Every list, in order of name."""
    return tuple(code_list(name) for name in _tables())


@cache
def lists_for(scheme: str) -> tuple[CodeList, ...]:
    """The lists that answer for a coded field of this scheme; none where the scheme has no list here.

    >>> [found.name for found in lists_for("custody_status")]
    ['custody_status_common_platform', 'remand_spi']
    """
    return tuple(code_list(name) for name, table in _tables().items() if scheme in table.get("schemes", ()))


@cache
def timeless(scheme: str) -> frozenset[str]:
    """The codes of a scheme that nothing limits in time: right on any day, as most are.

    >>> "A4" in timeless("ethnicity_self_defined"), "cpn" in timeless("order_kind")
    (True, False)
    """
    entries = (entry for found in lists_for(scheme) for entry in found.entries)
    return frozenset(
        entry.code for entry in entries if entry.commenced and (entry.in_force_from, entry.in_force_to) == (None, None)
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables = {table["name"]: table for table in (*read_tables("lists"), _forces())}
    return dict(sorted(tables.items()))


def _forces() -> dict[str, Any]:
    """The table of forces as a list like the others; ``reference.forces`` knows more of each."""
    (table,) = read_tables("data")
    kept = ("code", "from", "to", "note")
    return {
        "name": "force",
        "title": "Forces and other owners of cases",
        "source": table["source"],
        "version": table["version"],
        "official": True,
        "complete": True,
        "schemes": ["force"],
        "entries": [{**{key: row[key] for key in kept if key in row}, "label": row["name"]} for row in table["forces"]],
    }


def _list(table: dict[str, Any]) -> CodeList:
    given = {**table, "schemes": tuple(table.get("schemes", ()))}
    return CodeList(**{**given, "entries": tuple(_entry(row) for row in table["entries"])})


def _entry(row: dict[str, Any]) -> CodeEntry:
    renamed = {"from": "in_force_from", "to": "in_force_to"}
    return CodeEntry(**{renamed.get(key, key): value for key, value in row.items()})
