"""The list of trusted keys, from a file."""

from pathlib import Path

from xborder.files.refused import Refused
from xborder.files.trust import TrustStore, read_trust_store


def read_trust(path: Path | None) -> TrustStore | None:
    """Read the list; None where no file was named. Raises Refused if it cannot be read."""
    if path is None:
        return None
    made = read_trust_store(path)
    if made.value is None:
        raise Refused(*made.report)
    return made.value
