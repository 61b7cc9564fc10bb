"""Profiles: the shipped ones are well formed, a folder's own are used, and lint says what is wrong with one."""

import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from formats_world import ROOT, read_text
from xborder.files.yaml_reader import read_yaml
from xborder.formats import load_profile, profiles, write
from xborder.formats.holding import misfits
from xborder.formats.pattern_lint import pattern_fault
from xborder.formats.profile import Line, Pattern, Profile
from xborder.formats.profile_lint import lint, profile_schema
from xborder.formats.profile_loading import profile_from, read_profile

FOLDER = ROOT / "src/xborder/formats/profiles"
OWN = """\
name: two-columns
title: Two columns
version: "1"
status: illustrative
format: csv
detect: {header: [No, What]}
records:
  - type: incident
    lines:
      - {to: ref, from: No, required: each row has a number}
      - {to: provenance/force, value: "36"}
      - {to: processing_restricted, value: false}
      - {to: summary, from: What}
"""


def _own(folder: Path, text: str = OWN, name: str = "two-columns") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_schema_of_profiles_is_one() -> None:
    Draft202012Validator.check_schema(profile_schema())


@pytest.mark.parametrize("name", profiles())
def test_shipped_profiles_hold(name: str) -> None:
    path = FOLDER / f"{name}.yaml"
    strict = read_yaml(path)
    assert strict.value is not None, list(strict.report)
    assert not list(Draft202012Validator(profile_schema()).iter_errors(strict.value.root))
    packaged = load_profile(name).value
    assert packaged is not None
    if not {"extends", "parts"} & strict.value.root.keys():
        assert profile_from(strict.value.root) == packaged
    assert packaged.name == name
    assert list(lint(packaged)) == []
    if all(hook.beside for hook in packaged.hooks):  # a profile of a folder has none of its own
        assert read_profile(path).value == packaged


def test_every_profile_of_the_folder_is_known() -> None:
    assert set(profiles()) == {path.stem for path in FOLDER.glob("*.yaml")}


def test_a_profile_of_a_folder_reads_and_writes(tmp_path: Path) -> None:
    _own(tmp_path)
    assert "two-columns" in profiles([tmp_path])
    result = read_text(tmp_path, "No,What\n1,A dog\n", "two-columns", folders=iter([tmp_path]))
    assert [record.record.summary for record in result.records] == ["A dog"]
    written = write(result.records, "two-columns", folders=iter([tmp_path]))
    assert written.value == b"No,What\r\n1,A dog\r\n"
    assert list(written.loss) == []


def test_a_profile_of_a_folder_wins_over_a_shipped_one(tmp_path: Path) -> None:
    _own(tmp_path, OWN.replace("name: two-columns", "name: kent-coursing-log"), "kent-coursing-log")
    text = "No,What\n1,A dog\n"
    assert len(read_text(tmp_path, text, "kent-coursing-log", folders=[tmp_path]).records) == 1
    assert read_text(tmp_path, text, "kent-coursing-log").records == ()


def test_a_shipped_profile_copied_to_a_folder_is_the_same(tmp_path: Path) -> None:
    for name in profiles():
        shutil.copy(FOLDER / f"{name}.yaml", tmp_path)
        packaged = load_profile(name).value
        copied = load_profile(name, [tmp_path])
        if packaged is not None and any(hook.beside is None for hook in packaged.hooks):
            assert {found.code for found in copied.report} == {"XB-FORMAT-230"}
        else:
            assert copied.value == packaged


def test_an_unknown_name_lists_the_known() -> None:
    (found,) = load_profile("nothing-of-the-kind").report
    assert found.code == "XB-FORMAT-001"
    assert "spi-new-case" in found.hint


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("to: summary", "to: summry", "XB-FORMAT-003", "summry"),
        ("to: summary", "to: location/summary", "XB-FORMAT-003", "location/summary"),
        ("to: summary,", "to: summary, codec: texts,", "XB-FORMAT-004", "texts"),
        ("to: summary,", "to: summary, with: {digits: 3},", "XB-FORMAT-004", "digits"),
        ("to: summary,", "to: summary, codec: choice,", "XB-FORMAT-004", "table"),
        ("to: summary,", "to: summary, codec: choice, with: {table: t},", "XB-FORMAT-004", "table"),
        ("from: What", "from: [No, What]", "XB-FORMAT-004", "2 sources"),
        ("to: summary", "to: ref", "XB-FORMAT-005", "ref"),
        ("from: What", "from: No", "XB-FORMAT-005", "No"),
        ("from: What", "from: Where", "XB-FORMAT-002", "Where"),
    ],
)
def test_lint(old: str, new: str, code: str, named: str, tmp_path: Path) -> None:
    read = read_profile(_own(tmp_path, OWN.replace(old, new)))
    assert read.value is None
    assert code in [found.code for found in read.report]
    assert any(named in found.message for found in read.report)
    assert all(found.location.file == str(tmp_path / "two-columns.yaml") for found in read.report)


PATTERNED = OWN.replace("records:", "patterns: {code: {regex: '[A-Z]{2}', takes: two capitals}}\nrecords:").replace(
    "from: What}", "from: What, matches: code, longest: 2}"
)


def test_a_text_that_a_pattern_does_not_match_is_not_written(tmp_path: Path) -> None:
    _own(tmp_path, PATTERNED)
    for text, found in {"AB": [], "Ab": ["XB-FORMAT-021"], "ABC": ["XB-FORMAT-024"]}.items():
        result = read_text(tmp_path, f"No,What\n1,{text}\n", "two-columns", folders=[tmp_path])
        written = write(result.records, "two-columns", folders=[tmp_path])
        assert [each.code for each in written.report] == found
        assert (written.value is None) == bool(found)
        assert all(each.location.pointer == "/summary" and text not in each.message for each in written.report)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[A-Z]{2}", "[A-Z", "not a regular expression"),
        ("[A-Z]{2}", "([A-Z]+)+", "repeats a group"),
        ("[A-Z]{2}", "(?:[A-Z]|[)]{1,2}){2}", "repeats a group"),
        ("[A-Z]{2}", "A" * 201, "longer than 200"),
        ("matches: code", "matches: words", "no pattern words"),
        ("matches: code", "matches: [code, code]", "as many patterns"),
        (", longest: 2", "", "needs longest: beside it"),
        (", longest: 2", ", longest: 2, write_default: xy", "does not match"),
        (", takes: two capitals", "", "the key takes is missing"),
    ],
)
def test_lint_of_patterns(old: str, new: str, named: str, tmp_path: Path) -> None:
    assert read_profile(_own(tmp_path, PATTERNED)).value is not None
    read = read_profile(_own(tmp_path, PATTERNED.replace(old, new)))
    assert read.value is None
    assert {found.code for found in read.report} == {"XB-FORMAT-002"}
    assert any(named in found.message for found in read.report), [found.message for found in read.report]


def test_a_pattern_may_hold_escaped_brackets_and_leave_a_group_out() -> None:
    for regex in (r"\)+", "[)]+", r"[\])]{2}", "[])]{2}", "(?:A{2})?"):
        assert pattern_fault(Pattern(regex=regex, takes="x")) == ""


def _shipped(name: str) -> Profile:
    profile = load_profile(name).value
    assert profile is not None
    return profile


SHIPPED = [
    pytest.param(pattern, id=f"{name}-{key}") for name in profiles() for key, pattern in _shipped(name).patterns.items()
]


@pytest.mark.parametrize("seed", ["A", "0", " ", "a@", "0 ", "é", "12:", "PE", "\n"])
@pytest.mark.parametrize("pattern", SHIPPED)
def test_no_shipped_pattern_is_slow_or_takes_a_long_text(pattern: Pattern, seed: str) -> None:
    text = seed * (100_000 // len(seed))
    line = Line(sources=("A",), matches=("p",), longest=4000)
    assert [code for code, _ in misfits(line, [text], {"p": pattern})] == ["XB-FORMAT-024"]
    assert re.fullmatch(pattern.regex, f"{text}!", re.ASCII) is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("status: illustrative", "status: perhaps", 4),
        ("format: csv", "format: docx", 5),
        ("to: summary", "too: summary", 13),
        ("type: incident", "type: accident", 8),
    ],
)
def test_a_malformed_profile_is_placed(old: str, new: str, line: int, tmp_path: Path) -> None:
    read = read_profile(_own(tmp_path, OWN.replace(old, new)))
    assert read.value is None
    assert {found.code for found in read.report} == {"XB-FORMAT-002"}
    assert line in {found.location.line for found in read.report}


def test_a_profile_that_is_no_yaml(tmp_path: Path) -> None:
    result = read_text(tmp_path, "No,What\n", _own(tmp_path, "name: [").stem, folders=[tmp_path])
    assert result.report.has_errors
    assert result.records == ()
