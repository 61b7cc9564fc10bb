"""A document written entry by entry has the bytes it would have as a whole."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.listed_json import listed_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.text(), st.lists(VALUES, max_size=4), st.booleans())
def test_the_bytes_are_those_of_the_whole(head: dict[str, Any], name: str, entries: list[Any], sort: bool) -> None:
    whole = {**{key: value for key, value in head.items() if key != name}, name: entries}
    for indent in (None, 2):
        separators = (",", ":") if indent is None else None
        expected = json.dumps(whole, ensure_ascii=False, indent=indent, sort_keys=sort, separators=separators) + "\n"
        made = listed_json(head, name, iter(entries), indent=indent, sort_keys=sort)
        assert b"".join(made).decode() == expected


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        b"".join(listed_json({}, "numbers", [float("nan")]))
