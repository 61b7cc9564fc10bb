"""The same case gives the same bytes, and leaves its sources as they were."""

import hashlib
from pathlib import Path

from xborder.casefile.build import build_case
from xborder.casefile.demo.keys import demo_signer


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_second_build_gives_the_same_bytes_and_changes_no_source(case: Path, bundle: Path, tmp_path: Path) -> None:
    before = digests(case)
    built = build_case(case, tmp_path / "again", signers=[demo_signer("norfolk-demo-2026")])
    assert built.value is not None
    assert digests(case) == before
    assert digests(tmp_path / "again") == digests(bundle)
