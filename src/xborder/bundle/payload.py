"""What goes into a bag, and what came out of writing it."""

from pathlib import Path
from typing import NamedTuple

import attrs

ALGORITHMS = ("sha256", "sha512")
"""The two algorithms of the profile, both always: RFC 8493 section 2.4 names them as those every tool supports."""


class Digests(NamedTuple):
    """Size in bytes and both digests (lower-case hex) of one file's content."""

    size: int
    sha256: str
    sha512: str

    def of(self, algorithm: str) -> str:
        """The digest by one algorithm of ``ALGORITHMS``.

        >>> Digests(size=0, sha256="e3", sha512="cf").of("sha512")
        'cf'
        """
        return self.sha256 if algorithm == "sha256" else self.sha512


@attrs.frozen(kw_only=True)
class PayloadFile:
    """One file to be put under ``data/``, with what the index says about it.

    ``path`` is relative to ``data/``, parts joined by ``/``. ``source`` is a
    file to copy, which is never changed, or the bytes themselves. Files with the
    same ``entry`` (an exhibit reference such as ``ABC/1``, or any other name)
    stand together in the index; ``kind`` says what the entry is (``exhibit``,
    ``statement``, ``form``, ``record``, ``court-bundle`` ...). ``original_name``
    is the name the source had where the stored one had to differ; ``marking`` is
    the security classification of the content.

    >>> PayloadFile(path="exhibits/ABC-1/photo.jpg", source=b"", media_type="image/jpeg", entry="ABC/1").stored_path
    'data/exhibits/ABC-1/photo.jpg'
    """

    path: str
    source: Path | bytes
    media_type: str
    entry: str
    kind: str = "exhibit"
    title: str | None = None
    original_name: str | None = None
    marking: str | None = None

    @property
    def stored_path(self) -> str:
        """The path inside the bag."""
        return f"data/{self.path}"


@attrs.frozen(kw_only=True)
class WrittenFile:
    """A file as it stands in the bag: its path there and its digests."""

    path: str
    digests: Digests


@attrs.frozen(kw_only=True)
class BagDigests:
    """A written bag: its payload, and the digests of its tag manifests, which a signature covers."""

    payload: tuple[WrittenFile, ...]
    tagmanifests: dict[str, Digests]

    @property
    def files(self) -> int:
        """How many payload files there are."""
        return len(self.payload)

    @property
    def bytes(self) -> int:
        """How many bytes the payload has."""
        return sum(written.digests.size for written in self.payload)
