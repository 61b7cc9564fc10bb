"""The strict profile ``xborder-1``: what a bag of ours has, and what it never has.

BagIt 1.0 lets a bag be weaker than evidence may be: one digest of any kind, tag
files that nothing lists, files to be fetched later. The profile closes each of
those doors. A lenient reading of other people's bags is another profile over the
same parts.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from xborder.bundle import bag_info, manifests
from xborder.bundle.bag_paths import shown
from xborder.bundle.custody import CUSTODY_NAME
from xborder.bundle.index import INDEX_NAME
from xborder.bundle.manifests import PAYLOAD_ROOT, Manifest
from xborder.bundle.payload import ALGORITHMS
from xborder.bundle.statement import RECEIPT_NAME, SIGNATURE_NAME, TOKEN_NAME
from xborder.findings import Finding, Location, finding

MANIFESTS = tuple(manifests.name_of(algorithm) for algorithm in ALGORITHMS)
TAG_MANIFESTS = tuple(manifests.name_of(algorithm, tags=True) for algorithm in ALGORITHMS)
REQUIRED = (bag_info.BAGIT_NAME, bag_info.INFO_NAME, *MANIFESTS, *TAG_MANIFESTS, INDEX_NAME, CUSTODY_NAME)
TAG_ROOT = "xborder/"
SIGNATURE_ROOT = "signatures/"
SIGNATURES = (SIGNATURE_NAME, RECEIPT_NAME, TOKEN_NAME)
"""All that may stand there: no manifest lists it, so each is checked by itself."""
_ANY_MANIFEST = re.compile(r"(?:tag)?manifest-.{1,200}\.txt", re.ASCII | re.DOTALL)


def check_layout(files: Collection[str], tagmanifests: Collection[Manifest]) -> Iterator[Finding]:
    """What the profile requires and is absent, and what is present that it has no place for.

    A file that a tag manifest lists is reported as missing by the comparison with
    that manifest; here only those that nothing else would miss.
    """
    listed = {path for manifest in tagmanifests for path in manifest.entries}
    for path in REQUIRED:
        if path not in files and path not in listed:
            yield finding("XB-BAG-010", Location(file=path))
    for path in files:
        known = path.startswith((PAYLOAD_ROOT, TAG_ROOT)) or path in (*REQUIRED, *SIGNATURES)
        fault = None if known else _misplaced(path, reported=is_tag_file(path) and path not in listed)
        if fault:
            yield fault


def is_tag_file(path: str) -> bool:
    """Whether every tag manifest must list this file: all but payload, tag manifests and signatures.

    >>> is_tag_file("bagit.txt"), is_tag_file("data/a"), is_tag_file("signatures/bundle.dsse.json")
    (True, False, False)
    """
    return not path.startswith((PAYLOAD_ROOT, SIGNATURE_ROOT)) and path not in TAG_MANIFESTS


def check_sums(info: Mapping[str, str], sizes: Mapping[str, int]) -> Iterator[Finding]:
    """Whether Payload-Oxum states the bytes and the number of files that are there."""
    actual = bag_info.oxum(sum(sizes.values()), len(sizes))
    if info.get("Payload-Oxum", actual) != actual:
        yield finding(
            "XB-BAG-014", Location(file=bag_info.INFO_NAME), expected=shown(info["Payload-Oxum"]), actual=actual
        )


def _misplaced(path: str, *, reported: bool) -> Finding | None:
    """Why a file may not stand where it stands; None where it is ``reported`` as added and nothing more is known."""
    place = Location(file=shown(path))
    if path == "fetch.txt":
        return finding("XB-BAG-031", place)
    if _ANY_MANIFEST.fullmatch(path):
        return finding("XB-BAG-030", place)
    return None if reported else finding("XB-BAG-032", place)
