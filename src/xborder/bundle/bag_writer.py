"""Writing a strict BagIt 1.0 bag (RFC 8493) into a fresh folder.

In two steps, because some tag files say what the payload's digests are:
``copy_payload`` copies and hashes, ``seal_bag`` writes everything else. The
folder is the caller's, who also sees to it that it appears whole or not at all.
Sources are opened for reading only and never touched.
"""

import errno
import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import xborder
from xborder.bundle import bag_info, bag_paths, manifests
from xborder.bundle.bag_names import check_names
from xborder.bundle.hashing import (
    ChangedWhileReadError,
    NotAnOrdinaryFileError,
    copy_descriptor,
    create,
    digest_bytes,
    open_for_reading,
    write_all,
)
from xborder.bundle.payload import ALGORITHMS, BagDigests, Digests, PayloadFile, WrittenFile
from xborder.bundle.profile import TAG_ROOT
from xborder.bundle.two_lanes import Progress, work_through
from xborder.findings import Finding, Location, Outcome, Report, finding


def write_bag(
    target: Path,
    payload: Iterable[PayloadFile],
    tags: Mapping[str, bytes],
    info: Mapping[str, str],
    *,
    now: datetime,
) -> Outcome[BagDigests]:
    """Write a whole bag: payload, tag files, manifests. No value if any file was refused.

    ``tags`` are further tag files by their path in the bag; ``info`` the labels
    of bag-info.txt that the caller knows (the date, the sizes, the software and
    the profile are added). ``now`` must say its offset from UTC.

    >>> import tempfile
    >>> from datetime import UTC, datetime
    >>> note = PayloadFile(path="note.txt", source=b"seen", media_type="text/plain", entry="note")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = write_bag(
    ...         Path(folder), [note], {}, {"External-Identifier": "X-1"}, now=datetime(2026, 3, 1, tzinfo=UTC)
    ...     )
    ...     print(Path(folder, "manifest-sha256.txt").read_text()[:12], made.value.bytes)
    7208794c984e 4

    Raises ValueError for a label or value that bag-info.txt cannot hold, or a
    ``now`` without offset; FileExistsError if the folder is not empty; OSError
    if the bag cannot be written.
    """
    copied = copy_payload(target, payload)
    if copied.value is None:
        return Outcome(None, copied.report)
    sealed = seal_bag(target, copied.value, tags, info, now=now)
    return Outcome(sealed.value, copied.report + sealed.report)


def copy_payload(
    target: Path, payload: Iterable[PayloadFile], progress: Progress | None = None
) -> Outcome[tuple[WrittenFile, ...]]:
    """Copy every payload file under ``data/``, hashing it on the way; in order of their paths.

    Names that are unsafe or that some systems take for one name are refused
    before anything is written. A source that is a link, is no ordinary file,
    cannot be read or changes meanwhile is a finding, and there is no value then.
    """
    if any(target.iterdir()):
        raise FileExistsError("the folder of a new bag must be empty")
    files = sorted(payload, key=lambda file: bag_paths.order(file.stored_path))
    refused = check_names([file.stored_path for file in files])
    if refused.has_errors:
        return Outcome(None, refused)
    _make_folders(target, (file.stored_path for file in files))
    root = os.fspath(target)
    results = work_through(((file, _size(file.source)) for file in files), lambda file: _copy(root, file), progress)
    faults = [result for _, result in results if isinstance(result, Finding)]
    if faults:
        return Outcome(None, refused + Report.of(*faults))
    written = [WrittenFile(path=file.stored_path, digests=got) for file, got in results if isinstance(got, Digests)]
    return Outcome(tuple(sorted(written, key=lambda file: bag_paths.order(file.path))), refused)


def seal_bag(
    target: Path, written: Iterable[WrittenFile], tags: Mapping[str, bytes], info: Mapping[str, str], *, now: datetime
) -> Outcome[BagDigests]:
    """Write tag files, bag-info.txt, manifests and tag manifests round a payload that is already there.

    Tag files stand under ``xborder/``; one that does not is refused.
    """
    files = tuple(written)
    outside = [
        finding("XB-BAG-032", Location(file=bag_paths.shown(path))) for path in tags if not path.startswith(TAG_ROOT)
    ]
    refused = check_names(tags) + Report.of(*outside)
    if refused.has_errors:
        return Outcome(None, refused)
    texts = {
        bag_info.BAGIT_NAME: bag_info.BAGIT_TXT,
        bag_info.INFO_NAME: bag_info.render(_complete(info, files, now)),
        **{manifests.name_of(name): _manifest(files, name) for name in ALGORITHMS},
        **tags,
    }
    if not files:
        (target / "data").mkdir()
    _make_folders(target, tags)
    listed = tuple(WrittenFile(path=path, digests=_write(target, path, content)) for path, content in texts.items())
    seals = {manifests.name_of(name, tags=True): _manifest(listed, name) for name in ALGORITHMS}
    digests = {path: _write(target, path, content) for path, content in seals.items()}
    return Outcome(BagDigests(payload=files, tagmanifests=digests), refused)


def _complete(info: Mapping[str, str], files: tuple[WrittenFile, ...], now: datetime) -> dict[str, str]:
    if now.tzinfo is None:
        raise ValueError("now must say its offset from UTC")
    return {
        **info,
        "Bagging-Date": now.astimezone(UTC).date().isoformat(),
        "Payload-Oxum": bag_info.oxum(sum(file.digests.size for file in files), len(files)),
        "Bag-Software-Agent": f"xborder {xborder.__version__}",
        "XBorder-Profile": bag_info.PROFILE,
    }


def _manifest(files: Iterable[WrittenFile], algorithm: str) -> bytes:
    return manifests.render((file.path, file.digests.of(algorithm)) for file in files)


def _make_folders(target: Path, paths: Iterable[str]) -> None:
    folders = {path.rpartition("/")[0] for path in paths} - {""}
    for folder in sorted(folders):
        (target / folder).mkdir(mode=0o755, parents=True, exist_ok=True)


def _size(source: Path | bytes) -> int:
    """The size that chooses the lane; a source that cannot be looked at is reported when it is opened."""
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.lstat().st_size
    except OSError:
        return 0


def _copy(root: str, file: PayloadFile) -> Digests | Finding:
    target = f"{root}/{file.stored_path}"
    if isinstance(file.source, bytes):
        return write_new(target, file.source)
    try:
        descriptor, status = open_for_reading(file.source)
    except NotAnOrdinaryFileError:
        return _refused("XB-BAG-054", file.source)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _refused("XB-BAG-054", file.source)
        return _refused("XB-BAG-050", file.source, error.strerror)
    try:
        return copy_descriptor(descriptor, status, target)
    except ChangedWhileReadError:
        return _refused("XB-BAG-051", file.source)
    finally:
        os.close(descriptor)


def _refused(code: str, source: Path, detail: str | None = None) -> Finding:
    return finding(code, Location(file=str(source)), detail=detail)


def _write(target: Path, path: str, content: bytes) -> Digests:
    return write_new(os.path.join(target, path), content)  # noqa: PTH118 - the path of a descriptor


def write_new(path: str | Path, content: bytes) -> Digests:
    """Write a new file of mode 0644; FileExistsError if it is there already."""
    descriptor = create(path)
    try:
        write_all(descriptor, content)
    finally:
        os.close(descriptor)
    return digest_bytes(content)
