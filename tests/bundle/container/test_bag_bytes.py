"""Verify: one byte changed anywhere is found, and the file named for what it is."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xborder.bundle.verdict import Verdict
from xborder.findings import Severity

PHOTO = "data/exhibits/RTM-1/photo.jpg"
FILES = [
    "bag-info.txt",
    "bagit.txt",
    PHOTO,
    "data/exhibits/RTM-1/photo-redacted.jpg",
    "data/statements/W1.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "signatures/bundle.dsse.json",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
    "xborder/agreement.yaml",
    "xborder/bundle.json",
    "xborder/custody.jsonl",
    "xborder/decision.json",
]


def codes(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report}


def named(verdict: Verdict, code: str) -> set[str | None]:
    return {found.location.file for found in verdict.report if found.code == code}


def edit(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_byte_changed_in_any_file_is_found_and_the_file_named(
    bag: Path, check: Callable[..., Verdict], name: str, data: st.DataObject
) -> None:
    path = bag / name
    whole = path.read_bytes()
    position = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != whole[position]))
    path.write_bytes(whole[:position] + bytes([value]) + whole[position + 1 :])
    try:
        verdict = check(bag)
    finally:
        path.write_bytes(whole)

    assert verdict.exit_code == 1
    assert name in {found.location.file for found in verdict.report if found.severity is Severity.ERROR}


@pytest.mark.parametrize("name", FILES)
def test_one_byte_more_or_less_in_any_file_is_found(bag: Path, check: Callable[..., Verdict], name: str) -> None:
    path = bag / name
    whole = path.read_bytes()
    middle = len(whole) // 2
    for edited in (
        whole + b"\n",
        whole + b" ",
        b" " + whole,
        whole[:-1],
        whole[1:],
        whole[:middle] + whole[middle + 1 :],
        b"",
    ):
        path.write_bytes(edited)

        verdict = check(bag)

        assert verdict.exit_code == 1, edited
        assert name in {found.location.file for found in verdict.report}


@pytest.mark.parametrize("name", FILES)
def test_line_ends_of_another_system_are_found(bag: Path, check: Callable[..., Verdict], name: str) -> None:
    if b"\n" in (bag / name).read_bytes():
        edit(bag / name, b"\n", b"\r\n")

        assert check(bag).exit_code == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (PHOTO, "XB-VERIFY-001"),
        ("xborder/decision.json", "XB-VERIFY-005"),
        ("manifest-sha512.txt", "XB-VERIFY-009"),
        ("tagmanifest-sha256.txt", "XB-VERIFY-010"),
        ("bagit.txt", "XB-VERIFY-011"),
        ("bag-info.txt", "XB-VERIFY-012"),
    ],
)
def test_each_kind_of_file_is_called_what_it_is(bag: Path, check: Callable[..., Verdict], name: str, code: str) -> None:
    content = bytearray((bag / name).read_bytes())
    content[5] ^= 1
    (bag / name).write_bytes(content)

    assert named(check(bag), code) == {name}


def test_a_changed_file_is_named_once_with_both_digests(bag: Path, check: Callable[..., Verdict]) -> None:
    before, after = (bag / PHOTO).read_bytes(), b"\xff\xd8 a brown Subaru at Long Drove"
    after += bytes(len(before) - len(after))
    (bag / PHOTO).write_bytes(after)

    found = list(check(bag).report)

    assert [(entry.code, entry.location.file) for entry in found] == [("XB-VERIFY-001", PHOTO)]
    assert hashlib.sha256(before).hexdigest()[:12] in found[0].message
    assert hashlib.sha256(after).hexdigest()[:12] in found[0].message


def test_every_fault_is_reported(bag: Path, check: Callable[..., Verdict]) -> None:
    edit(bag / PHOTO, b"green", b"brown")
    edit(bag / "data/statements/W1.txt", b"saw", b"say")
    edit(bag / "xborder/decision.json", b"3", b"4")
    (bag / "data/forms/café.txt").unlink()

    assert {"XB-VERIFY-001", "XB-VERIFY-002", "XB-VERIFY-005"} <= codes(check(bag))
    assert named(check(bag), "XB-VERIFY-001") == {PHOTO, "data/statements/W1.txt"}


def test_random_damage_is_always_found(bag: Path, check: Callable[..., Verdict]) -> None:
    """Edits, cuts, insertions and swaps anywhere, by a fixed seed."""
    chance = random.Random(20261122)  # noqa: S311 - repeatable damage, no secrets
    for _ in range(150):
        name = chance.choice(FILES)
        whole = (bag / name).read_bytes()
        damaged = damage(whole, chance)
        if damaged == whole:
            continue
        (bag / name).write_bytes(damaged)
        verdict = check(bag)
        (bag / name).write_bytes(whole)
        assert verdict.exit_code == 1, (name, damaged)
        assert name in {found.location.file for found in verdict.report}


def damage(whole: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(whole) + 1), 2))
    return chance.choice(
        [
            whole[:start] + whole[end:],
            whole[:start] + chance.randbytes(3) + whole[start:],
            whole[:start] + whole[start:end][::-1] + whole[end:],
            whole[start:] + whole[:start],
            whole[:start],
            whole[:start] + bytes(end - start) + whole[end:],
        ]
    )
