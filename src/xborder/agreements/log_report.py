"""A period's disclosures, for an auditor or the Commissioner: DPA 2018 s.62(5)."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from xborder.agreements.log_reading import DISCLOSURE, LoggedEntry, records_of, text
from xborder.formats.formula_cells import neutral

SCHEMA = "xborder/log-report/1"


@attrs.frozen(kw_only=True)
class Disclosed:
    """One disclosure in the report: who sent what to whom, under which agreement. Paths, never values."""

    number: int
    at: str
    party: str
    actor: str
    role: str
    recipient: str
    purpose: str
    agreement: str
    channel: str
    marking: str
    case_ref: str
    records: tuple[str, ...]
    paths: tuple[str, ...]
    redacted: tuple[str, ...]
    rules: tuple[str, ...]
    receipt: str
    withdrawn: int | None


@attrs.frozen(kw_only=True)
class LogReport:
    """The disclosures of a period, both days included, and how often each other operation was logged.

    ``head`` is the receipt of the last entry that the report knows.
    """

    first: dt.date
    last: dt.date
    made_at: dt.datetime
    log: str
    head: str
    disclosures: tuple[Disclosed, ...]
    operations: Mapping[str, int]

    @property
    def carried_out(self) -> tuple[Disclosed, ...]:
        """Those that were not taken back."""
        return tuple(each for each in self.disclosures if each.withdrawn is None)

    @property
    def by_recipient(self) -> Mapping[str, tuple[int, int]]:
        """For each recipient, how many disclosures and how many different records were carried out."""
        sent = Counter(each.recipient for each in self.carried_out)
        records = {(each.recipient, record) for each in self.carried_out for record in each.records}
        whose = Counter(recipient for recipient, _ in records)
        return {recipient: (sent[recipient], whose[recipient]) for recipient in sorted(sent)}


def make_report(
    entries: Iterable[LoggedEntry], *, first: dt.date, last: dt.date, made_at: dt.datetime, log: str, head: str
) -> LogReport:
    """The report of entries that were asked for by period."""
    kept = tuple(entries)
    return LogReport(
        first=first,
        last=last,
        made_at=made_at,
        log=log,
        head=head,
        disclosures=tuple(_disclosed(each) for each in kept if each.entry.get("type") == DISCLOSURE),
        operations=dict(sorted(Counter(text(each.entry, "type") for each in kept).items())),
    )


def as_document(report: LogReport) -> dict[str, Any]:
    """The report as JSON-shaped values."""
    return {
        "schema": SCHEMA,
        "period": {"from": report.first.isoformat(), "to": report.last.isoformat()},
        "made_at": report.made_at.isoformat(),
        "log": report.log,
        "head": report.head,
        "recipients": {
            name: {"disclosures": sent, "records": records} for name, (sent, records) in report.by_recipient.items()
        },
        "operations": dict(report.operations),
        "disclosures": [
            attrs.asdict(each, filter=lambda _, value: value not in (None, "")) for each in report.disclosures
        ],
    }


def as_csv(report: LogReport) -> bytes:
    """The disclosures as a table, one a row (RFC 4180); no cell is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = [field.name for field in attrs.fields(Disclosed)]
    writer.writerow(names)
    for each in report.disclosures:
        writer.writerow(_cell(getattr(each, name)) for name in names)
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    return neutral("; ".join(value) if isinstance(value, tuple) else value or "")


def _disclosed(logged: LoggedEntry) -> Disclosed:
    entry = logged.entry
    by, agreement = entry.get("disclosed_by"), entry.get("agreement")
    parts = [each for each in _listed(entry.get("records")) if isinstance(each, dict)]
    return Disclosed(
        number=logged.number,
        at=logged.at,
        party=text(by, "party"),
        actor=text(by, "actor"),
        role=text(by, "role"),
        recipient=logged.recipient,
        purpose=text(entry, "purpose"),
        agreement=f"{text(agreement, 'id')} {text(agreement, 'version')}".strip(),
        channel=text(entry, "channel"),
        marking=text(entry, "marking"),
        case_ref=text(entry, "case_ref"),
        records=records_of(entry),
        paths=_several(part.get("paths") for part in parts),
        redacted=_several(part.get("redacted") for part in parts),
        rules=_several(part.get("rules") for part in parts),
        receipt=logged.receipt,
        withdrawn=logged.withdrawn,
    )


def sent_paths(entry: Mapping[str, Any], record: str | None = None) -> tuple[str, ...]:
    """The paths that were disclosed of a record, or of all: whole and redacted ones."""
    parts = [each for each in _listed(entry.get("records")) if isinstance(each, dict)]
    mine = [
        each for each in parts if record is None or text(each, "record").partition("#")[0] == record.partition("#")[0]
    ]
    return _several(value for part in mine for value in (part.get("paths"), part.get("redacted")))


def _several(lists: Iterable[Any]) -> tuple[str, ...]:
    """Texts of several lists, or names of several mappings, each once and in order."""
    return tuple(
        sorted({text for each in lists if isinstance(each, list | dict) for text in each if isinstance(text, str)})
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
