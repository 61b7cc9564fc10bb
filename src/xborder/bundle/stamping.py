"""Putting a time-stamp token beside the signature that it is over."""

from datetime import datetime
from pathlib import Path

from xborder.bundle.adding import add_signature_file
from xborder.bundle.container import DEFAULT_LIMITS, BagLimits
from xborder.bundle.opening import open_bag
from xborder.bundle.statement import SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.timestamp_check import check_token
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files.refused import Refused
from xborder.findings import Location, finding


def add_token(path: Path, token: bytes, *, at: datetime, limits: BagLimits = DEFAULT_LIMITS) -> Verdict:
    """Add the answer of a time-stamping authority, as it came from it, to the signed bundle at ``path``.

    Nothing is added to a bundle that is not intact. Raises Refused if there is no
    bundle, it is not signed, has a token already, or the token does not fit.
    """
    before = verify(path, trust=None, at=at, limits=limits)
    if not before.integrity:
        return before
    with open_bag(path, limits) as bag:
        if SIGNATURE_NAME not in bag.files:
            raise Refused(finding("XB-SIGN-011", Location(file=SIGNATURE_NAME)))
        signature = bag.read(SIGNATURE_NAME)
    found = check_token(token, signature, signed_at=None, authorities=(), at=at)
    if found.integrity.has_errors:
        raise Refused(*found.integrity)
    add_signature_file(path, TOKEN_NAME, token, limits=limits)
    return verify(path, trust=None, at=at, limits=limits)
