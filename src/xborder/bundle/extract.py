"""Unpacking a bundle safely: it appears whole and proved, or not at all."""

from datetime import datetime
from pathlib import Path

from xborder.bundle.container import DEFAULT_LIMITS, BagLimits
from xborder.bundle.copy_out import copy_out
from xborder.bundle.mode import Mode
from xborder.bundle.opening import open_bag
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.findings import Location, finding


def extract(
    source: Path,
    target: Path,
    *,
    trust: TrustStore | None,
    at: datetime,
    mode: Mode = Mode.XBORDER,
    limits: BagLimits = DEFAULT_LIMITS,
) -> Verdict:
    """Write the bundle at ``source``, a folder or a zip file, to the new folder ``target``.

    It is verified where it lies, and nothing is written of one that is not
    intact. What was written is verified again beside its place, and moved there
    only if it still is. The verdict is that of the copy, or of what was refused.

    Raises Refused if ``source`` is no bag, or ``target`` is there already or
    cannot be written.
    """
    before = verify(source, trust=trust, at=at, mode=mode, limits=limits)
    if not before.integrity:
        return before
    with (
        open_bag(source, limits, strict=mode is Mode.XBORDER) as bag,
        build_beside(target, sources=_folder(source)) as made,
    ):
        if bag.scanned.has_errors:
            raise Refused(*bag.scanned)
        try:
            copy_out(bag, made.path, bag.files)
        except OSError as error:
            where = Location(file=str(target))
            raise Refused(finding("XB-OUT-002", where, detail=error.strerror or "a file changed meanwhile")) from None
        (made.path / "data").mkdir(exist_ok=True)  # a zip file holds no folder for a payload of nothing
        verdict = verify(made.path, trust=trust, at=at, mode=mode, limits=limits)
        return verdict if verdict.integrity else made.abandon(verdict)


def _folder(source: Path) -> tuple[Path, ...]:
    return (source,) if source.is_dir() else ()
