"""The published schemas from the shell: found by name, written out, and compared."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from schema_samples import ROOT
from xborder.cli.main import main
from xborder.model.register import DOCUMENTS
from xborder.schema.publishing import published

INCIDENT = json.loads((ROOT / "schemas" / "incident" / "1.schema.json").read_text(encoding="utf-8"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["schema", *map(str, arguments)])


def test_every_document_is_listed_in_both_forms() -> None:
    listed = {line.split()[0]: line for line in run("list").output.splitlines()}
    assert {name.removeprefix("xborder/") for name in DOCUMENTS} <= set(listed)
    assert listed["incident/1"].endswith("json, xsd")


@pytest.mark.parametrize("name", ["incident", "incident/1", "xborder/incident/1"])
@pytest.mark.parametrize(("form", "ending"), [("json", ".schema.json"), ("xsd", ".xsd")])
def test_one_is_shown_by_its_name(name: str, form: str, ending: str) -> None:
    assert run("show", name, "--form", form).output == published()[f"incident/1{ending}"]


def test_all_are_written(tmp_path: Path) -> None:
    assert run("export", tmp_path / "new").exit_code == 0
    written = {str(path.relative_to(tmp_path / "new")) for path in (tmp_path / "new").rglob("*.*") if path.is_file()}
    assert written == set(published())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "incidnt"), "did you mean incident?"),
        (("show", "incident/7"), "it has 1"),
        (("show", "profile-of-nothing", "--form", "xsd"), "xborder schema list"),
        (("diff", "incident", "nowhere.json"), "no schema or file"),
    ],
)
def test_a_name_that_there_is_not_is_wrong_use_with_a_way_on(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def changed(folder: Path, **values: Any) -> Path:
    path = folder / "schema.json"
    path.write_text(json.dumps({**INCIDENT, **values}), encoding="utf-8")
    return path


def test_a_minor_version_must_not_refuse_what_the_one_before_took(tmp_path: Path) -> None:
    narrower = changed(tmp_path, required=[*INCIDENT["required"], "dogs"])
    assert run("diff", "incident", narrower).exit_code == 0
    refused = run("diff", "incident", narrower, "--minor")
    assert refused.exit_code == 1
    assert "/dogs: now required" in refused.output
    assert run("diff", narrower, "incident", "--minor").exit_code == 0
    assert run("diff", "incident", "incident/1", "--minor").output == "Both accept the same.\n"


def test_changes_for_a_machine(tmp_path: Path) -> None:
    made = json.loads(run("diff", changed(tmp_path, required=["schema"]), "incident", "--format", "json").output)
    assert made["schema"] == "xborder/schema-changes/1"
    assert {"pointer": "/ref", "what": "now required", "breaks_writers": True, "breaks_readers": False} in made[
        "changes"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"properties": []}',
        '{"properties": {"a": {"type": 7}}}',
        '{"properties": {"ref": {"$ref": "other.json"}}}',
    ],
)
def test_what_is_no_schema_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text(text, encoding="utf-8")
    result = run("diff", path, "incident")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


PARTS = st.recursive(
    st.booleans() | st.sampled_from([{}, {"type": "string"}, {"$ref": "#/$defs/a"}, {"$ref": "#/properties/b"}]),
    lambda inner: st.fixed_dictionaries(
        {}, optional={"properties": st.dictionaries(st.sampled_from("abc"), inner), "items": inner, "not": inner}
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abc"), PARTS), st.dictionaries(st.sampled_from("abc"), PARTS))
def test_any_two_schemas_are_compared_or_refused(one: Any, other: Any) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "one.json", Path(folder) / "other.json"]
        for path, fields in zip(paths, (one, other), strict=True):
            path.write_text(json.dumps({"properties": fields, "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}))
        result = run("diff", *paths)
    assert result.exit_code in {0, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)
