"""Profiles of third parties: from folders and from installed packages, without any change to xborder."""

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from formats_world import KENT, KENT_FILE, read_text
from xborder.formats import detect, load_profile, profiles
from xborder.formats import shelves as room
from xborder.formats.linting import lint_named
from xborder.formats.shelves import GROUP, clashes, installed

OWN = """\
name: {name}
title: Two columns
version: "1"
status: published-samples
format: csv
detect: {{header: [No, What]}}
{more}records:
  - type: incident
    lines:
      - {{to: ref, from: No}}
      - {{to: provenance/force, value: "36"}}
      - {{to: processing_restricted, value: false}}
      - {{to: summary, from: What}}
"""
HOOKED = "hooks: [{name: shout, step: read, type: incident, reason: the summary is written in small letters only}]\n"
TEXT = "No,What\n1,a dog\n"


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    installed.cache_clear()
    yield
    installed.cache_clear()


@pytest.fixture(name="package")
def installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of a third party, as pip would have put it on the path."""
    home = tmp_path / "site" / "fens_formats"
    (home / "hooks").mkdir(parents=True)
    for folder in (home, home / "hooks"):
        (folder / "__init__.py").write_text(
            "from pathlib import Path\ndef folders():\n    return [Path(__file__).parent]\n"
        )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield_to = [name for name in sys.modules if name.startswith("fens_formats")]
    for name in yield_to:
        monkeypatch.delitem(sys.modules, name)
    return home


def offer(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    entries = [EntryPoint(f"e{number}", value, GROUP) for number, value in enumerate(values)]
    for entry in entries:
        vars(entry)["dist"] = SimpleNamespace(name=entry.value.partition(":")[0])

    def entry_points(**asked: Any) -> list[EntryPoint]:
        return entries if asked == {"group": GROUP} else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)


def put(folder: Path, name: str, more: str = "") -> None:
    (folder / f"{name}.yaml").write_text(OWN.format(name=name, more=more), encoding="utf-8")


@pytest.mark.parametrize("value", ["fens_formats", "fens_formats:folders"])
def test_an_installed_package_adds_a_format(
    value: str, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(package, "fens-columns")
    offer(monkeypatch, value)
    assert "fens-columns" in profiles()
    assert [each.record.summary for each in read_text(tmp_path, TEXT, "fens-columns").records] == ["a dog"]
    assert detect(tmp_path / "source") == "fens-columns"


def test_hooks_are_taken_from_an_installed_package(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(package, "fens-columns", HOOKED)
    (package / "hooks" / "fens_columns.py").write_text(
        "def shout(values):\n    return {**values, 'summary': values['summary'].upper()}\n"
    )
    offer(monkeypatch, "fens_formats")
    assert list(lint_named("fens-columns")) == []
    assert [each.record.summary for each in read_text(tmp_path, TEXT, "fens-columns").records] == ["A DOG"]


def test_hooks_are_not_taken_from_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "fens-columns", HOOKED)
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "fens_columns.py").write_text("raise SystemExit('code of a folder was run')\n")
    (tmp_path / "fens_columns.py").write_text("raise SystemExit('code of a folder was run')\n")
    loaded = load_profile("fens-columns", [tmp_path])
    assert loaded.value is None
    assert [found.code for found in loaded.report] == ["XB-FORMAT-230"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("fens_absent", "lacks the module fens_absent"),
        ("fens_formats:absent", "AttributeError"),
        ("fens_formats:broken", "ZeroDivisionError"),
        ("fens_formats:elsewhere", "not there"),
    ],
)
def test_a_broken_package_breaks_no_other_format(
    value: str, reason: str, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "__init__.py").write_text(
        "def broken():\n    return 1 / 0\ndef elsewhere():\n    return '/nowhere/at/all'\n"
    )
    offer(monkeypatch, value)
    assert detect(KENT_FILE) == KENT
    assert KENT in profiles()
    unknown, told = load_profile("fens-columns").report
    assert (unknown.code, told.code) == ("XB-FORMAT-001", "XB-FORMAT-153")
    assert reason in told.message
    put(tmp_path, "two")
    assert len(read_text(tmp_path, TEXT, "two", folders=[tmp_path]).records) == 1


def test_a_broken_profile_breaks_no_other_format(tmp_path: Path) -> None:
    put(tmp_path, "good")
    (tmp_path / "bad.yaml").write_text("name: [")
    (tmp_path / "worse.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "odd.yaml").write_text(OWN.format(name="odd", more="").replace("to: summary", "to: summry"))
    source = tmp_path / "source.csv"
    source.write_text(TEXT)
    assert detect(source, [tmp_path]) == "good"
    assert detect(KENT_FILE, [tmp_path]) == KENT
    assert load_profile("bad", [tmp_path]).report.has_errors
    assert [found.code for found in lint_named("odd", [tmp_path])] == ["XB-FORMAT-003"]


def test_of_two_of_one_name_the_first_is_used_and_the_other_told_of(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (tmp_path, package):
        put(folder, KENT)
    offer(monkeypatch, "fens_formats")
    profile = load_profile(KENT, [tmp_path]).value
    assert profile is not None
    assert profile.title == "Two columns"
    told = list(clashes(KENT, [tmp_path]))
    assert [found.code for found in told] == ["XB-FORMAT-152", "XB-FORMAT-152"]
    assert f"that of the folder {tmp_path} is used, and that of xborder is not" in told[0].message
    assert "package fens_formats is not" in told[1].message
    # No installed package can put itself in the place of a profile of xborder.
    ours = load_profile(KENT).value
    assert ours is not None
    assert ours.title != "Two columns"
    (warned,) = lint_named(KENT)
    assert "that of xborder is used" in warned.message


def test_a_folder_that_is_named_comes_first_in_detection(tmp_path: Path) -> None:
    shutil.copy(Path(room.__file__).parent / "profiles" / f"{KENT}.yaml", tmp_path / "my-log.yaml")
    text = (tmp_path / "my-log.yaml").read_text(encoding="utf-8")
    (tmp_path / "my-log.yaml").write_text(text.replace(f"name: {KENT}", "name: my-log"), encoding="utf-8")
    assert detect(KENT_FILE) == KENT
    assert detect(KENT_FILE, [tmp_path]) == "my-log"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert set(profiles([tmp_path / "absent"])) == set(profiles())


def test_of_two_that_fit_the_one_that_asks_for_more_is_meant(tmp_path: Path) -> None:
    put(tmp_path, "two")
    text = OWN.format(name="three", more="").replace("[No, What]", "[No, What, Where]")
    (tmp_path / "three.yaml").write_text(text, encoding="utf-8")
    source = tmp_path / "source.csv"
    source.write_text("No,What,Where\n1,a dog,a field\n")
    assert detect(source, [tmp_path]) == "three"
    source.write_text(TEXT)
    assert detect(source, [tmp_path]) == "two"
    put(tmp_path, "two-again")
    assert detect(source, [tmp_path]) is None
