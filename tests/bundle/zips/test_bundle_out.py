"""Inspect, extract and export: what comes out of a bundle is proved, or nothing comes out."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit  # type: ignore[import-untyped] # the package has no types
import pytest
from click.testing import CliRunner

from xborder.bundle.export.exporting import Form, export
from xborder.bundle.extract import extract
from xborder.bundle.mode import Mode
from xborder.bundle.opening import open_bag
from xborder.bundle.verdict import Verdict
from xborder.bundle.zip_writer import write_zip
from xborder.cli.main import main
from xborder.files.refused import Refused
from xborder.files.trust import TrustStore

AT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def zipped(bag: Path, tmp_path: Path, trust: TrustStore) -> Path:
    target = tmp_path / "out/bundle.zip"
    assert export(bag, target, Form.ZIP, trust=trust, at=AT).exit_code == 0
    return target


def test_a_bundle_goes_into_a_zip_and_comes_out_the_same(
    bag: Path, zipped: Path, tmp_path: Path, trust: TrustStore
) -> None:
    verdict = extract(zipped, tmp_path / "back", trust=trust, at=AT)

    assert (verdict.exit_code, list(verdict.report)) == (0, [])
    assert content(tmp_path / "back") == content(bag)
    assert {path.stat().st_mode & 0o777 & 0o133 for path in (tmp_path / "back").rglob("*") if path.is_file()} == {0}


def test_the_same_bundle_is_the_same_zip_from_folder_and_zip(zipped: Path, tmp_path: Path) -> None:
    export(zipped, tmp_path / "again.zip", Form.ZIP, trust=None, at=AT)

    assert (tmp_path / "again.zip").read_bytes() == zipped.read_bytes()


@pytest.mark.parametrize("form", list(Form))
def test_nothing_is_written_of_a_bundle_that_is_not_intact(bag: Path, tmp_path: Path, form: Form) -> None:
    (bag / "data/statements/W1.txt").write_bytes(b"I say it.\n")

    verdict = export(bag, tmp_path / "out", form, trust=None, at=AT)

    assert verdict.exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag"]


def test_nothing_is_unpacked_of_a_zip_that_is_not_intact(zipped: Path, tmp_path: Path) -> None:
    changed = bytearray(zipped.read_bytes())
    changed[changed.index(b"I saw it")] ^= 1
    zipped.write_bytes(changed)

    verdict = extract(zipped, tmp_path / "back", trust=None, at=AT)

    assert verdict.exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "out"]


@pytest.mark.parametrize("form", list(Form))
def test_what_stands_at_the_target_stays(bag: Path, tmp_path: Path, form: Form) -> None:
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(Refused) as refused:
        export(bag, tmp_path / "out", form, trust=None, at=AT)

    assert [found.code for found in refused.value.report] == ["XB-OUT-001"]
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_bundle_is_not_unpacked_into_itself(bag: Path) -> None:
    with pytest.raises(Refused) as refused:
        extract(bag, bag / "data/copy", trust=None, at=AT)

    assert [found.code for found in refused.value.report] == ["XB-OUT-003"]


def test_a_zip_that_is_exchanged_after_it_was_proved_leaves_nothing(
    zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = open_bag

    def exchange(*given: object, **more: object) -> object:
        changed = bytearray(zipped.read_bytes())
        changed[changed.index(b"I saw it")] ^= 1
        zipped.write_bytes(changed)
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("xborder.bundle.extract.open_bag", exchange)

    with pytest.raises(Refused):
        extract(zipped, tmp_path / "back", trust=None, at=AT)

    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith("-lock")) == ["bag", "out"]


def test_a_folder_that_is_changed_after_it_was_proved_leaves_nothing(
    bag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(*given: object, **more: object) -> object:
        (bag / "data/statements/W1.txt").write_bytes(b"I say it.\n")
        return open_bag(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("xborder.bundle.extract.open_bag", change)

    verdict = extract(bag, tmp_path / "back", trust=None, at=AT)

    assert verdict.exit_code == 1
    assert not (tmp_path / "back").exists()


def test_a_bag_of_another_maker_is_unpacked_in_its_mode(tmp_path: Path) -> None:
    source = tmp_path / "theirs"
    source.mkdir()
    (source / "note.txt").write_bytes(b"seen\n")
    bagit.make_bag(str(source))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(source.rglob("*")):
            archive.write(path, f"theirs/{path.relative_to(source)}")
    (tmp_path / "theirs.zip").write_bytes(out.getvalue())

    assert extract(tmp_path / "theirs.zip", tmp_path / "strict", trust=None, at=AT).exit_code == 1
    assert extract(tmp_path / "theirs.zip", tmp_path / "loose", trust=None, at=AT, mode=Mode.BAGIT).exit_code == 3
    assert content(tmp_path / "loose") == content(source)


def test_a_plain_bag_is_valid_for_bagit_python(bag: Path, tmp_path: Path) -> None:
    export(bag, tmp_path / "plain", Form.BAGIT, trust=None, at=AT)

    made = bagit.Bag(str(tmp_path / "plain"))
    assert made.is_valid()
    assert made.info["External-Identifier"] == "NORF-26-0001-prosecution"
    assert sorted(path.name for path in (tmp_path / "plain").iterdir()) == [
        "bag-info.txt", "bagit.txt", "data", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ]  # fmt: skip


def test_a_crate_wraps_a_bundle_that_is_still_sealed(bag: Path, tmp_path: Path, check: Callable[..., Verdict]) -> None:
    crate = tmp_path / "crate"
    export(bag, crate, Form.RO_CRATE, trust=None, at=AT)

    graph = json.loads((crate / "ro-crate-metadata.json").read_bytes())["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert check(crate / "NORF-26-0001-prosecution").exit_code == 0
    assert nodes["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    named = [part["@id"] for node in graph for part in node.get("hasPart", [])]
    assert set(named) <= set(nodes)
    from urllib.parse import unquote

    files = [unquote(node["@id"]) for node in graph if node["@type"] == "File"]
    assert sorted(files) == sorted(
        f"NORF-26-0001-prosecution/{path}" for path in content(bag) if path.startswith("data/")
    )
    assert all((crate / name).is_file() for name in files)


def test_a_case_graph_holds_exhibits_files_custody_and_agreement(bag: Path, tmp_path: Path) -> None:
    export(bag, tmp_path / "case.jsonld", Form.CASE, trust=None, at=AT)

    document = json.loads((tmp_path / "case.jsonld").read_bytes())
    graph = document["@graph"]
    kinds = [node["@type"] for node in graph]
    ids = [node["@id"] for node in graph]
    assert len(set(ids)) == len(ids)
    assert kinds.count("uco-observable:File") == 4
    assert kinds.count("case-investigation:InvestigativeAction") == 2
    assert kinds.count("case-investigation:Authorization") == 1
    exhibits = [node for node in graph if "case-investigation:exhibitNumber" in node]
    assert [(each["case-investigation:exhibitNumber"], len(each["uco-core:object"])) for each in exhibits] == [
        ("RTM/1", 2)
    ]
    assert not dangling(graph, set(ids))
    prefixes = {name.partition(":")[0] for node in graph for name in (*node, node["@type"]) if not name.startswith("@")}
    assert prefixes <= set(document["@context"])


def dangling(value: object, known: set[str]) -> list[str]:
    """Every reference that leads nowhere."""
    if isinstance(value, list):
        return [each for item in value for each in dangling(item, known)]
    if not isinstance(value, dict):
        return []
    if set(value) == {"@id"}:
        return [] if value["@id"] in known else [value["@id"]]
    return [each for item in value.values() for each in dangling(item, known)]


def test_the_same_bundle_gives_the_same_graph_and_crate(bag: Path, zipped: Path, tmp_path: Path) -> None:
    for number, source in enumerate((bag, zipped)):
        export(source, tmp_path / f"{number}.jsonld", Form.CASE, trust=None, at=AT)
        export(source, tmp_path / f"crate{number}", Form.RO_CRATE, trust=None, at=AT)

    assert (tmp_path / "0.jsonld").read_bytes() == (tmp_path / "1.jsonld").read_bytes()
    assert content(tmp_path / "crate0") == content(tmp_path / "crate1")


@pytest.mark.parametrize("source", ["bag", "out/bundle.zip"])
def test_inspect_shows_what_a_bundle_says_and_claims_nothing(zipped: Path, tmp_path: Path, source: str) -> None:
    del zipped
    text = CliRunner().invoke(main, ["bundle", "inspect", str(tmp_path / source)])
    data = CliRunner().invoke(main, ["bundle", "inspect", "--json", str(tmp_path / source)])

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert "Case: 36AB1234526" in text.output
    assert "  RTM/1 (exhibit): 2 files, 48 bytes [OFFICIAL-SENSITIVE]" in text.output
    assert text.output.splitlines()[-1].startswith("Nothing of this was proved")
    seen = json.loads(data.output)
    assert (seen["payload_files"], seen["custody_events"], seen["signing_keys"]) == (4, 2, ["norfolk-2026"])


def test_inspect_of_a_bundle_without_a_readable_index_says_what_there_is(bag: Path) -> None:
    (bag / "xborder/bundle.json").write_bytes(b"{")
    (bag / "signatures/bundle.dsse.json").write_bytes(b"\xff")

    result = CliRunner().invoke(main, ["bundle", "inspect", str(bag)])

    assert result.exit_code == 0
    assert "Bundle: NORF-26-0001-prosecution" in result.output


def test_the_commands_end_as_verify_does(bag: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["bundle", *arguments])
        return result.exit_code, result.output

    assert run("export", str(bag), str(tmp_path / "b.zip"), "--as", "zip")[0] == 3
    assert run("extract", str(tmp_path / "b.zip"), str(tmp_path / "back"))[0] == 3
    assert run("extract", str(tmp_path / "b.zip"), str(tmp_path / "back"))[0] == 2
    assert run("extract", str(tmp_path / "none.zip"), str(tmp_path / "other"))[0] == 2
    assert run("extract", str(tmp_path / "b.zip"), str(tmp_path / "few"), "--limit", "entries=3")[0] == 1
    assert run("inspect", str(tmp_path / "b.zip"), "--limit", "entries=3")[0] == 2
    assert not (tmp_path / "few").exists()


def test_a_bundle_whose_payload_is_nothing_comes_out(
    make_bag: Callable[..., Path], signer: object, tmp_path: Path, check: Callable[..., Verdict]
) -> None:
    empty = make_bag("empty", signers=[signer], payload=(), custody=(), documents={})
    out = io.BytesIO()
    with open_bag(empty) as opened:
        write_zip(out, opened, "NORF-26-0001-prosecution")
    (tmp_path / "empty.zip").write_bytes(out.getvalue())

    extract(tmp_path / "empty.zip", tmp_path / "back", trust=None, at=AT)

    assert check(tmp_path / "back").exit_code == 0
