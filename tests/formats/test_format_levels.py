"""Records that stand within repeating elements, reach what surrounds them, and are told apart by conditions."""

from pathlib import Path
from typing import Any

import pytest

from formats_world import read_text
from xborder.findings import Sourced
from xborder.formats import ReadResult, load_profile, write
from xborder.formats.loss import LossKind

PROFILE = """
name: court-day
title: A court's day
version: "1"
status: illustrative
format: xml
detect: {root: Day}
hooks: []
records:
  - type: court_hearing
    each: [Sitting/Case, Defendant]
    when: {path: Kind, equal: [P, Y]}
    lines:
      - {to: held_on, from: /Date, codec: date-iso}
      - {to: urn, from: ../URN, codec: identifier, with: {scheme: pti_urn}}
      - {to: ref, from: Reference}
      - {to: provenance/force, context: force}
      - {to: processing_restricted, value: false}
      - {from: Kind}
      - {from: ../Note}
      - to: offences
        each: Offence
        lines:
          - {to: sequence, from: Number, codec: integer}
          - {to: code, from: Code, codec: identifier, with: {scheme: cjs_offence_code}}
          - {to: plea, from: ../Plea, codec: coded, with: {scheme: plea_cjs}, read_only: true}
          - to: results
            each: Result
            lines:
              - {to: code, from: Code, codec: coded, with: {scheme: court_results}}
              - {to: text, from: Text}
      - {from: Plea}
  - type: asb_order
    each: [Sitting/Case, Defendant, Offence, Result]
    when: {path: Code, equal: "3394"}
    derived: true
    lines:
      - {to: ref, from: [../../Reference, "#"], codec: ordinal}
      - {to: provenance/force, context: force}
      - {to: processing_restricted, value: false}
      - {to: kind, value: cbo}
      - {to: conduct, from: Text}
      - {to: made_on, from: /Date, codec: date-iso}
"""

DAY = """<Day><Date>2026-11-12</Date><Sitting>
<Case><URN>36NC0412626</URN><Note>two</Note>
 <Defendant><Reference>A1</Reference><Kind>P</Kind>
  <Offence><Number>1</Number><Code>GL02001</Code><Result><Code>1015</Code><Text>Fined.</Text></Result>
   <Result><Code>3394</Code><Text>Order for three years.</Text></Result></Offence><Plea>G</Plea></Defendant>
 <Defendant><Reference>A2</Reference><Kind>Y</Kind></Defendant></Case>
<Case><URN>36NC0412726</URN><Defendant><Reference>A3</Reference><Kind>P</Kind></Defendant></Case>
</Sitting></Day>"""


@pytest.fixture(name="folder")
def profile_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "court-day.yaml").write_text(PROFILE)
    return folder


def _read(tmp_path: Path, folder: Path, text: str | bytes) -> ReadResult:
    assert not load_profile("court-day", (folder,)).report
    from xborder.formats import ReadContext

    return read_text(tmp_path, text, "court-day", folders=(folder,), context=ReadContext(force="36"))


def _plain(records: tuple[Sourced, ...]) -> list[Any]:
    return [record.data for record in records]


def test_a_record_reaches_what_surrounds_it(tmp_path: Path, folder: Path) -> None:
    read = _read(tmp_path, folder, DAY)
    assert [(one.type, one.data["ref"], one.data.get("urn", {}).get("value")) for one in read.records] == [
        ("court_hearing", "A1", "36NC0412626"),
        ("court_hearing", "A2", "36NC0412626"),
        ("court_hearing", "A3", "36NC0412726"),
        ("asb_order", "A1/2", None),
    ]
    assert {one.data.get("held_on") or one.data["made_on"] for one in read.records} == {"2026-11-12"}
    assert read.records[0].data["offences"][0]["plea"]["raw"] == "G"
    assert read.records[3].data["conduct"] == "Order for three years."
    assert "extensions" not in read.records[3].data
    assert read.records[1].data["extensions"]["/Sitting/Case/Note"] == "two"


def test_what_was_read_is_written_in_its_groups_again(tmp_path: Path, folder: Path) -> None:
    first = _read(tmp_path, folder, DAY)
    written = write(first.records, "court-day", folders=(folder,))
    assert written.value is not None
    assert written.value.count(b"<Case>") == 2
    again = _read(tmp_path, folder, written.value)
    assert _plain(again.records) == _plain(first.records)
    assert not len(written.loss)


def test_an_order_of_its_own_is_told_to_be_lost(tmp_path: Path, folder: Path) -> None:
    first = _read(tmp_path, folder, DAY)
    other = _read(tmp_path, folder, DAY.replace("A1<", "B9<"))
    written = write((*first.records, other.records[3]), "court-day", folders=(folder,))
    assert {entry.record for entry in written.loss if entry.kind is LossKind.LOST} == {"B9/2"}


def test_an_item_that_no_record_takes_is_told(tmp_path: Path, folder: Path) -> None:
    read = _read(tmp_path, folder, DAY.replace("<Kind>Y</Kind>", "<Kind>Z</Kind>"))
    assert [(found.code, found.location.line) for found in read.report] == [("XB-FORMAT-231", 6)]
    assert [entry.path for entry in read.loss if entry.kind is LossKind.LOST] == ["/Sitting/Case/Defendant"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("../URN", "../../../URN"),
        ("{to: made_on, from: /Date, codec: date-iso}", "{from: Text}"),
        ("hooks: []", "hooks: [{name: nowhere, step: read, reason: made for a test that wants none}]"),
    ],
)
def test_a_profile_that_cannot_work_is_refused(folder: Path, old: str, new: str) -> None:
    (folder / "court-day.yaml").write_text(PROFILE.replace(old, new))
    report = load_profile("court-day", (folder,)).report
    assert report.has_errors
    assert {found.code for found in report} <= {"XB-FORMAT-002", "XB-FORMAT-005", "XB-FORMAT-230"}
