"""Files cut into records: every record is in one piece, nothing between them is lost, damage stays where it is."""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert_world import KINDS, XML_PROFILE, Kind, run, written
from formats_world import KENT_FILE, NORFOLK_FILE, SPI, SUFFOLK_FILE
from xborder.files.csv_reader import open_rows
from xborder.files.csv_row import CsvRow
from xborder.formats import load_profile
from xborder.formats.parts.csv_parts import csv_layout
from xborder.formats.parts.json_parts import json_layouts
from xborder.formats.parts.piece import Layout, Span, advance, runs
from xborder.formats.parts.splitting import layouts
from xborder.formats.parts.surroundings import numbered
from xborder.formats.parts.xml_parts import xml_layout

CELLS = st.text(st.sampled_from('ab",;\n\r\t é'), max_size=6)


def _bytes(path: Path, span: Span) -> bytes:
    return path.read_bytes()[span.start : span.end]


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=8), quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_rows_are_cut_where_the_reader_ends_them(rows: list[tuple[str, str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting)  # type: ignore[arg-type] # any of the constants
    writer.writerows([("one", "two"), *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(out.getvalue().encode())
        opened = open_rows(path).value
        layout = csv_layout(path, ("one",))
        assert opened is not None
        assert layout is not None
        with opened as table:
            read = [row for row in table if isinstance(row, CsvRow)]
        spans = list(layout.spans)
        assert [(span.number, span.at[0]) for span in spans] == [(row.number, row.line) for row in read]
        cut = [next(csv.reader(io.StringIO(_bytes(path, span).decode(), newline=""))) for span in spans]
        assert cut == [list(row.values.values()) for row in read]


@settings(max_examples=200)
@given(text=st.text(st.sampled_from('a",\n\r'), max_size=30))
def test_whatever_stands_in_a_table_no_byte_of_a_row_is_lost(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(b"one,two\n" + text.encode())
        layout = csv_layout(path, ("one",))
        assert layout is not None
        spans = list(layout.spans)
        covered = b"".join(_bytes(path, span) for span in spans)
        assert covered.replace(b"\r", b"").replace(b"\n", b"") == text.encode().replace(b"\r", b"").replace(b"\n", b"")
        for span in spans:
            assert span.at == advance((1, 1), path.read_bytes()[: span.start])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(one=st.lists(JSON, max_size=4), two=st.lists(JSON, max_size=4), rest=JSON, indent=st.sampled_from([None, 1]))
def test_items_are_cut_where_they_begin_and_end(one: object, two: object, rest: object, indent: int | None) -> None:
    document = {"rest": rest, "two": {"deep": two}, "one": one, "last": "é"}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        path.write_text(json.dumps(document, indent=indent, ensure_ascii=False), encoding="utf-8")
        found = {layout.numbered: layout for layout in json_layouts(path, ["one", "two/deep"])}
        for name, items in (("/one/", one), ("/two/deep/", two)):
            layout = found.get(name, Layout(spans=()))
            assert [json.loads(_bytes(path, span)) for span in layout.spans] == items
            for span in layout.spans:
                assert span.at == advance((1, 1), path.read_bytes()[: span.start])


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"one": [1,', b'{"one": [1]} x', b"[1]", b'{"one" 1}', b"\xff", b"{1:2}"]
)
def test_what_is_no_json_has_no_layout(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert json_layouts(path, ["one"]) == ()


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5), min_size=1, max_size=5),
    broken=st.none() | st.integers(0, 4),
)
def test_elements_are_cut_and_damage_stays_in_one(texts: list[str], broken: int | None) -> None:
    made = [f"<R n='{index}>'><![CDATA[{text.replace(']]>', '')}]]></R>" for index, text in enumerate(texts)]
    if broken is not None and broken < len(made):
        made[broken] = made[broken].replace("</R>", "<x></R>")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xml"
        path.write_text("<L>\n<h/> " + "\n".join(made) + "</L>", encoding="utf-8")
        layout = xml_layout(path, ["L", "R"])
        if layout is None:  # the first is broken, so nothing tells where records stand
            assert broken == 0
            return
        assert [_bytes(path, span).decode() for span in layout.spans] == made
        for span in layout.spans:
            assert span.at == advance((1, 1), path.read_bytes()[: span.start])


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE L><L><R/></L>",
        "<L/>",
        "<M><R/></M>",
        "<L xmlns='urn:x'><R/></L>",
        "<?xml version='1.0' encoding='iso-8859-1'?><L><R/></L>",
        "",
    ],
)
def test_documents_that_are_not_cut(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text, encoding="utf-8")
    assert xml_layout(path, ["L", "R"]) is None


def test_records_in_two_places_are_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<L><C><R/></C><C><R/></C></L>", encoding="utf-8")
    assert xml_layout(path, ["L", "C", "R"]) is None


def test_a_profile_whose_records_count_themselves_is_cut_with_their_numbers() -> None:
    profile = load_profile(SPI).value
    assert profile is not None
    (layout,) = layouts(NORFOLK_FILE, profile)
    assert [span.ordinal for span in layout.spans] == [1]


def test_records_set_aside_keep_the_numbers_that_they_had() -> None:
    layout = Layout(spans=[Span(0, 1, (1, 1), 1), Span(1, 2, (1, 2), 2)])
    (made,) = numbered((layout,), [2, 5])
    assert [span.ordinal for span in made.spans] == [2, 5]
    assert [len(run) for run in runs(made.spans, most=9, size=9)] == [1, 1]
    (other,) = numbered((layout,), [2])  # somebody took a record out: nobody knows which
    assert [span.ordinal for span in other.spans] == [1, 2]


def test_runs_end_where_a_record_is_left_out() -> None:
    spans = [Span(index, index + 1, (1, 1), index) for index in range(6)]
    cut = runs([*spans[:2], None, *spans[3:]], most=2, size=10)
    assert [[span.start for span in run] for run in cut] == [[0, 1], [3, 4], [5]]


SOURCES = {
    **{name: (kind, kind.text(4).encode()) for name, kind in KINDS.items()},
    "kent": (KINDS["csv"], KENT_FILE.read_bytes()),
    "suffolk": (KINDS["json"], SUFFOLK_FILE.read_bytes()),
}


@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=25)
@given(drawn=st.data())
def test_whatever_the_damage_each_record_is_converted_or_set_aside(name: str, drawn: st.DataObject) -> None:
    """And when the damage is undone, all records are there, once."""
    kind, content = SOURCES[name]
    at = drawn.draw(st.integers(0, len(content) - 1))
    put = drawn.draw(st.binary(max_size=4) | st.sampled_from([b'"', b"<", b"&", b"\n", b",", b"]", b"}"]))
    damaged = content[:at] + put + content[at + drawn.draw(st.integers(0, 4)) :]
    with TemporaryDirectory() as name_of, pytest.MonkeyPatch.context() as patch:
        folder = Path(name_of)
        _with_xml(folder, patch)
        _convert(folder, kind, damaged, content)


def _with_xml(folder: Path, patch: pytest.MonkeyPatch) -> None:

    from xborder.cli.convert_wish import Wish

    (folder / "visit-log.yaml").write_text(XML_PROFILE, encoding="utf-8")
    patch.setattr("xborder.cli.convert_wish.Wish", lambda **given: Wish(**{**given, "folders": (folder,)}))


def _convert(folder: Path, kind: Kind, damaged: bytes, content: bytes) -> None:
    source = written(folder, kind, "")
    options = ("--from", kind.profile, "--force", "46", "--to", "canonical-jsonl", "--quarantine", folder / "bad")
    source.write_bytes(content)
    run(source, *options[:6], "-o", folder / "whole.jsonl")
    source.write_bytes(damaged)
    first = run(source, *options, "-o", folder / "out.jsonl")
    assert first.exit_code in {0, 1, 2}, first.output
    assert first.exception is None or isinstance(first.exception, SystemExit)
    out = folder / "out.jsonl"
    before = out.read_bytes() if out.exists() else b""
    source.write_bytes(content)
    again = run(source, *options, "-o", out, "--resume")
    assert again.exit_code in {0, 1}, again.output  # 1 for the slips that are in the samples on purpose
    assert out.read_bytes().startswith(before)
    # By reference: what stands around the records was perhaps damaged when a record was converted, and is not looked at again.
    assert _references(folder / "whole.jsonl") <= _references(out)


def _references(path: Path) -> set[str]:
    """By what is the record's own: in a case the reference begins with what stands around its defendants."""
    texts = path.read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["ref"].rpartition("/")[2] for line in texts}
