"""A profile that extends another: its lines, with some replaced, added or left out, and its place in a larger document."""

from pathlib import Path

import pytest

from formats_world import data, read_text
from xborder.formats import load_profile, write
from xborder.formats.profile import Group, Line, Profile

BASE = """
name: field-notes
title: Notes of a field officer
version: "1"
status: illustrative
format: xml
detect: {root: Notes}
tables: {parts: {S: suspect}}
patterns: {digit: {regex: "[0-9]", takes: one digit}}
records:
  - type: incident
    each: Note
    lines:
      - {to: ref, from: No, required: each note has a number}
      - {to: provenance/force, context: force}
      - {to: processing_restricted, value: false}
      - {to: summary, from: What}
      - {from: Weather, longest: 20}
      - to: persons
        each: Person
        lines:
          - {to: ref, from: Ref}
          - {to: role, value: suspect}
          - {to: person/name/family, from: Name}
          - {from: Hat}
"""
OTHER = """
name: coast-notes
extends: field-notes
title: Notes of a coast officer
detect: {root: CoastNotes}
changes:
  - type: incident
    without: [Weather]
    lines:
      - {to: summary, from: What, longest: 5}
      - {from: Tide}
      - each: Person
        without: [Hat]
        lines:
          - {to: person/name/title, from: Title}
"""
WITHIN = """
name: packed-notes
extends: {profile: field-notes, within: Pack/Notes}
title: Notes in a pack
detect: {root: Parcel}
changes:
  - type: incident
    lines: [{from: /Sender}]
"""
NOTE = "<Note><No>1</No><What>A dog</What><Person><Ref>P1</Ref><Name>Holt</Name></Person></Note>"


@pytest.fixture(name="folder")
def profile_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profiles"
    folder.mkdir()
    for text in (BASE, OTHER, WITHIN):
        (folder / f"{text.split()[1]}.yaml").write_text(text)
    return folder


def _profile(folder: Path, name: str) -> Profile:
    loaded = load_profile(name, [folder])
    assert loaded.value is not None, list(loaded.report)
    return loaded.value


def test_what_is_not_said_is_taken(folder: Path) -> None:
    base, other = _profile(folder, "field-notes"), _profile(folder, "coast-notes")
    assert (other.name, other.detect.root) == ("coast-notes", "CoastNotes")
    assert (other.version, other.status, other.format) == (base.version, base.status, base.format)
    assert (other.tables, other.patterns) == (base.tables, base.patterns)


def test_lines_are_replaced_in_place_added_at_the_end_and_left_out(folder: Path) -> None:
    lines = _profile(folder, "coast-notes").blocks[0].lines
    assert [line.sources if isinstance(line, Line) else line.each for line in lines] == [
        ("No",),
        (),
        (),
        ("What",),
        "Person",
        ("Tide",),
    ]
    assert [line.longest for line in lines if isinstance(line, Line) and line.sources == ("What",)] == [5]
    (group,) = [line for line in lines if isinstance(line, Group)]
    assert [line.sources for line in group.lines if isinstance(line, Line)] == [("Ref",), (), ("Name",), ("Title",)]


def test_the_other_profile_stays_as_it_is(folder: Path) -> None:
    before = _profile(folder, "field-notes")
    _profile(folder, "coast-notes")
    assert _profile(folder, "field-notes") == before


def test_both_read_and_write(folder: Path, tmp_path: Path) -> None:
    first = read_text(tmp_path, f"<CoastNotes>{NOTE}</CoastNotes>", "coast-notes", folders=[folder], context=_context())
    written = write(first.records, "field-notes", folders=[folder])
    assert written.value is not None
    again = read_text(tmp_path, written.value, "field-notes", folders=[folder], context=_context())
    assert data(again) == data(first)


def test_a_document_within_another(folder: Path, tmp_path: Path) -> None:
    text = f"<Parcel><Sender>Post 4</Sender><Pack><Notes>{NOTE}{NOTE.replace('>1<', '>2<')}</Notes></Pack></Parcel>"
    first = read_text(tmp_path, text, "packed-notes", folders=[folder], context=_context())
    assert [record.record.ref for record in first.records] == ["1", "2"]
    assert first.records[0].data["extensions"] == {"/Sender": "Post 4"}
    written = write(first.records, "packed-notes", folders=[folder])
    assert written.value is not None
    again = read_text(tmp_path, written.value, "packed-notes", folders=[folder], context=_context())
    assert data(again) == data(first)


def test_paths_of_a_record_that_is_the_document_are_moved(folder: Path, tmp_path: Path) -> None:
    whole = BASE.replace("    each: Note\n", "").replace("from: No,", 'from: "/Note/No", unless: /Note/Nil,')
    (folder / "field-notes.yaml").write_text(whole)
    text = "<Parcel><Pack><Notes><Note><No>4</No></Note><What>A dog</What></Notes></Pack></Parcel>"
    first = read_text(tmp_path, text, "packed-notes", folders=[folder], context=_context())
    assert [(record.record.ref, record.record.summary) for record in first.records] == [("4", "A dog")]
    line = _profile(folder, "packed-notes").blocks[0].lines[0]
    assert isinstance(line, Line)
    assert (line.sources, line.unless) == (("/Pack/Notes/Note/No",), "/Pack/Notes/Note/Nil")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("extends: field-notes", "extends: nothing-here", "nothing-here"),
        ("extends: field-notes", "extends: coast-notes", "itself"),
        ("without: [Weather]", "without: [Wether]", "Wether"),
        ("without: [Hat]", "without: [Shoe]", "Person/Shoe"),
        ("type: incident", "type: charge", "charge"),
    ],
)
def test_what_does_not_fit_is_told(folder: Path, old: str, new: str, reason: str) -> None:
    (folder / "coast-notes.yaml").write_text(OTHER.replace(old, new))
    (found,) = load_profile("coast-notes", [folder]).report
    assert found.code == "XB-FORMAT-193"
    assert reason in found.message
    assert found.location.line == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("extends: field-notes\n", ""),
        ("changes:\n", "records:\n"),
        ("extends: field-notes", "extends: {within: Pack}"),
        ("detect: {root: CoastNotes}\n", ""),
    ],
)
def test_a_shape_that_is_none_is_refused(folder: Path, old: str, new: str) -> None:
    (folder / "coast-notes.yaml").write_text(OTHER.replace(old, new))
    assert {found.code for found in load_profile("coast-notes", [folder]).report} == {"XB-FORMAT-002"}


def test_a_base_that_is_not_well_formed_is_told(folder: Path) -> None:
    (folder / "field-notes.yaml").write_text(BASE.replace("status: illustrative", "status: perhaps"))
    assert [found.code for found in load_profile("coast-notes", [folder]).report] == ["XB-FORMAT-193"]


def _context() -> object:
    from xborder.formats import ReadContext

    return ReadContext(force="36")


def test_a_folder_may_extend_a_profile_of_the_package_with_its_hooks(folder: Path, tmp_path: Path) -> None:
    from common_platform_made import organisation, submission, text

    own = "name: own-charge\nextends: common-platform-charge\ntitle: A force's own\ndetect: {keys: [defendants]}\n"
    change = "changes: [{type: charge, without: [individual/occupationCode]}]\n"
    (folder / "own-charge.yaml").write_text(own + change)
    document = submission("charge", organisation())
    document["defendants"][0]["defendantDetails"]["prosecutorDefendantId"] = "36NC0412626-1"
    first = read_text(tmp_path, text(document), "own-charge", folders=[folder])
    assert "/defendants/defendantDetails/prosecutorDefendantId" not in first.records[0].data["extensions"]
    written = write(first.records, "own-charge", folders=[folder])
    assert b'"36NC0412626-1"' in (written.value or b"")
