"""Adding a file to ``signatures/`` of a bundle that is closed: the one folder that no manifest lists."""

from pathlib import Path

from xborder.bundle.container import DEFAULT_LIMITS, BagLimits
from xborder.bundle.opening import open_bag
from xborder.bundle.zip_writer import write_zip
from xborder.files.refused import Refused
from xborder.files.writing import write_whole, written_beside
from xborder.findings import Location, finding


def add_signature_file(path: Path, name: str, content: bytes, *, limits: BagLimits = DEFAULT_LIMITS) -> None:
    """Add a new file to the bundle at ``path``: into a folder, or by writing a zip file anew and moving it into place.

    Raises Refused if the file is there already, or it cannot be written.
    """
    if path.is_dir():
        write_whole(path / name, content)
        return
    with open_bag(path, limits) as bag:
        if name in bag.files:
            raise Refused(finding("XB-OUT-001", Location(file=name)))
        with written_beside(path, replace=True) as out:
            write_zip(out, bag, bag.top or "", {name: content})
