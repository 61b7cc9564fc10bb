"""A bundle made again and signed by a trusted key: nothing was changed, but what it holds may be out of order."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from end_to_end.test_refusals import run
from xborder.agreements.decision_report import canonical_bytes, digest
from xborder.bundle.head import BundleHead
from xborder.bundle.index import parse
from xborder.bundle.payload import PayloadFile
from xborder.bundle.write_bundle import write_bundle
from xborder.casefile.demo.keys import demo_signer

NOW = dt.datetime(2026, 10, 8, 8, 0, tzinfo=dt.UTC)
RECORD = "records/exhibit/36-exhibit-RJT-1.json"
AGREEMENT, DECISION, LOG = "agreement.yaml", "decision.json", "disclosure.jsonl"
Change = Callable[[bytes], bytes | None]


@pytest.fixture
def remade(bundle: Path, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Makes the demonstration's prosecution bag again with some of its contents changed, signs and verifies it."""
    bag = bundle / "prosecution"

    def remake(changes: Mapping[str, Change], more: tuple[PayloadFile, ...] = ()) -> tuple[int, str]:
        target = tmp_path / "bag"
        target.mkdir()
        index = parse((bag / "xborder/bundle.json").read_bytes())
        assert index is not None
        used = set()

        def changed(name: str, content: bytes) -> bytes | None:
            used.add(name)
            return changes[name](content) if name in changes else content

        payload = [
            PayloadFile(path=name, source=content, media_type=file.media_type, entry=entry.entry, kind=entry.kind)
            for entry in index.entries
            for file in entry.files
            for name in [file.path.removeprefix("data/")]
            for content in [changed(name, (bag / file.path).read_bytes())]
            if content is not None
        ]
        documents = {
            name: content
            for name in (AGREEMENT, DECISION, "validation.json", "quality-statement.json", "retention.json", LOG)
            for content in [changed(name, (bag / "xborder" / name).read_bytes())]
            if content is not None
        }
        custody = [json.loads(line) for line in (bag / "xborder/custody.jsonl").read_bytes().splitlines()]
        events = [{key: value for key, value in each.items() if key not in ("seq", "prev")} for each in custody]
        head = BundleHead(
            bundle_id=index.bundle_id, kind=index.kind, case_urn=index.case_urn, organisation="Norfolk Constabulary"
        )
        made = write_bundle(
            target,
            head=head,
            payload=[*payload, *more],
            custody=events,
            documents=documents,
            signers=[demo_signer("norfolk-demo-2026")],
            now=NOW,
        )
        assert made.value is not None, made.report
        assert set(changes) <= used
        trust = bundle.parent / "case/keys/trust.yaml"
        return run("bundle", "verify", str(target), "--trust", str(trust), "--at", "2026-10-08T08:00:00Z")

    return remake


def edited(change: Callable[[Any], object]) -> Change:
    def edit(content: bytes) -> bytes:
        document = json.loads(content)
        change(document)
        return canonical_bytes(document)

    return edit


def decided(change: Callable[[dict[str, Any]], object]) -> Change:
    """A decision that was changed and whose digest fits again."""

    def edit(content: bytes) -> bytes:
        document = json.loads(content)
        change(document)
        body = {key: value for key, value in document.items() if key != "digest"}
        return canonical_bytes(body | {"digest": digest(body)})

    return edit


def without(key: str) -> Callable[[dict[str, Any]], object]:
    def drop(document: dict[str, Any]) -> None:
        for made in document["legs"][-1]:
            made["records"] = [each for each in made["records"] if each["record"] != key]

    return drop


def without_path(path: str) -> Callable[[dict[str, Any]], object]:
    def drop(document: dict[str, Any]) -> None:
        for made in document["legs"][-1]:
            for each in made["records"]:
                each["paths"] = [one for one in each["paths"] if one["path"] != path]

    return drop


def by_no_rule(document: dict[str, Any]) -> None:
    for made in document["legs"][-1]:
        for each in made["records"]:
            for path in each["paths"]:
                path["rules"] = ["R999"]


def replaced(old: bytes, new: bytes) -> Change:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return change


def gone(_content: bytes) -> None:
    return None


def test_made_again_unchanged_it_is_in_order(remade: Callable[..., tuple[int, str]]) -> None:
    code, output = remade({})
    assert (code, "XB-VERIFY-07" in output) == (0, False), output


FAULTS = [
    ("an unknown key", RECORD, edited(lambda each: each.update(kindness="high")), "XB-VERIFY-070"),
    ("a number for a text", RECORD, edited(lambda each: each.update(description=5)), "XB-VERIFY-070"),
    ("a repeated key", RECORD, replaced(b'"ref"', b'"ref": "X", "ref"'), "XB-VERIFY-070"),
    ("a case that is none", "case.json", edited(lambda each: each.pop("title")), "XB-VERIFY-070"),
    ("another record", RECORD, edited(lambda each: each.update(ref="RJT/9")), "XB-VERIFY-071"),
    ("no agreement", AGREEMENT, gone, "XB-VERIFY-072"),
    ("an agreement that is none", AGREEMENT, lambda _: b"schema: xborder/agreement/1\n", "XB-VERIFY-072"),
    ("no decision", DECISION, gone, "XB-VERIFY-072"),
    ("a decision edited", DECISION, edited(lambda each: each["legs"].pop()), "XB-VERIFY-072"),
    ("shared too late", LOG, replaced(b'"at":"2026-10-08', b'"at":"2036-10-08'), "XB-VERIFY-073"),
    ("shared too early", LOG, replaced(b'"at":"2026-10-08', b'"at":"2016-10-08'), "XB-VERIFY-073"),
    ("an agreement with a line more", AGREEMENT, lambda content: content + b"# more\n", "XB-VERIFY-074"),
    ("a record that was not decided", DECISION, decided(without("36:exhibit:RJT/1")), "XB-VERIFY-075"),
    ("a field that was not decided", DECISION, decided(without_path("/description")), "XB-VERIFY-076"),
    ("a field more", RECORD, edited(lambda each: each.update(sensitive_detail="x")), "XB-VERIFY-07"),
    ("rules that are not in the agreement", DECISION, decided(by_no_rule), "XB-VERIFY-076"),
    ("the record of a file taken out", RECORD, gone, "XB-VERIFY-077"),
]


@pytest.mark.parametrize(("name", "change", "code"), [each[1:] for each in FAULTS], ids=[each[0] for each in FAULTS])
def test_signed_by_a_trusted_key_and_not_in_order(
    remade: Callable[..., tuple[int, str]], name: str, change: Change, code: str
) -> None:
    ended, output = remade({name: change})
    assert ended == 1, output
    assert code in output
    assert "unchanged, but what it holds is not in order" in output


def test_a_file_that_no_record_names(remade: Callable[..., tuple[int, str]]) -> None:
    more = PayloadFile(path="exhibits/36/RJT-1/more.jpg", source=b"x", media_type="image/jpeg", entry="RJT/1")
    ended, output = remade({}, (more,))
    assert ended == 1
    assert "XB-VERIFY-077" in output
    assert "more.jpg" in output


def test_only_what_is_at_fault_is_named(remade: Callable[..., tuple[int, str]]) -> None:
    _, output = remade({RECORD: edited(lambda each: each.update(description=5))})
    assert output.count("XB-VERIFY-07") == 1 + output.count("XB-VERIFY-077")
    assert "/description" in output
