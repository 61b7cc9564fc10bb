"""What a bundle's signature says: an in-toto statement about its two tag manifests.

The tag manifests cover every other tag file, among them the manifests, which
cover the payload; so the statement covers everything outside ``signatures/``.
It also fixes what a digest chain cannot show by itself: how many custody events
there were, which agreement applied, which bundle this is, with which keys it was
to be signed, and when that is said to have been.

The public keys stand in it so that a reader who trusts no key yet can still see
whether statement and signatures belong together. Whose keys they are, it cannot
say: anybody can sign anything with a key of their own.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

import attrs
import msgspec

import xborder
from xborder.bundle.custody import Custody
from xborder.bundle.custody_event import utc
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import Digests
from xborder.files import canonical_json, dsse

PAYLOAD_TYPE = "application/vnd.xborder.bundle+json"
SIGNATURE_NAME = "signatures/bundle.dsse.json"
RECEIPT_NAME = "signatures/receipt.dsse.json"
TOKEN_NAME = "signatures/bundle.tsr"  # noqa: S105 - a time-stamp token, no secret
AGREEMENT_NAME = "xborder/agreement.yaml"
KEY_BYTES = 32
"""The length of an Ed25519 public key (RFC 8032 section 5.1.5)."""


class DigestSet(msgspec.Struct, frozen=True, kw_only=True):
    """Both digests of one thing, lower-case hex."""

    sha256: str
    sha512: str


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A tag manifest, by its name in the bag."""

    name: str
    digest: DigestSet


class CustodyHead(msgspec.Struct, frozen=True, kw_only=True):
    """The number of custody events, and the digest of the last."""

    count: int
    head: str


class SigningKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that was to sign: its id, and its Ed25519 public key in Base64."""

    keyid: str
    public_key: str


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about the subjects. ``signers`` are the keys that were to sign."""

    bundle_id: str
    kind: str
    case_urn: str | None
    custody: CustodyHead
    agreement: DigestSet | None
    signers: list[SigningKey]
    signed_at: str
    software: str


class Statement(
    msgspec.Struct, frozen=True, kw_only=True, rename={"type_": "_type", "predicate_type": "predicateType"}
):
    """The whole statement, in the layout of in-toto Statement v1."""

    type_: Literal["https://in-toto.io/Statement/v1"] = "https://in-toto.io/Statement/v1"
    subject: list[Subject]
    predicate_type: Literal["urn:x-xborder:bundle:1"] = "urn:x-xborder:bundle:1"
    predicate: Predicate


@attrs.frozen(kw_only=True)
class Claims:
    """What a statement says beyond its subjects: which bundle, agreement and custody log, who signs, and when.

    ``keys`` are the public keys that are to sign, by their ids.
    """

    head: BundleHead
    custody: Custody
    agreement: Digests | None
    keys: Mapping[str, bytes]
    signed_at: datetime


def build_statement(claims: Claims, tagmanifests: Mapping[str, Digests]) -> Statement:
    """Make the statement about a bag that is written. Raises ValueError if ``signed_at`` has no offset from UTC."""
    head, custody = claims.head, claims.custody
    return Statement(
        subject=[Subject(name=name, digest=digest_set(tagmanifests[name])) for name in sorted(tagmanifests)],
        predicate=Predicate(
            bundle_id=head.bundle_id,
            kind=head.kind,
            case_urn=head.case_urn,
            custody=CustodyHead(count=custody.count, head=custody.head),
            agreement=digest_set(claims.agreement) if claims.agreement else None,
            signers=[_signing_key(keyid, claims.keys[keyid]) for keyid in sorted(claims.keys)],
            signed_at=utc(claims.signed_at),
            software=f"xborder {xborder.__version__}",
        ),
    )


def digest_set(digests: Digests) -> DigestSet:
    """Both digests of a file, without its size.

    >>> digest_set(Digests(size=0, sha256="e3", sha512="cf"))
    DigestSet(sha256='e3', sha512='cf')
    """
    return DigestSet(sha256=digests.sha256, sha512=digests.sha512)


def public_keys(signers: Iterable[dsse.Signer]) -> dict[str, bytes]:
    """The public keys of signers, by their ids. Raises ValueError if two signers go by one id, or a key has another length."""
    keys: dict[str, bytes] = {}
    for signer in signers:
        if signer.keyid in keys:
            raise ValueError("two signers go by the same key id")
        if len(signer.public_key) != KEY_BYTES:
            raise ValueError(f"a public key has {KEY_BYTES} bytes")
        keys[signer.keyid] = signer.public_key
    return keys


def listed_keys(listed: Sequence[SigningKey]) -> dict[str, bytes] | None:
    """The public keys that a statement or receipt lists, by their ids; None if an id comes twice or a key is none."""
    try:
        keys = {one.keyid: base64.b64decode(one.public_key, validate=True) for one in listed}
    except (binascii.Error, ValueError):
        return None
    whole = len(keys) == len(listed) and all(len(key) == KEY_BYTES for key in keys.values())
    return keys if whole else None


def spell_key(public_key: bytes) -> str:
    """A public key as statements and trust stores write it: in Base64.

    >>> spell_key(bytes(32))[-4:]
    'AAA='
    """
    return base64.b64encode(public_key).decode("ascii")


def _signing_key(keyid: str, public_key: bytes) -> SigningKey:
    return SigningKey(keyid=keyid, public_key=spell_key(public_key))


def render(statement: Statement) -> bytes:
    """The statement as it is signed: canonical JSON."""
    return canonical_json.dumps(msgspec.to_builtins(statement))


def parse(content: bytes) -> Statement | None:
    """Read a signed statement; None unless it is exactly what ``render`` writes of it."""
    try:
        statement = msgspec.json.decode(content, type=Statement)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return statement if render(statement) == content else None
