"""Plain text as pages: read back with a second library, nothing of it is missing."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bundle.pdf.made import NOW
from xborder.bundle.pdf import plain_text as under_test
from xborder.bundle.pdf.plain_text import COLUMNS, page_lines, text_pages
from xborder.bundle.pdf.printable import printable_text
from xborder.bundle.pdf.text_decoding import decode_text
from xborder.findings import Outcome


def pages(data: bytes) -> Outcome[bytes]:
    return text_pages(data, name="log.txt", reference="JB/2", caption="Log", now=NOW)


def words(made: Outcome[bytes]) -> str:
    assert made.value is not None, made.report
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made.value)).pages)


def codes(made: Outcome[bytes] | Outcome[str]) -> list[str]:
    return [each.code for each in made.report]


@pytest.mark.parametrize(
    ("data", "slips"),
    [
        ("Siân paid £40, “twice”".encode(), []),
        ("Siân paid £40, “twice”".encode("utf-8-sig"), []),
        ("\ufeffSiân paid £40, “twice”".encode("utf-16-le"), []),
        ("\ufeffSiân paid £40, “twice”".encode("utf-16-be"), []),
        ("Siân paid £40, “twice”".encode("cp1252"), ["XB-PDF-125"]),
    ],
)
def test_the_letters_are_those_of_the_file(data: bytes, slips: list[str]) -> None:
    made = pages(data)
    assert "Siân paid £40, “twice”" in words(made)
    assert codes(made) == slips


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "XB-PDF-123"),
        (b"a\0b", "XB-PDF-124"),
        (b"\xff\xfea\0b", "XB-PDF-124"),
        (b"\xff\xfea\0\0\0", "XB-PDF-124"),
        (b"\xef\xbb\xbfcaf\xe9", "XB-PDF-124"),
        (b"caf\xe9 \x81", "XB-PDF-124"),
        (b"\x89PNG\r\n\x1a\n\0\0", "XB-PDF-124"),
        (b"PK\x03\x04", "XB-FILE-007"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    made = pages(data)
    assert made.value is None
    assert codes(made) == [code]


def test_a_file_far_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "MOST_LINES", 3)
    assert codes(pages(b"1\n2\n3\n4")) == ["XB-PDF-122"]
    assert pages(b"1\n2\n3").value is not None
    monkeypatch.setattr(under_test, "MOST_BYTES", 3)
    assert codes(pages(b"1234")) == ["XB-PDF-126"]


def test_long_lines_fit_the_page_and_are_all_there() -> None:
    line = "x" * 1000
    made = words(pages(line.encode()))
    assert made.count("x") == 1000
    assert all(len(each) <= COLUMNS + 7 for each in made.splitlines())
    # What pypdf reads as one line is one line of the page: the widest is not broken once more by the page.
    assert sum("x" in each for each in made.splitlines()) == -(-1000 // COLUMNS)


def test_a_long_file_has_its_last_line() -> None:
    made = words(pages("\n".join(f"entry {number} of the log" for number in range(1, 1301)).encode()))
    assert re.findall(r"entry (\d+) of", made) == [str(number) for number in range(1, 1301)]


def test_what_cannot_be_printed_is_named_with_its_line() -> None:
    made = pages("one\ntwo 李".encode())
    assert codes(made) == ["XB-PDF-010"]
    assert next(iter(made.report)).location.line == 2
    assert "two [U+674E]" in words(made)


_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400)


@given(_LETTERS)
def test_pages_hold_every_character_in_order(text: str) -> None:
    lines, _report = page_lines(text, name="a.txt")
    assert all(len(line) <= COLUMNS + 7 for line in lines)
    held = "".join(line[7:] for line in lines)
    plain, _bad = printable_text(re.sub(r"[\n\r\v\f\x85\u2028\u2029]", "", text))
    assert re.sub(r"\s", "", held) == re.sub(r"\s", "", plain)


@given(_LETTERS)
def test_each_line_of_the_file_has_its_number(text: str) -> None:
    lines, _report = page_lines(text, name="a.txt")
    count = len(under_test._BREAKS.split(text)) - (under_test._BREAKS.split(text)[-1] == "")
    assert [int(line[:5]) for line in lines if line[:5].strip()] == list(range(1, count + 1))


@settings(max_examples=300)
@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_one_error(data: bytes) -> None:
    made = decode_text(data, name="a.txt")
    assert (made.value is None) == made.report.has_errors


@given(_LETTERS.filter(bool))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    made = decode_text(text.encode(), name="a.txt")
    if made.value is not None:
        assert made.value == text.removeprefix("\ufeff")
        assert not made.report
