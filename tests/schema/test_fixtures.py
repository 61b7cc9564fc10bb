"""Each file under fixtures/valid and fixtures/invalid is a test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from schema_samples import INVALID, VALID, class_of, document, name_of
from xborder.model.register import DOCUMENTS
from xborder.schema import decode, decode_json, encode, json_schema
from xborder.schema.shapes import ByName, Many, Record, Shape, fields_of

#: What each fault, by the name of its file, is reported as.
CODES = {
    "cut-off": ["XB-JSON-001"],
    "fraction-for-number": ["XB-SCHEMA-007"],
    "half-a-character": ["XB-JSON-005"],
    "key-twice": ["XB-JSON-002"],
    "list-for-object": ["XB-SCHEMA-007"],
    "many-faults": ["XB-SCHEMA-005", "XB-SCHEMA-006", "XB-SCHEMA-007", "XB-SCHEMA-007"],
    "missing-key": ["XB-SCHEMA-004"],
    "missing-schema": ["XB-SCHEMA-004"],
    "not-a-date": ["XB-SCHEMA-009"],
    "not-a-partial-date": ["XB-SCHEMA-012"],
    "not-in-list": ["XB-SCHEMA-008"],
    "null": ["XB-SCHEMA-006"],
    "null-in-list": ["XB-SCHEMA-006"],
    "number-for-text": ["XB-SCHEMA-007"],
    "number-for-truth-value": ["XB-SCHEMA-007"],
    "number-in-extensions": ["XB-SCHEMA-007"],
    "number-too-large": ["XB-SCHEMA-013"],
    "other-schema": ["XB-SCHEMA-003"],
    "partial-date-as-number": ["XB-SCHEMA-007"],
    "text-for-list": ["XB-SCHEMA-007"],
    "text-for-number": ["XB-SCHEMA-007"],
    "time-without-offset": ["XB-SCHEMA-011"],
    "time-without-seconds": ["XB-SCHEMA-010"],
    "truth-value-for-number": ["XB-SCHEMA-007"],
    "uk-date": ["XB-SCHEMA-009"],
    "unknown-key": ["XB-SCHEMA-005"],
}


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_document_is_read_and_written_back_unchanged(path: Path) -> None:
    data = document(path).value
    outcome = decode(data)
    assert outcome.report.findings == ()
    assert type(outcome.value) is class_of(path)
    assert decode(encode(outcome.value)).value == outcome.value
    if path.stem == "every-field":
        assert encode(outcome.value) == data
    Draft202012Validator(json_schema(class_of(path))).validate(data)


@pytest.mark.parametrize("path", [path for path in VALID if path.suffix == ".json"], ids=name_of)
def test_a_valid_document_is_read_by_the_quick_path_too(path: Path) -> None:
    assert decode_json(path.read_bytes(), class_of(path)).value == decode(document(path).value).value


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_invalid_document_is_refused_for_its_fault(path: Path) -> None:
    outcome = decode_json(path.read_bytes(), class_of(path), file="a.json")
    assert outcome.value is None
    assert sorted(entry.code for entry in outcome.report) == CODES[path.stem]
    assert all(entry.location.line for entry in outcome.report)


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_the_published_schema_refuses_it_too_unless_the_fault_is_in_the_json(path: Path) -> None:
    data = document(path).value
    if data is not None:
        assert not Draft202012Validator(json_schema(class_of(path))).is_valid(data)


def test_every_document_has_its_samples() -> None:
    for folder in (VALID, INVALID):
        assert {f"xborder/{path.parent.name}/1" for path in folder} == set(DOCUMENTS)


@pytest.mark.parametrize("path", [path for path in VALID if path.stem == "every-field"], ids=name_of)
def test_a_document_with_every_field_has_every_field(path: Path) -> None:
    held = set(_held(decode(document(path).value).value))
    assert set(_known(class_of(path))) - held == set()


def _held(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _held(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            inner = getattr(value, field.name)
            if inner not in (None, (), {}):
                yield type(value).__name__, field.name
                yield from _held(inner)


def _known(cls: type[Any]) -> Iterator[tuple[str, str]]:
    for field in fields_of(cls):
        yield cls.__name__, field.name
        yield from _within(field.shape)


def _within(shape: Shape) -> Iterator[tuple[str, str]]:
    match shape:
        case Record(cls):
            yield from _known(cls)
        case Many(item) | ByName(item):
            yield from _within(item)
