"""A receipt: whoever received a bundle signs what they received.

It names the signature file and both tag manifests by their digests, and repeats
the number of custody events and the digest of the last. So a sender who later
shows another bundle under the same id, or the same one with its last events cut
off, is contradicted by the receipt that stayed with them, or with the recipient.
"""

from typing import Literal

import msgspec

from xborder.bundle.profile import TAG_MANIFESTS
from xborder.bundle.statement import SIGNATURE_NAME, CustodyHead, SigningKey, Subject
from xborder.files import canonical_json

RECEIPT_TYPE = "application/vnd.xborder.receipt+json"
SUBJECTS = (SIGNATURE_NAME, *TAG_MANIFESTS)


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about the bundle: ``found`` is how far it could be proved on receipt."""

    bundle_id: str
    kind: str
    case_urn: str | None
    custody: CustodyHead
    received_by: str
    received_at: str
    found: Literal["authentic", "intact"]
    signers: list[SigningKey]
    software: str


class Receipt(msgspec.Struct, frozen=True, kw_only=True, rename={"type_": "_type", "predicate_type": "predicateType"}):
    """The whole receipt, in the layout of in-toto Statement v1."""

    type_: Literal["https://in-toto.io/Statement/v1"] = "https://in-toto.io/Statement/v1"
    subject: list[Subject]
    predicate_type: Literal["urn:x-xborder:receipt:1"] = "urn:x-xborder:receipt:1"
    predicate: Received


def render(receipt: Receipt) -> bytes:
    """The receipt as it is signed: canonical JSON."""
    return canonical_json.dumps(msgspec.to_builtins(receipt))


def parse(content: bytes) -> Receipt | None:
    """Read a signed receipt; None unless it is exactly what ``render`` writes of it."""
    try:
        receipt = msgspec.json.decode(content, type=Receipt)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return receipt if render(receipt) == content else None
