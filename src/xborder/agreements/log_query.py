"""Ask a disclosure log: for a purpose for which a log may be used, and on record itself."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs

from xborder.agreements.log import DisclosureLog
from xborder.agreements.log_index import ask_index
from xborder.agreements.log_reading import LoggedEntry, in_utc
from xborder.findings import Outcome


class LogPurpose(StrEnum):
    """What a log may be used for, and nothing else: DPA 2018 s.62(4)."""

    LAWFULNESS = "lawfulness"
    SELF_MONITORING = "self-monitoring"
    SECURITY = "security"
    CRIMINAL_PROCEEDINGS = "criminal-proceedings"


@attrs.frozen(kw_only=True)
class Question:
    """Which entries are asked for; what is None does not matter.

    ``records`` are keys (``force:type:reference``): entries about any of them, or
    about a person in them. ``since`` is the first time, ``until`` the first after it.
    """

    records: tuple[str, ...] = ()
    to: str | None = None
    type: str | None = None
    agreement: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def as_entry(self) -> dict[str, Any]:
        """The question as it goes on record."""
        asked = attrs.asdict(self, filter=lambda _, value: value not in (None, ()))
        return {name: _written(value) for name, value in asked.items()}


@attrs.frozen(kw_only=True)
class Asker:
    """Who asks, for what, and when. Raises ValueError for a time without an offset.

    ``why`` is optional: since 19 August 2025 (Data (Use and Access) Act 2025 s.82)
    the Act no longer asks for a justification.
    """

    by: str
    purpose: LogPurpose
    at: dt.datetime
    why: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("a time needs its offset")


def ask(
    log: Path, question: Question, asker: Asker, *, fresh: bool = False, verb: str = "query"
) -> Outcome[tuple[LoggedEntry, ...]]:
    """The entries that a question picks, in order; that it was asked is on record before they are given.

    No value, and nothing on record, where the chain of the log is broken.
    ``fresh`` makes the index anew first. Raises OSError where the log cannot be read or written.
    """
    condition, values = _condition(question)
    found = ask_index(log, condition, values, fresh=fresh)
    if found.value is None:
        return found
    DisclosureLog(log).logged(_entry(question, asker, verb))
    return found


def _entry(question: Question, asker: Asker, verb: str) -> Mapping[str, Any]:
    entry = {
        "type": "consultation",
        "at": asker.at.isoformat(),
        "of": "log",
        "actor": asker.by,
        "purpose": asker.purpose.value,
        "justification": asker.why,
        "verb": verb,
        "asked": question.as_entry(),
    }
    return {name: value for name, value in entry.items() if value is not None}


def _condition(question: Question) -> tuple[str, list[Any]]:
    parts: list[str] = ["type IS NOT NULL"]
    values: list[Any] = []
    for column, wanted in (("recipient", question.to), ("type", question.type), ("agreement", question.agreement)):
        if wanted is not None:
            parts.append(f"{column} = ?")
            values.append(wanted)
    for sign, moment in ((">=", question.since), ("<", question.until)):
        if moment is not None:
            parts.append(f"at {sign} ?")
            values.append(in_utc(moment.isoformat()))
    if question.records:
        # A person in a record is written behind a #; the sign after it ends the range.
        one = "record = ? OR (record >= ? AND record < ?)"
        any_of = " OR ".join([one] * len(question.records))
        parts.append(f"number IN (SELECT number FROM records WHERE {any_of})")  # noqa: S608 - our own words; values are bound
        values += [value for key in question.records for value in (key, f"{key}#", f"{key}$")]
    return " AND ".join(parts), values


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.datetime) else value
