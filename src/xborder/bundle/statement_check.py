"""The signed statement against the bundle it stands in, and its time against the other times in it.

A statement that does not fit is reported whether or not its signature holds:
it says where to look. Only a signature that holds makes it worth anything.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from xborder.bundle.bag_info import INFO_NAME
from xborder.bundle.bag_paths import shown
from xborder.bundle.compare import short
from xborder.bundle.custody import CUSTODY_NAME
from xborder.bundle.custody_event import read_time
from xborder.bundle.index import INDEX_NAME
from xborder.bundle.payload import Digests
from xborder.bundle.profile import TAG_MANIFESTS
from xborder.bundle.statement import AGREEMENT_NAME, SIGNATURE_NAME, Statement, digest_set
from xborder.bundle.structure import Structure
from xborder.findings import Finding, Location, finding

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far two honest clocks may differ."""

_PLACE = Location(file=SIGNATURE_NAME)


def check_statement(statement: Statement, digests: Mapping[str, Digests], structure: Structure) -> Iterator[Finding]:
    """Whether the statement is about these tag manifests, this bundle, this agreement and this custody log."""
    yield from _subjects(statement, digests)
    yield from _identity(statement, structure)
    agreement = digests.get(AGREEMENT_NAME)
    if statement.predicate.agreement != (digest_set(agreement) if agreement else None):
        yield finding("XB-VERIFY-031", Location(file=AGREEMENT_NAME))
    signed, custody = statement.predicate.custody, structure.custody
    if custody and (signed.count, signed.head) != (custody.count, custody.head):
        yield finding("XB-VERIFY-032", Location(file=CUSTODY_NAME), expected=signed.count, actual=custody.count)


def check_dates(statement: Statement, structure: Structure, at: datetime) -> Iterator[Finding]:
    """Whether the bundle can have been signed when it says: not after now, nor before what it holds."""
    text = statement.predicate.signed_at
    signed = read_time(text)
    if signed is None:
        yield finding("XB-VERIFY-029", _PLACE)
        return
    if signed > at + CLOCK_TOLERANCE:
        yield finding("XB-VERIFY-033", _PLACE, signed=text)
    for what, moment in _dated(structure):
        if moment and moment > signed + CLOCK_TOLERANCE:
            yield finding("XB-VERIFY-034", _PLACE, what=what, signed=text)


def _subjects(statement: Statement, digests: Mapping[str, Digests]) -> Iterator[Finding]:
    named = {subject.name: subject.digest for subject in statement.subject}
    if sorted(named) != sorted(TAG_MANIFESTS) or len(named) != len(statement.subject):
        yield finding("XB-VERIFY-029", _PLACE)
    for name in TAG_MANIFESTS:
        expected, actual = named.get(name), digests.get(name)
        if expected and actual and expected != digest_set(actual):
            # One of the two digests may agree: show the one that does not.
            algorithm = "sha256" if expected.sha256 != actual.sha256 else "sha512"
            yield finding(
                "XB-VERIFY-010",
                Location(file=name),
                algorithm=algorithm,
                expected=short(shown(getattr(expected, algorithm))),
                actual=short(actual.of(algorithm)),
            )


def _identity(statement: Statement, structure: Structure) -> Iterator[Finding]:
    index, said = structure.index, statement.predicate
    if index:
        pairs = {"bundle id": (index.bundle_id, said.bundle_id), "kind": (index.kind, said.kind)}
        pairs["case URN"] = (index.case_urn or "", said.case_urn or "")
        for what, (ours, theirs) in pairs.items():
            if ours != theirs:
                yield finding("XB-VERIFY-028", _PLACE, what=what)


def _dated(structure: Structure) -> Iterator[tuple[str, datetime | None]]:
    """Everything in a bundle that says when it was made or recorded."""
    yield INFO_NAME, read_time(f"{structure.info.get('Bagging-Date')}T00:00:00Z")
    if structure.index:
        yield INDEX_NAME, read_time(structure.index.created_at)
    for event in structure.custody.events if structure.custody else ():
        yield f"custody event {event.get('seq')}", read_time(event["recorded_at"])
