"""Verify a disclosure log: every line whole, in sequence, bound to the one before, and none taken away since a signature."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from xborder.agreements.log import DOMAIN
from xborder.agreements.log_checkpoint import Checkpoint, check_contents, check_signatures, read_checkpoint
from xborder.files.chained_log import ChainedLog
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Finding, Location, Report, finding


@attrs.frozen(kw_only=True)
class LogVerdict:
    """Whether a log is unbroken, and up to which entry somebody trusted vouches for it.

    ``head`` is the receipt of the last entry, None for an empty log; ``covered`` the last entry
    that a checkpoint of ``signer`` covers, 0 where there is none.

    >>> LogVerdict(report=Report(), entries=3, head="sha256:1").exit_code
    3
    """

    report: Report
    entries: int
    head: str | None
    covered: int = 0
    signer: TrustedKey | None = None

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, taken out or put in."""
        return not self.report.has_errors

    @property
    def exit_code(self) -> int:
        """0 intact and signed for by somebody trusted, 1 not intact, 3 intact but nobody trusted signed for it."""
        if not self.intact:
            return 1
        return 0 if self.covered else 3


def verify_log(path: Path, *, receipt: str | None = None) -> Report:
    """What is wrong with a log, line by line; an empty report where its chain is unbroken.

    ``receipt`` is one that was noted elsewhere: see :meth:`xborder.files.chained_log.ChainedLog.verify`.
    Raises OSError where the file cannot be read.
    """
    return ChainedLog(path, DOMAIN).verify(receipt=receipt)


def prove_log(
    path: Path,
    *,
    checkpoints: Sequence[tuple[str, bytes]] = (),
    trust: TrustStore | None = None,
    at: dt.datetime,
    receipt: str | None = None,
) -> LogVerdict:
    """Verify a log against its checkpoints, each given with its file name.

    With a trust store only what a trusted key signed counts; without one, every
    checkpoint that contradicts the log is an error, and none vouches for it.
    Raises OSError where the log cannot be read, ImportError without ``cryptography`` where signatures are to be checked.
    """
    read = [read_checkpoint(content, file) for file, content in checkpoints]
    known = [each.value for each in read if each.value is not None]
    walked = _walk(path, frozenset(each.entries for each in known), receipt)
    found = [*walked.found, *(fault for each in read for fault in each.report)]
    counting, keys = known, dict[str, TrustedKey]()
    if trust is not None:
        counting, keys, doubts = _trusted(known, trust, at)
        found += doubts
    against = check_contents(counting, walked.heads, walked.entries)
    found += against
    best = max((each for each in counting if each.file in keys), key=lambda each: each.entries, default=None)
    where = Location(file=str(path))
    if best is None or against:
        found.append(finding("XB-LOG-013", where))
        return LogVerdict(report=Report(tuple(found)), entries=walked.entries, head=walked.head)
    if best.entries < walked.entries:
        found.append(finding("XB-LOG-014", where, count=walked.entries - best.entries, number=best.entries))
    return LogVerdict(
        report=Report(tuple(found)),
        entries=walked.entries,
        head=walked.head,
        covered=best.entries,
        signer=keys[best.file],
    )


@attrs.frozen(kw_only=True)
class _Walked:
    entries: int
    head: str | None
    heads: dict[int, str]
    found: list[Finding]


def _walk(path: Path, numbers: frozenset[int], receipt: str | None) -> _Walked:
    log = ChainedLog(path, DOMAIN)
    found: list[Finding] = []
    heads: dict[int, str] = {}
    entries, last, missing = 0, b"", receipt is not None
    for line in log.walk():
        found.extend(line.faults)
        entries, last = line.number, line.raw
        if line.number in numbers:
            heads[line.number] = log.link(line.raw)
        if missing:
            missing = line.type is None or log.link(line.raw) != receipt
    if missing:
        found.append(finding("XB-LOG-005", Location(file=str(path))))
    return _Walked(entries=entries, head=log.link(last) if entries else None, heads=heads, found=found)


def _trusted(
    known: Sequence[Checkpoint], trust: TrustStore, at: dt.datetime
) -> tuple[list[Checkpoint], dict[str, TrustedKey], list[Finding]]:
    """The checkpoints that a trusted key signed, the key of each by its file, and why others do not count."""
    keys: dict[str, TrustedKey] = {}
    found: list[Finding] = []
    for each in known:
        judged = check_signatures(each, trust, at)
        found += judged.report
        if judged.value is not None:
            keys[each.file] = judged.value
    return [each for each in known if each.file in keys], keys, found
