"""Canonical XML: the same records as JSON in every pair of forms, and the same findings, in their places."""

import itertools
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formats_world import codes, data, one, read_text, sourced
from strategies import ANY_TEXTS, records
from xborder.files.limits import Limits
from xborder.formats import LossReport, ReadResult, detect, iter_records, write
from xborder.formats.canonical import FORMS
from xborder.formats.xml_plan import plan_of
from xborder.model.incident import Incident
from xborder.model.register import DOCUMENTS, RECORD_TYPES
from xborder.schema import decode
from xborder.schema.shapes import ByName, Many, Plain, Record, fields_of
from xborder.schema.xml_form import namespace_of

XML = "canonical-xml"
NAMESPACE = "urn:xborder:schema:incident:1"
GOOD = f"""<incident xmlns="{NAMESPACE}">
  <ref>EK/26/1042</ref>
  <provenance>
    <force>46</force>
  </provenance>
  <processing_restricted>false</processing_restricted>
  <occurred_on>2026-02-08</occurred_on>
  <person>
    <ref>P1</ref>
    <role>suspect</role>
    <person>
      <name>
        <family>Fenwright</family>
        <given>Daryl</given>
        <given>Lee</given>
      </name>
      <date_of_birth>1991-02</date_of_birth>
    </person>
  </person>
  <dogs>2</dogs>
  <extensions>
    <entry key="/Case/Note">as  written </entry>
  </extensions>
</incident>
"""
MANY = " ".join(f'a{number}="1"' for number in range(70))
MANY_SPACES = MANY.replace(" a", " xmlns:a").replace("a0", "xmlns:a0")
LINES = GOOD.splitlines()


def read(folder: Path, text: str | bytes) -> ReadResult:
    return read_text(folder, text, XML, suffix=".xml")


def line_of(part: str, text: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def wrapped(*records: str) -> str:
    return f'<records xmlns="urn:xborder:schema:records:1">\n{"".join(records)}</records>\n'


@pytest.mark.parametrize(("one_form", "other"), list(itertools.permutations(FORMS, 2)))
@settings(max_examples=12)
@given(drawn=st.data())
def test_all_pairs_of_the_canonical_forms_give_equal_records(one_form: str, other: str, drawn: st.DataObject) -> None:
    kind = drawn.draw(st.sampled_from(sorted(RECORD_TYPES)))
    made = drawn.draw(st.lists(records(RECORD_TYPES[kind]), min_size=1, max_size=3))
    current = [sourced(kind, record) for record in made]
    with TemporaryDirectory() as folder:
        for form in ("canonical-json", one_form, other, "canonical-json"):
            written = write(current, form)
            assert written.value is not None, written.report
            assert written.loss == LossReport()
            result = read_text(Path(folder), written.value, form)
            assert not result.report
            assert [record.record for record in result.records] == made
            current = list(result.records)


@settings(max_examples=150)
@given(records(Incident, texts=ANY_TEXTS))
def test_any_text_is_the_same_or_refused(record: Any) -> None:
    written = write([sourced("incident", record)], XML)
    if written.value is None:
        assert {found.code for found in written.report} == {"XB-FORMAT-120"}
        return
    with TemporaryDirectory() as folder:
        result = read(Path(folder), written.value)
    assert [each.record for each in result.records] == [record], result.report


@pytest.mark.parametrize("text", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_xml_forbids_are_refused_in_texts_and_keys(text: str) -> None:
    for change in ({"summary": f"a{text}"}, {"extensions": {f"k{text}": "x"}}):
        record = decode({**_plain(), **change}).value
        report = write([sourced("incident", record)], XML).report
        (found,) = report.findings
        assert found.code == "XB-FORMAT-120"
        assert text not in f"{found.message}{found.location}"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\t a\r\n b \r", "\x85\u2028", "<&>\"'", "]]>", "é😀", "  \u00a0", "\ufeff", "&#13;"]
)
def test_white_space_and_signs_are_kept(text: str, tmp_path: Path) -> None:
    record = decode({**_plain(), "summary": text, "extensions": {text: text}}).value
    written = write([sourced("incident", record)], XML)
    assert written.value is not None
    assert read(tmp_path, written.value).records[0].record == record
    # A reader of another house sees the same.
    root = etree.fromstring(written.value)
    assert (root.findtext("{*}summary") or "") == text
    assert root.find("{*}extensions")[0].get("key") == text  # type: ignore[index] # it is there


def _plain() -> dict[str, Any]:
    return {
        "schema": "xborder/incident/1",
        "ref": "F1",
        "provenance": {"force": "46"},
        "processing_restricted": False,
    }


def test_the_form_is_as_it_is_documented(tmp_path: Path) -> None:
    result = read(tmp_path, GOOD)
    assert codes(result) == []
    record = result.records[0].record
    assert record.persons[0].person.name.given == ("Daryl", "Lee")
    assert str(record.persons[0].person.date_of_birth) == "1991-02"
    assert record.extensions == {"/Case/Note": "as  written "}
    written = write(result.records, XML).value
    assert written is not None
    assert written.decode() == f'<?xml version="1.0" encoding="UTF-8"?>\n{GOOD}'


def test_values_know_their_places(tmp_path: Path) -> None:
    record = read(tmp_path, wrapped(GOOD, GOOD)).records[1]
    at = record.at("/persons/0/person/name/given/1")
    assert at.line == len(LINES) + 1 + line_of("<given>Lee", GOOD)
    assert at.column == LINES[line_of("<given>Lee", GOOD) - 1].index("<") + 1
    assert at.xpath == "/records/incident[2]/person/person/name/given[2]"
    assert record.at("/extensions/~1Case~1Note").xpath == "/records/incident[2]/extensions/entry"


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "part"),
    [
        ("<dogs>2</dogs>", "<dog>2</dog>", "XB-SCHEMA-005", "/incident/dog", "<dog>"),
        ("<dogs>2</dogs>", "<persons/><dogs>2</dogs>", "XB-SCHEMA-005", "/incident/persons", "<persons/>"),
        ("<dogs>2</dogs>", '<dogs xmlns="">2</dogs>', "XB-SCHEMA-005", "/incident/dogs", "<dogs"),
        ("<dogs>2</dogs>", '<dogs unit="x">2</dogs>', "XB-SCHEMA-005", "/incident/dogs/@unit", "<dogs"),
        ("<dogs>2</dogs>", "<dogs>two</dogs>", "XB-SCHEMA-007", "/incident/dogs", "<dogs"),
        ("<dogs>2</dogs>", "<dogs>2.0</dogs>", "XB-SCHEMA-007", "/incident/dogs", "<dogs"),
        ("<dogs>2</dogs>", "<dogs><n>2</n></dogs>", "XB-SCHEMA-007", "/incident/dogs", "<dogs"),
        ("<dogs>2</dogs>", "<dogs>2</dogs>x", "XB-FORMAT-121", "/incident", "<incident"),
        ("<dogs>2</dogs>", "<dogs>2</dogs><dogs>3</dogs>", "XB-FORMAT-122", "/incident/dogs[2]", "<dogs"),
        (">false<", ">0<", "XB-SCHEMA-007", "/incident/processing_restricted", "<processing"),
        (">false<", "><", "XB-SCHEMA-007", "/incident/processing_restricted", "<processing"),
        (">2026-02-08<", ">08/02/2026<", "XB-SCHEMA-009", "/incident/occurred_on", "<occurred_on"),
        (">2026-02-08<", ">2026-02-08 07:45<", "XB-SCHEMA-009", "/incident/occurred_on", "<occurred_on"),
        (">1991-02<", ">1991-13<", "XB-SCHEMA-012", "/incident/person/person/date_of_birth", "<date_of_birth"),
        (">suspect<", ">suspects<", "XB-SCHEMA-008", "/incident/person/role", "<role"),
        ("<role>suspect</role>", "", "XB-SCHEMA-004", "/incident/person", "<person"),
        ("    <force>46</force>\n  ", "46", "XB-SCHEMA-007", "/incident/provenance", "<provenance"),
        (' key="/Case/Note"', "", "XB-SCHEMA-004", "/incident/extensions/entry/@key", "<entry"),
        (
            "<entry key",
            '<entry key="/Case/Note"/><entry key',
            "XB-FORMAT-122",
            "/incident/extensions/entry[2]",
            "<entry",
        ),
        ("<extensions>", "<extensions>x", "XB-FORMAT-121", "/incident/extensions", "<extensions"),
    ],
)
def test_what_is_not_of_the_form_is_a_finding_in_its_place(
    old: str, new: str, code: str, path: str, part: str, tmp_path: Path
) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    result = read(tmp_path, text)
    assert result.records == ()
    found = one(result, code)
    assert codes(result) == [code]
    assert found.location.xpath == path
    assert found.location.line == line_of(part, text)
    assert found.location.column


def test_elements_in_another_order_are_read_with_a_warning(tmp_path: Path) -> None:
    text = GOOD.replace("  <dogs>2</dogs>\n", "").replace("  <ref>EK", "  <dogs>2</dogs>\n  <ref>EK")
    result = read(tmp_path, text)
    assert data(result) == data(read(tmp_path, GOOD))
    assert {found.code for found in result.report} == {"XB-FORMAT-123"}


def test_prefixes_comments_and_cdata_do_not_matter(tmp_path: Path) -> None:
    plain = data(read(tmp_path, GOOD))
    prefixed = GOOD.replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    assert data(read(tmp_path, prefixed)) == plain
    noted = GOOD.replace("EK/26/1042", "EK/<!-- ? --><![CDATA[26]]>/1042")
    assert data(read(tmp_path, noted)) == plain
    located = GOOD.replace(
        "<incident ", '<incident xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b" ', 1
    )
    assert data(read(tmp_path, located)) == plain
    assert data(read(tmp_path, GOOD.encode("utf-16"))) == plain


def test_a_bad_record_does_not_hide_the_others(tmp_path: Path) -> None:
    bad = GOOD.replace("<dogs>", "<hounds>").replace("</dogs>", "</hounds>")
    other = '<offence xmlns="urn:xborder:schema:offence:1"/>'
    result = read(tmp_path, wrapped(GOOD, bad, other, GOOD.replace("1042", "1043")))
    assert [record.record.ref for record in result.records] == ["EK/26/1042", "EK/26/1043"]
    assert codes(result) == ["XB-FORMAT-025", "XB-SCHEMA-005"]
    assert one(result, "XB-SCHEMA-005").location.xpath == "/records/incident[2]/hounds"


def test_records_before_a_break_are_read(tmp_path: Path) -> None:
    text = wrapped(*[GOOD] * 100)
    result = read(tmp_path, text[: len(text) - len(GOOD)])
    assert len(result.records) >= 98
    assert codes(result) == ["XB-XML-002"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "XB-FILE-005"),
        ("x", "XB-XML-001"),
        ("<incident/>", "XB-FORMAT-025"),
        (GOOD.replace("incident:1", "incident:2"), "XB-FORMAT-025"),
        (GOOD.replace("incident:1", "offender:1"), "XB-FORMAT-025"),
        (GOOD.replace("incident:1", "case:1").replace("incident", "case"), "XB-FORMAT-025"),
        (wrapped(), "XB-FORMAT-008"),
        (wrapped("x"), "XB-FORMAT-121"),
        (f"<!DOCTYPE x [<!ENTITY a 'b'>]>{GOOD}", "XB-XML-003"),
        (GOOD.replace("Fenwright", "&b;"), "XB-XML-001"),
        (GOOD.replace("Fenwright", "\x01"), "XB-XML-001"),
        (GOOD.replace("</name>", "</nam>"), "XB-XML-001"),
        (f'<?xml version="1.0" encoding="utf-7"?>{GOOD}', "XB-XML-008"),
        (GOOD.replace("Fenwright", "<a>" * 100 + "</a>" * 100), "XB-XML-005"),
        (GOOD.replace("<ref>", f"<ref {MANY}>"), "XB-XML-006"),
        (GOOD.replace("<ref>", f"<ref {MANY_SPACES}>"), "XB-XML-006"),
        (GOOD.replace("Fenwright", "x" * 100_001), "XB-XML-009"),
        (GOOD.replace("/Case/Note", "x" * 300), "XB-XML-009"),
    ],
)
def test_documents_that_are_refused(text: str, expected: str, tmp_path: Path) -> None:
    result = read(tmp_path, text)
    assert result.records == ()
    assert expected in codes(result)


def test_a_long_tag_and_a_long_record_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    path.write_text(GOOD.replace("<dogs>", f"<dogs {'x' * 3_000_000}"), encoding="utf-8")
    assert [found.code for made in iter_records(path, XML) for found in made.report] == ["XB-XML-001"]
    path.write_text(GOOD.replace("  <dogs>", "<exhibit_ref>R/1</exhibit_ref>" * 20_000 + "  <dogs>"), encoding="utf-8")
    small = Limits(xml_bytes=100_000)
    assert [found.code for made in iter_records(path, XML, limits=small) for found in made.report] == ["XB-FILE-006"]
    assert [made.record is not None for made in iter_records(path, XML)] == [True]


def test_many_records_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    head = '<records xmlns="urn:xborder:schema:records:1">\n'
    with path.open("w", encoding="utf-8") as out:
        out.write(head)
        for number in range(12_000):
            out.write(GOOD.replace("1042", str(number)))
        out.write("</records>\n")
    next(iter_records(path, XML))
    tracemalloc.start()
    try:
        read_ = sum(made.record is not None for made in iter_records(path, XML))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read_ == 12_000
    assert peak < 2_500_000


def test_the_format_is_found(tmp_path: Path) -> None:
    for text in (GOOD, wrapped(GOOD), f'<?xml version="1.0"?>\n<!-- log -->\n{GOOD}'):
        path = tmp_path / "a.xml"
        path.write_text(text, encoding="utf-8")
        assert detect(path) == XML
        assert detect(path, [tmp_path]) == XML


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_form_has_a_name_for_everything(name: str) -> None:
    namespace_of(name)
    todo, seen = [DOCUMENTS[name]], set()
    while todo:
        cls = todo.pop()
        if cls in seen:
            continue
        seen.add(cls)
        fields = [field for field in fields_of(cls) if not (field.name == "schema" and cls in DOCUMENTS.values())]
        assert len(plan_of(cls)) == len(fields), "two fields have one element"
        for field in fields:
            item = field.shape.item if isinstance(field.shape, Many) else field.shape
            if isinstance(item, ByName):
                assert isinstance(item.item, Plain), "an entry holds a text"
            if isinstance(item, Record):
                todo.append(item.type)


@settings(max_examples=300)
@given(drawn=st.data())
def test_spoilt_files_give_records_or_findings(drawn: st.DataObject) -> None:
    content = wrapped(GOOD, GOOD.replace("1042", "1043")).encode()
    for _ in range(drawn.draw(st.integers(1, 4))):
        at = drawn.draw(st.integers(0, len(content)))
        end = at + drawn.draw(st.integers(0, 60))
        odd = drawn.draw(
            st.sampled_from(
                [b"", b"<", b">", b"&", b"\0", b"\xff", b"]]>", b"<!--", b"<ref/>", b"x", b"</person>", b"'"]
            )
        )
        content = content[:at] + odd + content[drawn.draw(st.sampled_from([at, end])) :]
    with TemporaryDirectory() as folder:
        result = read(Path(folder), content)
    assert result.records or result.report
    for record in result.records:
        assert decode(record.data).value == record.record
    assert all(found.location.file for found in result.report)
