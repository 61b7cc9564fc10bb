"""Looking codes up in the national tables that a user has imported.

Without the tables nothing is known of a code, and nobody says that it is wrong.

>>> from pathlib import Path
>>> National.open(Path("no-such-file")) is None
True
"""

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from xborder.findings import Outcome
from xborder.reference.national_entries import (
    ListedCode,
    NationalOffence,
    OrganisationUnit,
    ResultCode,
    unit_of,
)
from xborder.reference.national_file import connect

if TYPE_CHECKING:
    import sqlite3

#: How many answers of each kind are kept: a large file of records names fewer codes than that.
_KEPT = 8192
_UNIT = re.compile(r"(?:([A-JZ0-9])(?=.{4}(?:..)?$))?([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})?", re.ASCII)


class Damaged(Exception):  # noqa: N818 - it says what the file is, and is caught where that matters
    """The file turned out to be damaged while a code was looked up: nothing is known of the code."""


class National:
    """The national tables, read only; threads may share one.

    Each look-up gives None for a code that the tables lack and raises Damaged
    where the file cannot be read any more.
    """

    def __init__(self, connection: "sqlite3.Connection") -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        # One transaction for all look-ups: SQLite would else look at the file again before each of them.
        self._cursor.execute("PRAGMA cache_size = -16384")
        self._cursor.execute("BEGIN")
        self._lock = threading.Lock()
        self._has: Callable[..., bool] = lru_cache(_KEPT)(self._any)
        self.offence: Callable[..., NationalOffence | None] = lru_cache(_KEPT)(self._offence)
        self.organisation_unit: Callable[[str], OrganisationUnit | None] = lru_cache(_KEPT)(self._unit)
        self.court: Callable[[str], OrganisationUnit | None] = lru_cache(_KEPT)(self._court)
        self.result_code: Callable[[str], ResultCode | None] = lru_cache(_KEPT)(self._result)
        self.code: Callable[[str, str], ListedCode | None] = lru_cache(_KEPT)(self._code)

    @classmethod
    def open(cls, path: Path) -> "National | None":
        """The tables of a file, or None where there is none that can be used."""
        return open_national(path).value

    def close(self) -> None:
        """Close the file; look-ups that were made before are still answered."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def knows_offence(self, code: str, area: str | None = None) -> bool | None:
        """Whether an offence code is in the tables; None where that cannot be said."""
        return self._knows(_ANY_OFFENCE, lambda: self.offence(code, area))

    def knows_unit(self, code: str) -> bool | None:
        """Whether an organisation unit is in the tables; None where that cannot be said.

        The public table has the police and the courts: of the CPS, of prisons and
        of other bodies, whose top level it lacks altogether, nothing is known.
        """
        match = _UNIT.fullmatch(code)
        if match is None:
            return None
        return self._knows((_ANY_OF_LEVEL, _level(match[1])), lambda: self.organisation_unit(code))

    def knows_court(self, lja: str) -> bool | None:
        """Whether a court with this local justice area is in the tables; None where that cannot be said."""
        return self._knows(_ANY_COURT, lambda: self.court(lja))

    def knows_result(self, code: str) -> bool | None:
        """Whether a result code is in the tables; None where that cannot be said."""
        return self._knows(_ANY_RESULT, lambda: self.result_code(code))

    def _knows(self, like: tuple[str, ...], look_up: Callable[[], object]) -> bool | None:
        """True or false, but for a kind of which there is no row ``like`` it, or a file that is damaged."""
        try:
            return look_up() is not None or (False if self._has(*like) else None)
        except Damaged:
            return None

    def _any(self, query: str, *values: str) -> bool:
        return self._first(query, *values) is not None

    def _offence(self, code: str, area: str | None = None) -> NationalOffence | None:
        """A code as it is, or else the local code of a force area."""
        found = self._first("SELECT code, title, category, recordable, area, sources FROM offence WHERE code = ?", code)
        if found is None and area:
            return self._offence(f"{area}{code}")
        if found is None:
            return None
        name, title, category, recordable, own_area, sources = found
        return NationalOffence(
            code=name,
            title=title,
            category=category,
            recordable=None if recordable is None else bool(recordable),
            area=own_area,
            sources=tuple(sources.split(",")),
        )

    def _unit(self, code: str) -> OrganisationUnit | None:
        """A unit by its code: bottom level if there is one with it, else the first of the unit."""
        match = _UNIT.fullmatch(code)
        if match is None:
            return None
        top, second, third, bottom = match.groups()
        level = _level(top)
        found = self._first(_BY_CODE, second, third, level, bottom) or self._first(_BY_UNIT, second, third, level)
        return unit_of(found, bottom) if found else None

    def _court(self, lja: str) -> OrganisationUnit | None:
        """A court by its local justice area (four digits), a magistrates' court before a Crown Court."""
        found = self._first(_BY_LJA, lja)
        return unit_of(found, None) if found else None

    def _result(self, code: str) -> ResultCode | None:
        found = self._first("SELECT code, description, type, qualifiers FROM result_code WHERE code = ?", code)
        if found is None:
            return None
        name, description, kind, qualifiers = found
        split = tuple(part.strip() for part in qualifiers.split(",") if part.strip())
        return ResultCode(code=name, description=description, type=kind or None, qualifiers=split)

    def _code(self, list_name: str, code: str) -> ListedCode | None:
        query = "SELECT code, label, extra FROM code WHERE list = ? AND code = ? ORDER BY seq LIMIT 1"
        found = self._first(query, list_name, code)
        return ListedCode(code=found[0], label=found[1], extra=found[2]) if found else None

    def _first(self, query: str, *values: str | None) -> tuple[Any, ...] | None:
        import sqlite3

        try:
            with self._lock:
                row: tuple[Any, ...] | None = self._cursor.execute(query, values).fetchone()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            if isinstance(error, UnicodeEncodeError):  # half a character: no code has one
                return None
            raise Damaged(str(error)) from error
        return row


_ANY_OFFENCE = ("SELECT 1 FROM offence LIMIT 1",)
_ANY_RESULT = ("SELECT 1 FROM result_code LIMIT 1",)
_ANY_COURT = ("SELECT 1 FROM organisation_unit WHERE lja <> '' LIMIT 1",)
_ANY_OF_LEVEL = "SELECT 1 FROM organisation_unit WHERE top = ? LIMIT 1"
_LEVELS = "top, second, third, bottom, top_name, second_name, third_name, bottom_name, lja"
_BY_UNIT = f"SELECT {_LEVELS} FROM organisation_unit WHERE second = ? AND third = ? AND top = ? ORDER BY seq LIMIT 1"  # noqa: S608 - our own names
_BY_CODE = _BY_UNIT.replace("ORDER", "AND bottom = ? ORDER")
_BY_LJA = f"SELECT {_LEVELS} FROM organisation_unit WHERE lja = ? AND lja <> '' ORDER BY top, seq LIMIT 1"  # noqa: S608 - our own names


def open_national(path: Path) -> Outcome[National]:
    """The tables of a file: no value where there is no file, and a finding where it cannot be used."""
    opened = connect(path)
    return Outcome(National(opened.value) if opened.value else None, opened.report)


def _level(top: str | None) -> str:
    """The top level as the table has it: a digit in front stands for the police, whose units have nothing there."""
    return "" if top is None or top.isdigit() else top
