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
from xborder.bundle.bag_reader import BagFolder, BagLimits, Scan, scan
from xborder.bundle.compare import compare
from xborder.bundle.custody_doubts import sum_up_continuity
from xborder.bundle.index_check import check_index
from xborder.bundle.manifests import PAYLOAD_ROOT
from xborder.bundle.profile import check_layout, check_sums, is_tag_file
from xborder.bundle.signatures import check_signature
from xborder.bundle.structure import Structure, read_structure
from xborder.bundle.verdict import Verdict, only_unreadable
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.findings import Finding, Location, Report, finding

DEFAULT_LIMITS = BagLimits()


def verify(
    path: Path,
    *,
    trust: TrustStore | None,
    at: datetime,
    progress: Callable[[int, int], None] | None = None,
    limits: BagLimits = DEFAULT_LIMITS,
) -> Verdict:
    """Verify the bundle in the folder ``path`` against the profile ``xborder-1``.

    ``trust`` holds the keys of those whose signature counts; with none, the best
    answer is "intact, authenticity not established". ``at`` is the time of the
    check, with its offset from UTC. ``progress`` is told files and bytes done.

    Raises Refused if ``path`` is no folder, or holds neither ``bagit.txt`` nor a
    manifest; ValueError if ``at`` has no offset.
    """
    if at.tzinfo is None:
        raise ValueError("the time of the check must say its offset from UTC")
    seen = _look(path, limits)
    bag = BagFolder(path, seen, limits)
    structure = read_structure(bag)
    bag.hash_all(seen.files, progress)
    signed = check_signature(bag, structure, trust, at)
    intact = Report.join(
        (
            seen.report,
            check_names(seen.files, seen.folders),
            structure.report,
            Report(tuple(_contents(bag, structure))),
            _continuity(structure),
            signed.integrity,
            Report(tuple(bag.findings)),
        )
    )
    payload = [found.size for file, found in seen.files.items() if file.startswith(PAYLOAD_ROOT)]
    return Verdict(
        report=_capped(intact + signed.authenticity, limits.findings),
        integrity=not intact.has_errors,
        authentic=not intact.has_errors and signed.established,
        signers=signed.signers,
        files=len(payload),
        bytes=sum(payload),
        unreadable=only_unreadable(intact),
    )


def _look(path: Path, limits: BagLimits) -> Scan:
    if not path.is_dir():
        raise Refused(finding("XB-BAG-001", Location(file=str(path))))
    seen = scan(path, limits)
    if not any(name == "bagit.txt" or name.startswith(("manifest-", "tagmanifest-")) for name in seen.files):
        raise Refused(finding("XB-BAG-002", Location(file=str(path))))
    return seen


def _contents(bag: BagFolder, structure: Structure) -> Iterator[Finding]:
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
