"""Is this bundle unchanged, and who vouches for it?

Everything is read, nothing is written or unpacked, and every fault is reported,
not only the first: what ought not to be in a bag, its structure, the payload's
digests, the tag files' digests, the strict profile, the index, the custody chain
and its continuity, the signed statement, and last the signature and whose it is.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from xborder.bundle.bag_names import check_names
from xborder.bundle.bag_paths import shown
from xborder.bundle.bagit.judge import allowed, judge
from xborder.bundle.compare import compare
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits, Container
from xborder.bundle.custody_doubts import sum_up_continuity
from xborder.bundle.holdings import Holdings, Judging, unjudged
from xborder.bundle.index_check import check_index
from xborder.bundle.manifests import PAYLOAD_ROOT
from xborder.bundle.mode import Mode
from xborder.bundle.opening import open_bag
from xborder.bundle.profile import check_layout, check_sums, is_tag_file
from xborder.bundle.signatures import Signed, check_signature
from xborder.bundle.structure import Structure, read_structure
from xborder.bundle.verdict import Verdict, only_unreadable
from xborder.bundle.witnesses import NONE, Witnessed, Witnesses
from xborder.files.trust import TrustStore
from xborder.findings import Finding, Location, Report, finding


def verify(
    path: Path,
    *,
    trust: TrustStore | None,
    at: datetime,
    mode: Mode = Mode.XBORDER,
    progress: Callable[[int, int], None] | None = None,
    limits: BagLimits = DEFAULT_LIMITS,
    witnesses: Witnesses = NONE,
    judging: Judging = unjudged,
) -> Verdict:
    """Verify the bundle at ``path``, a folder or a zip file, which is read without unpacking it.

    ``trust`` holds the keys of those whose signature counts; with none, the best
    answer is "intact, authenticity not established". ``at`` is the time of the
    check, with its offset from UTC. ``mode`` says what it is held against: the
    profile ``xborder-1``, or BagIt alone (RFC 8493), which knows no signatures.
    ``progress`` is told files and bytes done. ``witnesses`` are receipts that were
    kept outside the bundle, and the authorities whose time stamps count. ``judging``
    says whether its records keep to their schemas and were shared as they might be.

    Raises Refused if ``path`` is neither a folder nor a zip file, or holds neither
    ``bagit.txt`` nor a manifest; ValueError if ``at`` has no offset.
    """
    if at.tzinfo is None:
        raise ValueError("the time of the check must say its offset from UTC")
    with open_bag(path, limits, strict=mode is Mode.XBORDER) as bag:
        held = Holdings()
        if bag.blocked:
            intact, signed, seen = Report(), Signed(), Witnessed()
        elif mode is Mode.BAGIT:
            intact, signed, seen = judge(bag, progress), Signed(), Witnessed()
        else:
            structure = read_structure(bag)
            held = judging(bag, structure)
            bag.hash_all(bag.files, progress)
            signed = check_signature(bag, structure, trust, at)
            seen = witnesses.check(bag, structure, signed_at=signed.signed_at, trust=trust, at=at)
            intact = _strictly(bag, structure) + signed.integrity + seen.integrity
        scanned = Report(tuple(map(allowed, bag.scanned))) if mode is Mode.BAGIT else bag.scanned
        return _verdict(bag, scanned + intact + Report(tuple(bag.findings)), held, signed, seen)


def _strictly(bag: Container, structure: Structure) -> Report:
    """Hold a bag against the profile ``xborder-1``."""
    return Report.join(
        (
            check_names(bag.files, bag.folders),
            structure.report,
            Report(tuple(_contents(bag, structure))),
            _continuity(structure),
        )
    )


def _verdict(bag: Container, intact: Report, held: Holdings, signed: Signed, seen: Witnessed) -> Verdict:
    judged = held.records + held.decision
    payload = [found.size for file, found in bag.files.items() if file.startswith(PAYLOAD_ROOT)]
    return Verdict(
        report=_capped(intact + judged + signed.authenticity + seen.doubts, bag.limits.findings),
        integrity=not intact.has_errors,
        sound=not judged.has_errors,
        authentic=not intact.has_errors and signed.established,
        signers=signed.signers,
        receivers=seen.receivers,
        stamp=seen.stamp,
        files=len(payload),
        bytes=sum(payload),
        unreadable=only_unreadable(intact),
    )


def _contents(bag: Container, structure: Structure) -> Iterator[Finding]:
    """Payload, tag files, profile and index: what is there against what is said to be."""
    payload = {path: found.size for path, found in bag.files.items() if path.startswith(PAYLOAD_ROOT)}
    tags = {path for path in bag.files if is_tag_file(path)}
    digests = bag.digests
    yield from compare(structure.manifests, set(payload), {path: digests[path] for path in payload if path in digests})
    yield from compare(structure.tagmanifests, tags, {path: digests[path] for path in tags if path in digests})
    yield from check_layout(bag.files, structure.tagmanifests)
    yield from check_sums(structure.info, payload)
    if structure.index:
        yield from check_index(structure.index, structure.manifests, payload, structure.info)
        if bag.top not in (None, structure.index.bundle_id):
            yield finding("XB-ZIP-017", Location(file=shown(bag.top or "")))


def _continuity(structure: Structure) -> Report:
    if structure.custody is None:
        return Report()
    return sum_up_continuity(structure.custody, structure.index)


def _capped(report: Report, limit: int) -> Report:
    """At most ``limit`` findings, the worst kept, and how many more there were."""
    if len(report) <= limit:
        return report
    kept = sorted(report, key=lambda found: found.severity.rank)[:limit]
    return Report.of(*kept, finding("XB-VERIFY-042", more=len(report) - limit))
