"""Several processes do what one does, to the byte; and what is found stands where it stands in the whole file."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from convert_world import KINDS, Kind, run, spoilt, written, xml_profile
from formats_world import NORFOLK_FILE

__all__ = ["xml_profile"]

pytestmark = pytest.mark.usefixtures("xml_profile")


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xborder.formats.parts.converting.RECORDS", 3)


def _made(folder: Path, source: Path, kind: Kind, *more: object) -> dict[str, bytes]:
    folder.mkdir()
    report = folder / "report.json"
    options = ("--force", "46", "-o", folder / "out", "--loss", folder / "loss.json", "--quarantine", folder / "bad")
    shown = ("--report", f"json={report}", "--show-values")
    result = run(source, "--from", kind.profile, *options, *shown, *more)
    assert result.exit_code == 1, result.output
    made = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    kept = json.loads(made.pop("report.json"))
    kept.pop("made_at")
    found = [each for each in kept["findings"] if each["code"] != "XB-FORMAT-105"]  # which names the folder
    made["findings"] = json.dumps(found).encode()
    made["state.jsonl"] = made["state.jsonl"].replace(str(folder).encode(), b"")
    return made


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("target", ["canonical-jsonl", "canonical-json", "canonical-yaml", "kent-coursing-log"])
def test_two_processes_write_what_one_writes(kind: Kind, target: str, tmp_path: Path) -> None:
    if target == "kent-coursing-log" and kind in (KINDS["defendants"], KINDS["accused"]):
        pytest.skip("a charge has no place in a log of incidents")
    source = written(tmp_path, kind, spoilt(kind, 20, 5, 14))
    one = _made(tmp_path / "one", source, kind, "--to", target)
    assert _made(tmp_path / "two", source, kind, "--to", target, "--workers", "2") == one
    assert one["out"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_places_are_those_of_the_whole_file(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file in pieces is told of is what it is told of in one piece."""
    source = written(tmp_path, kind, spoilt(kind, 10, 1, 5, 8, 10))
    pieces = _found(tmp_path, source, kind)
    monkeypatch.setattr("xborder.formats.parts.converting.layouts", lambda *_: ())
    assert pieces == _found(tmp_path, source, kind)
    assert pieces


def _found(folder: Path, source: Path, kind: Kind) -> list[Any]:
    out, loss = folder / "o.jsonl", folder / "loss.json"
    shown = ("--report", f"json={folder / 'r.json'}", "--show-values")
    where = ("-o", out, "--replace", "--loss", loss)
    run(source, "--from", kind.profile, "--force", "46", "--to", "canonical-jsonl", *where, *shown)
    found = json.loads((folder / "r.json").read_bytes())["findings"]
    return [[each for each in found if each["severity"] == "error"], json.loads(loss.read_bytes())["records"]]


@pytest.mark.parametrize("minified", [False, True])
def test_columns_count_too_where_all_stands_on_one_line(minified: bool, tmp_path: Path) -> None:
    kind = KINDS["json"]
    text = spoilt(kind, 7, 6)
    if minified:
        text = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    source = written(tmp_path, kind, text)
    [[found, *more], _] = _found(tmp_path, source, kind)
    assert not more
    at = text.index("[2]")
    line = text.count("\n", 0, at) + 1
    assert (found["location"]["line"], found["location"]["column"]) == (line, at - text.rfind("\n", 0, at))
    assert found["location"]["pointer"] == "/occurrences/5/dogCount"


@pytest.mark.parametrize("target", ["canonical-jsonl", "spi-new-case"])
def test_what_cannot_be_divided_says_so(target: str, tmp_path: Path) -> None:
    source = tmp_path / "carried.xml"
    carried = f"<RouteData><DataStreamContent>{escape(NORFOLK_FILE.read_text())}</DataStreamContent></RouteData>"
    source.write_text(carried, encoding="utf-8")
    result = run(source, "--force", "36", "--to", target, "-o", tmp_path / "out", "--workers", "2")
    assert result.exit_code == 0, result.output
    assert "XB-FORMAT-101" in result.output
