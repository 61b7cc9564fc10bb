"""A time-stamp token (RFC 3161): an authority's word that the signature was there by a certain time.

Nothing is fetched: whoever signs asks an authority by other means and puts its
answer beside the signature. The token is over the bytes of the signature file, as
``openssl ts -query -data signatures/bundle.dsse.json`` asks for it.
"""

import hashlib
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import attrs

from xborder.bundle import der
from xborder.bundle.der import DerError, Element

if TYPE_CHECKING:
    from cryptography import x509

HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_SIGNED_DATA, _TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_CERTIFICATE, _CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"
_GRANTED = bytes.fromhex("3003020100")
_CERTIFICATES, _SIGNED, _EXPLICIT = 0xA0, 0xA0, 0xA0


@attrs.frozen(kw_only=True)
class Token:
    """A token that was read, nothing of it proved yet."""

    stamped_at: datetime
    hash_name: str
    imprint: bytes
    info: bytes
    digest_name: str
    attributes: dict[str, Element]
    signed_bytes: bytes
    signature_algorithm: str
    signature: bytes
    certificates: tuple["x509.Certificate", ...]
    signer: "x509.Certificate"


def read_token(content: bytes) -> Token:
    """Read a token, or the whole answer of an authority (``.tsr``).

    Whatever the signature does not cover must be as plain as it can be: no
    attributes without signature, no lists of revoked certificates, no remarks.

    Raises DerError for anything else; ImportError without ``cryptography``.
    """
    try:
        body = _signed_data(der.only(content))
        version, algorithms, wrapped, certificates, signers = body
        kind, holder = wrapped.inside(der.SEQUENCE)
        info = der.only(holder.value(_EXPLICIT)).value(der.OCTETS)
        _expect(der.spell_oid(kind.value(der.OID)) == _TST_INFO and version.value(der.INTEGER) == b"\x03")
        known = tuple(_certificate(each.whole) for each in certificates.inside(_CERTIFICATES))
        (signer,) = signers.inside(der.SET)
        number, name, digest, attributes, algorithm, signature = signer.inside(der.SEQUENCE)
        _expect(number.value(der.INTEGER) == b"\x01")
        _expect([each.whole for each in algorithms.inside(der.SET)] == [digest.whole])
        moment, hash_name, imprint = _info(info)
        return Token(
            stamped_at=moment,
            hash_name=hash_name,
            imprint=imprint,
            info=info,
            digest_name=_hash(digest),
            attributes=_attributes(attributes),
            signed_bytes=bytes([der.SET]) + attributes.whole[1:],
            signature_algorithm=der.spell_oid(algorithm.inside(der.SEQUENCE)[0].value(der.OID)),
            signature=signature.value(der.OCTETS),
            certificates=known,
            signer=_named(name, known),
        )
    except (ValueError, IndexError, KeyError) as error:
        raise DerError("no time-stamp token") from error


def stands_for(token: Token, content: bytes) -> bool:
    """Whether the token is over these bytes."""
    return hashlib.new(token.hash_name, content).digest() == token.imprint


def names_its_certificate(token: Token) -> bool:
    """Whether the signed attributes name the token's content and the signer's certificate by their digests (RFC 5816)."""
    from cryptography.hazmat.primitives.serialization import Encoding

    certificate = token.signer.public_bytes(Encoding.DER)
    try:
        kind = token.attributes[_CONTENT_TYPE].value(der.OID)
        digest = token.attributes[_MESSAGE_DIGEST].value(der.OCTETS)
        listed = token.attributes.get(_CERTIFICATE_V2) or token.attributes[_CERTIFICATE]
        first = listed.inside(der.SEQUENCE)[0].inside(der.SEQUENCE)[0].inside(der.SEQUENCE)
        name = "sha256" if _CERTIFICATE_V2 in token.attributes else "sha1"
        if first[0].tag == der.SEQUENCE:
            name = _hash(first.pop(0))
        named = first[0].value(der.OCTETS)
    except (KeyError, IndexError, DerError):
        return False
    whole = hashlib.new(token.digest_name, token.info).digest()
    # SHA-1 is what RFC 3161 began with: it only picks the certificate, and the signature has to hold under its key.
    same = hashlib.new(name, certificate, usedforsecurity=False).digest() == named
    return der.spell_oid(kind) == _TST_INFO and digest == whole and same


def _signed_data(element: Element) -> list[Element]:
    """The parts of the signed data: version, algorithms, content, certificates, signers."""
    parts = element.inside(der.SEQUENCE)
    if parts[0].tag == der.SEQUENCE:
        _expect(parts[0].whole == _GRANTED)
        _, token = parts
        parts = token.inside(der.SEQUENCE)
    kind, holder = parts
    _expect(der.spell_oid(kind.value(der.OID)) == _SIGNED_DATA)
    body = der.only(holder.value(_EXPLICIT)).inside(der.SEQUENCE)
    _expect(len(body) == 5)
    return body


def _info(info: bytes) -> tuple[datetime, str, bytes]:
    parts = der.only(info).inside(der.SEQUENCE)
    algorithm, imprint = parts[2].inside(der.SEQUENCE)
    text = parts[4].value(der.TIME).decode("ascii")
    form = "%Y%m%d%H%M%S.%fZ" if "." in text else "%Y%m%d%H%M%SZ"
    return datetime.strptime(text, form).replace(tzinfo=UTC), _hash(algorithm), imprint.value(der.OCTETS)


def _hash(algorithm: Element) -> str:
    return HASHES[der.spell_oid(algorithm.inside(der.SEQUENCE)[0].value(der.OID))]


def _attributes(attributes: Element) -> dict[str, Element]:
    """Each signed attribute with its one value, by its identifier."""
    pairs = [each.inside(der.SEQUENCE) for each in attributes.inside(_SIGNED)]
    made = {der.spell_oid(kind.value(der.OID)): der.only(values.value(der.SET)) for kind, values in pairs}
    _expect(len(made) == len(pairs))
    return made


def _named(name: Element, certificates: tuple["x509.Certificate", ...]) -> "x509.Certificate":
    """The certificate that the signer's name stands for: by its issuer and number."""
    issuer, number = name.inside(der.SEQUENCE)
    serial = int.from_bytes(number.value(der.INTEGER), "big", signed=True)
    found = [
        each for each in certificates if each.issuer.public_bytes() == issuer.whole and each.serial_number == serial
    ]
    _expect(len(found) == 1)
    return found[0]


def _certificate(content: bytes) -> "x509.Certificate":
    """A certificate of which every part that is used later can be read; the library reads each when it is asked for."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding

    strange = (x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, UnsupportedAlgorithm)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what the library only frowns at is no certificate either
            read = x509.load_der_x509_certificate(content)
            parts = (read.issuer, read.subject, read.serial_number, read.public_key(), list(read.extensions))
            times = (read.not_valid_before_utc, read.not_valid_after_utc, read.signature_hash_algorithm)
    except (*strange, Warning) as error:
        raise DerError("no certificate") from error
    _expect(None not in (*parts[:4], *times[:2]) and read.public_bytes(Encoding.DER) == content)
    return read


def _expect(holds: bool) -> None:
    if not holds:
        raise DerError("of another shape")
