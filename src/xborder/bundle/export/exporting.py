"""Exporting a bundle: proved first, then written in another form, whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from xborder.bundle.container import DEFAULT_LIMITS, BagLimits, Container
from xborder.bundle.export import case_graph
from xborder.bundle.export.plain_bag import write_plain_bag
from xborder.bundle.export.ro_crate import write_crate
from xborder.bundle.index import Index
from xborder.bundle.opening import open_bag
from xborder.bundle.statement import AGREEMENT_NAME
from xborder.bundle.structure import Structure, read_structure
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.bundle.zip_writer import write_zip
from xborder.files import canonical_json
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.files.writing import write_whole, written_beside
from xborder.findings import Location, finding


class Form(StrEnum):
    """``zip``: the whole bundle in one file. ``bagit``: payload and manifests. ``ro-crate``: the bundle, described beside it.
    ``case``: a CASE graph.

    >>> Form("ro-crate")
    <Form.RO_CRATE: 'ro-crate'>
    """

    ZIP = "zip"
    BAGIT = "bagit"
    RO_CRATE = "ro-crate"
    CASE = "case"


def export(
    source: Path,
    target: Path,
    form: Form,
    *,
    trust: TrustStore | None,
    at: datetime,
    limits: BagLimits = DEFAULT_LIMITS,
) -> Verdict:
    """Write the bundle at ``source`` in another form to ``target``, a new file or folder.

    Nothing is written of a bundle that is not intact; the verdict says why. Raises
    Refused if ``source`` is no bag, or ``target`` is there already or cannot be
    written.
    """
    verdict = verify(source, trust=trust, at=at, limits=limits)
    if not verdict.integrity:
        return verdict
    with open_bag(source, limits) as bag:
        structure = read_structure(bag)
        if structure.index is None or bag.scanned.has_errors:
            raise Refused(finding("XB-VERIFY-041", Location(file=str(source))))
        _write(bag, structure, structure.index, target, form)
    return verdict


def _write(bag: Container, structure: Structure, index: Index, target: Path, form: Form) -> None:
    if form is Form.ZIP:
        with written_beside(target) as out:
            write_zip(out, bag, index.bundle_id)
    elif form is Form.CASE:
        events = structure.custody.events if structure.custody else ()
        bag.hash_all([name for name in (AGREEMENT_NAME,) if name in bag.files])
        agreement = bag.digests.get(AGREEMENT_NAME)
        graph = case_graph.describe(index, events, agreement.sha256 if agreement else None)
        write_whole(target, canonical_json.pretty(graph))
    elif form is Form.BAGIT:
        _folder(target, lambda built: write_plain_bag(bag, built))
    else:
        _folder(target, lambda built: write_crate(bag, index, dict(structure.info), built))


def _folder(target: Path, write: Callable[[Path], None]) -> None:
    with build_beside(target) as building:
        try:
            write(building.path)
        except OSError as error:
            where = Location(file=str(target))
            raise Refused(finding("XB-OUT-002", where, detail=error.strerror or "a file changed meanwhile")) from None
