"""A bundle as a plain BagIt bag: its payload and manifests, for a system that knows BagIt and nothing of ours.

Index, custody log, agreement and signatures stay behind, so the copy shows no
longer who vouches for it.
"""

from pathlib import Path

from xborder.bundle import bag_info, manifests
from xborder.bundle.bag_writer import write_new
from xborder.bundle.container import Container
from xborder.bundle.copy_out import copy_out
from xborder.bundle.manifests import PAYLOAD_ROOT
from xborder.bundle.payload import ALGORITHMS
from xborder.bundle.profile import MANIFESTS

_OURS = "XBorder-Profile"


def write_plain_bag(bag: Container, target: Path) -> None:
    """Write the bag into ``target``, an empty folder. Raises OSError where a file cannot be read or written."""
    (target / "data").mkdir()
    copy_out(bag, target, [path for path in bag.files if path.startswith(PAYLOAD_ROOT)])
    copy_out(bag, target, (bag_info.BAGIT_NAME, *MANIFESTS))
    labels = bag_info.parse(b"".join(bag.pieces(bag_info.INFO_NAME))).value or {}
    info = bag_info.render({label: value for label, value in labels.items() if label != _OURS})
    listed = {bag_info.INFO_NAME: write_new(target / bag_info.INFO_NAME, info)}
    bag.hash_all((bag_info.BAGIT_NAME, *MANIFESTS))
    listed |= {name: bag.digests[name] for name in (bag_info.BAGIT_NAME, *MANIFESTS)}
    for algorithm in ALGORITHMS:
        content = manifests.render((name, digests.of(algorithm)) for name, digests in listed.items())
        write_new(target / manifests.name_of(algorithm, tags=True), content)
