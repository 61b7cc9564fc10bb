"""What the log can say to a person who asks what was disclosed about them: DPA 2018 s.45(1), (2)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs

from xborder.agreements.log_reading import LoggedEntry, text
from xborder.agreements.log_report import sent_paths
from xborder.reference.clocks import uk_day

SCHEMA = "xborder/subject-access/1"

#: What a named person has to decide before the answer leaves.
BEFORE_SENDING = (
    "Decide whether any of this is to be left out: DPA 2018 s.45(4).",
    "Check that none of it is in a judicial decision or in court documents of an investigation: DPA 2018 s.43(3), (4).",
    "Add what the log does not hold: how long data is kept, the person's rights, and how to complain: DPA 2018 s.45(2).",
)


@attrs.frozen(kw_only=True)
class ToRecipient:
    """What one recipient was sent: when, for which purposes, and which kinds of data."""

    recipient: str
    days: tuple[str, ...]
    purposes: tuple[str, ...]
    categories: tuple[str, ...]


@attrs.frozen(kw_only=True)
class SubjectAnswer:
    """Recipients of records about a person, and from whom the data came. No officer and no other person is named."""

    records: tuple[str, ...]
    made_on: dt.date
    recipients: tuple[ToRecipient, ...]
    origins: tuple[str, ...]


def answer_subject(entries: Iterable[LoggedEntry], records: tuple[str, ...], *, on: dt.date) -> SubjectAnswer:
    """The answer about records of one person, by the entries of the log about them; what was taken back is left out."""
    sent = [each for each in entries if each.took_place]
    names = sorted({each.recipient for each in sent if each.recipient})
    return SubjectAnswer(
        records=records,
        made_on=on,
        recipients=tuple(_to(name, [each for each in sent if each.recipient == name], records) for name in names),
        origins=tuple(sorted({text(each.entry.get("disclosed_by"), "party") for each in sent} - {""})),
    )


def as_document(answer: SubjectAnswer) -> dict[str, Any]:
    """The answer as JSON-shaped values."""
    return {
        "schema": SCHEMA,
        "records": list(answer.records),
        "made_on": answer.made_on.isoformat(),
        "recipients": [attrs.asdict(each) for each in answer.recipients],
        "origins": list(answer.origins),
        "before_sending": list(BEFORE_SENDING),
    }


def category(path: str) -> str:
    """The kind of data that a path is about.

    >>> category("/date_of_birth"), category("/name/given/*")
    ('date of birth', 'name')
    """
    return path.split("/")[1].replace("_", " ") if path.startswith("/") else path


def _to(name: str, sent: list[LoggedEntry], records: tuple[str, ...]) -> ToRecipient:
    paths = [path for each in sent for record in records for path in sent_paths(each.entry, record)]
    return ToRecipient(
        recipient=name,
        days=tuple(sorted({_day(each.at) for each in sent})),
        purposes=tuple(sorted({text(each.entry, "purpose") for each in sent} - {""})),
        categories=tuple(sorted({category(path) for path in paths})),
    )


def _day(at: str) -> str:
    """The day in London of a time; as it was written where it is none."""
    try:
        return uk_day(dt.datetime.fromisoformat(at)).isoformat()
    except ValueError:
        return at
