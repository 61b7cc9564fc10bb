"""Random damage to a signed, receipted bundle: one byte edited, deleted or inserted, two swapped, the end cut off.

All of it must be found, and named: the file that was damaged stands in a finding.
The seed is fixed, so that what was missed once is missed again. ``pytest -m soak``
does 10,000 of each container, the normal run a few hundred.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from xborder.bundle.export.exporting import Form, export
from xborder.bundle.receiving import receive
from xborder.bundle.verify import verify
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
AT = NOW + dt.timedelta(days=1)
FEW, MANY = 400, 10_000


class Damage(NamedTuple):
    """What was done, where, and what the content is then."""

    how: str
    place: int
    content: bytes


def edited(good: bytes, dice: random.Random) -> Damage:
    place = dice.randrange(len(good))
    return Damage("edited", place, good[:place] + bytes([good[place] ^ dice.randrange(1, 256)]) + good[place + 1 :])


def deleted(good: bytes, dice: random.Random) -> Damage:
    place = dice.randrange(len(good))
    return Damage("deleted", place, good[:place] + good[place + 1 :])


def inserted(good: bytes, dice: random.Random) -> Damage:
    place = dice.randrange(len(good) + 1)
    return Damage("inserted", place, good[:place] + bytes([dice.randrange(256)]) + good[place:])


def swapped(good: bytes, dice: random.Random) -> Damage:
    one, other = dice.randrange(len(good)), dice.randrange(len(good))
    content = bytearray(good)
    content[one], content[other] = content[other], content[one]
    return Damage("swapped", one, bytes(content))


def cut_off(good: bytes, dice: random.Random) -> Damage:
    place = dice.randrange(len(good))
    return Damage("cut off", place, good[:place])


KINDS = (edited, deleted, inserted, swapped, cut_off)


def damages(good: bytes, dice: random.Random) -> Iterator[Damage]:
    """Damage without end, each kind in turn; what changes nothing is left out."""
    while True:
        for kind in KINDS:
            made = kind(good, dice) if good else inserted(good, dice)
            if made.content != good:
                yield made


@pytest.fixture
def sealed(bag: Path, make_signer: Callable[..., Any]) -> Path:
    """A signed bundle with a receipt in it."""
    assert receive(bag, received_by="Kent", signers=[make_signer(2, "kent")], trust=None, at=NOW).integrity
    return bag


def soak_folder(bag: Path, trust: TrustStore | None, rounds: int, seed: int) -> list[str]:
    """Damage one file after another; give what was not found, or was found without naming it."""
    dice = random.Random(seed)  # noqa: S311 - which byte is changed needs no secrecy
    files = sorted(path for path in bag.rglob("*") if path.is_file())
    endless = {path: damages(path.read_bytes(), dice) for path in files}
    missed = []
    for number in range(rounds):
        path = files[number % len(files)]
        good, damage = path.read_bytes(), next(endless[path])
        path.write_bytes(damage.content)
        verdict = verify(bag, trust=trust, at=AT)
        path.write_bytes(good)
        name = path.relative_to(bag).as_posix()
        said = any(name in str(found.location) or name in found.message for found in verdict.report)
        if verdict.exit_code != 1 or not said:
            missed.append(f"{name}: {damage.how} at {damage.place}: {verdict.exit_code}")
    return missed


def soak_zip(path: Path, rounds: int, seed: int) -> list[str]:
    """Damage a zip file anywhere; give what was not found."""
    dice = random.Random(seed)  # noqa: S311 - which byte is changed needs no secrecy
    good = path.read_bytes()
    endless = damages(good, dice)
    missed = []
    for _ in range(rounds):
        damage = next(endless)
        path.write_bytes(damage.content)
        try:
            verdict = verify(path, trust=None, at=AT)
            code, report = verdict.exit_code, verdict.report
        except Refused as refusal:
            code, report = 2, refusal.report
        if code not in {1, 2} or not report:
            missed.append(f"{damage.how} at {damage.place}: {code}")
    path.write_bytes(good)
    return missed


def test_random_damage_to_a_folder_is_found_and_named(sealed: Path, trust: TrustStore) -> None:
    assert soak_folder(sealed, trust, FEW, seed=1) == []
    assert verify(sealed, trust=trust, at=AT).exit_code == 0


def test_random_damage_is_found_by_who_trusts_nobody(sealed: Path) -> None:
    assert soak_folder(sealed, None, FEW, seed=2) == []


def test_random_damage_to_a_zip_is_found(sealed: Path, tmp_path: Path) -> None:
    export(sealed, tmp_path / "b.zip", Form.ZIP, trust=None, at=AT)

    assert soak_zip(tmp_path / "b.zip", FEW, seed=3) == []


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_damages_to_a_folder_are_found_and_named(sealed: Path, part: int) -> None:
    assert soak_folder(sealed, None, MANY // 4, seed=100 + part) == []


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_damages_to_a_zip_are_found(sealed: Path, tmp_path: Path, part: int) -> None:
    export(sealed, tmp_path / "b.zip", Form.ZIP, trust=None, at=AT)

    assert soak_zip(tmp_path / "b.zip", MANY // 4, seed=200 + part) == []
