"""A finding names the very characters of the user's own file that it is about, in every format that is read."""

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formats_world import (
    CONTEXT,
    KENT,
    KENT_FILE,
    NORFOLK_FILE,
    ORDERS_FILE,
    SPI,
    SUFFOLK,
    SUFFOLK_FILE,
    one,
    read_text,
)
from workbooks import make_workbook, table_of
from xborder.files.xml_places import XmlPlaces
from xborder.findings import Finding, Location
from xborder.formats import ReadResult, read
from xborder.rules import RuleContext, check_many

TOKEN = "zzQ7é☃\U0001f4159zz"  # noqa: S105 - no password: a text that is wrong almost everywhere, of one to four bytes a character
NOW = dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)
NORFOLK = NORFOLK_FILE.read_text(encoding="utf-8")
SUFFOLK_TEXT = SUFFOLK_FILE.read_text(encoding="utf-8")
ORDERS = ORDERS_FILE.read_text(encoding="utf-8")
KENT_ROWS = table_of(KENT_FILE.read_text(encoding="utf-8"))


def at(text: str, where: Location) -> str:
    """What stands at a place of a text: the rest of the line, as an editor shows it."""
    assert where.line
    assert where.column
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[where.line - 1][where.column - 1 :]


def placed(result: ReadResult) -> list[Location]:
    """The places of all findings, losses and canonical fields that hold the token as it was written."""
    fields = [
        record.at(pointer) for record in result.records for pointer in _leaves(record.data) if _is_one_text(pointer)
    ]
    kept = [entry.location for entry in result.loss if entry.example == TOKEN]
    judged = check_many(result.records, RuleContext(now=NOW))
    found = [each.location for each in (*result.report, *judged) if each.excerpt == TOKEN]
    return found + fields + kept


def _leaves(value: Any, pointer: str = "") -> Iterator[str]:
    """The pointers of the values that are the token."""
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, f"{pointer}/{step}")
    elif value == TOKEN:
        yield pointer


def _is_one_text(pointer: str) -> bool:
    """False for a part of an address, which is one field made of several texts and placed at the first."""
    return "/address" not in pointer and not pointer.startswith("/extensions/")


def spoiled(text: str, pattern: str, drawn: st.DataObject, token: str = TOKEN) -> str:
    """The text with one of the places that the pattern's group ``at`` finds filled with the token."""
    match = drawn.draw(st.sampled_from(list(re.finditer(pattern, text))))
    return text[: match.start("at")] + token + text[match.end("at") :]


def check(result: ReadResult, text: str) -> None:
    places = placed(result)
    # An address is one field made of several, and is placed at the first of them.
    assert places or result.report or any(TOKEN in str(record.data) for record in result.records)
    for where in places:
        assert at(text, where).lstrip("\"'").startswith(TOKEN)
    for found in result.report:
        assert found.location.line
        assert found.location.column


TEXT_OF_LEAF = r"<[\w:]+>(?P<at>[^<\s][^<]*)</"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@settings(max_examples=40)
@given(drawn=st.data())
def test_xml(tmp_path_factory: pytest.TempPathFactory, end: str, drawn: st.DataObject) -> None:
    text = spoiled(NORFOLK, TEXT_OF_LEAF, drawn).replace("\n", end)
    check(read_text(tmp_path_factory.getbasetemp(), text, SPI), text)


@settings(max_examples=40)
@given(drawn=st.data())
def test_xml_attributes(tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject) -> None:
    blank = drawn.draw(st.sampled_from([" ", "\n", " other='>' ", "\t\n  "]))
    quote = drawn.draw(st.sampled_from("\"'"))
    elements = list(re.finditer(r"<(?!/|\?)[\w:]+(?=[\s>])", NORFOLK))[1:]
    element = drawn.draw(st.sampled_from(elements))
    text = f"{NORFOLK[: element.end()]}{blank}Mark = {quote}{TOKEN}{quote}{NORFOLK[element.end() :]}"
    result = read_text(tmp_path_factory.getbasetemp(), text, SPI)
    places = [found.location for found in result.report if found.excerpt == TOKEN]
    assert places
    for where in places:
        assert at(text, where).startswith(TOKEN)
        assert (where.xpath or "").endswith("/@Mark")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
@settings(max_examples=10)
@given(drawn=st.data())
def test_xml_in_other_encodings(tmp_path_factory: pytest.TempPathFactory, encoding: str, drawn: st.DataObject) -> None:
    token = "zzQ7é9zz" if encoding in {"iso-8859-1", "windows-1252"} else TOKEN
    text = spoiled(NORFOLK, TEXT_OF_LEAF, drawn, token).replace("UTF-8", encoding.removesuffix("-sig"))
    # One line, so that what comes before counts in the column.
    text = text.replace("\n", " ")
    result = read_text(tmp_path_factory.getbasetemp(), text.encode(encoding), SPI)
    for found in result.report:
        if found.excerpt == token:
            assert at(text, found.location).startswith(token)
    assert result.records or result.report


def enveloped(message: str, times: int, escape: Callable[[str], str]) -> str:
    body = message
    for _ in range(times):
        body = f'<?xml version="1.0"?>\n<Route é="☃"><DataStreamContent>\n {escape(body)}</DataStreamContent>\n</Route>'
    return body


def _mixed(text: str) -> str:
    """Escaped by turns: named, by number, and as they stand in a section."""
    head, middle, tail = text.partition("<Defendant>")
    plain = f"{middle}{tail}".replace("]]>", "]]]]><![CDATA[>")
    return f"<!-- x > y -->{html.escape(head)}<?note?><![CDATA[{plain}]]>".replace("&quot;", "&#x22;")


@pytest.mark.parametrize("escape", [html.escape, _mixed])
@pytest.mark.parametrize("times", [1, 2])
@settings(max_examples=20)
@given(drawn=st.data())
def test_xml_in_an_envelope(
    tmp_path_factory: pytest.TempPathFactory, times: int, escape: Callable[[str], str], drawn: st.DataObject
) -> None:
    inner = spoiled(NORFOLK, TEXT_OF_LEAF, drawn)
    if drawn.draw(st.booleans()):
        inner = inner.replace("\n", "")
    text = enveloped(inner, times, escape)
    check(read_text(tmp_path_factory.getbasetemp(), text, SPI), text)


def test_text_after_a_child_is_not_the_text_of_the_element() -> None:
    places = XmlPlaces(b"<a>\n <b/>tail<c> x</c></a>")
    assert [places.text(number) for number in range(3)] == [(1, 1), (2, 2), (2, 14)]


def test_numbers_of_elements_are_those_of_the_tree() -> None:
    places, root = XmlPlaces(NORFOLK_FILE.read_bytes()), etree.fromstring(NORFOLK_FILE.read_bytes())
    for number, element in enumerate(root.iter("*")):
        line, column = places.tag(number)
        assert line == cast("int", element.sourceline)
        assert NORFOLK.splitlines()[line - 1][column - 1 :].startswith("<")
        if element.text and element.text.strip():
            line, column = places.text(number)
            assert at(NORFOLK, Location(line=line, column=column)).startswith(element.text.strip().split("\n")[0])


@settings(max_examples=40)
@given(drawn=st.data())
def test_mapped_json(tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject) -> None:
    text = spoiled(SUFFOLK_TEXT, r'": "(?P<at>[^"\\]+)"', drawn)
    if drawn.draw(st.booleans()):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    check(read_text(tmp_path_factory.getbasetemp(), text, SUFFOLK), text)


def orders(form: str) -> str:
    """The orders of the demo in another canonical form."""
    records = read(ORDERS_FILE, "canonical-yaml", context=CONTEXT).records
    items = [record.data for record in records]
    if form == "canonical-jsonl":
        return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in items)
    return json.dumps({"schema": "xborder/records/1", "records": items}, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("form", ["canonical-json", "canonical-jsonl"])
@settings(max_examples=40)
@given(drawn=st.data())
def test_canonical_json(tmp_path_factory: pytest.TempPathFactory, form: str, drawn: st.DataObject) -> None:
    text = spoiled(orders(form), r'": "(?P<at>[^"\\]+)"', drawn)
    result = read_text(tmp_path_factory.getbasetemp(), text, form)
    check(result, text)
    for found in result.report:
        assert points_at_the_token(found, text)


@settings(max_examples=40)
@given(drawn=st.data())
def test_canonical_yaml(tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject) -> None:
    text = spoiled(ORDERS, r"(?m)^[ -]*\w+: (?P<at>[A-Za-z0-9][^\n#&*|>{\[\"']*)$", drawn)
    result = read_text(tmp_path_factory.getbasetemp(), text, "canonical-yaml")
    check(result, text)
    for found in result.report:
        assert points_at_the_token(found, text)


def points_at_the_token(found: Finding, text: str) -> bool:
    """True for a place that is the token, or, for what its loss leaves incomplete, the thing around it."""
    return at(text, found.location).lstrip("\"'").startswith(TOKEN) or found.code in {"XB-SCHEMA-007", "XB-FORMAT-016"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@settings(max_examples=40)
@given(drawn=st.data())
def test_csv(tmp_path_factory: pytest.TempPathFactory, delimiter: str, drawn: st.DataObject) -> None:
    rows = [list(row) for row in KENT_ROWS]
    row, column = drawn.draw(st.integers(1, len(rows) - 1)), drawn.draw(st.integers(0, len(rows[0]) - 1))
    for _ in range(drawn.draw(st.integers(0, 4))):
        other = drawn.draw(st.integers(1, row)), rows[0].index(drawn.draw(st.sampled_from(["Location", "District"])))
        rows[other[0]][other[1]] = drawn.draw(st.sampled_from(['"', "two\nlines", "a\r\nb", '""\n"', "; , \t", "☃"]))
    rows[row][column] = TOKEN
    out = io.StringIO()
    quoting: Literal[0, 1] = drawn.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = drawn.draw(st.sampled_from(["\n", "\r\n"]))
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    head = drawn.draw(st.sampled_from(["", f"sep={delimiter}{end}"]))
    text = head + out.getvalue()
    mark = drawn.draw(st.sampled_from(["", "\ufeff"]))
    result = read_text(tmp_path_factory.getbasetemp(), mark + text, KENT)
    places = placed(result)
    assert places or rows[0][column] == "Time"  # a time that is wrong is placed at the date before it
    for where in places:
        assert at(text, where).startswith(TOKEN)
        assert (where.row, where.field) == (row + 1, rows[0][column])


@settings(max_examples=30)
@given(drawn=st.data())
def test_workbooks(tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject) -> None:
    rows = [list(row) for row in KENT_ROWS[:4]]
    row, column = drawn.draw(st.integers(1, 3)), drawn.draw(st.integers(0, len(rows[0]) - 1))
    rows[row][column] = TOKEN
    above, left = drawn.draw(st.integers(0, 3)), drawn.draw(st.integers(0, 30))
    sheet: list[list[str | None]] = [[] for _ in range(above)]
    sheet += [[None] * left + list(cells) for cells in rows]
    book = make_workbook(tmp_path_factory.getbasetemp() / "log.xlsx", {"Notes": [["x"]], "Log é": sheet})
    places = placed(read(book, KENT, context=CONTEXT))
    assert places or rows[0][column] == "Time"  # a time that is wrong is placed at the date before it
    for where in places:
        assert where.cell
        assert where.sheet == "Log é"
        letters, number = re.fullmatch(r"([A-Z]+)(\d+)", where.cell).groups()  # type: ignore[union-attr]
        index = 0
        for letter in letters:
            index = index * 26 + ord(letter) - 64
        assert sheet[int(number) - 1][index - 1] == TOKEN
        assert (where.row, where.field) == (int(number), rows[0][column])


def test_a_finding_of_two_sources_names_the_first(tmp_path: Path) -> None:
    text = KENT_FILE.read_text(encoding="utf-8").replace("29/03/2026,08:10", "29/03/2026,01:10")
    where = one(read_text(tmp_path, text, KENT), "XB-FORMAT-012").location
    assert where.field == "Date"
    assert at(text, where).startswith("29/03/2026,01:10")
