"""Strict JSON: round trips, places, every fault with its place, limits."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.canonical_json import dumps, pretty
from xborder.files.json_problems import kind_of
from xborder.files.json_reader import parse_json, read_json
from xborder.files.json_scan import is_long_integer
from xborder.files.limits import Limits
from xborder.files.pointers import steps_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=20,
)


def faults(text: str | bytes, limits: Limits | None = None) -> list[tuple[str, int | None, int | None, str | None]]:
    data = text if isinstance(text, bytes) else text.encode()
    read = parse_json(data, "a.json", limits=limits or Limits())
    assert (read.value is None) == bool(read.report)
    places = [(each.code, each.location) for each in read.report]
    return [(code, where.line, where.column, where.pointer) for code, where in places]


@given(JSON)
def test_what_is_dumped_is_read_again(value: Any) -> None:
    for data in (dumps(value), pretty(value), json.dumps(value).encode(), b"\xef\xbb\xbf" + dumps(value)):
        read = parse_json(data, "a.json")
        assert read.value is not None, read.report
        assert read.value.root == value
        assert dumps(read.value.root) == dumps(value)


@given(JSON, st.sampled_from([None, 0, 3]), st.booleans())
def test_every_place_is_the_first_character_of_its_value(value: Any, indent: int | None, windows: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    text = text.replace("\n", "\r\n") if windows else text
    read = parse_json(text.encode(), "a.json", first_line=5).value
    assert read is not None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for pointer, (line, column) in read.positions.items():
        rest = "\n".join(lines[line - 5 :])[column - 1 :]
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == descend(value, pointer)


def descend(value: Any, pointer: str) -> Any:
    for step in steps_of(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@given(JSON)
def test_every_value_has_a_place(value: Any) -> None:
    read = parse_json(dumps(value), "a.json").value
    assert read is not None
    assert len(read.positions) == count(value)
    assert len(list(read.positions)) == len(set(read.positions))


def count(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(count(each) for each in inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,\n "a": 2}', ("XB-JSON-002", 2, 2, "/a")),
        ('[{"b": {"c": 1, "c": 1}}]', ("XB-JSON-002", 1, 17, "/0/b/c")),
        ('{"a": NaN}', ("XB-JSON-003", 1, 7, "/a")),
        ("[1, -Infinity]", ("XB-JSON-003", 1, 5, "/1")),
        ("[1e999]", ("XB-JSON-003", 1, 2, "/0")),
        ("[\n-1e999]", ("XB-JSON-003", 2, 1, "/0")),
        ("[" + "9" * 5000 + "]", ("XB-JSON-004", 1, 2, "/0")),
        ('["\\ud800"]', ("XB-JSON-005", 1, 2, "/0")),
        ('{"\\udc00x": 1}', ("XB-JSON-005", 1, 2, "")),
        ("[" * 100_000, ("XB-JSON-006", 1, 65, "/0" * 64)),
        ('{"a":' * 100_000, ("XB-JSON-006", 1, 321, "/a" * 64)),
        ('{"a": 1', ("XB-JSON-001", 1, 8, None)),
        ('{"a": 1,}', ("XB-JSON-001", 1, 9, None)),
        ("[1] 2", ("XB-JSON-001", 1, 5, None)),
        ("  ", ("XB-JSON-001", 1, 3, None)),
        ('\ufeff\ufeff"a"', ("XB-JSON-001", 1, 1, None)),
        (b'["\xff"]', ("XB-FILE-008", 1, 3, None)),
    ],
)
def test_each_fault_has_its_line_and_column(text: str | bytes, expected: tuple[object, ...]) -> None:
    code, line, column, pointer = faults(text)[0]
    if expected[0] == "XB-JSON-001" and isinstance(text, str) and text.endswith(",}"):
        assert (code, line) == expected[:2]  # newer Pythons point at the comma
    else:
        assert (code, line, column, pointer) == expected


def test_all_faults_are_told() -> None:
    found = faults('{"a": NaN, "a": "\\ud800", "b": [1e999, {"c": 1, "c": 2}]}')
    assert [code for code, *_ in found] == [
        "XB-JSON-003",
        "XB-JSON-002",
        "XB-JSON-005",
        "XB-JSON-003",
        "XB-JSON-002",
    ]


def test_a_whole_surrogate_pair_is_a_character() -> None:
    read = parse_json(b'["\\ud83d\\ude00 \\\\ud800"]', "a.json").value
    assert read is not None
    assert read.root == ["\U0001f600 \\ud800"]


@pytest.mark.parametrize(
    ("limits", "good", "bad", "code"),
    [
        (Limits(depth=3), "[[[1]]]", "[[[[1]]]]", "XB-JSON-006"),
        (Limits(depth=3), '{"a":{"b":[1]}}', '{"a":{"b":[{}]}}', "XB-JSON-006"),
        (Limits(string_chars=3), '"abc"', '"abcd"', "XB-JSON-007"),
        (Limits(string_chars=3), '["é\\u0041c"]', '["abcd"]', "XB-JSON-007"),
        (Limits(key_chars=3), '{"abc": 1}', '{"abcd": 1}', "XB-JSON-007"),
        (Limits(values=3), '{"a":[1,2]}', '{"a":[1,2,3]}', "XB-JSON-008"),
        (Limits(integer_digits=3), "[-999]", "[1000]", "XB-JSON-004"),
    ],
)
def test_limits_at_the_limit_and_beyond(limits: Limits, good: str, bad: str, code: str) -> None:
    assert faults(good, limits) == []
    assert [each[0] for each in faults(bad, limits)] == [code]


def test_the_size_of_a_file_at_the_limit_and_beyond(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[1234]")
    assert read_json(path, limits=Limits(json_bytes=6)).value
    assert [each.code for each in read_json(path, limits=Limits(json_bytes=5)).report] == ["XB-FILE-006"]


@given(st.binary(max_size=100))
def test_any_bytes_give_a_value_or_findings(data: bytes) -> None:
    faults(data)


@given(JSON, st.data())
def test_mutated_documents_give_a_value_or_findings(value: Any, data: st.DataObject) -> None:
    text = bytearray(pretty(value))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text[at : at + cut] = data.draw(
            st.sampled_from([b"", b"{", b"]", b'"', b"\\", b"\\ud800", b",", b"NaN", b"\xff"])
        )
    faults(bytes(text))


def test_numbers_told_by_their_text() -> None:
    assert not is_long_integer("²" * 200, 100)
    assert kind_of("new words", at_end=False) == "the structure cannot be followed"


def test_messages_hold_nothing_of_the_file(canaries: Callable[[object], None]) -> None:
    for text in (
        '{"CANARY": 1, "CANARY": 2}',
        '["CANARY',
        "CANARY",
        '["CANARY" "CANARY"]',
        '["CANARY\\ud800"]',
        '{"CANARY" 1}',
    ):
        canaries(parse_json(text.encode(), "a.json").report)
    canaries(parse_json(b'["CANARY"]', "a.json", limits=Limits(string_chars=2)).report)
