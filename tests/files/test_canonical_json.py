"""One value, one spelling."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.canonical_json import dumps, loads, pretty

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


@given(JSON)
def test_what_is_dumped_is_loaded(value: Any) -> None:
    assert loads(dumps(value)) == value
    assert json.loads(pretty(value)) == value
    assert b"\n" not in dumps(value)
    assert pretty(value).endswith(b"\n")


@given(st.dictionaries(TEXTS, st.integers()))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert dumps(dict(reversed(value.items()))) == dumps(value)


@given(st.binary(max_size=40))
def test_any_bytes_are_loaded_or_none(content: bytes) -> None:
    value = loads(content)
    assert value is None or dumps(value) == content


@pytest.mark.parametrize(
    "content",
    [
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":1,"a":1}',
        b'"\\u00e9"',
        b"1.50",
        b"1e3",
        b"NaN",
        b"-0",
        b"[1]\n",
        b"\xef\xbb\xbf1",
        '"é"'.encode("utf-16"),
        b'"\\ud800"',
        b"9" * 5000,
        b"[" * 100_000,
        b"",
    ],
)
def test_another_spelling_is_none(content: bytes) -> None:
    assert loads(content) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [-float("inf")], "\ud800"])
def test_values_without_a_spelling(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dumps(value)
    with pytest.raises(ValueError, match=r".+"):
        pretty(value)
