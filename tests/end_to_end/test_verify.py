"""One byte changed anywhere in a bag is found, and the finding says which file."""

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from xborder.bundle.verify import verify
from xborder.files.trust import read_trust_store

AT = dt.datetime(2026, 10, 8, 8, 0, tzinfo=dt.UTC)


@pytest.fixture(params=["prosecution", "served"])
def bag(request: pytest.FixtureRequest, bundle: Path, tmp_path: Path) -> Path:
    copy: Path = tmp_path / "moved" / request.param
    shutil.copytree(bundle / request.param, copy)
    return copy


def test_each_bag_is_proved_alone_with_the_trusted_key(bag: Path, bundle: Path) -> None:
    trust = read_trust_store(bundle.parent / "case/keys/trust.yaml").value
    assert trust is not None
    verdict = verify(bag, trust=trust, at=AT)
    assert verdict.exit_code == 0, verdict.report


def test_without_a_trusted_key_it_is_intact_and_no_more(bag: Path) -> None:
    assert verify(bag, trust=None, at=AT).exit_code == 3


def test_one_byte_changed_in_any_file_is_found_and_named(bag: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - which byte is changed needs no secrecy
    for path in sorted(each for each in bag.rglob("*") if each.is_file()):
        before = path.read_bytes()
        changed = bytearray(before or b"x")
        if before:
            changed[dice.randrange(len(before))] ^= 1 << dice.randrange(8)
        path.write_bytes(bytes(changed))
        verdict = verify(bag, trust=None, at=AT)
        path.write_bytes(before)
        name = path.relative_to(bag).as_posix()
        assert verdict.exit_code == 1, name
        assert any(name in str(found.location) or name in found.message for found in verdict.report), name


def test_a_file_more_or_less_is_found(bag: Path) -> None:
    extra = bag / "data" / "extra.txt"
    extra.write_text("x")
    assert verify(bag, trust=None, at=AT).exit_code == 1
    extra.unlink()
    (bag / "data" / "court-bundle.pdf").unlink()
    assert verify(bag, trust=None, at=AT).exit_code == 1


def test_a_signature_removed_is_not_a_proof(bag: Path, bundle: Path) -> None:
    trust = read_trust_store(bundle.parent / "case/keys/trust.yaml").value
    shutil.rmtree(bag / "signatures")
    assert verify(bag, trust=trust, at=AT).exit_code == 3
