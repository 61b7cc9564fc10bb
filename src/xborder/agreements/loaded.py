"""An agreement as it was loaded: what it says, its exact bytes, and who signed them."""

import hashlib

import attrs

from xborder.findings import Report
from xborder.model.agreement import Agreement


@attrs.frozen(kw_only=True)
class LoadedAgreement:
    """An agreement with the bytes it was read from.

    ``signed_by`` names the parties whose signature over exactly these bytes
    verified; ``report`` is what loading and lint found.
    """

    agreement: Agreement
    source: bytes = attrs.field(repr=False)
    file: str
    signed_by: frozenset[str]
    report: Report

    @property
    def digest(self) -> str:
        """SHA-256 of the exact bytes, as ``sha256:`` and lower-case hex."""
        return f"sha256:{hashlib.sha256(self.source).hexdigest()}"
