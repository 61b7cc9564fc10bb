"""What a bundle's signature says: an in-toto statement about its two tag manifests.

The tag manifests cover every other tag file, among them the manifests, which
cover the payload; so the statement covers everything outside ``signatures/``.
It also fixes what a digest chain cannot show by itself: how many custody events
there were, which agreement applied, which bundle this is, who was to sign and
when they say they did.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import attrs
import msgspec

import xborder
from xborder.bundle.custody import Custody
from xborder.bundle.custody_event import utc
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import Digests
from xborder.files import canonical_json

PAYLOAD_TYPE = "application/vnd.xborder.bundle+json"
SIGNATURE_NAME = "signatures/bundle.dsse.json"
AGREEMENT_NAME = "xborder/agreement.yaml"


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


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about the subjects. ``signers`` are the ids of the keys that were to sign."""

    bundle_id: str
    kind: str
    case_urn: str | None
    custody: CustodyHead
    agreement: DigestSet | None
    signers: list[str]
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
    """What a statement says beyond its subjects: which bundle, agreement and custody log, who signs, and when."""

    head: BundleHead
    custody: Custody
    agreement: Digests | None
    keyids: tuple[str, ...]
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
            signers=sorted(claims.keyids),
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
