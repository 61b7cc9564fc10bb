"""Counts, places and dates in the words that a person would use."""

import datetime as dt
from collections.abc import Mapping

from xborder.findings.location import Location
from xborder.findings.waiver import Waiver

#: One and many of each severity, as counts are written.
NOUNS = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("info", "info")}


def number(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number(1, "error"), number(2500, "file")
    ('1 error', '2,500 files')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def level(severity: str, count: int, *, more: bool = False) -> str:
    """A count of one severity.

    >>> level("error", 2), level("info", 3), level("warning", 1, more=True)
    ('2 errors', '3 info', '1 more warning')
    """
    noun = NOUNS[severity][0 if count == 1 else 1]
    return f"{count:,} more {noun}" if more else f"{count:,} {noun}"


def levels(counts: Mapping[str, int]) -> str:
    """How many of each severity there are, those that there are.

    >>> levels({"error": 2, "warning": 0, "info": 1})
    '2 errors, 1 info'
    """
    return ", ".join(level(severity, counts[severity]) for severity in NOUNS if counts[severity])


def place(location: Location) -> str:
    """Where in its file something stands, in words; empty where only the file is known.

    >>> place(Location(file="kent.csv", row=5, line=5, field="PNC ID"))
    'row 5, column PNC ID'
    >>> place(Location(file="order.yaml", line=12, column=7, pointer="/made_on"))
    'line 12, character 7, at /made_on'
    """
    return ", ".join([*_in_lines(location), *_in_tables(location), *_in_trees(location)])


def _in_lines(location: Location) -> list[str]:
    if location.line is None or location.line == location.row:
        return []
    character = [] if location.column is None else [f"character {location.column}"]
    return [f"line {location.line}", *character]


def _in_tables(location: Location) -> list[str]:
    named = {
        "page": location.page,
        "sheet": location.sheet,
        "cell": location.cell,
        "row": location.row if location.cell is None else None,  # the name of a cell holds its row
        "column": location.field,
    }
    return [f"{name} {value}" for name, value in named.items() if value is not None]


def _in_trees(location: Location) -> list[str]:
    if location.xpath is not None:
        return [f"at {location.xpath}"]
    in_table = location.field is not None or location.cell is not None
    return [f"at {location.pointer}"] if location.pointer and not in_table else []


def day(date: dt.date) -> str:
    """A date as it is written in a letter.

    >>> day(dt.date(2027, 1, 31))
    '31 January 2027'
    """
    return f"{date.day} {date:%B} {date.year}"


def waived(waiver: Waiver) -> str:
    """Who decided to live with a finding, until when and why, in one sentence.

    >>> waived(Waiver(reason="Re-keyed with the next delivery", owner="Records", expires=dt.date(2027, 1, 31)))
    'Waived by Records until 31 January 2027: Re-keyed with the next delivery'
    """
    return f"Waived by {waiver.owner} until {day(waiver.expires)}: {waiver.reason}"
