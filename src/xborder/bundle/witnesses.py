"""Who else has seen a bundle: recipients by their receipts, authorities by their time stamps.

None of them makes a bundle authentic: that is the maker's signature alone. But a
receipt or a stamp that does not fit is a sign that the bundle is another one.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from xborder.bundle.container import Container
from xborder.bundle.receipt_check import check_receipt
from xborder.bundle.statement import RECEIPT_NAME, SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.structure import Structure
from xborder.bundle.timestamp_check import check_token
from xborder.bundle.verdict import Receiver, Stamp
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore
from xborder.findings import Location, Report, finding

if TYPE_CHECKING:
    from cryptography import x509


@attrs.frozen(kw_only=True)
class Witnessed:
    """What receipts and time stamp show."""

    integrity: Report = Report()
    doubts: Report = Report()
    receivers: tuple[Receiver, ...] = ()
    stamp: Stamp | None = None


@attrs.frozen(kw_only=True)
class Witnesses:
    """What the reader brings along: receipts by the names of their files, and the authorities that they trust."""

    receipts: tuple[tuple[str, bytes], ...] = ()
    authorities: tuple["x509.Certificate", ...] = ()

    def check(
        self,
        bag: Container,
        structure: Structure,
        *,
        signed_at: datetime | None,
        trust: TrustStore | None,
        at: datetime,
    ) -> Witnessed:
        """Hold every receipt, and the time stamp, against the bundle."""
        own = ((RECEIPT_NAME, bag.read(RECEIPT_NAME)),) if RECEIPT_NAME in bag.files else ()
        receipts = [
            check_receipt(content, Location(file=name), bag, structure, trust=trust, at=at)
            for name, content in (*own, *self.receipts)
            if content is not None
        ]
        stamped = self._stamp(bag, signed_at, at)
        return Witnessed(
            integrity=Report.join((*(each.integrity for each in receipts), stamped.integrity)),
            doubts=Report.join((*(each.doubts for each in receipts), stamped.doubts)),
            receivers=tuple(each.receiver for each in receipts if each.receiver),
            stamp=stamped.stamp,
        )

    def _stamp(self, bag: Container, signed_at: datetime | None, at: datetime) -> Witnessed:
        content = bag.read(TOKEN_NAME) if TOKEN_NAME in bag.files else None
        if content is None:
            return Witnessed()
        signature = bag.read(SIGNATURE_NAME) if SIGNATURE_NAME in bag.files else None
        found = check_token(content, signature, signed_at=signed_at, authorities=self.authorities, at=at)
        return Witnessed(integrity=found.integrity, doubts=found.doubts, stamp=found.stamp)


NONE = Witnesses()


def read_authority(path: Path, content: bytes) -> "tuple[x509.Certificate, ...]":
    """The certificates in a PEM file. Raises Refused if there are none, or without the package ``cryptography``."""
    try:
        from cryptography import x509
    except ImportError:
        raise Refused(finding("XB-SIGN-001")) from None
    try:
        return tuple(x509.load_pem_x509_certificates(content))
    except ValueError:
        raise Refused(finding("XB-SIGN-012", Location(file=str(path)))) from None
