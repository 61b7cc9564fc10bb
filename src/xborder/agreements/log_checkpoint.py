"""Signed checkpoints of a disclosure log: how many entries it had, and which was the last.

A chain does not show that its end was taken away. A checkpoint that is kept
elsewhere does: the log must still hold the entry that it names, at its number.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from xborder.agreements.log import DOMAIN, link
from xborder.files import canonical_json, dsse
from xborder.files.chained_log import ChainedLog
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Finding, Location, Outcome, Report, finding

PAYLOAD_TYPE = "application/vnd.xborder.log-checkpoint+json"
SCHEMA = "xborder/log-checkpoint/1"


@attrs.frozen(kw_only=True)
class Checkpoint:
    """What a checkpoint says: so many ``entries``, the last with this ``head`` (its receipt), at this time.

    ``file`` is where it stands; nothing of it is proved yet.
    """

    file: str
    entries: int
    head: str
    at: dt.datetime
    envelope: dsse.Envelope = attrs.field(repr=False)


def checkpoint_folder(log: Path) -> Path:
    """Where the checkpoints of a log stand beside it.

    >>> checkpoint_folder(Path("norfolk.jsonl")).name
    'norfolk.jsonl.checkpoints'
    """
    return log.with_name(f"{log.name}.checkpoints")


def make_checkpoint(log: Path, *, signers: Sequence[dsse.Signer], at: dt.datetime) -> Outcome[tuple[int, bytes]]:
    """Sign what a log holds: the number of its entries, and the signed envelope.

    No value where the log is empty or its chain is broken: a signature would vouch for that.
    Raises OSError where it cannot be read, ValueError for a time without an offset.
    """
    if at.utcoffset() is None:
        raise ValueError("a time needs its offset")
    entries, last, found = 0, b"", list[Finding]()
    for line in ChainedLog(log, DOMAIN).walk():
        entries, last = line.number, line.raw
        found.extend(line.faults)
    report = Report(tuple(found))
    if not entries:
        report += Report.of(finding("XB-LOG-015", Location(file=str(log))))
    if report.has_errors:
        return Outcome(None, report)
    said = {"schema": SCHEMA, "entries": entries, "head": link(last), "at": at.isoformat()}
    envelope = dsse.sign(canonical_json.dumps(said), payload_type=PAYLOAD_TYPE, signers=signers)
    return Outcome((entries, envelope), report)


def read_checkpoint(content: bytes, file: str) -> Outcome[Checkpoint]:
    """What a checkpoint says; no value where it is not one."""
    fault = Report.of(finding("XB-LOG-007", Location(file=file)))
    envelope = dsse.read(content)
    if envelope is None or envelope.payload_type != PAYLOAD_TYPE:
        return Outcome(None, fault)
    said: Any = canonical_json.loads(envelope.payload)
    try:
        at = dt.datetime.fromisoformat(said["at"])
        entries, head = said["entries"], said["head"]
        good = said["schema"] == SCHEMA and type(entries) is int and entries > 0 and isinstance(head, str)
    except (KeyError, TypeError, ValueError):
        return Outcome(None, fault)
    if not good or at.utcoffset() is None:
        return Outcome(None, fault)
    return Outcome(Checkpoint(file=file, entries=entries, head=head, at=at, envelope=envelope))


def check_contents(checkpoints: Iterable[Checkpoint], heads: Mapping[int, str], entries: int) -> list[Finding]:
    """What in a log of so many entries contradicts checkpoints; ``heads`` are the receipts at their numbers."""
    found = []
    for each in checkpoints:
        if each.entries > entries:
            found.append(finding("XB-LOG-008", Location(file=each.file), count=entries, expected=each.entries))
        elif heads.get(each.entries) != each.head:
            found.append(finding("XB-LOG-009", Location(file=each.file), number=each.entries))
    return found


def check_signatures(checkpoint: Checkpoint, trust: TrustStore | None, at: dt.datetime) -> Outcome[TrustedKey]:
    """The trusted key that signed a checkpoint, or what keeps it from counting.

    Raises ImportError without the package ``cryptography``.
    """
    place = Location(file=checkpoint.file)
    doubts = [finding("XB-LOG-011", place)]
    for one in checkpoint.envelope.signatures:
        key = trust.key(one.keyid) if trust else None
        if key is None:
            continue
        if not dsse.holds(checkpoint.envelope, one, key.public_key):
            return Outcome(None, Report.of(finding("XB-LOG-010", place)))
        if not key.revoked and key.valid_from <= checkpoint.at <= min(key.valid_to, at):
            return Outcome(key)
        doubts = [finding("XB-LOG-012", place)]
    return Outcome(None, Report.of(*doubts))
