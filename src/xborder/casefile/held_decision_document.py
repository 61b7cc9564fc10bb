"""The decision report and the disclosure log of a bag, read back."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import msgspec

from xborder.agreements.decision_report import SCHEMA, digest

DECISION_NAME = "xborder/decision.json"
LOG_NAME = "xborder/disclosure.jsonl"
_ROUTE = f"{SCHEMA}#route"


@attrs.frozen(kw_only=True)
class Decided:
    """What was decided: under which agreements (by digest), and each record that the last stretch let through, by key."""

    agreements: frozenset[str]
    records: Mapping[str, Mapping[str, Any]]


class _Path(msgspec.Struct):
    path: str
    effect: str
    rules: list[str]


class _Record(msgspec.Struct):
    record: str
    flow: str | None
    outcome: str
    paths: list[_Path]


class _Agreement(msgspec.Struct):
    digest: str


class _Leg(msgspec.Struct):
    agreement: _Agreement
    records: list[_Record]


class _Document(msgspec.Struct):
    schema: str
    digest: str
    legs: list[list[_Leg]]


class _Entry(msgspec.Struct):
    at: dt.datetime


def read_decision(content: bytes | None) -> Decided | None:
    """Read a decision report; None where it is none, or its digest is not that of what it says."""
    try:
        document = msgspec.json.decode(content or b"", type=_Document)
        body = msgspec.json.decode(content or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    said = body.pop("digest")
    if document.schema != _ROUTE or not document.legs or digest(body) != said:
        return None
    return Decided(
        agreements=frozenset(made.agreement.digest for leg in document.legs for made in leg),
        records={
            record.record: msgspec.to_builtins(record)
            for made in document.legs[-1]
            for record in made.records
            if record.outcome == "share"
        },
    )


def days_of(log: bytes | None, created_at: str) -> Iterator[dt.date]:
    """The days on which something was shared: those of the log's entries, and that on which the bundle was made."""
    yield dt.datetime.fromisoformat(created_at).date()
    for line in (log or b"").splitlines():
        try:
            yield msgspec.json.decode(line, type=_Entry).at.date()
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            continue  # the log's own chain says what is wrong with it
