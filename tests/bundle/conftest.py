"""A small bundle of invented papers, made afresh for each test that asks for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from xborder.bundle.head import BundleHead
from xborder.bundle.payload import PayloadFile
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.bundle.write_bundle import write_bundle
from xborder.files import dsse
from xborder.files.trust import TrustedKey, TrustStore

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HEAD = BundleHead(
    bundle_id="NORF-26-0001-prosecution",
    kind="prosecution",
    case_urn="36AB1234526",
    organisation="Norfolk Constabulary",
)
PAYLOAD = (
    PayloadFile(
        path="exhibits/RTM-1/photo.jpg",
        source=b"\xff\xd8 a green Subaru at Long Drove",
        media_type="image/jpeg",
        entry="RTM/1",
        original_name="IMG 0001.JPG",
        marking="OFFICIAL-SENSITIVE",
    ),
    PayloadFile(
        path="exhibits/RTM-1/photo-redacted.jpg",
        source=b"\xff\xd8 a green Subaru",
        media_type="image/jpeg",
        entry="RTM/1",
    ),
    PayloadFile(path="statements/W1.txt", source=b"I saw it.\n", media_type="text/plain", entry="S1", kind="statement"),
    PayloadFile(path="forms/café.txt", source=b"", media_type="text/plain", entry="MG5", kind="form"),
)
AT = "2026-09-20T06:10:00Z"
SEIZED = {"type": "seized", "at": AT, "exhibit": "RTM/1", "to": "PC 1428", "recorded_at": AT, "recorded_by": "PC 1428"}
CUSTODY = (
    SEIZED,
    SEIZED | {"type": "transferred", "from": "PC 1428", "to": "Property store"},
)
DOCUMENTS = {"agreement.yaml": b"schema: xborder/agreement/1\n", "decision.json": b'{"permitted":3}\n'}

MakeBag = Callable[..., Path]


@pytest.fixture
def make_bag(tmp_path: Path) -> MakeBag:
    """Makes a bundle in a folder of its own; what is not given is as above."""

    def make(
        name: str = "bag",
        *,
        signers: Sequence[Any] = (),
        payload: Sequence[PayloadFile] = PAYLOAD,
        custody: Sequence[Mapping[str, Any]] = CUSTODY,
        documents: Mapping[str, bytes] = DOCUMENTS,
        head: BundleHead = HEAD,
        now: datetime = NOW,
    ) -> Path:
        target = tmp_path / name
        target.mkdir()
        outcome = write_bundle(
            target, head=head, payload=payload, custody=custody, documents=documents, signers=signers, now=now
        )
        assert outcome.value is not None, list(outcome.report)
        return target

    return make


def signer_of(seed: int, keyid: str) -> dsse.Ed25519Signer:
    return dsse.Ed25519Signer.from_seed(keyid, bytes([seed]) * 32)


@pytest.fixture
def make_signer() -> Callable[..., dsse.Signer]:
    """A signer whose key is made from a number; ``keyid`` is free, as it is in an envelope."""

    def make(seed: int = 1, keyid: str = "norfolk-2026") -> dsse.Signer:
        return signer_of(seed, keyid)

    return make


@pytest.fixture
def make_trust() -> Callable[..., TrustStore]:
    """A trust store with one key, valid in 2026."""

    def make(seed: int = 1, keyid: str = "norfolk-2026", **more: Any) -> TrustStore:
        key = TrustedKey(
            keyid=keyid,
            public_key=signer_of(seed, keyid).public_key,
            owner="Norfolk Constabulary",
            valid_from=datetime(2026, 1, 1, tzinfo=UTC),
            valid_to=datetime(2027, 1, 1, tzinfo=UTC),
        )
        return TrustStore((attrs.evolve(key, **more),))

    return make


@pytest.fixture
def signer(make_signer: Callable[..., dsse.Signer]) -> dsse.Signer:
    return make_signer()


@pytest.fixture
def trust(make_trust: Callable[..., TrustStore]) -> TrustStore:
    return make_trust()


@pytest.fixture
def bag(make_bag: Callable[..., Path], signer: object) -> Path:
    return make_bag(signers=[signer])


@pytest.fixture
def check(trust: object) -> Callable[..., Verdict]:
    """Verifies with the signer's key trusted, unless another store is given."""

    def run(path: Path, **more: object) -> Verdict:
        return verify(path, **({"trust": trust, "at": NOW + timedelta(days=1)} | more))  # type: ignore[arg-type]

    return run
