"""What single lines may ask for: kinds of JSON values, parts that belong together, elements kept by their names."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from formats_world import data, read_text
from xborder.findings import Sourced
from xborder.formats import ReadContext, ReadResult, load_profile, write
from xborder.formats.json_target import fits
from xborder.formats.loss import LossKind

CONTEXT = ReadContext(force="36")
HEAD = """
title: For a test
version: "1"
status: illustrative
"""
JSON = f"""
name: kinds
{HEAD}
format: json
detect: {{keys: [items]}}
records:
  - type: incident
    each: items
    lines:
      - {{to: ref, from: ref}}
      - {{to: provenance/force, context: force}}
      - {{to: processing_restricted, value: false}}
      - {{to: summary, from: what, unless: location/district, not_with: location/county, required: something is said}}
      - {{to: location/district, from: where}}
      - {{to: location/county, from: county}}
      - {{from: count, json: integer}}
      - {{from: share, json: number}}
      - {{from: seen, json: boolean}}
      - {{from: dog/name, required: a dog has a name, part_of: dog}}
      - {{from: dog/colour}}
      - {{from: sure, required: somebody must be sure, write_default: "no"}}
"""
XML = f"""
name: labels
{HEAD}
format: xml
detect: {{root: "d:Day"}}
namespaces: {{d: "urn:day", none: ""}}
attributes: [Version, hasError]
labels: [Literal]
records:
  - type: court_hearing
    lines:
      - {{to: ref, from: "d:Ref"}}
      - {{to: provenance/force, context: force}}
      - {{to: processing_restricted, value: false}}
      - {{to: bail_status, from: "d:Bail", codec: coded, with: {{scheme: remand_cjs}}}}
      - to: offences
        each: d:Offence
        lines:
          - {{to: sequence, from: "d:No", codec: integer}}
          - {{to: code, from: "d:Code", codec: identifier, with: {{scheme: cjs_offence_code}}}}
          - to: results
            each: d:Result
            lines:
              - {{to: text, from: "d:Text"}}
              - {{to: ../plea, from: "d:Plea", codec: coded, with: {{scheme: plea_cjs}}}}
      - each: none:Act
        lines: [{{from: none:Close, empty: true}}, {{from: "none:Close/none:Why"}}, {{from: "none:Close/@By", empty: true}}]
"""
DAY = """<d:Day xmlns:d="urn:day" Version="2">
 <d:Ref>A1</d:Ref><d:Bail Literal="Unconditional bail" hasError="false">UB</d:Bail>
 <d:Offence hasError="true"><d:No>1</d:No><d:Code>GL02001</d:Code>
  <d:Result><d:Text>Fined.</d:Text><d:Plea Literal="Guilty">G</d:Plea></d:Result>
  <d:Result Version="3"><d:Text>Costs.</d:Text><d:Plea Literal="Guilty">G</d:Plea></d:Result></d:Offence>
 <Act><Close/></Act><Act><Close By=""><Why>late</Why></Close></Act>
</d:Day>"""


@pytest.fixture(name="folder")
def profile_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "kinds.yaml").write_text(JSON)
    (folder / "labels.yaml").write_text(XML)
    for name in ("kinds", "labels"):
        assert not load_profile(name, [folder]).report
    return folder


def _read(tmp_path: Path, folder: Path, text: str | bytes, name: str) -> ReadResult:
    return read_text(tmp_path, text, name, folders=[folder], context=CONTEXT)


def _item(**more: Any) -> str:
    item = {"ref": "1", "what": "A dog", "count": 3, "share": 0.5, "seen": True, "sure": "yes", **more}
    return json.dumps({"items": [item]})


def _changed(record: Sourced, **changes: Any) -> Sourced:
    return attrs.evolve(record, data={**record.data, **changes})


# --- kinds of JSON values --------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.5, 12, -3, 1e-7, 250.25])
def test_numbers_and_flags_come_back_as_what_they_were(share: float, folder: Path, tmp_path: Path) -> None:
    text = _item(share=share)
    written = write(_read(tmp_path, folder, text, "kinds").records, "kinds", folders=[folder])
    if share == 1e-7:  # a form of number that no message of the field has
        assert [found.code for found in written.report] == ["XB-FORMAT-021"]
    else:
        assert json.loads(written.value or b"") == json.loads(text)


@pytest.mark.parametrize(
    ("text", "kind", "held"),
    [
        ("3", "integer", True),
        ("03", "integer", False),
        ("3.0", "integer", False),
        ("-3.5", "number", True),
        ("NaN", "number", False),
        ("9" * 16, "integer", False),
        ("true", "boolean", True),
        ("True", "boolean", False),
        ("", "boolean", False),
    ],
)
def test_what_a_kind_holds(text: str, kind: str, held: bool) -> None:
    assert fits(text, kind) is held


@pytest.mark.parametrize(("place", "text"), [("/items/count", "three"), ("/items/share", "½"), ("/items/seen", "yes")])
def test_a_text_that_is_not_of_its_kind_is_refused(place: str, text: str, folder: Path, tmp_path: Path) -> None:
    (record,) = _read(tmp_path, folder, _item(), "kinds").records
    changed = _changed(record, extensions={**record.data["extensions"], place: text})
    written = write([changed], "kinds", folders=[folder])
    assert [found.code for found in written.report] == ["XB-FORMAT-021"]
    assert text not in written.report.findings[0].message


# --- parts, defaults and fields that stand for each other ------------------------------------------------------


def test_a_part_needs_the_whole_only_where_it_is_begun(folder: Path, tmp_path: Path) -> None:
    (record,) = _read(tmp_path, folder, _item(), "kinds").records
    assert write([record], "kinds", folders=[folder]).value is not None
    coloured = _changed(record, extensions={**record.data["extensions"], "/items/dog/colour": "red"})
    written = write([coloured], "kinds", folders=[folder])
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-020", "/extensions/~1items~1dog~1name")
    ]


def test_an_extension_may_have_a_default(folder: Path, tmp_path: Path) -> None:
    (record,) = _read(tmp_path, folder, _item(sure=None), "kinds").records
    written = write([record], "kinds", folders=[folder])
    assert json.loads(written.value or b"")["items"][0]["sure"] == "no"


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"what": None}, ["XB-FORMAT-020"]),
        ({"what": None, "where": "Marsh"}, []),
        ({"where": "Marsh"}, []),
        ({"county": "Norfolk"}, ["XB-FORMAT-191"]),
    ],
)
def test_fields_beside_each_other(item: dict[str, Any], found: list[str], folder: Path, tmp_path: Path) -> None:
    records = _read(tmp_path, folder, _item(**item), "kinds").records
    assert [each.code for each in write(records, "kinds", folders=[folder]).report] == found


@pytest.mark.parametrize("key", ["unless: location/district", "not_with: location/county"])
def test_a_field_that_is_none_is_refused(key: str, folder: Path) -> None:
    (folder / "kinds.yaml").write_text(JSON.replace(key, f"{key}_x"))
    assert {found.code for found in load_profile("kinds", [folder]).report} == {"XB-FORMAT-003"}


# --- attributes and labels, elements without text, fields of the item around -----------------------------------


def test_attributes_of_any_element_come_back(folder: Path, tmp_path: Path) -> None:
    first = _read(tmp_path, folder, DAY, "labels")
    assert [found.code for found in first.report] == []
    assert first.records[0].data["extensions"] == {
        "/@Version": "2",
        "/d:Bail/@Literal": "UB=Unconditional bail",
        "/d:Bail/@hasError": "false",
        "/d:Offence[1]/@hasError": "true",
        "/d:Offence[1]/d:Result[1]/d:Plea/@Literal": "G=Guilty",
        "/d:Offence[1]/d:Result[2]/d:Plea/@Literal": "G=Guilty",
        "/d:Offence[1]/d:Result[2]/@Version": "3",
        "/none:Act[1]/none:Close": "",
        "/none:Act[2]/none:Close": "",
        "/none:Act[2]/none:Close/none:Why": "late",
        "/none:Act[2]/none:Close/@By": "",
    }
    assert {entry.kind for entry in first.loss} == {LossKind.UNMAPPED}
    written = write(first.records, "labels", folders=[folder])
    assert not len(written.loss)
    assert written.value is not None
    assert b'<d:Bail hasError="false" Literal="Unconditional bail">UB</d:Bail>' in written.value
    assert data(_read(tmp_path, folder, written.value, "labels")) == data(first)


def test_a_label_is_not_put_beside_another_text(folder: Path, tmp_path: Path) -> None:
    (record,) = _read(tmp_path, folder, DAY, "labels").records
    written = write([_changed(record, bail_status={"scheme": "remand_cjs", "value": "CB"})], "labels", folders=[folder])
    assert written.value is not None
    assert b'<d:Bail hasError="false">CB</d:Bail>' in written.value
    assert "/extensions/~1d:Bail~1@Literal" in {e.path for e in written.loss if e.kind is LossKind.LOST}


def test_a_field_of_the_item_around_is_read_once_and_written_in_each(folder: Path, tmp_path: Path) -> None:
    (record,) = _read(tmp_path, folder, DAY, "labels").records
    assert record.data["offences"][0]["plea"]["value"] == "G"
    assert record.data["offences"][0]["results"] == [{"text": "Fined."}, {"text": "Costs."}]
    written = write([record], "labels", folders=[folder])
    assert (written.value or b"").count(b">G</d:Plea>") == 2


def test_a_result_that_says_otherwise_keeps_its_own(folder: Path, tmp_path: Path) -> None:
    text = DAY.replace('Costs.</d:Text><d:Plea Literal="Guilty">G<', "Costs.</d:Text><d:Plea>NG<")
    first = _read(tmp_path, folder, text, "labels")
    assert first.records[0].data["offences"][0]["plea"]["value"] == "G"
    assert first.records[0].data["extensions"]["/d:Offence[1]/d:Result[2]/d:Plea"] == "NG"
    written = write(first.records, "labels", folders=[folder])
    assert written.value is not None
    assert written.value.index(b">G</d:Plea>") < written.value.index(b">NG</d:Plea>")
    assert data(_read(tmp_path, folder, written.value, "labels")) == data(first)


def test_the_outermost_of_two_messages_is_the_file(folder: Path, tmp_path: Path) -> None:
    from xborder.formats import detect

    (folder / "outer.yaml").write_text(
        XML.replace("name: labels", "name: outer")
        .replace('"d:Day"', "Week")
        .replace('none: ""', 'none: "", "": "urn:w"')
    )
    path = tmp_path / "week.xml"
    path.write_text(f'<Week xmlns="urn:w">{DAY}</Week>')
    assert detect(path, [folder]) == "outer"
    path.write_text(DAY)
    assert detect(path, [folder]) == "labels"


# --- what a place cannot hold ----------------------------------------------------------------------------------

SPARING = f"""
name: sparing
{HEAD}
format: json
unfit: left_out
detect: {{keys: [items]}}
patterns: {{capitals: {{regex: "[A-Z]{{1,9}}", takes: capital letters}}}}
records:
  - type: incident
    each: items
    lines:
      - {{to: ref, from: ref, required: each item has a number, longest: 4}}
      - {{to: provenance/force, context: force}}
      - {{to: processing_restricted, value: false}}
      - {{to: summary, from: what, longest: 5}}
      - {{to: effect, from: effect, longest: 9, matches: capitals}}
      - {{to: outcome, from: outcome, codec: coded, with: {{scheme: incident_outcome}}, json: integer}}
      - {{from: note, longest: 3}}
"""


def _spared(tmp_path: Path, **changes: Any) -> Any:
    (tmp_path / "sparing.yaml").write_text(SPARING)
    (record,) = read_text(tmp_path, '{"items": [{"ref": "1"}]}', "sparing", folders=[tmp_path], context=CONTEXT).records
    return write([_changed(record, **changes)], "sparing", folders=[tmp_path])


@pytest.mark.parametrize(
    ("changes", "pointer", "takes"),
    [
        ({"summary": "A long tale"}, "/summary", "up to 5 characters"),
        ({"effect": "small"}, "/effect", "capital letters"),
        ({"outcome": {"scheme": "incident_outcome", "value": "arrest"}}, "/outcome", "a whole number"),
        ({"extensions": {"/items/note": "four"}}, "/extensions/~1items~1note", "up to 3 characters"),
    ],
)
def test_what_does_not_fit_is_left_out_where_the_profile_says_so(
    changes: dict[str, Any], pointer: str, takes: str, tmp_path: Path
) -> None:
    written = _spared(tmp_path, **changes)
    assert json.loads(written.value or b"") == {"items": [{"ref": "1"}]}
    (found,) = written.report
    assert (found.code, found.location.pointer) == ("XB-FORMAT-028", pointer)
    assert takes in found.message
    assert {entry.kind for entry in written.loss} == {LossKind.LOST}


def test_what_is_required_is_refused_even_so(tmp_path: Path) -> None:
    written = _spared(tmp_path, ref="12345")
    assert written.value is None
    assert [found.code for found in written.report] == ["XB-FORMAT-024"]
