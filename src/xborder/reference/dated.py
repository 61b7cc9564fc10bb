"""Tables of dated rows: written by hand as YAML, read from the JSON made of them.

A check asks for forces, offences and law on nearly every record, and to load a
YAML reader for that would cost more than the check. So each folder of YAML
files has one JSON file in ``tables``, which ``python -m xborder.reference``
makes; a test holds that the two say the same.
"""

import datetime as dt
import json
import pkgutil
from typing import Any

#: The folders of tables, each of which becomes one JSON file.
FOLDERS = ("data", "days", "law", "lists", "mappings", "offences", "retention")

_DAYS = frozenset({"from", "to", "orders_from", "orders_to"})


def in_force(first: dt.date | None, last: dt.date | None, on: dt.date) -> bool:
    """True if a day lies in a period; a period with no first day never began.

    >>> in_force(None, None, dt.date(2026, 1, 1)), in_force(dt.date(2026, 1, 1), None, dt.date(2026, 1, 1))
    (False, True)
    """
    return first is not None and first <= on and (last is None or on <= last)


def not_outside(first: dt.date | None, last: dt.date | None, on: dt.date) -> bool:
    """True if a day does not lie outside a period whose first or last day may not be known.

    >>> not_outside(None, dt.date(2013, 3, 31), dt.date(2013, 4, 1)), not_outside(None, None, dt.date(2026, 1, 1))
    (False, True)
    """
    return (first is None or first <= on) and (last is None or on <= last)


def read_tables(folder: str) -> list[dict[str, Any]]:
    """Every table of a folder of this package, in the order of their file names.

    >>> [table["version"] for table in read_tables("data")]
    ['2026-11-22']
    """
    # pkgutil reads from a folder or a zip alike, and loads in a tenth of the time of importlib.resources.
    text = pkgutil.get_data("xborder.reference", f"tables/{folder}.json") or b""
    tables: list[dict[str, Any]] = json.loads(text, object_hook=_with_days)
    return tables


def written_tables(folder: str) -> list[dict[str, Any]]:
    """The same tables from the YAML files that people write, with days as dates."""
    from importlib import resources

    import yaml

    here = resources.files("xborder.reference") / folder
    files = sorted((entry for entry in here.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [dict(yaml.load(text, Loader=loader)) for text in texts]  # noqa: S506 - either loader is a safe one


def tables_text(folder: str) -> str:
    """The JSON file of a folder: the same bytes for the same YAML, one row to a line.

    Raises TypeError for a value that JSON cannot hold.
    """
    tables = [",\n".join(_lines(table)) for table in written_tables(folder)]
    return "[" + ",\n".join(f"{{\n{table}\n}}" for table in tables) + "]\n"


def _lines(table: dict[str, Any]) -> list[str]:
    """One line for each key; a list of rows has one line for each row, so that a change shows as one."""
    return [
        f"{_json(key)}: {_rows(value) if isinstance(value, list) else _json(value)}" for key, value in table.items()
    ]


def _rows(rows: list[Any]) -> str:
    return "[\n" + ",\n".join(f"  {_json(row)}" for row in rows) + "\n]" if rows else "[]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_day_text)


def _day_text(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in a table")


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    """Days again, where a row says from when to when it holds; a mapping's from and to are names of lists and codes."""
    for key in _DAYS & row.keys():
        if isinstance(row[key], str) and len(row[key]) == 10 and row[key][4] == "-":
            row[key] = dt.date.fromisoformat(row[key])
    return row
