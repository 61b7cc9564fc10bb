"""What is said of two schemas holds for the records that each accepts."""

import copy
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema_samples import spoilt
from xborder.model.incident import Incident
from xborder.model.register import DOCUMENTS
from xborder.schema import json_schema
from xborder.schema.differing import Change, Effect, differences


def _changed(*edits: tuple[str, ...], **values: Any) -> tuple[Change, ...]:
    new: Any = copy.deepcopy(json_schema(Incident))
    for path in edits:
        at = new
        for step in path[:-1]:
            at = at[step]
        if path[-1] in values:
            at[path[-1]] = values[path[-1]]
        else:
            del at[path[-1]]
    return differences(json_schema(Incident), new)


@pytest.mark.parametrize("cls", DOCUMENTS.values())
def test_a_schema_does_not_differ_from_itself(cls: type[Any]) -> None:
    assert differences(json_schema(cls), copy.deepcopy(json_schema(cls))) == ()


def test_words_alone_are_no_change() -> None:
    assert (
        _changed(
            ("title",),
            ("properties", "dogs", "title"),
            ("properties", "summary", "description"),
            title="New",
            description="New",
        )
        == ()
    )


def test_each_change_has_its_place_and_its_effect() -> None:
    told = {
        (each.pointer, each.what, each.effect)
        for each in _changed(("properties", "dogs"), ("required",), required=["schema"])
    }
    assert ("/dogs", "taken out", Effect.NARROWER) in told
    assert ("/ref", "no longer required", Effect.WIDER) in told


def test_a_new_code_is_wider_and_an_old_one_taken_out_is_narrower_where_it_is_used() -> None:
    path = ("$defs", "Role", "enum")
    roles = json_schema(Incident)["$defs"]["Role"]["enum"]
    told = {(each.what, each.effect) for each in _changed(path, enum=[*roles[1:], "passer_by"])}
    assert told == {(f"{roles[0]} taken out", Effect.NARROWER), ("passer_by added", Effect.WIDER)}


def test_another_code_list_is_told_and_breaks_nobody() -> None:
    (change,) = _changed(("$defs", "Person", "properties", "sex", "x-codes"), **{"x-codes": "sex_2026"})
    assert (change.breaks_readers, change.breaks_writers) == (False, False)


def _objects(schema: Any) -> Iterator[Any]:
    yield schema
    yield from schema["$defs"].values()


@st.composite
def edited(draw: st.DrawFn) -> tuple[type[Any], dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A class, its schema with up to three edits, and a record of it, perhaps spoilt; which of the two is older is left open."""
    cls, record = draw(spoilt())
    new: Any = copy.deepcopy(json_schema(cls))
    for _ in range(draw(st.integers(1, 3))):
        part = draw(st.sampled_from(list(_objects(new))))
        fields = sorted(part.get("properties", ()))
        if "enum" in part:
            part["enum"] = draw(st.sampled_from([part["enum"][:1], part["enum"][1:], [*part["enum"], "x"]]))
        elif fields:
            name = draw(st.sampled_from(fields))
            match draw(st.sampled_from(("drop", "add", "need", "spare", "type", "list"))):
                case "drop":
                    del part["properties"][name]
                    part["required"] = [each for each in part["required"] if each != name]
                case "add":
                    part["properties"][draw(st.sampled_from(("title", "reff")))] = {"type": "string"}
                case "need":
                    part["required"] = sorted({*part["required"], name})
                case "spare":
                    part["required"] = [each for each in part["required"] if each != name]
                case "type":
                    part["properties"][name] = draw(
                        st.sampled_from([{"type": "string"}, {"type": "integer", "minimum": 1}])
                    )
                case _:
                    part["properties"][name] = {"type": "array", "items": part["properties"][name]}
    return cls, json_schema(cls), new, record


@settings(max_examples=400)
@given(edited(), st.booleans())
def test_a_verdict_holds_for_every_record(case: tuple[type[Any], Any, Any, Any], back: bool) -> None:
    _, old, new, record = case
    if back:
        old, new = new, old
    changes = differences(old, new)
    before, after = (jsonschema_rs.validator_for(each).is_valid(record) for each in (old, new))
    if not any(change.breaks_writers for change in changes):
        assert after or not before, changes
    if not any(change.breaks_readers for change in changes):
        assert before or not after, changes
