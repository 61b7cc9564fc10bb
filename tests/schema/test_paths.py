from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import records
from xborder.model.described import described, several
from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier
from xborder.schema import encode
from xborder.schema.paths import _below, fields, resolve

TYPES = sorted(RECORD_TYPES)


def test_an_identifier_and_a_coded_value_are_one_leaf() -> None:
    offender = fields("offender")
    assert offender["/identifiers/pnc_id"].kind is Identifier
    assert offender["/sex"].kind is Coded
    assert offender["/sex"].codes == "sex"
    assert not [path for path in offender if path.startswith(("/identifiers/pnc_id/", "/sex/"))]


def test_a_mapping_is_one_leaf() -> None:
    assert fields("incident")["/extensions"].kind is dict


def test_what_is_below_a_sensitive_field_is_sensitive() -> None:
    offender = fields("offender")
    sensitive = [path for path in offender if offender[path].sensitive]
    assert sensitive == [
        "/ethnicity",
        "/ethnicity_observed",
        "/health",
        "/health/safety_markers",
        "/health/safety_markers/*",
        "/health/safety_markers/*/code",
        "/health/safety_markers/*/note",
    ]


def test_a_list_of_texts_decides_item_by_item() -> None:
    incident = fields("incident")
    assert not incident["/exhibit_refs"].leaf
    assert incident["/exhibit_refs/*"].leaf


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("/addresses/*/postcode", ("/addresses/*/postcode",)),
        ("/name/*", ("/name/family", "/name/given", "/name/title", "/name/suffix")),
        ("/name/given/**", ("/name/given", "/name/given/*")),
        ("/*/pnc_id", ("/identifiers/pnc_id",)),
        ("/identifiers/pnc_id/**", ("/identifiers/pnc_id",)),
        ("/identifiers/pnc_id/value", ()),
        ("/adresses/**", ()),
        ("/addresses/0/postcode", ()),
        ("/**/postcode", ()),
        ("name", ()),
        ("", ()),
        ("/", ()),
        ("**", ()),
        ("/name/", ()),
    ],
)
def test_patterns(pattern: str, found: tuple[str, ...]) -> None:
    assert resolve("offender", pattern) == found


@pytest.mark.parametrize("record_type", TYPES)
def test_everything_is_everything(record_type: str) -> None:
    assert resolve(record_type, "/**") == tuple(fields(record_type))


def test_an_unknown_record_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        fields("aircraft")


@given(st.sampled_from(TYPES), st.data())
def test_every_path_resolves_to_itself_and_with_its_children_below(record_type: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(fields(record_type))))
    below = resolve(record_type, f"{path}/**")
    assert path in resolve(record_type, path)
    assert below[0] == path or path.endswith("*")
    assert {found for found in fields(record_type) if found == path or found.startswith(f"{path}/")} <= set(below)


@given(st.sampled_from(TYPES).flatmap(lambda name: st.tuples(st.just(name), records(RECORD_TYPES[name]))))
def test_every_place_in_a_record_has_its_path(case: tuple[str, Any]) -> None:
    record_type, record = case
    known = fields(record_type)
    for path in _paths(encode(record), "", known):
        assert path in known


def _paths(value: Any, path: str, known: Any) -> list[str]:
    if path in known and known[path].leaf:
        return [path]
    entries = [(f"{path}/{key}", value[key]) for key in value] if isinstance(value, dict) else []
    if isinstance(value, list):
        entries = [(f"{path}/*", item) for item in value]
    return [place for inner, item in entries for place in (inner, *_paths(item, inner, known))]


@attrs.frozen(kw_only=True)
class Note:
    text: str = described("Text")


@attrs.frozen(kw_only=True)
class Holder:
    open: Note = described("Open")
    closed: tuple[Note, ...] = several("Closed", sensitive=True)


def test_a_field_need_not_say_itself_that_it_is_sensitive() -> None:
    known = dict(_below("", Holder, sensitive=False))
    assert not known["/open/text"].sensitive
    assert known["/closed/*/text"].sensitive
