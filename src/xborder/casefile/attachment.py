"""A file of a case before it is looked into: an ordinary one, not empty, not enormous, and from then on the same.

Its digest is taken before anything else reads it, and compared with that of the copy
in the bag, so that what was looked at, what the pages show and what is kept are one.
"""

import hashlib
import os
from pathlib import Path

import attrs

from xborder.files.limits import mib
from xborder.files.reading import open_file, system_says
from xborder.findings import Finding, Location, Outcome, Report, finding

_PIECE = 1 << 20


def digest_of(path: Path, *, name: str, most: int | None) -> Outcome[str]:
    """The SHA-256 of a file (lower-case hex); ``name`` is what findings call it, ``most`` the largest size in bytes that is taken.

    Findings, all errors without a value: XB-FILE-001 to 005 (not there, not readable, no ordinary
    file, a link, empty), XB-BUILD-300 (enormous), XB-BUILD-030 (it changed while it was read).

    >>> [found.code for found in digest_of(Path("absent.pdf"), name="absent.pdf", most=None).report]
    ['XB-FILE-001']
    """
    place = Location(file=name)
    opened = open_file(path)
    if opened.value is None:
        return Outcome(None, Report(tuple(attrs.evolve(each, location=place) for each in opened.report)))
    with opened.value as file:
        before = os.fstat(file.fileno())
        refused = _by_size(before.st_size, name, most)
        if refused:
            return Outcome(None, Report.of(refused))
        summed, size = hashlib.sha256(), 0
        try:
            while size <= before.st_size and (piece := file.read(_PIECE)):
                summed.update(piece)
                size += len(piece)
        except OSError as error:
            return Outcome(None, Report.of(finding("XB-FILE-002", place, detail=system_says(error))))
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (size, after.st_mtime_ns):
        return Outcome(None, Report.of(finding("XB-BUILD-030", place, name=name)))
    return Outcome(summed.hexdigest())


def unchanged(path: Path, sha256: str, *, name: str) -> Outcome[bytes]:
    """The content of a file whose digest was taken. Finding XB-BUILD-030, and no value, where it is another now."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != sha256:
        return Outcome(None, Report.of(finding("XB-BUILD-030", Location(file=name), name=name)))
    return Outcome(content)


def _by_size(size: int, name: str, most: int | None) -> Finding | None:
    if most is not None and size > most:
        return finding("XB-BUILD-300", Location(file=name), name=name, size=mib(size), limit=mib(most))
    return None if size else finding("XB-FILE-005", Location(file=name))
