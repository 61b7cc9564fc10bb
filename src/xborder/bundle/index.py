"""``xborder/bundle.json``: what the payload is, entry by entry.

Manifests know paths and digests. The index also says which exhibit or document
a file belongs to, what it is, how large, how marked, and what it was called
where it came from. It is stored as canonical JSON, so that there is one way to
write it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import attrs
import msgspec

import xborder
from xborder.bundle.custody_event import utc
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import Digests, PayloadFile
from xborder.files import canonical_json

INDEX_NAME = "xborder/bundle.json"
SCHEMA: Literal["xborder/bundle/1"] = "xborder/bundle/1"


@attrs.frozen(kw_only=True)
class IndexedFile:
    """One payload file: its path in the bag, digests, size in bytes, media type, original name and marking."""

    path: str
    sha256: str
    sha512: str
    size: int
    media_type: str
    original_name: str | None = None
    marking: str | None = None


@attrs.frozen(kw_only=True)
class Entry:
    """An exhibit, a statement, a form or another document, with its files."""

    entry: str
    kind: str
    title: str | None = None
    files: tuple[IndexedFile, ...] = ()


@attrs.frozen(kw_only=True)
class Index:
    """The whole index."""

    schema: Literal["xborder/bundle/1"] = SCHEMA
    bundle_id: str
    kind: str
    case_urn: str | None
    created_at: str
    software: str
    entries: tuple[Entry, ...]

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The register of exhibits: the references of all entries of that kind, sorted."""
        return tuple(sorted({entry.entry for entry in self.entries if entry.kind == "exhibit"}))

    @property
    def files(self) -> tuple[IndexedFile, ...]:
        """Every file of every entry."""
        return tuple(file for entry in self.entries for file in entry.files)


def build_index(
    head: BundleHead, payload: Iterable[PayloadFile], digests: Mapping[str, Digests], *, now: datetime
) -> Index:
    """Make the index of a payload whose digests (by path in the bag) are known.

    Entries keep the order in which the payload first names them; ``kind`` and
    ``title`` are those of the entry's first file.

    Raises KeyError if a file has no digests; ValueError if ``now`` has no offset.
    """
    grouped: dict[str, list[PayloadFile]] = {}
    for file in payload:
        grouped.setdefault(file.entry, []).append(file)
    return Index(
        bundle_id=head.bundle_id,
        kind=head.kind,
        case_urn=head.case_urn,
        created_at=utc(now),
        software=f"xborder {xborder.__version__}",
        entries=tuple(_entry(name, files, digests) for name, files in grouped.items()),
    )


def render(index: Index) -> bytes:
    """The index as it is stored."""
    return canonical_json.dumps(msgspec.to_builtins(index))


def parse(content: bytes) -> Index | None:
    """Read a stored index; None unless it is exactly what ``render`` writes of it.

    That one comparison refuses unknown and repeated keys, other number formats
    and white space too.
    """
    try:
        index = msgspec.json.decode(content, type=Index)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return index if _as_rendered(index, content) else None


def _as_rendered(index: Index, content: bytes) -> bool:
    """Whether ``render`` makes just this: where nothing is escaped, the quick encoder writes the same."""
    if b"\\" not in content and msgspec.json.encode(index, order="sorted") == content:
        return True
    return render(index) == content


def _entry(name: str, files: list[PayloadFile], digests: Mapping[str, Digests]) -> Entry:
    return Entry(
        entry=name,
        kind=files[0].kind,
        title=files[0].title,
        files=tuple(_file(file, digests[file.stored_path]) for file in files),
    )


def _file(file: PayloadFile, digests: Digests) -> IndexedFile:
    return IndexedFile(
        path=file.stored_path,
        sha256=digests.sha256,
        sha512=digests.sha512,
        size=digests.size,
        media_type=file.media_type,
        original_name=file.original_name,
        marking=file.marking,
    )
