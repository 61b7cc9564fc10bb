"""Digests by whatever algorithms a bag's manifests name."""

import hashlib
from collections.abc import Collection, Mapping

from xborder.bundle.container import Container, unreadable
from xborder.bundle.two_lanes import Progress

Sums = Mapping[str, Mapping[str, str]]
"""By path, and then by algorithm, a digest in lower-case hex."""


def sums_of(bag: Container, algorithms: Collection[str], progress: Progress | None) -> Sums:
    """Read every file once; one that cannot be read is a finding of the bag, and has no sums."""
    sums: dict[str, Mapping[str, str]] = {}
    size = 0
    for number, path in enumerate(bag.files, start=1):
        # Not for secrecy: a weak digest still has to be compared, and is reported as weak.
        digests = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
        try:
            for piece in bag.pieces(path):
                size += len(piece)
                for digest in digests.values():
                    digest.update(piece)
        except OSError as error:
            bag.findings.append(unreadable(path, error))
            continue
        sums[path] = {name: digest.hexdigest() for name, digest in digests.items()}
        if progress:
            progress(number, size)
    return sums
