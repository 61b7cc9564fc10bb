import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry

from schema_samples import ROOT, documents, spoilt
from xborder.model.incident import Incident
from xborder.model.offender import OffenderRecord
from xborder.model.person import Person
from xborder.model.register import DOCUMENTS
from xborder.schema import decode, encode, json_schema, publish
from xborder.schema.publishing import published
from xborder.schema.shapes import once_per_class

# An empty registry: nothing may be fetched.
VALIDATORS = {
    cls: Draft202012Validator(json_schema(cls), registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for cls in DOCUMENTS.values()
}


@once_per_class
def rust_validator(cls: type[Any]) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(json_schema(cls), validate_formats=False)


@pytest.mark.parametrize("name", sorted(published()))
def test_the_schemas_that_are_checked_in_are_current(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == published()[name], (
        "python -m xborder.schema schemas"
    )


def test_no_other_schema_of_a_document_is_checked_in(tmp_path: Path) -> None:
    publish(tmp_path)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*") if path.is_file()}
    assert made == {Path(name) for name in published()}


@pytest.mark.parametrize("cls", DOCUMENTS.values())
def test_each_is_a_valid_schema_with_a_name_of_its_own(cls: type[Any]) -> None:
    schema = json_schema(cls)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:xborder:schema:")
    assert "http" not in json.dumps(schema["$defs"]).replace("https://w3id.org", "").replace(
        "https://media.example", ""
    )


@pytest.mark.parametrize("cls", DOCUMENTS.values())
def test_every_example_is_valid_where_it_stands(cls: type[Any]) -> None:
    schema = json_schema(cls)
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            alone = Draft202012Validator({**field, "$defs": schema["$defs"]}, registry=Registry())
            for value in field.get("examples", ()):
                assert alone.is_valid(value), (part, name)


def test_what_the_model_says_of_a_field_is_in_the_schema() -> None:
    schema = json_schema(OffenderRecord)
    ethnicity = schema["properties"]["ethnicity"]
    assert ethnicity["x-sensitive"] is True
    assert ethnicity["x-codes"] == "ethnicity_self_defined"
    assert "x-sensitive" not in schema["properties"]["name"]
    assert schema["properties"]["processing_restricted"]["x-basis"] == "DPA 2018 ss.46(4), 47(2)-(3)"
    assert schema["required"] == ["schema", "ref", "provenance", "processing_restricted"]
    assert "suspect" in schema["$defs"]["SubjectCategory"]["enum"]
    assert json_schema(Incident)["properties"]["dogs"]["x-unit"] == "dogs"


def test_a_part_of_documents_has_no_schema_of_its_own() -> None:
    with pytest.raises(TypeError, match="Person"):
        json_schema(Person)


@given(documents())
def test_every_record_is_valid(record: Any) -> None:
    VALIDATORS[type(record)].validate(encode(record))


@given(spoilt())
def test_the_schema_accepts_what_decoding_accepts_and_nothing_else(case: tuple[type[Any], dict[str, Any]]) -> None:
    cls, data = case
    accepted = decode(data, cls).value is not None
    assert VALIDATORS[cls].is_valid(data) == accepted
    assert rust_validator(cls).is_valid(data) == accepted
