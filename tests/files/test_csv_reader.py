"""CSV: every row with its number and line, every fault with its place, in constant memory."""

import csv
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.csv_reader import open_rows
from xborder.files.csv_row import CsvRow
from xborder.files.limits import Limits
from xborder.findings import Finding, Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kent.csv"


def entry(each: Finding) -> tuple[Any, ...]:
    where = each.location
    return each.code, where.line, where.column, where.row


def read(path: Path, data: bytes, encoding: str = "utf-8", limits: Limits | None = None) -> list[Any]:
    path.write_bytes(data)
    opened = open_rows(path, encoding=encoding, limits=limits or Limits())
    if opened.value is None:
        assert opened.report
        return [entry(each) for each in opened.report]
    with opened.value as table:
        rows = list(table)
    return [
        (each.number, each.line, *each.values.values()) if isinstance(each, CsvRow) else entry(each) for each in rows
    ]


def test_rows_and_lines_of_cells_over_many_lines(path: Path) -> None:
    data = b'"a\nx",b\r\n1,"two\nlines"\n\n"\r\n\r",4\n5,6'
    assert read(path, data) == [(2, 3, "1", "two\nlines"), (4, 6, "\r\n\r", "4"), (5, 9, "5", "6")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("XB-FILE-005", None, None, None)),
        (b"\xef\xbb\xbf", ("XB-CSV-011", 1, None, 1)),
        (b"\na,b\n", ("XB-CSV-011", 1, None, 1)),
        (b"sep=;\n", ("XB-CSV-011", 2, None, 1)),
        (b"sep=;\n;;\n", ("XB-CSV-011", 2, None, 1)),
        (b"sep=x\na\n", ("XB-CSV-006", 1, None, None)),
        (b"a,,b\n", ("XB-CSV-007", 1, None, 1)),
        (b"a,b,a\n", ("XB-CSV-008", 1, None, 1)),
        (b"sep=,\na,a\n", ("XB-CSV-008", 2, None, 1)),
        (b'"a,b\n1,2\n', ("XB-CSV-003", 1, None, 1)),
        (b"caf\xe9,b\n", ("XB-FILE-008", 1, 4, 1)),
        (b"a\xc3\xa9\0,b\n", ("XB-FILE-010", 1, 3, 1)),
        (b"a,b\r1,2\r", ("XB-CSV-010", 1, None, 1)),
        ("a,b\n1,2\n".encode("utf-16"), ("XB-FILE-009", 1, 1, 1)),
        (b"\x1f\x8b\x08\0", ("XB-FILE-007", None, None, None)),
    ],
)
def test_faults_of_the_heading(path: Path, data: bytes, expected: tuple[Any, ...]) -> None:
    assert read(path, data) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1\n", [("XB-CSV-004", 2, None, 2), (3, 3, "8", "9")]),
        (b"1,2,3\n", [("XB-CSV-004", 2, None, 2), (3, 3, "8", "9")]),
        (b'1,"2\n', [("XB-CSV-003", 2, None, 2)]),
        (b'1,"2"x\n', [("XB-CSV-003", 2, None, 2)]),
        (b'"1\n2",3\n4,\xe9\n', [(2, 2, "1\n2", "3"), ("XB-FILE-008", 4, 3, 3)]),
        (b'1,"x\n\xe9"\n', [("XB-FILE-008", 3, 1, 2)]),
        (b"1,2\n3,\0\n", [(2, 2, "1", "2"), ("XB-FILE-010", 3, 3, 3)]),
        (b"1,2\r3,4\n", [("XB-CSV-010", 2, None, 2)]),
        (b"PK\x03\x04,BZh\n", [(2, 2, "PK\x03\x04", "BZh"), (3, 3, "8", "9")]),
    ],
)
def test_faults_of_rows(path: Path, data: bytes, expected: list[Any]) -> None:
    assert read(path, b"a,b\n" + data + b"8,9\n") == expected


def test_words_of_a_wrong_count(path: Path) -> None:
    path.write_bytes(b"a,b\n1\n")
    table = open_rows(path).value
    assert table is not None
    with table:
        assert [each.message for each in table if isinstance(each, Finding)] == [
            "The row has 1 cells where the heading has 2."
        ]


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        (b"\xef\xbb\xbfa;b\n", ";"),
        (b"a\tb\n", "\t"),
        (b"a|b\n", "|"),
        (b'"a, of, x";b\n', ";"),
        (b"sep=|\r\na,|b;\n", "|"),
        (b"SEP=\t\na\tb\n", "\t"),
        (b"a\n", ","),
    ],
)
def test_delimiters(path: Path, head: bytes, delimiter: str) -> None:
    path.write_bytes(head)
    table = open_rows(path).value
    assert table is not None
    table.close()
    assert table.delimiter == delimiter
    assert table.header[0].startswith("a")
    assert len(table.header) == head.splitlines()[-1].count(delimiter.encode()) + 1


def test_other_encodings(path: Path) -> None:
    data = "name,n\ncafé,1\nx,".encode("cp1252") + b"\x81\n"
    assert read(path, data, "cp1252") == [(2, 2, "café", "1"), ("XB-CSV-001", 3, 3, 3)]
    assert read(path, b"a,b\n1,\0\n", "cp1252") == [("XB-CSV-002", 2, 3, 2)]
    assert read(path, b"\xef\xbb\xbfa,b\n", "cp1252") == [("XB-CSV-001", 1, 1, 1)]
    assert read(path, b"\xef\xbb\xbfa,b\n1,2\n", "UTF8") == [(2, 2, "1", "2")]
    with pytest.raises(LookupError):
        open_rows(path, encoding="klingon")


def test_cells_and_rows_at_the_limit_and_beyond(path: Path) -> None:
    limits = Limits(string_chars=3, csv_row_bytes=9)
    good = [(2, 2, "123", "ééé"[:2])]
    assert read(path, "a,b\n123,éé\n".encode(), limits=limits) == good
    assert read(path, b"a,b\n1234,1\n5,6\n", limits=limits) == [("XB-CSV-009", 2, 1, 2), (3, 3, "5", "6")]
    for end in (b"", b"\n", b"\r\n"):
        assert read(path, b"abcd,efgh" + end, limits=limits) == []
        assert read(path, b"abcd,efghi" + end, limits=limits) == [("XB-CSV-005", 1, None, 1)]
        long = Limits(csv_row_bytes=9)
        assert read(path, b"a,b\n1234,6789" + end, limits=long) == [(2, 2, "1234", "6789")]
        assert read(path, b"a,b\n1234,67890" + end, limits=long) == [("XB-CSV-005", 2, None, 2)]


def test_a_row_of_many_lines_is_bounded_as_a_whole(path: Path) -> None:
    data = b"a,b\n" + b'"\n",' * 100_000
    assert read(path, data, limits=Limits(csv_row_bytes=1000)) == [("XB-CSV-005", 252, None, 2)]


def test_many_headings_are_judged_quickly_and_findings_bounded(path: Path) -> None:
    names = ",".join(f"n{number}" for number in range(100_000))
    assert read(path, names.encode()) == []
    found = read(path, b"a" + b"," * 100_000, limits=Limits(findings=3))
    assert [code for code, *_ in found] == ["XB-CSV-007"] * 3 + ["XB-FILE-012"]


def test_memory_is_constant(path: Path) -> None:
    line = b'"Kent","a cell\nof two lines",' + b"x" * 5000 + b"\n"
    with path.open("wb") as file:
        file.write(b"a,b,c\n")
        for _ in range(30):
            file.write(line * (1_000_000 // len(line)))
    assert path.stat().st_size > 29_000_000
    tracemalloc.start()
    try:
        table = open_rows(path).value
        assert table is not None
        with table:
            last = None
            for number, last in enumerate(table, 2):
                assert isinstance(last, CsvRow)
                assert last.number == number
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(last, CsvRow)
    assert last.line == 2 * last.number - 2
    assert peak < 2_000_000


CELLS = st.text(st.sampled_from('ab",;\n\r\t|é '), max_size=6)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=6)


@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], delimiter: str, end: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("one", "two"), *rows])
    data = text.getvalue()
    found = read(tmp_path_factory.getbasetemp() / "law.csv", data.encode())
    assert [each[2:] for each in found] == rows
    assert [each[0] for each in found] == list(range(2, len(rows) + 2))
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for _, line, first, _second in found:
        assert lines[line - 1].startswith(
            '"' + first.replace('"', '""').replace("\r\n", "\n").replace("\r", "\n").split("\n")[0]
        )


@given(
    data=st.lists(
        st.sampled_from([b"a", b",", b";", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xc3\xa9", b"sep=", b"\xef\xbb\xbf"])
    ),
    encoding=st.sampled_from(["utf-8", "cp1252", "ascii", "utf-16"]),
)
def test_any_bytes_give_rows_or_findings(
    tmp_path_factory: pytest.TempPathFactory, data: list[bytes], encoding: str
) -> None:
    read(tmp_path_factory.getbasetemp() / "any.csv", b"".join(data), encoding)


def test_messages_hold_nothing_of_the_file(path: Path, canaries: Callable[[object], None]) -> None:
    for data in (b"CANARY,CANARY\n", b'"CANARY', b"sep=CANARY", b"CANARY\xff"):
        path.write_bytes(data)
        canaries(open_rows(path, label="a.csv").report)
    path.write_bytes(b'name,b\nCANARY\n"CANARY"CANARY,1\n')
    table = open_rows(path, label="a.csv").value
    assert table is not None
    with table:
        found = [each for each in table if isinstance(each, Finding)]
    canaries(Report.of(*found))
    assert {each.location.file for each in found} == {"a.csv"}


def test_a_missing_file_is_named_by_its_label(path: Path) -> None:
    assert [str(each.location) for each in open_rows(path, label="kent export").report] == ["kent export"]
