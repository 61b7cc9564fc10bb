"""JSON Lines: each line for itself, counted in the whole file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.json_lines import read_json_lines
from xborder.files.limits import Limits


def read(path: Path, data: bytes, limits: Limits | None = None) -> list[Any]:
    path.write_bytes(data)
    seen: list[Any] = []
    for outcome in read_json_lines(path, limits=limits or Limits()):
        found = [(each.code, each.location.line, each.location.column) for each in outcome.report]
        seen.append(found if outcome.value is None else outcome.value.root)
    return seen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.jsonl"


def test_a_bad_line_does_not_stop_the_reading(path: Path) -> None:
    data = b'\xef\xbb\xbf{"a":1}\r\n\n{"a":}\n[NaN]\n"\xff"\n{"b":2}'
    bad = [[("XB-JSON-001", 3, 6)], [("XB-JSON-003", 4, 2)], [("XB-FILE-008", 5, 2)]]
    assert read(path, data) == [{"a": 1}, *bad, {"b": 2}]


def test_places_count_in_the_whole_file(path: Path) -> None:
    path.write_bytes(b'1\n\n{"a": [7]}\n')
    last = list(read_json_lines(path))[-1].value
    assert last is not None
    assert (last.place("/a/0").line, last.place("/a/0").column) == (3, 8)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_line_at_the_limit_and_beyond(path: Path, end: bytes) -> None:
    limits = Limits(json_bytes=6)
    assert read(path, b'"1234"' + end, limits) == ["1234"]
    assert read(path, b'"12345"' + end + b"\n7\n", limits)[0] == [("XB-JSON-009", 1, 1)]


@pytest.mark.parametrize("length", range(1, 30))
def test_after_a_line_that_is_too_long_the_next_is_read(path: Path, length: int) -> None:
    found = read(path, b"1\n" + b"x" * (6 + length) + b"\n2\n", Limits(json_bytes=6))
    assert found == [1, [("XB-JSON-009", 2, 1)], 2]


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n"])
def test_nothing_in_a_file_is_a_finding(path: Path, data: bytes) -> None:
    assert read(path, data) == [[("XB-FILE-005", None, None)]]


def test_a_file_that_is_no_text_is_told_of_once(path: Path) -> None:
    assert read(path, b"\x1f\x8b\x08\n\n1\n") == [[("XB-FILE-007", None, None)]]
    assert read(path, "1\n2\n".encode("utf-16")) == [[("XB-FILE-009", 1, 1)]]


def test_only_a_file_can_be_compressed_not_a_line(path: Path) -> None:
    assert read(path, b"1\nPK\x03\x04\n2\n") == [1, [("XB-JSON-001", 2, 1)], 2]


@given(values=st.lists(st.integers() | st.text() | st.lists(st.booleans()), min_size=1))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, values: list[Any]) -> None:
    data = "".join(json.dumps(value) + "\n" for value in values).encode()
    assert read(tmp_path_factory.getbasetemp() / "law.jsonl", data) == values


@given(
    data=st.lists(
        st.sampled_from([b"\n", b"\r", b"{", b"}", b'"a"', b":", b"1", b"\xff", b"\0", b"[", b"\xef\xbb\xbf"])
    )
)
def test_any_bytes_give_values_or_findings(tmp_path_factory: pytest.TempPathFactory, data: list[bytes]) -> None:
    assert read(tmp_path_factory.getbasetemp() / "any.jsonl", b"".join(data))
