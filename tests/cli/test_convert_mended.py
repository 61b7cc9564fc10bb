"""What was mended where it was set aside counts as much as what was mended in its source: the same command goes on."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import common_platform_heard as heard
from convert_world import KINDS, Kind, lines, refs, run, spoilt, written, xml_profile
from result_made import result_message

__all__ = ["xml_profile"]

pytestmark = pytest.mark.usefixtures("xml_profile")


def _options(folder: Path) -> tuple[object, ...]:
    return ("--to", "canonical-jsonl", "--force", "46", "-o", folder / "out.jsonl", "--quarantine", folder / "bad")


def _mend(path: Path, kind: Kind, times: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert kind.slip in text
    path.write_text(text.replace(kind.slip, kind.good, times), encoding="utf-8", newline="")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_same_command_takes_what_was_mended_in_the_quarantine(kind: Kind, tmp_path: Path) -> None:
    source = written(tmp_path, kind, spoilt(kind, 6, 2, 5))
    command = (source, "--from", kind.profile, *_options(tmp_path))
    assert run(*command).exit_code == 1
    aside = tmp_path / "bad" / source.name
    _mend(aside, kind, 1)
    again = run(*command, "--resume")
    assert again.exit_code == 1, again.output
    assert "1 converted, 1 could not be" in again.output
    assert aside.read_text(encoding="utf-8").count(kind.slip) == 1
    same = run(*command, "--resume")  # the one that was mended does not come back, though it is at fault in the source
    assert "0 converted, 1 could not be" in same.output
    assert aside.read_text(encoding="utf-8").count(kind.slip) == 1
    _mend(aside, kind)
    assert run(*command, "--resume").exit_code == 0
    assert sorted(ref.rpartition("/")[2] for ref in refs(tmp_path / "out.jsonl")) == list("123456")
    assert {path.name for path in (tmp_path / "bad").iterdir()} == {"state.jsonl"}
    idle = run(*command, "--resume")
    assert idle.exit_code == 0
    assert "XB-FORMAT-106" in idle.output
    assert len(refs(tmp_path / "out.jsonl")) == 6


def test_what_was_mended_in_two_places_is_not_chosen_between(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    command = (source, *_options(tmp_path))
    run(*command)
    aside, before = tmp_path / "bad" / source.name, (tmp_path / "out.jsonl").read_bytes()
    _mend(aside, kind)
    mended = aside.read_bytes()
    _mend(source, kind)
    both = run(*command, "--resume")
    assert both.exit_code == 1
    assert "XB-FORMAT-108" in both.output
    assert aside.read_bytes() == mended
    assert (tmp_path / "out.jsonl").read_bytes() == before
    named = run(aside, *_options(tmp_path), "--resume")
    assert named.exit_code == 0, named.output
    assert len(refs(tmp_path / "out.jsonl")) == 3


def test_a_file_named_beside_its_source_is_converted_once(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 3, 2))
    run(source, *_options(tmp_path))
    aside = tmp_path / "bad" / source.name
    _mend(aside, kind)
    assert run(source, aside, *_options(tmp_path), "--resume").exit_code == 0
    assert sorted(refs(tmp_path / "out.jsonl")) == ["EK/26/1", "EK/26/2", "EK/26/3"]


def test_a_source_that_was_mended_counts_though_its_quarantine_was_gone_on_with(tmp_path: Path) -> None:
    kind = KINDS["csv"]
    source = written(tmp_path, kind, spoilt(kind, 4, 2, 3))
    command = (source, *_options(tmp_path))
    run(*command)
    _mend(tmp_path / "bad" / source.name, kind, 1)
    run(*command, "--resume")
    _mend(source, kind)
    last = run(*command, "--resume")
    assert last.exit_code == 0, last.output
    assert sorted(refs(tmp_path / "out.jsonl")) == [f"EK/26/{index}" for index in range(1, 5)]


def test_files_of_one_name_keep_their_quarantine(tmp_path: Path) -> None:
    """Whichever of them a later run is given."""
    kind = KINDS["csv"]
    for folder, text in (("a", spoilt(kind, 2, 1)), ("b", spoilt(kind, 2, 2).replace("EK/26", "EK/25"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "log.csv").write_text(text, encoding="utf-8", newline="")
    first, second = tmp_path / "a/log.csv", tmp_path / "b/log.csv"
    run(first, second, *_options(tmp_path))
    asides = {
        json.loads(path.read_text(encoding="utf-8"))["source"]: path for path in (tmp_path / "bad").glob("*.json")
    }
    aside = asides[str(second)].with_name(asides[str(second)].name.removesuffix(".findings.json"))
    _mend(aside, kind)
    again = run(second, *_options(tmp_path), "--resume")
    assert again.exit_code == 0, again.output
    assert sorted(refs(tmp_path / "out.jsonl")) == ["EK/25/1", "EK/25/2", "EK/26/2"]
    assert not aside.exists()
    assert asides[str(first)].exists()


def test_a_folder_goes_on_with_what_was_mended(tmp_path: Path) -> None:
    kind, inside = KINDS["csv"], tmp_path / "exports"
    inside.mkdir()
    source = written(inside, kind, spoilt(kind, 3, 2))
    run(inside, *_options(tmp_path))
    _mend(tmp_path / "bad" / source.name, kind)
    assert run(inside, *_options(tmp_path), "--resume").exit_code == 0
    assert sorted(refs(tmp_path / "out.jsonl")) == ["EK/26/1", "EK/26/2", "EK/26/3"]


def test_standard_input_goes_on_with_what_was_mended(tmp_path: Path) -> None:
    kind = KINDS["jsonl"]
    text = spoilt(kind, 3, 2).encode()
    assert run("-", *_options(tmp_path), stdin=text).exit_code == 1
    (aside,) = (path for path in (tmp_path / "bad").iterdir() if path.name == "standard-input")
    _mend(aside, kind)
    assert run("-", *_options(tmp_path), "--resume", stdin=text).exit_code == 0
    assert sorted(refs(tmp_path / "out.jsonl")) == ["EK/26/1", "EK/26/2", "EK/26/3"]


# --- sources that are set aside as a whole ---------------------------------------------------------------------


def _whole(
    folder: Path, name: str, good: str, old: str, new: str, *options: object
) -> tuple[Any, Path, tuple[Any, ...]]:
    source = folder / name
    assert old in good
    source.write_text(good.replace(old, new, 1), encoding="utf-8")
    command = (source, *options, "-o", folder / "out.jsonl", "--quarantine", folder / "bad")
    return run(*command), folder / "bad" / name, command


def _documents() -> dict[str, tuple[str, str, str, str]]:
    """Of each kind of document: how its file is called, its text, what to spoil in it and how."""
    session, hearing, police = result_message(), heard.text(heard.hearing()), heard.text(heard.session())
    return {
        "spi-result": ("results.xml", session, "<InitiatedDate>2026-10-02", "<InitiatedDate>the 2nd"),
        "common-platform-hearing": ("hearing.json", hearing, '"dateOfBirth": "', '"dateOfBirth": "about '),
        "police-result-session": ("session.json", police, '"dateOfBirth": "', '"dateOfBirth": "about '),
    }


@pytest.mark.parametrize("profile", ["spi-result", "common-platform-hearing", "police-result-session"])
@pytest.mark.parametrize("named", ["source", "aside"])
def test_a_document_set_aside_as_a_whole_is_mended_there(profile: str, named: str, tmp_path: Path) -> None:
    name, good, old, new = _documents()[profile]
    options = ("--from", profile, "--to", "canonical-jsonl", "--force", "36")
    first, aside, command = _whole(tmp_path, name, good, old, new, *options)
    assert first.exit_code in {1, 2}, first.output
    text = aside.read_text(encoding="utf-8")
    assert new in text
    aside.write_text(text.replace(new, old), encoding="utf-8")
    again = run(*(command if named == "source" else (aside, *command[1:])), "--resume")
    assert again.exit_code == 0, again.output
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / name).write_text(good, encoding="utf-8")
    run(tmp_path / "good" / name, *options, "-o", tmp_path / "whole.jsonl")
    assert sorted(refs(tmp_path / "out.jsonl")) == sorted(refs(tmp_path / "whole.jsonl"))
    assert lines(tmp_path / "whole.jsonl")
    assert not aside.exists()
    assert "XB-FORMAT-106" in run(*command, "--resume").output


def test_a_workbook_is_mended_where_it_was_set_aside(tmp_path: Path) -> None:
    good, source = tmp_path / "good.xlsx", tmp_path / "log.xlsx"
    log = written(tmp_path, KINDS["csv"], KINDS["csv"].text(3))
    assert run(log, "--to", "coursing-log-xlsx", "--force", "46", "-o", good).exit_code == 0
    _with_cell(good, source, "C4", "31/02/2026")
    command = (source, *_options(tmp_path))
    assert run(*command).exit_code == 1
    assert refs(tmp_path / "out.jsonl") == ["EK/26/1", "EK/26/3"]
    _with_cell(good, tmp_path / "bad/log.xlsx", "C4", "31/01/2026")
    again = run(*command, "--resume")
    assert again.exit_code == 0, again.output
    assert refs(tmp_path / "out.jsonl") == ["EK/26/1", "EK/26/3", "EK/26/2"]


def _with_cell(book: Path, to: Path, cell: str, text: str) -> None:
    """A workbook with another text in one of its cells."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                made = f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()
                content, number = re.subn(rf'<c r="{cell}"[^>]*>.*?</c>'.encode(), made, content)
                assert number == 1
            new.writestr(name, content)


# --- however the files are named -------------------------------------------------------------------------------


def test_a_file_is_the_same_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, inside = KINDS["csv"], tmp_path / "exports"
    inside.mkdir()
    source = written(inside, kind, spoilt(kind, 4, 2))
    options = ("--to", "canonical-jsonl", "--force", "46")
    monkeypatch.chdir(inside)
    assert run(source.name, *options, "-o", "out.jsonl", "--quarantine", "bad").exit_code == 1
    _mend(source, kind)
    monkeypatch.chdir(tmp_path)
    again = run(source, *options, "-o", "exports/out.jsonl", "--quarantine", inside / "bad", "--resume")
    assert again.exit_code == 0, again.output
    assert "1 converted" in again.output
    moved = tmp_path / "moved"
    inside.rename(moved)
    there = ("-o", moved / "out.jsonl", "--quarantine", "moved/bad")
    assert "XB-FORMAT-106" in run("moved/" + source.name, *options, *there, "--resume").output
    assert sorted(refs(moved / "out.jsonl")) == [f"EK/26/{index}" for index in range(1, 5)]
