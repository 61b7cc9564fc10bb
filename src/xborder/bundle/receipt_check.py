"""A receipt against the bundle that it is of: the one in the bundle, or one that was kept elsewhere."""

from collections.abc import Iterator
from datetime import datetime

import attrs

from xborder.bundle.bag_paths import shown
from xborder.bundle.container import Container
from xborder.bundle.custody_event import read_time
from xborder.bundle.receipt import RECEIPT_TYPE, SUBJECTS, Receipt, parse
from xborder.bundle.statement import digest_set, listed_keys, spell_key
from xborder.bundle.statement_check import CLOCK_TOLERANCE
from xborder.bundle.structure import Structure
from xborder.bundle.verdict import Receiver
from xborder.files import dsse
from xborder.files.trust import TrustStore
from xborder.findings import Finding, Location, Report, finding


@attrs.frozen(kw_only=True)
class Receipted:
    """What a receipt shows: faults, doubts, and who received the bundle."""

    integrity: Report = Report()
    doubts: Report = Report()
    receiver: Receiver | None = None


def check_receipt(
    content: bytes, place: Location, bag: Container, structure: Structure, *, trust: TrustStore | None, at: datetime
) -> Receipted:
    """Whether a receipt can be read, is of this very bundle, and is signed by the keys that it lists."""
    envelope = dsse.read(content)
    if envelope is None or envelope.payload_type != RECEIPT_TYPE:
        return Receipted(integrity=Report.of(finding("XB-VERIFY-050", place)))
    receipt = parse(envelope.payload)
    keys = listed_keys(receipt.predicate.signers) if receipt else None
    if receipt is None or not keys or sorted(keys) != sorted(each.keyid for each in envelope.signatures):
        return Receipted(integrity=Report.of(finding("XB-VERIFY-050", place)))
    try:
        broken = [each for each in envelope.signatures if not dsse.holds(envelope, each, keys[each.keyid])]
    except ImportError:
        return Receipted(doubts=Report.of(finding("XB-VERIFY-027", place)))
    faults = [finding("XB-VERIFY-052", place, key=shown(each.keyid)) for each in broken]
    faults += [*_fits(receipt, place, bag, structure), *_dated(receipt, place, at)]
    owner, exchanged = _owner(keys, trust, place)
    said = receipt.predicate
    doubts = [] if owner or exchanged else [finding("XB-VERIFY-054", place, key=", ".join(map(shown, sorted(keys))))]
    return Receipted(
        integrity=Report.of(*faults, *exchanged),
        doubts=Report.of(*doubts),
        receiver=Receiver(received_by=said.received_by, received_at=said.received_at, owner=owner),
    )


def _fits(receipt: Receipt, place: Location, bag: Container, structure: Structure) -> Iterator[Finding]:
    """Every way in which the bundle is not the one that was received."""
    named = {subject.name: subject.digest for subject in receipt.subject}
    for name in SUBJECTS:
        actual = bag.digests.get(name)
        if actual is None or named.get(name) != digest_set(actual):
            yield finding("XB-VERIFY-051", place, what=name)
    if set(named) != set(SUBJECTS) or len(receipt.subject) != len(SUBJECTS):
        yield finding("XB-VERIFY-051", place, what="list of digests")
    index, custody, said = structure.index, structure.custody, receipt.predicate
    if index and (index.bundle_id, index.kind, index.case_urn) != (said.bundle_id, said.kind, said.case_urn):
        yield finding("XB-VERIFY-051", place, what="bundle id, kind or case")
    if custody and (custody.count, custody.head) != (said.custody.count, said.custody.head):
        yield finding("XB-VERIFY-051", place, what="custody log")


def _dated(receipt: Receipt, place: Location, at: datetime) -> Iterator[Finding]:
    received = read_time(receipt.predicate.received_at)
    if received is None:
        yield finding("XB-VERIFY-050", place)
    elif received > at + CLOCK_TOLERANCE:
        yield finding("XB-VERIFY-055", place, received=receipt.predicate.received_at)


def _owner(keys: dict[str, bytes], trust: TrustStore | None, place: Location) -> tuple[str | None, list[Finding]]:
    """Whose trusted key counter-signed, and every key that goes by the id of another."""
    owner, exchanged = None, []
    for keyid, public_key in keys.items():
        known = trust.key(keyid) if trust else None
        if known and known.public_key != public_key:
            actual, expected = spell_key(public_key), spell_key(known.public_key)
            exchanged.append(finding("XB-VERIFY-037", place, key=shown(keyid), actual=actual, expected=expected))
        elif known and not known.revoked:
            owner = known.owner
    return owner, exchanged
