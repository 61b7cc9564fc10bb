"""Reading bytes: ordinary files within a limit, and nothing else."""

import os
import socket
from pathlib import Path
from typing import Self

import pytest

from xborder.files.decoding import decode, foreign, packed, place_of_byte
from xborder.files.reading import open_file, read_bytes, system_says


def codes(path: Path, limit: int = 100) -> list[str]:
    read = read_bytes(path, limit=limit)
    assert (read.value is None) == bool(read.report)
    assert all(each.location.file == str(path) for each in read.report)
    return [each.code for each in read.report]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


def test_size_at_the_limit_and_beyond(path: Path) -> None:
    path.write_bytes(b"12345")
    assert read_bytes(path, limit=5).value == b"12345"
    assert codes(path, 4) == ["XB-FILE-006"]


def test_a_huge_file_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    monkeypatch.setattr("xborder.files.reading.os.fdopen", lambda number, _mode: Unread(number))
    found = read_bytes(path, limit=10 * 1024 * 1024).report.findings
    assert [each.message for each in found] == ["The file is 100 MiB long; at most 10 MiB is read."]


class Unread:
    """An open file that must not be read."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._number)

    def fileno(self) -> int:
        return self._number

    def read(self, _size: int) -> bytes:
        raise AssertionError("it was read")


def test_what_is_no_file(path: Path, tmp_path: Path) -> None:
    assert codes(path) == ["XB-FILE-001"]
    assert codes(path / "inside") == ["XB-FILE-001"]
    assert codes(tmp_path) == ["XB-FILE-003"]
    path.touch()
    assert codes(path) == ["XB-FILE-005"]
    assert codes(path / "inside") == ["XB-FILE-001"]
    assert codes(tmp_path / ("n" * 300)) == ["XB-FILE-002"]


@pytest.mark.parametrize("name", ["a\0b", "a\ud800"])
def test_paths_that_cannot_be(name: str) -> None:
    found = read_bytes(Path(name), limit=1).report.findings
    assert [each.message for each in found] == [
        "The file cannot be opened: the path holds a character that no path can hold."
    ]


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and sockets as POSIX knows them")
def test_links_pipes_sockets_and_devices(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"1")
    path.symlink_to(target)
    assert codes(path) == ["XB-FILE-004"]
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert codes(pipe) == ["XB-FILE-003"]
    assert codes(Path("/dev/zero")) == ["XB-FILE-003"]
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket must be short
        try:
            server.bind("socket")
        finally:
            os.chdir(here)
    assert codes(tmp_path / "socket") == ["XB-FILE-002"]


def test_open_file_gives_a_handle_to_close(path: Path) -> None:
    path.write_bytes(b"1")
    handle = open_file(path).value
    assert handle is not None
    with handle:
        assert handle.read() == b"1"


def test_an_error_while_reading_is_a_finding(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"1")

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error", "CANARY")

    monkeypatch.setattr("xborder.files.reading._read", broken)
    assert [each.message for each in read_bytes(path, limit=9).report] == [
        "The file cannot be opened: input/output error."
    ]


def test_an_error_without_a_number_has_words() -> None:
    assert system_says(OSError("CANARY")) == "the system gave no reason"


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"one\r\ntwo\rcaf\xe9", "XB-FILE-008", (3, 4)),
        ("é\né".encode() + b"\xc3", "XB-FILE-008", (2, 2)),
        (b"\xef\xbb\xbfa\xff", "XB-FILE-008", (1, 2)),
        (b"\xed\xa0\x80", "XB-FILE-008", (1, 1)),
        (b"a\n\0", "XB-FILE-010", (2, 1)),
        ("é".encode("utf-16"), "XB-FILE-009", (1, 1)),
        ("é".encode("utf-32"), "XB-FILE-009", (1, 1)),
        (b"\x1f\x8b1", "XB-FILE-007", (None, None)),
        (b"PK\x03\x041", "XB-FILE-007", (None, None)),
        (b"BZh91AY&SY", "XB-FILE-007", (None, None)),
        (b"\xfd7zXZ\x00", "XB-FILE-007", (None, None)),
    ],
)
def test_what_is_not_utf8(data: bytes, code: str, place: tuple[int | None, int | None]) -> None:
    read = decode(data, "a.txt")
    assert read.value is None
    assert [(each.code, (each.location.line, each.location.column)) for each in read.report] == [(code, place)]


def test_utf32_is_not_taken_for_utf16() -> None:
    assert "UTF-32" in decode("é".encode("utf-32"), "a.txt").report.findings[0].message


def test_texts_that_only_look_packed() -> None:
    assert decode(b"BZhou,31", "a.csv").value == "BZhou,31"
    assert packed(b"BZh9", "a.csv") is None
    assert foreign("é".encode(), "a.csv") is None
    assert decode(b"PK\x03\x04", "a.csv", first_line=2).value == "PK\x03\x04"


def test_a_mark_is_dropped_only_at_the_start_of_a_file() -> None:
    assert decode(b"\xef\xbb\xbfa", "a", first_line=1).value == "a"
    assert decode(b"\xef\xbb\xbfa", "a", first_line=2).value == "\ufeffa"


def test_the_place_of_a_byte_counts_from_its_first_line() -> None:
    place = place_of_byte(b"a\nb\r\nxyz", 7, "a", first_line=10)
    assert (place.line, place.column) == (12, 3)
