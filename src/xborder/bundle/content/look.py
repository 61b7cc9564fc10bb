"""Looking into the file of an exhibit before it goes into a bundle."""

from pathlib import Path

from xborder.bundle.content.kinds import check_kind
from xborder.bundle.content.picture_data import check_picture
from xborder.findings import Report

MOST = 16 << 20
"""So many bytes are looked at: what matters stands at the front, and a film is not read twice for it."""


def look_into(path: Path, *, name: str) -> Report:
    """Warn of what the file at ``path``, which findings call ``name``, is or holds besides what it shows.

    The file is only read. Raises OSError if it cannot be.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = Path(folder, "photo.jpg")
    ...     _ = made.write_bytes(b"MZ")
    ...     [found.code for found in look_into(made, name="photo.jpg")]
    ['XB-CONTENT-001', 'XB-CONTENT-002']
    """
    with path.open("rb") as file:
        content = file.read(MOST)
    return Report((*check_kind(content, name), *check_picture(content, name)))
