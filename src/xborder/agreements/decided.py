"""What was decided on any number of records, kept on disk: memory holds one of them at a time."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from xborder.agreements.decide import Deciding
from xborder.agreements.decision import Decision, RecordDecision, RecordOutcome
from xborder.agreements.decision_report import record_report, report_head
from xborder.agreements.given import GivenRecord
from xborder.agreements.log_entry import record_on_log
from xborder.agreements.papers import asks_for_notices, notice_of, quality_of, retention_of
from xborder.agreements.verdicts import Shown
from xborder.files.listed_json import listed_json
from xborder.findings import Finding
from xborder.model.agreement import Agreement

_TABLE = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;
CREATE TABLE decided (key TEXT PRIMARY KEY, report, type, sent, data, quality, retention, recipient, notice);
BEGIN;
"""


@attrs.define(eq=False)
class Decided:
    """The decisions of one request, by the key of the record; what is kept in ``folder`` goes when it is closed.

    Only what may leave is kept of a record, beside paths and rules. Use it as a context manager.
    """

    deciding: Deciding
    folder: Path
    shared: int = attrs.field(default=0, init=False)
    total: int = attrs.field(default=0, init=False)
    _codes: set[str] = attrs.field(factory=set, init=False)
    _counts: Counter[str] = attrs.field(factory=Counter, init=False)
    _table: sqlite3.Connection = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._codes.update(entry.code for entry in self.deciding.stopped)
        self._table = sqlite3.connect(self._file, isolation_level=None)
        self._table.executescript(_TABLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._table.close()
        self._file.unlink(missing_ok=True)

    def __contains__(self, key: object) -> bool:
        return self._table.execute("SELECT 1 FROM decided WHERE key = ?", (key,)).fetchone() is not None

    @property
    def agreement(self) -> Agreement:
        """The agreement that was decided under."""
        return self.deciding.loaded.agreement

    @cached_property
    def head(self) -> Decision:
        """The decision without its records: who asked for what, and under which agreement."""
        return self.deciding.decision((), self.deciding.stopped)

    def add(self, record: GivenRecord) -> Finding | None:
        """Decide on a record and keep the decision; the finding says why where nothing of it may go.

        Raises ValueError where a record with its key was decided on before.
        """
        made, why = self.deciding.one(record)
        try:
            self._table.execute("INSERT INTO decided VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._row(made))
        except sqlite3.IntegrityError:
            raise ValueError("two records have the same key") from None
        self._count(made, why)
        return why

    @cached_property
    def report(self) -> dict[str, Any]:
        """The decision report without its records; its digest covers them."""
        counts = {f"records_{name.value}": self._counts[name.value] for name in RecordOutcome}
        counts |= {f"fields_{name.value}": self._counts[f"fields {name.value}"] for name in Shown}
        head = report_head(self.head, shared=self.shared > 0, codes=self._codes, counts=counts)
        sum_ = sha256()
        for piece in listed_json(head, "records", self.reports(), indent=None):
            sum_.update(piece)
        return head | {"digest": f"sha256:{sum_.hexdigest()}"}

    def reports(self) -> Iterator[Any]:
        """What was decided on each record."""
        return self._each("SELECT report FROM decided ORDER BY key")

    def quality(self) -> Iterator[Any]:
        """What the recipient needs to judge each shared record by."""
        return self._each("SELECT quality FROM decided WHERE quality IS NOT NULL ORDER BY key")

    def retention(self) -> Iterator[Any]:
        """Until when the recipient may keep each shared record."""
        return self._each("SELECT retention FROM decided WHERE retention IS NOT NULL ORDER BY key")

    def notices(self) -> Iterator[Any]:
        """What originators are to be told."""
        return self._each("SELECT notice FROM decided WHERE notice IS NOT NULL ORDER BY recipient, key")

    def leaving(self) -> Iterator[tuple[str, str, Any, dict[str, Any]]]:
        """Key, type, what goes on record, and data of each shared record."""
        rows = self._table.execute("SELECT key, type, sent, data FROM decided WHERE data IS NOT NULL ORDER BY key")
        for key, kind, sent, data in rows:
            yield key, kind, json.loads(sent), json.loads(data)

    @property
    def _file(self) -> Path:
        return self.folder / "decided.db"

    def _each(self, question: str) -> Iterator[Any]:
        for (text,) in self._table.execute(question):
            yield json.loads(text)

    def _row(self, made: RecordDecision) -> tuple[str | None, ...]:
        report = (made.key, json.dumps(record_report(made)), made.type)
        if made.outcome is not RecordOutcome.SHARE:
            return (*report, None, None, None, None, None, None)
        request = self.deciding.request
        told = bool(made.originator) and asks_for_notices(self.agreement, request)
        stamp = retention_of(self.agreement, made, request.day)
        return (
            *report,
            json.dumps(record_on_log(made)),
            json.dumps(made.data),
            json.dumps(quality_of(made, request.day)),
            json.dumps(stamp) if stamp else None,
            made.originator if told else None,
            json.dumps(notice_of(made, self.head)) if told else None,
        )

    def _count(self, made: RecordDecision, why: Finding | None) -> None:
        self.total += 1
        self.shared += made.outcome is RecordOutcome.SHARE
        self._counts[made.outcome.value] += 1
        self._counts.update(f"fields {path.effect.value}" for path in made.decided)
        if why is not None:
            self._codes.add(why.code)
