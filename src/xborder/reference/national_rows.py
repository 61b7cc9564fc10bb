"""What the national file holds, made from the published tables."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from xborder.reference.published import (
    APART,
    LOCAL_OFFENCES,
    OFFENCES,
    RESULTS,
    RESULTS_APART,
    UNITS,
    UNITS_APART,
)
from xborder.reference.published_reading import Published, Row, Table

#: The tables of the file, in the order in which they are made.
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL,
    used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE offence (code TEXT PRIMARY KEY, area TEXT, title TEXT, category TEXT, recordable INTEGER,
    sources TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE organisation_unit (seq INTEGER NOT NULL, top TEXT NOT NULL, second TEXT NOT NULL, third TEXT NOT NULL,
    bottom TEXT NOT NULL, top_name TEXT, second_name TEXT, third_name TEXT, bottom_name TEXT, lja TEXT,
    PRIMARY KEY (second, third, top, bottom, seq)) WITHOUT ROWID;
CREATE INDEX unit_lja ON organisation_unit (lja) WHERE lja <> '';
CREATE TABLE result_code (code TEXT PRIMARY KEY, description TEXT, type TEXT, qualifiers TEXT, half_life TEXT)
    WITHOUT ROWID;
CREATE TABLE code (list TEXT NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, extra TEXT,
    PRIMARY KEY (list, code, seq)) WITHOUT ROWID;
"""

_UNIT_COLUMNS = (
    "topLevelCode", "secondLevelCode", "thirdLevelCode", "bottomLevelCode",
    "topLevelName", "secondLevelName", "thirdLevelName", "bottomLevelName", "thirdLevelPsaCode",
)  # fmt: skip
_RESULT_COLUMNS = ("cjsCode", "description", "type", "resultCodeQualifiers", "resultHalfLifeHours")
_SOURCE_NAMES = {OFFENCES[0]: "merged", OFFENCES[1]: "cjs", OFFENCES[2]: "pnc"}
_LISTED_APART = {*OFFENCES, LOCAL_OFFENCES, UNITS, RESULTS, *APART}


def used(name: str, published: Published) -> bool:
    """False for the raw form of a table whose whole form is there too."""
    whole = UNITS if name in UNITS_APART else RESULTS if name == RESULTS_APART else None
    return whole is None or whole not in published.tables


def offences(published: Published) -> Iterator[tuple[Any, ...]]:
    """One row for each code of the CJS list, the PNC list and the local codes.

    The title and category are of the first list that has the code; whether it
    is recordable is not known where the lists disagree.
    """
    found: dict[str, list[tuple[str, Row]]] = {}
    for name in OFFENCES:
        for row in _rows(published, name):
            found.setdefault(row["cjsCode"], []).append((_SOURCE_NAMES[name], row))
    local = {row["cjsCode"] for row in _rows(published, LOCAL_OFFENCES)}
    for code in sorted(found.keys() | local):
        rows = found.get(code, [])
        sources = [name for name, _ in rows] + (["local"] if code in local else [])
        title = _first(rows, "offenceTitle")
        category = _first(rows, "offenceCategory")
        yield code, area_of(code), title, category, _recordable(rows), ",".join(sources)


def area_of(code: str) -> str | None:
    """The force area that a local code begins with: two digits before a code of its own.

    >>> area_of("0101AP001"), area_of("PS22002")
    ('01', None)
    """
    return code[:2] if code[:2].isascii() and code[:2].isdigit() else None


def organisation_units(published: Published) -> Iterator[tuple[Any, ...]]:
    """The units in the order of the published table, which decides for a unit without its bottom level."""
    names = (name for name in (UNITS, *UNITS_APART) if used(name, published))
    for seq, row in enumerate(row for name in names for row in _rows(published, name)):
        yield seq, *(row[column].strip() for column in _UNIT_COLUMNS)


def result_codes(published: Published) -> Iterator[tuple[Any, ...]]:
    """One row for each result code, the first where a raw table has two."""
    name = RESULTS if RESULTS in published.tables else RESULTS_APART
    rows = {row["cjsCode"]: row for row in reversed(_rows(published, name))}
    for code in sorted(rows):
        yield tuple(rows[code][column].strip() for column in _RESULT_COLUMNS)


def codes(published: Published) -> Iterator[tuple[Any, ...]]:
    """Every row of the other tables as list, place in it, code, meaning and the remaining columns."""
    for name, table in sorted(published.tables.items()):
        if name not in _LISTED_APART:
            yield from _codes(name, table)


def _codes(name: str, table: Table) -> Iterator[tuple[Any, ...]]:
    form = table.form
    for seq, row in enumerate(table.rows):
        extra = {key: value for key, value in row.items() if key not in (form.code, form.label, "list")}
        text = json.dumps(extra, ensure_ascii=False, sort_keys=True) if extra else None
        list_name = f"{name}/{row['list']}" if "list" in form.columns else name
        yield list_name, seq, row[form.code].strip(), str(row[form.label]).strip(), text


def _rows(published: Published, name: str) -> list[Row]:
    table = published.tables.get(name)
    return list(table.rows) if table else []


def _first(rows: Iterable[tuple[str, Row]], column: str) -> str | None:
    return next((str(row[column]).strip() for _, row in rows if row.get(column)), None)


def _recordable(rows: Iterable[tuple[str, Row]]) -> bool | None:
    said = {_truth(row.get("recordableOnPnc")) for _, row in rows} - {None}
    return said.pop() if len(said) == 1 else None


def _truth(value: object) -> bool | None:
    """True or false, which the merged table writes as a text."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower())
