"""The XSD accepts exactly the XML that is read, by two validators; what is sent as XML is judged as JSON is."""

import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formats_world import read_text
from schema_samples import ROOT, VALID, class_of, document, name_of
from strategies import records
from xborder.formats.canonical_xml_target import write_xml
from xborder.model.register import RECORD_TYPES
from xborder.schema import encode
from xborder.schema.shapes import schema_name
from xborder.schema.xml_form import namespace_of

#: The texts that are wrong in one place, right in another, or nearly right.
TEXTS = (
    *("", " ", "x", "true", "1", "TRUE", " true", "false\n", "0", "-0", "7", " 7 ", "+7", "007", "7.0", "1e3"),
    *("9007199254740991", "9007199254740992", "-9007199254740991", "1234567890123456789012", "١٢"),
    *("2026-02-28", "2026-02-29", "2024-02-29", "0000-01-01", "2026-13-01", " 2026-02-28", "2026-02-28Z", "2026-02"),
    *("1987", "0000", "1987\n", "2026-01-01T10:00:00Z", "2026-01-01T10:00:00", "2026-01-01T10:00:00+14:00"),
    *("2026-01-01T10:00:00+14:01", "2026-01-01T10:00:00-13:59", "2026-01-01T24:00:00Z", "2026-01-01T10:00:60Z"),
    *("2026-01-01T10:00:00.1234567Z", "2026-01-01t10:00:00Z", "\n2026-01-01T10:00:00Z\n", "suspect", " suspect"),
)


@cache
def validators(name: str) -> tuple[etree.XMLSchema, xmlschema.XMLSchema]:
    path = ROOT / "schemas" / f"{name}.xsd"
    return etree.XMLSchema(file=str(path)), xmlschema.XMLSchema(path)


def verdicts(name: str, text: bytes) -> tuple[bool, bool]:
    one, other = validators(name)
    return bool(one.validate(etree.fromstring(text))), other.is_valid(etree.fromstring(text))


def xml_of(*records: Any) -> bytes:
    made, report = write_xml(records, "record.xml", "canonical-xml")
    assert made is not None, report
    return made


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_every_fixture_is_valid_as_xml(path: Path) -> None:
    name = namespace_of(str(schema_name(class_of(path))))[1]
    assert verdicts(f"{name}/1", xml_of(document(path).value)) == (True, True)


def test_records_of_several_kinds_are_valid_in_one_file() -> None:
    kinds = {str(schema_name(cls)) for cls in RECORD_TYPES.values()}
    several = [
        document(path).value for path in VALID if path.stem == "smallest" and schema_name(class_of(path)) in kinds
    ]
    made = xml_of(*several)
    assert len(several) > 5
    assert verdicts("records/1", made) == (True, True)
    assert verdicts("records/1", made.replace(b"<ref>", b"<reff>", 1).replace(b"</ref>", b"</reff>", 1)) == (
        False,
        False,
    )


@st.composite
def spoilt_xml(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name of a schema and a record of it with up to two changes; it may still be valid."""
    cls = RECORD_TYPES[draw(st.sampled_from(sorted(RECORD_TYPES)))]
    root = etree.fromstring(xml_of(encode(draw(records(cls)))))
    for _ in range(draw(st.integers(0, 2))):
        within = [each for each in root.iter() if each is not root]
        each = draw(st.sampled_from(within))
        around = each.getparent()
        assert around is not None
        match draw(
            st.sampled_from(("text", "text", "text", "delete", "twice", "rename", "swap", "attribute", "space"))
        ):
            case "text" if not len(each):
                each.text = draw(st.sampled_from(TEXTS))
            case "delete":
                around.remove(each)
            case "twice":
                each.addnext(copy.deepcopy(each))
            case "rename":
                each.tag = f"{each.tag}s"
            case "swap" if (after := each.getnext()) is not None:
                around.insert(around.index(each), after)
            case "attribute":
                each.set(draw(st.sampled_from(("key", "id"))), "A1")
            case "space":
                each.tag = etree.QName(each).localname
            case _:
                pass
    return f"{etree.QName(root).localname}/1", etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@settings(max_examples=400)
@given(spoilt_xml())
def test_xsd_and_reader_accept_the_same(spoilt: tuple[str, bytes]) -> None:
    name, text = spoilt
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), text, "canonical-xml", suffix=".xml")
    accepted = bool(result.records) and not result.report  # an order of its own is read, with a warning
    assert verdicts(name, text) == (accepted, accepted), (text.decode(), result.report)


#: An element of each kind of single value, below an incident with every field.
PLACES = (
    "dogs",
    "processing_restricted",
    "occurred_on",
    "occurred_at",
    "person/{*}person/{*}date_of_birth",
    "person/{*}role",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("place", PLACES)
def test_single_values_are_spelled_alike(place: str, text: str, tmp_path: Path) -> None:
    path = next(each for each in VALID if name_of(each) == "incident/every-field.json")
    root = etree.fromstring(xml_of(document(path).value))
    (element,) = root.findall(f"{{*}}{place}")[:1]
    element.text = text
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    accepted = not read_text(tmp_path, written, "canonical-xml", suffix=".xml").report
    assert verdicts("incident/1", written) == (accepted, accepted)
