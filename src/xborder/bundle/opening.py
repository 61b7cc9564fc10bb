"""Opening a bag, be it a folder or a zip file."""

from pathlib import Path

from xborder.bundle.bag_reader import BagFolder, scan
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits, Container
from xborder.bundle.zip_bag import open_zip
from xborder.files.refused import Refused
from xborder.findings import Location, finding


def open_bag(path: Path, limits: BagLimits = DEFAULT_LIMITS, *, strict: bool = True) -> Container:
    """Open the bag at ``path`` for reading; nothing is unpacked and nothing changed.

    ``strict`` holds the records of a zip file against the form of our own.
    Raises Refused if there is neither a folder nor a zip file, or if it holds
    neither ``bagit.txt`` nor a manifest.
    """
    bag: Container = (
        BagFolder(path, scan(path, limits), limits) if path.is_dir() else open_zip(path, limits, strict=strict)
    )
    if not bag.blocked and not any(_marks(name) for name in bag.files):
        bag.close()
        raise Refused(finding("XB-BAG-002", Location(file=str(path))))
    return bag


def _marks(name: str) -> bool:
    return name == "bagit.txt" or name.startswith(("manifest-", "tagmanifest-"))
