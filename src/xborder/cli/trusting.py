"""The list of trusted keys, and others whose word counts, from files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.files.refused import Refused
from xborder.files.trust import TrustStore, read_trust_store

if TYPE_CHECKING:
    from xborder.bundle.witnesses import Witnesses


def read_trust(path: Path | None) -> TrustStore | None:
    """Read the list; None where no file was named. Raises Refused if it cannot be read."""
    if path is None:
        return None
    made = read_trust_store(path)
    if made.value is None:
        raise Refused(*made.report)
    return made.value


def read_witnesses(receipts: Sequence[Path], authorities: Sequence[Path]) -> "Witnesses":
    """Read receipts, and the certificates of time-stamping authorities. Raises Refused if one cannot be read."""
    from xborder.bundle.witnesses import Witnesses, read_authority
    from xborder.cli.signing import read_small

    kept = tuple((str(path), read_small(path)) for path in receipts)
    trusted = tuple(each for path in authorities for each in read_authority(path, read_small(path)))
    return Witnesses(receipts=kept, authorities=trusted)
