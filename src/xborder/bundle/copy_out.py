"""Files of a bag, written to a fresh folder: what is written is what was read, and nothing stands there already."""

import os
from collections.abc import Iterable
from pathlib import Path

from xborder.bundle.container import Container
from xborder.bundle.hashing import create, write_all


def copy_out(bag: Container, target: Path, paths: Iterable[str]) -> None:
    """Write files of a bag under a folder, with mode 0644 whatever they had.

    Names are the caller's to judge: this writes no file that is there already and
    follows no link. Raises OSError where one cannot be read or written.
    """
    for path in paths:
        place = target / path
        place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        descriptor = create(place)
        try:
            for piece in bag.pieces(path):
                write_all(descriptor, piece)
        finally:
            os.close(descriptor)
