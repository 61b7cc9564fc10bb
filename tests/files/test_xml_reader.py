"""XML: hostile and broken files are findings with a place; good ones keep their text and places."""

import codecs
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.limits import Limits
from xborder.files.xml_paths import path_of
from xborder.files.xml_reader import parse_xml, read_xml

Found = list[tuple[str, int | None, int | None]]


def faults(text: str | bytes, limits: Limits | None = None) -> Found:
    data = text if isinstance(text, bytes) else text.encode()
    read = parse_xml(data, "a.xml", limits=limits or Limits())
    if read.value is not None:
        assert not read.report.has_errors
        for element in read.value.root.iter("*"):
            assert read.value.place(element).line
    else:
        assert read.report.has_errors
    return [(each.code, each.location.line, each.location.column) for each in read.report]


ENTITY_BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>\n<x>&a9;</x>"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE x>\n<x/>", ("XB-XML-003", 1, 1)),
        ('\n<!DOCTYPE x [<!ENTITY e "v">]>\n<x>&e;</x>', ("XB-XML-003", 2, 1)),
        ('<!-- c -->\n<!DOCTYPE x SYSTEM "http://example.com/x.dtd">\n<x/>', ("XB-XML-003", 2, 1)),
        ('<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><x/>', ("XB-XML-003", 1, 1)),
        (f'<!DOCTYPE x [<!ENTITY a "{"y" * 50_000}">]><x>{"&a;" * 50_000}</x>', ("XB-XML-003", 1, 1)),
        ('<!-- é --><!DOCTYPE x\n PUBLIC "-//x"\n "x.dtd"\n[]><x/>', ("XB-XML-003", 1, 11)),
        (ENTITY_BOMB, ("XB-XML-003", 2, 1)),
        ("<a>\n <b>&e;</b></a>", ("XB-XML-001", 2, None)),
        ("<a>\n <b></a>", ("XB-XML-001", 2, None)),
        ("<a x='1' x='2'/>", ("XB-XML-001", 1, None)),
        ("<a/>\n<b/>", ("XB-XML-001", 2, None)),
        ("<a>\n <b>te", ("XB-XML-002", 2, None)),
        ("<a>\n <b", ("XB-XML-002", 2, None)),
        ("<a>\n <![CDATA[x", ("XB-XML-002", 2, None)),
        ("text <a/>", ("XB-XML-004", 1, 1)),
        ("\n<?xml version='1.0'?><a/>", ("XB-XML-004", 1, 1)),
        ("", ("XB-XML-004", 1, 1)),
        ("<?xml version='1.0' encoding='UTF-7'?><a/>", ("XB-XML-008", 1, 1)),
        ("<?xml version='1.0' encoding='klingon'?><a/>", ("XB-XML-008", 1, 1)),
        (b"<a>\n\xff</a>", ("XB-XML-001", 2, None)),
        ("<a>" * 100_000, ("XB-XML-005", 1, 193)),
        (gzip.compress(b"<a/>", mtime=0), ("XB-FILE-007", None, None)),
    ],
)
def test_each_fault_has_its_place(text: str | bytes, expected: tuple[str, int | None, int | None]) -> None:
    code, line, column = faults(text)[0]
    assert (code, line) == expected[:2]
    assert column == expected[2] or (expected[2] is None and (column is None) == (line is None))


@pytest.mark.parametrize("form", ["<!DOCTYPE x [<!ENTITY e SYSTEM '{}'>]><x>&e;</x>", "<!DOCTYPE x SYSTEM '{}'><x/>"])
def test_no_other_file_is_read(tmp_path: Path, form: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    path = tmp_path / "a.xml"
    path.write_text(form.format(secret.as_uri()))
    read = read_xml(path)
    assert read.value is None
    assert [each.code for each in read.report] == ["XB-XML-003"]
    assert "CANARY" not in str(read.report)


def test_includes_are_left_as_they_are(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    include = f'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{secret.as_uri()}" parse="text"/></x>'
    read = parse_xml(include.encode(), "a.xml").value
    assert read is not None
    assert "".join(str(text) for text in read.root.itertext()) == ""


def attributes(count: int) -> str:
    return "<x><y " + " ".join(f"a{n}='1'" for n in range(count)) + "/></x>"


def spaces(count: int) -> str:
    return "<x " + " ".join(f"xmlns:a{n}='urn:{n}'" for n in range(count)) + "/>"


@pytest.mark.parametrize(
    ("limits", "good", "bad", "code"),
    [
        (Limits(), attributes(64), attributes(65), "XB-XML-006"),
        (Limits(), spaces(64), spaces(65), "XB-XML-006"),
        (Limits(), "<a>" * 64 + "</a>" * 64, "<a>" * 65 + "</a>" * 65, "XB-XML-005"),
        (Limits(string_chars=3), "<a>éép</a>", "<a>éépé</a>", "XB-XML-009"),
        (Limits(string_chars=3), "<a b='123'/>", "<a b='1234'/>", "XB-XML-009"),
        (Limits(string_chars=3), "<a><b/>123</a>", "<a><b/>1234</a>", "XB-XML-009"),
    ],
)
def test_limits_at_the_limit_and_beyond(limits: Limits, good: str, bad: str, code: str) -> None:
    assert faults(good, limits) == []
    assert [each[0] for each in faults(bad, limits)] == [code]


def test_the_size_of_a_file_at_the_limit_and_beyond(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<a>1</a>")
    assert read_xml(path, limits=Limits(xml_bytes=8)).value
    assert [each.code for each in read_xml(path, limits=Limits(xml_bytes=7)).report] == ["XB-FILE-006"]


def test_a_style_sheet_is_a_warning() -> None:
    read = parse_xml(b"<a/>\n<?xml-stylesheet href='x.xsl'?>", "a.xml")
    assert read.value is not None
    assert [(str(each.severity), each.location.line) for each in read.report] == [("warning", 2)]


def test_a_comment_hides_nothing_of_a_text() -> None:
    read = parse_xml(b"<a>SM<!-- c -->ITH<?pi x?>ERS<![CDATA[<ON>]]></a>", "a.xml").value
    assert read is not None
    assert read.root.text == "SMITHERS<ON>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "iso-8859-15"])
def test_encodings_of_police_systems(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?>\n<a>café</a>"
    read = parse_xml(text.encode(encoding), "a.xml").value
    assert read is not None
    assert read.root.text == "café"
    assert parse_xml(codecs.BOM_UTF16_BE + "<a/>".encode("utf-16-be"), "a.xml").value


def test_places_are_those_of_start_tags() -> None:
    read = parse_xml("<a>é<b\n  c='1'\n  >x</b>\r\n\t<b/><c xmlns='urn:x' d='2'/></a>".encode(), "a.xml").value
    assert read is not None
    places = [(read.place(each).line, read.place(each).column, read.place(each).xpath) for each in read.root.iter("*")]
    assert places == [(1, 1, "/a"), (1, 5, "/a/b[1]"), (4, 2, "/a/b[2]"), (4, 6, "/a/c")]
    assert read.place(read.root[2], "{urn:y}d").xpath == "/a/c/@d"
    other = parse_xml(b"<a/>", "b.xml").value
    assert other is not None
    with pytest.raises(KeyError):
        read.place(other.root)


TREES = st.recursive(
    st.just("<a/>"),
    lambda inner: st.lists(inner, max_size=4).map(lambda each: f"<b>{''.join(each)}</b>"),
    max_leaves=12,
)


@given(TREES)
def test_every_path_is_of_one_element(text: str) -> None:
    read = parse_xml(text.encode(), "a.xml").value
    assert read is not None
    found = {path_of(each) for each in read.root.iter("*")}
    assert len(found) == len(list(read.root.iter("*")))
    for each in read.root.iter("*"):
        assert read.root.getroottree().xpath(path_of(each)) == [each]
        place = read.place(each)
        assert text[(place.column or 0) - 1 :].startswith(f"<{each.tag}")


PIECES = ["<a>", "</a>", "<b x='1'>", "</b>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "?>", "&amp;", "&e;", "<!DOCTYPE a>", "<?xml version='1.0'?>", "text", "'", "<", ">", "\0", "\ufeff", "é", "xmlns:p='u'", "<p:c>", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=15), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "latin-1"]))
def test_any_syntax_gives_a_value_or_findings(pieces: list[str], encoding: str) -> None:
    faults("".join(pieces).encode(encoding, "replace"))
    faults(("<a>" + "".join(pieces) + "</a>").encode(encoding, "replace"))


@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_findings(data: bytes) -> None:
    faults(data)
    faults(b"<a>" + data + b"</a>")


@given(st.integers(0, 90))
def test_a_file_cut_short_anywhere_is_a_finding(at: int) -> None:
    whole = "<?xml version='1.0'?>\n<case><ref id='1'>é &amp; x</ref><!-- c --><n><![CDATA[y]]></n></case>".encode()
    found = faults(whole[:at])
    assert found[0][0] in {"XB-XML-001", "XB-XML-002", "XB-XML-004"}
    assert found[0][1] is not None


def test_messages_hold_nothing_of_the_file(canaries: Callable[[object], None]) -> None:
    for text in (
        "<CANARY>",
        "<a CANARY='CANARY",
        "<a>&CANARY;</a>",
        "CANARY",
        "<a></CANARY>",
        "<CANARY:a/>",
        "<!DOCTYPE CANARY><a/>",
    ):
        canaries(parse_xml(text.encode(), "a.xml").report)
    canaries(parse_xml(b"<CANARY>CANARY</CANARY>", "a.xml", limits=Limits(string_chars=2)).report)
