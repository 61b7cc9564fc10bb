"""X1 to X10, Y1 to Y6, J1 to J6, R1, C1 and C2: documents that attack the program that reads them.

Each is refused with a finding, in little time and memory, and nothing of another
file gets into what is read.
"""

import gzip
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from xborder.files.csv_reader import open_rows
from xborder.files.json_reader import parse_json
from xborder.files.xml_reader import parse_xml, read_xml
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Finding, Outcome, Report

SECONDS = 5.0
"""So long may a hostile document take on a slow machine; one that gets through takes minutes, or all memory."""


@pytest.fixture(autouse=True)
def _in_little_time() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


def refused(read: Outcome[Any], *codes: str) -> None:
    assert read.value is None
    assert set(codes) <= {found.code for found in read.report}
    assert len(read.report) <= 10_001


ENTITIES = {
    "x1 a file of this computer": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "x1 a parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost/x.dtd"> %p;]><a/>',
    "x2 billion laughs": "<!DOCTYPE a ["
    '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]><a>&l9;</a>",
    "x3 quadratic": f'<!DOCTYPE a [<!ENTITY q "{"x" * 50_000}">]><a>{"&q;" * 10_000}</a>',
    "x4 a definition elsewhere": '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>',
    "x4 a default attribute": '<!DOCTYPE a [<!ATTLIST a effect CDATA "permit">]><a/>',
}


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES.keys())
def test_x1_x2_x3_x4_a_document_type_is_refused_whatever_it_holds(text: str) -> None:
    refused(parse_xml(text.encode(), "a.xml"), "XB-XML-003")


@pytest.mark.parametrize("depth", [65, 10_000, 200_000])
def test_x5_depth(depth: int) -> None:
    refused(parse_xml(b"<a>" * depth + b"</a>" * depth, "a.xml"), "XB-XML-005")


def test_x5_depth_at_its_limit_is_read() -> None:
    assert parse_xml(b"<a>" * 64 + b"</a>" * 64, "a.xml").value is not None


def test_x6_a_text_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<a>" + b"x" * (11 << 20) + b"</a>")

    refused(read_xml(tmp_path / "a.xml"), "XB-FILE-006")


@pytest.mark.parametrize(("number", "fits"), [(64, True), (65, False), (200_000, False)])
def test_x7_attributes(number: int, fits: bool) -> None:
    attributes = " ".join(f'a{n}=""' for n in range(number))

    assert (parse_xml(f"<a {attributes}/>".encode(), "a.xml").value is not None) is fits


def test_x8_an_inclusion_is_not_followed() -> None:
    text = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></a>'

    read = parse_xml(text.encode(), "a.xml").value

    assert read is not None
    assert "root:" not in "".join(map(str, read.root.itertext()))


def test_x8_nothing_in_the_program_includes_transforms_or_fetches() -> None:
    import xborder

    texts = {path.name: path.read_text("utf-8") for path in Path(xborder.__file__).parent.rglob("*.py")}
    forbidden = (".xinclude(", "etree.XSLT(", "huge_tree=True", "resolve_entities=True", "urllib.request", "import requests", "import socket")  # fmt: skip
    assert [(name, each) for name, text in texts.items() for each in forbidden if each in text] == []


def test_x9_a_compressed_document_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(gzip.compress(b"<a/>"))

    refused(read_xml(tmp_path / "a.xml"), "XB-FILE-007")


def test_x10_a_style_sheet_is_told_of() -> None:
    read = parse_xml(b'<?xml-stylesheet href="http://localhost/x.xsl" type="text/xsl"?><a/>', "a.xml")

    assert read.report.findings


YAML = {
    "y1 a bomb of aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(7)),
    "y2 a key twice": b"effect: deny\neffect: permit\n",
    "y4 a tag of Python": b"a: !!python/object/apply:os.system ['true']\n",
    "y4 any tag": b"a: !thing x\n",
    "y5 a list that holds itself": b"a: &a [*a]\n",
    "y6 depth": b"[" * 20_000 + b"]" * 20_000,
    "y6 depth one over": b"[" * 33 + b"]" * 33,
}


@pytest.mark.parametrize("content", YAML.values(), ids=YAML.keys())
def test_y1_y2_y4_y5_y6_yaml_that_bites(content: bytes) -> None:
    refused(parse_yaml(content, "a.yaml"))


@pytest.mark.parametrize(
    "text", ["NO", "no", "off", "12:30:45", "0o17", "017", "1_000", "2026-11-25", "1e3", "0x1F", ".inf"]
)
def test_y3_a_word_stays_a_word(text: str) -> None:
    read = parse_yaml(f"a: {text}\n".encode(), "a.yaml").value

    assert read is not None
    assert read.root["a"] == text


JSON = {
    "j1 a key twice": b'{"effect": "deny", "effect": "permit"}',
    "j2 not a number": b'{"a": NaN}',
    "j2 infinite": b'{"a": -Infinity}',
    "j2 too large a number": b'{"a": 1e999}',
    "j3 depth": b"[" * 100_000 + b"]" * 100_000,
    "j3 depth of objects": b'{"a":' * 70 + b"1" + b"}" * 70,
    "j4 a number of 5,000 digits": b'{"a": ' + b"9" * 5_000 + b"}",
    "j5 half of a character": b'{"a": "\\ud800"}',
    "j5 half of a character as a key": b'{"\\udfff": 1}',
}


@pytest.mark.parametrize("content", JSON.values(), ids=JSON.keys())
def test_j1_j2_j3_j4_j5_json_that_bites(content: bytes) -> None:
    refused(parse_json(content, "a.json"))


def test_j6_every_reference_in_a_schema_of_ours_stays_in_it() -> None:
    import json

    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (each for key, each in value.items() if key == "$ref" and isinstance(each, str))
            for each in value.values():
                yield from references(each)
        elif isinstance(value, list):
            for each in value:
                yield from references(each)

    root = Path(__file__).parents[3] / "schemas"
    files = sorted(root.rglob("*.schema.json"))
    assert files
    for path in files:
        assert all(each.startswith("#") for each in references(json.loads(path.read_bytes()))), path


def rows(path: Path) -> tuple[list[object], Report]:
    opened = open_rows(path)
    if opened.value is None:
        return [], opened.report
    with opened.value as table:
        read = list(table)
    found = [each for each in read if isinstance(each, Finding)]
    return [each for each in read if not isinstance(each, Finding)], opened.report + Report.of(*found)


def test_c1_a_cell_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"name,note\nx," + b"y" * 131_073 + b"\nz,short\n")

    good, report = rows(tmp_path / "a.csv")

    assert report.findings
    assert len(good) <= 1


CSV: dict[str, Callable[[], bytes]] = {
    "a NUL": lambda: b"name,note\nx,a\0b\n",
    "bytes of another encoding": lambda: b"name,note\nx,caf\xe9\n",
    "UTF-16": lambda: "name,note\nx,y\n".encode("utf-16"),
    "an open quotation": lambda: b'name,note\nx,"y\n' + b"z,z\n" * 1000,
}


@pytest.mark.parametrize("make", CSV.values(), ids=CSV.keys())
def test_c2_a_table_that_is_read_in_two_ways(tmp_path: Path, make: Callable[[], bytes]) -> None:
    (tmp_path / "a.csv").write_bytes(make())

    assert rows(tmp_path / "a.csv")[1].findings


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"sep=;\n"])
def test_c2_a_mark_or_a_first_line_of_a_spreadsheet_is_no_part_of_the_headings(tmp_path: Path, start: bytes) -> None:
    delimiter = b";" if start.startswith(b"sep") else b","
    (tmp_path / "a.csv").write_bytes(start + b"name,note\nx,y\n".replace(b",", delimiter))

    good, report = rows(tmp_path / "a.csv")

    assert (len(good), report.has_errors) == (1, False)
