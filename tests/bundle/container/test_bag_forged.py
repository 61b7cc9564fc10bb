"""Verify: manifests written again by somebody without the key."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from xborder.bundle.verdict import Verdict

PHOTO = "data/exhibits/RTM-1/photo.jpg"


def codes(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report}


def named(verdict: Verdict, code: str) -> set[str | None]:
    return {found.location.file for found in verdict.report if found.code == code}


def edit(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def forge_manifests(bag: Path) -> None:
    """What an attacker without the key can do: write every manifest again."""
    for prefix, keep in (("manifest", lambda path: path.startswith("data/")), ("tagmanifest", is_tag)):
        for algorithm in ("sha256", "sha512"):
            paths = sorted(path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file())
            lines = [
                f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n"
                for path in sorted(paths, key=str.encode)
                if keep(path)
            ]
            (bag / f"{prefix}-{algorithm}.txt").write_text("".join(lines), encoding="utf-8")


def is_tag(path: str) -> bool:
    return not path.startswith(("data/", "tagmanifest-", "signatures/"))


def test_a_manifest_edited_to_match_is_caught_by_the_tag_manifest(bag: Path, check: Callable[..., Verdict]) -> None:
    old = hashlib.sha256((bag / PHOTO).read_bytes()).hexdigest().encode()
    edit(bag / PHOTO, b"green", b"brown")
    edit(bag / "manifest-sha256.txt", old, hashlib.sha256((bag / PHOTO).read_bytes()).hexdigest().encode())

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-VERIFY-009") == {"manifest-sha256.txt"}
    assert named(verdict, "XB-VERIFY-013") == {"manifest-sha512.txt"}


def test_all_manifests_written_again_is_caught_by_the_signature(bag: Path, check: Callable[..., Verdict]) -> None:
    edit(bag / "xborder/decision.json", b"3", b"4")
    forge_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-VERIFY-010") == {"tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}


def test_all_manifests_and_the_index_written_again_without_signature_is_never_0(
    bag: Path, check: Callable[..., Verdict]
) -> None:
    edit(bag / "xborder/decision.json", b"3", b"4")
    forge_manifests(bag)
    (bag / "signatures/bundle.dsse.json").unlink()
    (bag / "signatures").rmdir()

    verdict = check(bag)

    assert (verdict.exit_code, codes(verdict)) == (3, {"XB-VERIFY-020"})


def test_payload_swapped_behind_forged_manifests_disagrees_with_the_index(
    bag: Path, check: Callable[..., Verdict]
) -> None:
    edit(bag / PHOTO, b"green", b"brown")
    forge_manifests(bag)

    assert "XB-BAG-044" in codes(check(bag))


@pytest.mark.parametrize("gone", ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt"])
def test_a_tag_manifest_deleted_and_bag_info_edited_is_found(
    bag: Path, check: Callable[..., Verdict], gone: str
) -> None:
    (bag / gone).unlink()
    edit(bag / "bag-info.txt", b"Norfolk", b"Suffolk")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert named(verdict, "XB-BAG-010") == {gone}


def test_a_file_listed_in_one_manifest_only_is_found(bag: Path, check: Callable[..., Verdict]) -> None:
    lines = (bag / "manifest-sha512.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    (bag / "manifest-sha512.txt").write_text("".join(lines[1:]), encoding="utf-8")

    assert named(check(bag), "XB-VERIFY-014") == {"manifest-sha256.txt"}


def test_an_oxum_that_is_wrong_is_found_also_behind_forged_manifests(bag: Path, check: Callable[..., Verdict]) -> None:
    edit(bag / "bag-info.txt", b"58.4", b"59.4")
    forge_manifests(bag)

    assert "XB-BAG-014" in codes(check(bag))


def test_a_file_put_where_the_profile_has_no_place_is_found_also_when_listed(
    bag: Path, check: Callable[..., Verdict]
) -> None:
    (bag / "notes.txt").write_bytes(b"x")
    forge_manifests(bag)

    assert named(check(bag), "XB-BAG-032") == {"notes.txt"}
