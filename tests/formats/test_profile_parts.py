"""Lines named once and used in several places; lists that records share; records that are none after all."""

import json
from pathlib import Path
from typing import Any

import pytest

from formats_world import codes, data, one, read_text
from xborder.findings import Finding
from xborder.formats import ReadResult, write
from xborder.formats.linting import lint_file
from xborder.formats.profile_parts import with_parts

PROFILE = """\
name: beat-notes
title: Notes of a beat
version: "1"
status: illustrative
format: json
description: What a beat writes down; made up, as no force publishes such a layout.
detect: {keys: [beats, weather]}
parts:
  name:
    - {to: family, from: last}
    - {to: given/0, from: first}
  person:
    - {part: name, at: called, to: name}
    - {from: shoe, required: a person has a shoe, unless: ./boot, part_of: .}
    - {from: boot}
records:
  - type: incident
    each: [beats, notes]
    unless: {path: struck, equal: "true"}
    lines:
      - {to: ref, from: no, required: each note has a number}
      - {to: provenance/force, value: "36"}
      - {to: processing_restricted, value: false}
      - {to: summary, from: what}
      - {from: struck, json: boolean}
      - {from: ../beat}
      - {from: watched, json: boolean}
      - to: persons
        each: people
        lines:
          - {to: ref, from: ref}
          - {to: role, value: suspect}
          - {part: person, at: who, to: person}
      - {each: /weather, lines: [{from: sky}]}
      - each: ../cars
        lines: [{from: mark}]
      - each: /dogs
        mine: {path: note, is: no}
        lines:
          - {from: note, required: a dog is of a note}
          - {to: ../location/description, from: seen, read_only: true}
          - {from: coat}
"""
NOTES: dict[str, Any] = {
    "beats": [
        {
            "notes": [
                {
                    "no": "1",
                    "what": "Two men",
                    "people": [{"ref": "P1", "who": {"called": {"last": "Holt"}, "boot": "9"}}],
                },
                {"no": "2", "what": "A van"},
            ],
            "beat": "North",
            "cars": [{"mark": "LV19KRE"}],
        },
        {"notes": [{"no": "3", "what": "Nothing"}], "beat": "South"},
    ],
    "weather": [{"sky": "grey"}, {"sky": "clear"}],
    "dogs": [{"note": "2", "coat": "brindle"}, {"note": "1", "coat": "black"}, {"note": "2", "coat": "fawn"}],
}

#: Items that each belong to one record are written as their records come.
IN_TURN = [NOTES["dogs"][1], NOTES["dogs"][0], NOTES["dogs"][2]]


def _saved(folder: Path, text: str = PROFILE) -> Path:
    path = folder / "beat-notes.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _read(folder: Path, notes: Any = NOTES, text: str = PROFILE) -> ReadResult:
    _saved(folder, text)
    return read_text(folder, json.dumps(notes), "beat-notes", folders=[folder])


def _only(folder: Path, text: str) -> Finding:
    (found,) = lint_file(_saved(folder, text))
    return found


# --- parts -----------------------------------------------------------------------------------------------------


def test_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert list(lint_file(_saved(tmp_path))) == []


def test_a_part_within_a_part_is_read_and_written(tmp_path: Path) -> None:
    result = _read(tmp_path)
    assert result.records[0].record.persons[0].person.name.family == "Holt"
    assert result.records[0].data["extensions"]["/beats/notes/people[1]/who/boot"] == "9"
    written = write(result.records, "beat-notes", folders=[tmp_path])
    assert json.loads(written.value or b"") == {**NOTES, "dogs": IN_TURN}
    assert list(written.loss) == []


def test_one_of_two_is_asked_for(tmp_path: Path) -> None:
    notes = json.loads(json.dumps(NOTES).replace('"boot": "9"', '"shoe": "9"'))
    records = _read(tmp_path, notes).records
    assert write(records, "beat-notes", folders=[tmp_path]).value is not None
    del records[0].data["extensions"]["/beats/notes/people[1]/who/shoe"]
    written = write(records, "beat-notes", folders=[tmp_path])
    assert [found.code for found in written.report] == ["XB-FORMAT-020"]


def test_what_is_wrong_in_a_part_is_placed_there(tmp_path: Path) -> None:
    found = _only(tmp_path, PROFILE.replace("to: family", "to: famly"))
    assert (found.code, found.location.pointer) == ("XB-FORMAT-003", "/parts/name/0/to")
    assert "famly" in PROFILE.replace("to: family", "to: famly").splitlines()[(found.location.line or 0) - 1]


def test_what_is_wrong_after_a_use_is_placed_where_it_stands(tmp_path: Path) -> None:
    text = PROFILE.replace("- {each: /weather, lines: [{from: sky}]}", "- {to: sumary, from: sky}")
    found = next(each for each in lint_file(_saved(tmp_path, text)) if each.code == "XB-FORMAT-003")
    assert "sumary" in text.splitlines()[(found.location.line or 0) - 1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{part: name, at", "{part: nam, at", "there is no part nam"),
        ("{to: family, from: last}", "{part: person}", "holds itself"),
    ],
)
def test_a_part_that_cannot_be_used_is_said(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = PROFILE.replace(old, new)
    found = _only(tmp_path, text)
    assert found.code == "XB-FORMAT-197"
    assert said in found.message
    assert "part:" in text.splitlines()[(found.location.line or 0) - 1]


def test_a_base_whose_parts_cannot_be_used_is_no_base(tmp_path: Path) -> None:
    _saved(tmp_path, PROFILE.replace("{part: name, at", "{part: nam, at"))
    path = tmp_path / "fen-notes.yaml"
    path.write_text("name: fen-notes\ntitle: Notes\nextends: beat-notes\ndetect: {keys: [fens]}\n", encoding="utf-8")
    (found,) = lint_file(path)
    assert (found.code, found.location.pointer) == ("XB-FORMAT-193", "/extends")
    assert "in beat-notes there is no part nam" in found.message


def test_a_part_that_nothing_uses_is_said(tmp_path: Path) -> None:
    found = _only(tmp_path, PROFILE.replace("records:\n", "  idle: [{from: hat}]\nrecords:\n", 1))
    assert (found.code, found.location.pointer) == ("XB-FORMAT-145", "/parts/idle")


def test_a_use_has_three_keys_only(tmp_path: Path) -> None:
    found = _only(tmp_path, PROFILE.replace("{part: name, at: called", "{part: name, from: called"))
    assert found.code == "XB-FORMAT-002"


def test_paths_that_lead_out_stay_as_they_are() -> None:
    parts = {"p": [{"from": ["/a", "../b", "c", "."], "when": {"path": "d", "equal": "x"}, "where_not": ["e"]}]}
    (block,) = with_parts({"parts": parts, "records": [{"lines": [{"part": "p", "at": "x/y", "to": "z"}]}]})["records"]
    assert block["lines"] == [
        {"from": ["/a", "../b", "x/y/c", "x/y"], "when": {"path": "x/y/d", "equal": "x"}, "where_not": ["z/e"]}
    ]


# --- lists that records share ----------------------------------------------------------------------------------


def test_each_record_keeps_what_they_share_and_it_is_written_once(tmp_path: Path) -> None:
    result = _read(tmp_path)
    assert codes(result) == []
    assert [each.data["extensions"]["/weather[2]/sky"] for each in result.records] == ["clear"] * 3
    assert [each.data["extensions"].get("/beats/cars[1]/mark") for each in result.records] == [
        "LV19KRE",
        "LV19KRE",
        None,
    ]
    assert (
        json.loads(write(result.records, "beat-notes", folders=[tmp_path]).value or b"")["weather"] == NOTES["weather"]
    )


def test_items_go_to_the_record_that_they_name(tmp_path: Path) -> None:
    kept = [each.data["extensions"] for each in _read(tmp_path).records]
    assert [each.get("/dogs[1]/coat") for each in kept] == ["black", "brindle", None]
    assert kept[1]["/dogs[2]/coat"] == "fawn"


def test_an_item_that_names_nobody_is_kept_by_all(tmp_path: Path) -> None:
    notes = {**NOTES, "dogs": [{"note": "9", "coat": "black"}]}
    assert [each.data["extensions"]["/dogs[1]/coat"] for each in _read(tmp_path, notes).records] == ["black"] * 3


def test_a_line_of_a_shared_list_may_fill_a_field_of_the_record(tmp_path: Path) -> None:
    notes = {**NOTES, "dogs": [{"note": "2", "seen": "Long Drove"}]}
    places = [each.data.get("location") for each in _read(tmp_path, notes).records]
    assert places == [None, {"description": "Long Drove"}, None]


def test_two_alike_in_one_record_are_two(tmp_path: Path) -> None:
    notes = {**NOTES, "weather": [{"sky": "grey"}, {"sky": "grey"}]}
    records = _read(tmp_path, notes).records
    assert json.loads(write(records, "beat-notes", folders=[tmp_path]).value or b"")["weather"] == notes["weather"]


def test_an_unknown_key_in_a_shared_list_is_told(tmp_path: Path) -> None:
    notes = {**NOTES, "beats": NOTES["beats"][1:], "dogs": [], "weather": [{"sky": "grey", "wind": 3}]}
    result = _read(tmp_path, notes)
    assert one(result, "XB-FORMAT-014").location.pointer == "/weather/0/wind"
    assert result.records[0].data["extensions"]["/weather[1]/wind"] == "3"


def test_large_files_are_read_as_small_ones_are(tmp_path: Path) -> None:
    notes = {**NOTES, "beats": [{"notes": [{"no": str(n), "what": "A van " * 9} for n in range(900)], "beat": "North"}]}
    assert len(json.dumps(notes)) > 65_536
    result = _read(tmp_path, notes)
    small = _read(tmp_path, {**notes, "beats": [{**notes["beats"][0], "notes": notes["beats"][0]["notes"][:3]}]})
    assert data(result)[:3] == data(small)


# --- records that are none -------------------------------------------------------------------------------------


def test_what_was_struck_out_is_no_record(tmp_path: Path) -> None:
    notes = json.loads(json.dumps(NOTES))
    notes["beats"][0]["notes"][1]["struck"] = True
    assert [each.data["ref"] for each in _read(tmp_path, notes).records] == ["1", "3"]


def test_a_condition_on_a_place_that_no_line_reads_is_said(tmp_path: Path) -> None:
    text = PROFILE.replace("      - {from: struck, json: boolean}\n", "")
    assert [found.location.pointer for found in lint_file(_saved(tmp_path, text))] == ["/records/0/unless"]


def test_what_tells_items_apart_must_be_read_too(tmp_path: Path) -> None:
    text = PROFILE.replace("mine: {path: note", "mine: {path: notes")
    assert [found.location.pointer for found in lint_file(_saved(tmp_path, text))] == ["/records/0/lines/10/mine/path"]
