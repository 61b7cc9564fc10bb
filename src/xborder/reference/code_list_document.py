"""Code lists as text for people and as plain values for machines."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from xborder.reference.code_lists import CodeEntry, CodeList


def lists_text(lists: Iterable[CodeList]) -> str:
    """One line for each list: name, number of codes, title; a star where codes of the source are left out."""
    found = list(lists)
    width = max(len(each.name) for each in found)
    lines = [f"{each.name:{width}}  {len(each):3}{_star(each)} {each.title}" for each in found]
    return "\n".join([*lines, "", "* not every code of the source, or of a source that is not official"])


def list_text(found: CodeList, *, on: dt.date | None = None) -> str:
    """A list with its source, and its codes, one to a line; with a day only those in force then."""
    shown = _entries(found, on)
    width = max((len(entry.code) for entry in shown), default=0)
    head = [found.title, f"{found.source}, version {found.version}{_limits(found)}"]
    note = [found.note] if found.note else []
    rows = [f"  {entry.code:{width}}  {entry.label}{_remarks(entry)}" for entry in shown]
    return "\n".join([*head, *note, "", *(rows or ["  no codes"])])


def list_dict(found: CodeList, *, on: dt.date | None = None, entries: bool = True) -> dict[str, Any]:
    """A list as plain values; ``entries`` says whether its codes come with it or only their number.

    >>> from xborder.reference.code_lists import code_list
    >>> list_dict(code_list("result_type"))["entries"][0]
    {'code': 'F', 'label': 'Final'}
    """
    head: dict[str, Any] = {
        "name": found.name,
        "title": found.title,
        "source": found.source,
        "version": found.version,
        "official": found.official,
        "complete": found.complete,
        "schemes": list(found.schemes),
        "codes": len(found),
    }
    if found.note:
        head["note"] = found.note
    return {**head, "entries": [_entry(entry) for entry in _entries(found, on)]} if entries else head


def _entries(found: CodeList, on: dt.date | None) -> list[CodeEntry]:
    return [entry for entry in found.entries if on is None or entry.in_force(on)]


def _entry(entry: CodeEntry) -> dict[str, Any]:
    values = {
        "code": entry.code,
        "label": entry.label,
        "from": entry.in_force_from.isoformat() if entry.in_force_from else None,
        "to": entry.in_force_to.isoformat() if entry.in_force_to else None,
        "commenced": None if entry.commenced else False,
        "note": entry.note,
    }
    return {key: value for key, value in values.items() if value is not None}


def _star(found: CodeList) -> str:
    return " " if found.may_refuse else "*"


def _limits(found: CodeList) -> str:
    said = [] if found.official else ["not an official source"]
    said += [] if found.complete else ["not every code"]
    return f" ({', '.join(said)})" if said else ""


def _remarks(entry: CodeEntry) -> str:
    said = [f"from {entry.in_force_from}"] if entry.in_force_from else []
    said += [f"to {entry.in_force_to}"] if entry.in_force_to else []
    said += [] if entry.commenced else ["not in force"]
    said += [entry.note] if entry.note else []
    return f"  [{'; '.join(said)}]" if said else ""
