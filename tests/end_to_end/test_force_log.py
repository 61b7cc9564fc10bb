"""``case build --log``: what leaves is on record in the force's own log first, and taken back where nothing leaves."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from disclosures_made import made_log
from xborder.agreements.log import link
from xborder.agreements.log_verify import verify_log
from xborder.casefile.build import build_case
from xborder.files.refused import Refused


def entries(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_bytes().splitlines()]


def said(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in ("seq", "prev", "bundle")}


def test_a_build_is_on_record_with_the_digest_of_its_bag_after_what_was_there(case: Path, tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    built = build_case(case, tmp_path / "out", log=log)
    assert built.value is not None, built.report

    bag = tmp_path / "out/prosecution"
    digest = "sha256:" + hashlib.sha256((bag / "tagmanifest-sha512.txt").read_bytes()).hexdigest()
    new = entries(log)[5:]
    assert [said(each) for each in new] == [said(each) for each in entries(bag / "xborder/disclosure.jsonl")]
    assert {each["bundle"] for each in new} == {digest}
    assert {each["marking"] for each in new} == {"OFFICIAL-SENSITIVE"}
    assert not verify_log(log).findings


def test_a_bundle_that_does_not_appear_is_taken_back(case: Path, tmp_path: Path) -> None:
    log, out = tmp_path / "norfolk.jsonl", tmp_path / "out"
    seen = []

    def meddle(name: str) -> None:
        if name == "packing the served bag":
            seen.append(log.exists())
            out.mkdir()

    with pytest.raises(Refused):
        build_case(case, out, log=log, step=meddle)

    kinds = [each["type"] for each in entries(log)]
    disclosed = kinds.count("disclosure")
    assert seen == [False]
    assert disclosed
    assert kinds == ["disclosure"] * disclosed + ["aborted"] * disclosed
    assert {each["receipt"] for each in entries(log)[disclosed:]} == receipts(log, disclosed)
    assert not verify_log(log).findings


def receipts(log: Path, count: int) -> set[str]:
    return {link(line) for line in log.read_bytes().splitlines()[:count]}


def test_a_log_that_cannot_be_written_lets_nothing_leave(case: Path, tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    log.write_bytes(log.read_bytes() + b"nothing\n")
    built = build_case(case, tmp_path / "out", log=log)

    assert built.value is None
    assert "XB-REL-003" in {each.code for each in built.report}
    assert not (tmp_path / "out").exists()
