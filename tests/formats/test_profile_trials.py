"""Profiles tried out on samples: each law can fail, and says where; what is left unmapped is counted on both sides."""

import itertools
from pathlib import Path
from typing import Any

import attrs
import pytest

from formats_world import KENT, KENT_FILE, MAPPED, NORFOLK_FILE, SHARED, SPI, needs_standards
from xborder.formats import ReadContext, load_profile, profiles
from xborder.formats.codecs import CODECS
from xborder.formats.model_paths import fields_of_type
from xborder.formats.proving.covering import as_data, coverage, with_samples
from xborder.formats.proving.laws import prove
from xborder.formats.proving.schemas import validator_of

CONTEXT = ReadContext(force="36", year=2026)
LOG = """\
name: log
title: A log for tests
version: "1"
status: published-samples
format: json
detect: {keys: [visits]}
records:
  - type: incident
    each: visits
    lines:
      - {to: ref, from: no}
      - {to: provenance/force, context: force}
      - {to: processing_restricted, value: false}
      - {to: occurred_on, from: day, codec: date-uk}
      - {to: dogs, from: dogs, codec: integer}
      - {from: weather}
"""
SAMPLE = '{"visits": [{"no": "A1", "day": "08/02/2026", "dogs": 2, "weather": "fog"}, {"no": "A2", "told": "x"}]}'
SCHEMA = """{"type": "object", "properties": {"visits": {"items": {"required": ["no", "day"],
  "properties": {"dogs": {"maximum": 1}}}}}}"""


@pytest.fixture(name="sample")
def sample_file(tmp_path: Path) -> Path:
    (tmp_path / "log.yaml").write_text(LOG)
    path = tmp_path / "sample.json"
    path.write_text(SAMPLE.replace(', {"no": "A2", "told": "x"}', ""))
    return path


def _prove(sample: Path, **more: Any) -> Any:
    return prove(sample, "log", folders=[sample.parent], context=CONTEXT, **more)


@pytest.mark.parametrize("name", MAPPED)
def test_the_laws_hold_for_the_sources_of_the_demo(name: str) -> None:
    proof = prove(MAPPED[name], name, context=CONTEXT)
    assert (proof.holds, proof.twice, proof.again) == (True, True, True), list(proof.laws)
    assert proof.records >= 1


def test_a_good_profile_keeps_the_laws(sample: Path) -> None:
    proof = _prove(sample)
    assert proof.holds
    assert (proof.records, proof.reading.summary(), proof.writing.summary()) == (1, "1 unmapped", "nothing lost")


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("codec: integer}", "codec: integer, read_only: true}", "XB-FORMAT-155", "/dogs"),
        ("codec: date-uk}", "codec: date-uk, read_only: true}", "XB-FORMAT-155", "/occurred_on"),
        ("from: dogs, codec: integer}", "from: dogs, codec: integer, longest: 1, required: x}", None, ""),
        ("codec: integer}", "codec: integer, with: {digits: 3}, longest: 2}", "XB-FORMAT-024", "/dogs"),
    ],
)
def test_what_does_not_come_back_is_found_and_placed(
    old: str, new: str, code: str | None, path: str, sample: Path
) -> None:
    (sample.parent / "log.yaml").write_text(LOG.replace(old, new))
    proof = _prove(sample)
    assert {found.code for found in proof.laws} == ({code} - {None})
    for found in proof.laws:
        assert path in found.message
    if code == "XB-FORMAT-155":
        (found,) = proof.laws
        assert found.location.file == str(sample)
        assert found.location.line == 1
        assert not proof.again


def test_a_text_that_the_profile_does_not_name_is_lost_when_it_is_written(sample: Path) -> None:
    sample.write_text(SAMPLE)
    (found,) = _prove(sample).laws
    assert found.code == "XB-FORMAT-155"
    assert "/extensions/" in found.message
    assert "A2" in found.message


def test_records_of_a_format_that_is_only_read_are_tried_in_the_canonical_one(sample: Path) -> None:
    (sample.parent / "log.yaml").write_text(LOG.replace("format: json\n", "format: json\ndirections: [read]\n"))
    proof = _prove(sample, validator=lambda _: [("/", "nothing is valid")])
    assert (proof.target, proof.holds, proof.twice, proof.again) == ("canonical-json", True, True, True)
    assert proof.valid is None


def test_a_reading_that_changes_is_found(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a hook that looks at the clock would change it."""
    from xborder.formats.codecs import CodecEntry, plain

    numbers = itertools.count()

    def make(options: Any, tables: Any) -> Any:
        codec = plain.integer(options, tables)
        return attrs.evolve(codec, parse=lambda texts, notes: codec.parse(texts, notes) + next(numbers))

    monkeypatch.setitem(CODECS, "integer", CodecEntry(make=make))
    assert "XB-FORMAT-154" in {found.code for found in _prove(sample).laws}


def test_a_sample_of_another_format_tries_nothing_and_fails(sample: Path) -> None:
    proof = prove(KENT_FILE, "log", folders=[sample.parent], context=CONTEXT)
    assert not proof.holds
    assert [found.code for found in proof.laws] == ["XB-FORMAT-159"]
    assert proof.read.has_errors


def test_what_is_written_is_held_to_a_json_schema(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(SCHEMA)
    validator = validator_of(tmp_path / "schema.json").value
    proof = _prove(sample, validator=validator)
    (found,) = proof.laws
    assert (found.code, proof.valid) == ("XB-FORMAT-156", False)
    assert "/visits/0/dogs" in found.message
    sample.write_text('{"visits": [{"no": "A1", "day": "08/02/2026", "dogs": 1}]}')
    assert _prove(sample, validator=validator).valid


def test_schemas_beside_a_schema_are_found_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "part.json").write_text('{"$id": "https://fens.example/part", "type": "array"}')
    (tmp_path / "whole.json").write_text('{"properties": {"a": {"$ref": "https://fens.example/part"}}}')
    (tmp_path / "lost.json").write_text('{"properties": {"a": {"$ref": "https://fens.example/gone"}}}')
    whole, lost = (validator_of(tmp_path / name).value for name in ("whole.json", "lost.json"))
    assert whole is not None
    assert lost is not None
    assert [path for path, _ in whole(b'{"a": 1}')] == ["/a"]
    assert list(whole(b'{"a": []}')) == []
    ((_, reason),) = lost(b'{"a": []}')
    assert "https://fens.example/gone" in reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xsd", "<a/>"),
        ("b.xsd", "<a"),
        ("c.json", "[1"),
        ("d.json", "3"),
        ("e.json", '{"type": 3}'),
        ("f.json", "[]"),
    ],
)
def test_a_schema_that_is_none_is_told_of(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    made = validator_of(tmp_path / name)
    assert made.value is None
    assert [found.code for found in made.report] == ["XB-FORMAT-157"]


XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="A"><xs:complexType><xs:sequence>
<xs:element name="B"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction>
</xs:simpleType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""


def test_the_findings_of_an_xsd_name_the_place_and_never_the_value(tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_text(XSD)
    validate = validator_of(tmp_path / "a.xsd").value
    assert validate is not None
    assert list(validate(b"<A><B>abc</B></A>")) == []
    told = list(validate(b"<A><B>FENWRIGHT</B></A>"))
    assert ("/A/B", "the text is too long") in told
    assert "FENWRIGHT" not in str(told)
    assert [path for path, _ in validate(b"<A/>")] == ["/A"]


@needs_standards
def test_the_new_case_of_the_demo_is_valid_by_the_published_schema() -> None:
    schema = SHARED / "standards/spi-new-case/CPP-StdProsPoliceCase-v1-2.xsd"
    proof = prove(NORFOLK_FILE, SPI, context=CONTEXT, validator=validator_of(schema).value)
    assert proof.valid, list(proof.laws)


@pytest.mark.parametrize("name", profiles())
def test_coverage_counts_every_field_once(name: str) -> None:
    profile = load_profile(name).value
    assert profile is not None
    for each in coverage(profile).records:
        fields = [field for field in fields_of_type(each.type) if field.path not in {"schema", "extensions"}]
        assert each.total == len(fields)
        assert each.mapped + len(each.unmapped) == each.total
        assert "ref" not in {field.path for field in each.unmapped}


def test_coverage_tells_both_sides(sample: Path) -> None:
    profile = load_profile("log", [sample.parent]).value
    assert profile is not None
    made = coverage(profile)
    (incident,) = made.records
    unmapped = {field.path for field in incident.unmapped}
    assert {"summary", "location/postcode", "persons/*/role"} <= unmapped
    assert not unmapped & {"ref", "dogs", "occurred_on", "provenance/force"}
    assert (made.mapped, made.kept, made.unknown) == (("day", "dogs", "no"), ("weather",), ())
    sample.write_text(SAMPLE)
    met = with_samples(made, [sample], folders=[sample.parent], context=CONTEXT)
    assert met.unknown == (("/visits/told", 1),)
    data = as_data(met)
    assert data["source"]["unknown"] == [{"path": "/visits/told", "met": 1}]
    assert data["records"][0]["fields"] == incident.total


def test_a_codec_that_fills_an_object_covers_its_fields() -> None:
    profile = load_profile(KENT).value
    assert profile is not None
    unmapped = {field.path for field in coverage(profile).records[0].unmapped}
    assert not unmapped & {"officers/*/rank", "vehicles/*/make", "persons/*/person/name/family"}
