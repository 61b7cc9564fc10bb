"""What a bag holds against what its manifests list: changed, missing, added, renamed.

A file that is wrong in one manifest and right in the other was not changed: that
manifest's line was. An added file with the content of a missing one is that file
under another name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from xborder.bundle.bag_info import BAGIT_NAME, INFO_NAME
from xborder.bundle.bag_paths import order, shown
from xborder.bundle.manifests import PAYLOAD_ROOT, Manifest
from xborder.bundle.payload import Digests
from xborder.findings import Finding, Location, finding


@attrs.frozen(kw_only=True)
class Codes:
    """The finding codes for one kind of file."""

    changed: str
    missing: str
    added: str
    renamed: str


PAYLOAD = Codes(changed="XB-VERIFY-001", missing="XB-VERIFY-002", added="XB-VERIFY-003", renamed="XB-VERIFY-004")
TAG = Codes(changed="XB-VERIFY-005", missing="XB-VERIFY-006", added="XB-VERIFY-007", renamed="XB-VERIFY-008")
MANIFEST = attrs.evolve(TAG, changed="XB-VERIFY-009")
BAGIT = attrs.evolve(TAG, changed="XB-VERIFY-011")
INFO = attrs.evolve(TAG, changed="XB-VERIFY-012")


def compare(
    manifests: Sequence[Manifest], present: Collection[str], digests: Mapping[str, Digests]
) -> Iterator[Finding]:
    """Every difference between the files ``present`` and the manifests that should list them all.

    ``digests`` holds the digests of the files that could be read; one that could
    not has its own finding already.
    """
    if not manifests:
        return  # there is nothing to compare with: their absence is a finding of its own
    listed = {path for manifest in manifests for path in manifest.entries}
    missing = []
    for path in sorted(listed - _right(manifests, digests), key=order):
        absent = [manifest for manifest in manifests if path not in manifest.entries]
        if absent:
            yield from _half_listed(path, manifests, absent)
        if path in digests:
            yield from _content(path, manifests, digests[path])
        elif path not in present and not absent:
            missing.append(path)
    added = sorted(set(present).difference(listed), key=order)
    yield from _moves(missing, added, manifests, digests)


def _right(manifests: Iterable[Manifest], digests: Mapping[str, Digests]) -> set[str]:
    """The files that every manifest lists as they are: nearly always all of them, so they are told first."""
    return set.intersection(
        *(
            {
                path
                for path, listed in manifest.entries.items()
                if path in digests and digests[path].of(manifest.algorithm) == listed.digest
            }
            for manifest in manifests
        )
    )


def codes_of(path: str) -> Codes:
    """The codes that fit a file: payload, manifest, bagit.txt, bag-info.txt or another tag file."""
    if path.startswith(PAYLOAD_ROOT):
        return PAYLOAD
    if path.startswith("manifest-"):
        return MANIFEST
    return {BAGIT_NAME: BAGIT, INFO_NAME: INFO}.get(path, TAG)


def short(digest: str) -> str:
    """A digest as a message shows it.

    >>> short("b94d27b9934d3e08a52e52d7da7dabfa")
    'b94d27b9934d…'
    """
    return f"{digest[:12]}…"


def _half_listed(path: str, manifests: Iterable[Manifest], absent: list[Manifest]) -> Iterator[Finding]:
    others = ", ".join(manifest.name for manifest in absent)
    for manifest in manifests:
        if path in manifest.entries:
            place = Location(file=manifest.name, line=manifest.entries[path].line)
            yield finding("XB-VERIFY-014", place, path=shown(path), others=others)


def _content(path: str, manifests: Iterable[Manifest], actual: Digests) -> Iterator[Finding]:
    holding = [manifest for manifest in manifests if path in manifest.entries]
    wrong = [manifest for manifest in holding if manifest.entries[path].digest != actual.of(manifest.algorithm)]
    if wrong and len(wrong) == len(holding):
        first = wrong[0]
        yield finding(
            codes_of(path).changed,
            Location(file=shown(path)),
            manifest=first.name,
            algorithm=first.algorithm,
            expected=short(first.entries[path].digest),
            actual=short(actual.of(first.algorithm)),
        )
        return
    for manifest in wrong:
        entry = manifest.entries[path]
        yield finding(
            "XB-VERIFY-013",
            Location(file=manifest.name, line=entry.line),
            path=shown(path),
            expected=short(entry.digest),
            actual=short(actual.of(manifest.algorithm)),
        )


def _moves(
    missing: list[str], added: list[str], manifests: Sequence[Manifest], digests: Mapping[str, Digests]
) -> Iterator[Finding]:
    """Pair missing files with added ones of the same content; what is left is missing or added."""
    by_content: dict[tuple[str, ...], list[str]] = {}
    for path in reversed(added):
        if path in digests:
            content = tuple(digests[path].of(manifest.algorithm) for manifest in manifests)
            by_content.setdefault(content, []).append(path)
    moved = set()
    for path in missing:
        candidates = by_content.get(tuple(manifest.entries[path].digest for manifest in manifests))
        if candidates:
            new = candidates.pop()
            moved.add(new)
            yield finding(codes_of(path).renamed, Location(file=shown(new)), old=shown(path))
        else:
            yield finding(codes_of(path).missing, Location(file=shown(path)))
    for path in added:
        if path not in moved:
            yield finding(codes_of(path).added, Location(file=shown(path)))
