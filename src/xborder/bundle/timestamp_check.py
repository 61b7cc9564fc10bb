"""A time-stamp token against the signature that it stands beside."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from xborder.bundle.custody_event import utc
from xborder.bundle.der import DerError
from xborder.bundle.statement import SIGNATURE_NAME, TOKEN_NAME
from xborder.bundle.statement_check import CLOCK_TOLERANCE
from xborder.bundle.timestamp import Token, names_its_certificate, read_token, stands_for
from xborder.bundle.verdict import Stamp
from xborder.findings import Finding, Location, Report, finding

if TYPE_CHECKING:
    from cryptography import x509

_PLACE = Location(file=TOKEN_NAME)
_RSA = {"1.2.840.113549.1.1.1": None, "1.2.840.113549.1.1.11": "sha256"}
_RSA |= {"1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512"}
_ECDSA = {"1.2.840.10045.4.3.2": "sha256", "1.2.840.10045.4.3.3": "sha384", "1.2.840.10045.4.3.4": "sha512"}


@attrs.frozen(kw_only=True)
class Stamped:
    """What a token shows: faults, doubts, and the time."""

    integrity: Report = Report()
    doubts: Report = Report()
    stamp: Stamp | None = None


def check_token(
    content: bytes,
    signature_file: bytes | None,
    *,
    signed_at: datetime | None,
    authorities: Sequence["x509.Certificate"],
    at: datetime,
) -> Stamped:
    """Whether a token is over the signature file, signed by the certificate it names, and by an authority that is trusted.

    ``signed_at`` is when the bundle says it was signed, which cannot be after the stamp.
    """
    try:
        token = read_token(content)
    except DerError:
        return Stamped(integrity=Report.of(finding("XB-VERIFY-060", _PLACE)))
    except ImportError:
        return Stamped(doubts=Report.of(finding("XB-VERIFY-027", _PLACE)))
    faults = list(_faults(token, signature_file, signed_at, at))
    trusted = not faults and _is_trusted(token, authorities)
    doubts = [] if faults or trusted else [finding("XB-VERIFY-063", _PLACE, stamped=utc(token.stamped_at))]
    return Stamped(
        integrity=Report.of(*faults),
        doubts=Report.of(*doubts),
        stamp=None if faults else Stamp(at=token.stamped_at, trusted=trusted),
    )


def _faults(token: Token, signature_file: bytes | None, signed_at: datetime | None, at: datetime) -> Iterator[Finding]:
    if signature_file is None or not stands_for(token, signature_file):
        yield finding("XB-VERIFY-061", _PLACE, file=SIGNATURE_NAME)
    if not names_its_certificate(token) or not signature_holds(token) or not _chained(token):
        yield finding("XB-VERIFY-062", _PLACE)
    early = signed_at is not None and token.stamped_at + CLOCK_TOLERANCE < signed_at
    if early or token.stamped_at > at + CLOCK_TOLERANCE:
        yield finding("XB-VERIFY-064", _PLACE, stamped=utc(token.stamped_at))


def signature_holds(token: Token) -> bool:
    """Whether the signature is good under the key of the certificate, and that is one for time stamps."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.x509.oid import ExtendedKeyUsageOID

    known = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    name, key = token.signature_algorithm, token.signer.public_key()
    try:
        uses = token.signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        if isinstance(key, rsa.RSAPublicKey) and name in _RSA:
            digest = known[_RSA[name] or token.digest_name]
            key.verify(token.signature, token.signed_bytes, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey) and name in _ECDSA:
            key.verify(token.signature, token.signed_bytes, ec.ECDSA(known[_ECDSA[name]]))
        else:
            return False
    except (InvalidSignature, ValueError, x509.ExtensionNotFound):
        return False
    return list(uses) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _chained(token: Token) -> bool:
    """Whether every further certificate in the token has issued another one there, so that none was merely put in."""
    return all(
        each is token.signer or any(_issued(other, each) for other in token.certificates if other is not each)
        for each in token.certificates
    )


def _is_trusted(token: Token, authorities: Sequence["x509.Certificate"]) -> bool:
    """Whether the certificate, or one that issued it, is trusted, and all were valid at the time of the stamp."""
    step = token.signer
    for _ in range(len(token.certificates) + 1):
        if not step.not_valid_before_utc <= token.stamped_at <= step.not_valid_after_utc:
            return False
        if step in authorities:
            return True
        above = [each for each in (*authorities, *token.certificates) if each != step and _issued(step, each)]
        if not above:
            return False
        step = above[0]
    return False


def _issued(certificate: "x509.Certificate", issuer: "x509.Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
