"""Whether the index and the payload say the same: every file in one entry, with its digests and size."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from xborder.bundle.bag_info import INFO_NAME
from xborder.bundle.bag_paths import shown
from xborder.bundle.compare import short
from xborder.bundle.index import INDEX_NAME, Index, IndexedFile
from xborder.bundle.manifests import Manifest
from xborder.bundle.payload import ALGORITHMS
from xborder.findings import Finding, Location, finding

_PLACE = Location(file=INDEX_NAME)


def check_index(
    index: Index, manifests: Collection[Manifest], sizes: Mapping[str, int], info: Mapping[str, str]
) -> Iterator[Finding]:
    """Every disagreement of the index with the manifests, with the sizes of the files present, and with bag-info.txt.

    The index is compared with the manifests, not with the files: a file that
    changed is reported as just that, and not once more for each place that
    repeats its digest.
    """
    listed = {path for manifest in manifests for path in manifest.entries}
    named = Counter(file.path for file in index.files)
    for path, times in named.items():
        if times > 1:
            yield finding("XB-BAG-045", _PLACE, path=shown(path), times=times)
        if path not in listed:
            yield finding("XB-BAG-042", _PLACE, path=shown(path))
    for path in sorted(listed - set(named)):
        yield finding("XB-BAG-043", _PLACE, path=shown(path))
    for file in index.files:
        yield from _digests(file, manifests)
        if file.path in sizes and sizes[file.path] != file.size:
            yield finding("XB-BAG-047", _PLACE, path=shown(file.path), expected=file.size, actual=sizes[file.path])
    yield from _identity(index, info)


def _digests(file: IndexedFile, manifests: Collection[Manifest]) -> Iterator[Finding]:
    own = {"sha256": file.sha256, "sha512": file.sha512}
    for manifest in manifests:
        entry = manifest.entries.get(file.path)
        if manifest.algorithm in ALGORITHMS and entry and entry.digest != own[manifest.algorithm]:
            yield finding(
                "XB-BAG-044",
                _PLACE,
                path=shown(file.path),
                manifest=manifest.name,
                expected=short(entry.digest),
                actual=short(shown(own[manifest.algorithm])),
            )


def _identity(index: Index, info: Mapping[str, str]) -> Iterator[Finding]:
    if info.get("External-Identifier", index.bundle_id) != index.bundle_id:
        yield finding("XB-BAG-046", _PLACE, other=INFO_NAME, what="bundle id")
    if info.get("Internal-Sender-Identifier") != index.case_urn and info:
        yield finding("XB-BAG-046", _PLACE, other=INFO_NAME, what="case URN")
