"""LCbundle definitions: what a built bundle gives, what comes back, and what a broken or hostile message does."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from xborder.bundle import index
from xborder.bundle.index import Entry, Index, IndexedFile
from xborder.casefile.lcbundle import (
    CONTENTS,
    NAMESPACE,
    LcBundle,
    LcDefendant,
    LcDocument,
    LcItem,
    LcPage,
    LcSection,
    LcSectionReference,
)
from xborder.casefile.lcbundle_of_built import LcHead, write_lcbundle
from xborder.casefile.lcbundle_reading import read_lcbundle
from xborder.casefile.lcbundle_texts import spellings
from xborder.casefile.lcbundle_unpacking import is_lcbundle, unpack_lcbundle
from xborder.casefile.lcbundle_writing import print_lcbundle
from xborder.cli.main import main
from xborder.files.refused import Refused
from xborder.findings import Outcome

_XSD = Path(__file__).parents[3] / "shared/standards/cps-twif/LCbundle-v-1-0.xsd"
needs_xsd = pytest.mark.skipif(not _XSD.exists(), reason="the published schemas are not here")
_HEAD = LcHead(case_id=7, bundle_id=3, bundle_type=2, files_at="/scratch")
_CHARGE = {
    "ref": "36NC0412626/1",
    "urn": {"value": "36NC0412626"},
    "defendant": {"name": {"family": "O'DEER & SON", "given": ["Ann", "May"]}},
}
_COURT_BUNDLE: dict[str, Any] = {
    "title": "Court bundle",
    "pages": 4,
    "sections": [
        {"title": "Front", "entries": [{"key": "cover", "title": 'R v "O\'DEER"', "first_page": 1, "last_page": 1}]},
        {
            "title": "Statements",
            "entries": [{"key": "36.statement.S1", "title": "S1 <Ann>", "first_page": 2, "last_page": 4}],
        },
    ],
}
_ITEM = LcItem(content=LcSectionReference(section=1), order=1, name="Statements")
_DEFINED = LcBundle(
    case_id="7",
    bundle_id=1,
    name="Jury bundle",
    bundle_type=2,
    priority=9,
    urn="36NC0412626",
    sections=(
        LcSection(
            ref=1,
            items=(
                LcItem(content=LcPage(page_type="TOC", template="T1", contents_text="What was said"), order=1),
                LcItem(content=LcDocument(document_id=9, first_page=1, last_page="Last", file_type="pdf"), order=2),
            ),
        ),
    ),
    body=(_ITEM,),
    defendants=(LcDefendant(order=1, surname="FENWRIGHT"),),
)


def _bag(folder: Path, entries: list[tuple[str, str, bytes]]) -> None:
    import hashlib

    made = []
    for kind, path, content in entries:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        file = IndexedFile(path=path, sha256=digest, sha512="", size=len(content), media_type="application/pdf")
        made.append(Entry(entry=Path(path).stem, kind=kind, files=(file,)))
    (folder / "xborder").mkdir()
    (folder / index.INDEX_NAME).write_bytes(
        index.render(
            Index(bundle_id="b", kind="case", case_urn=None, created_at="2026-10-08", software="x", entries=tuple(made))
        )
    )


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of two bags."""
    prosecution = [
        ("record", "data/records/charge/1.json", json.dumps(_CHARGE).encode()),
        ("report", "data/decision.json", b"{}"),
        ("exhibit", "data/exhibits/36/RJT-1.JPG", b"jpg"),
        ("statement", "data/statements/S1.pdf", b"pdf"),
        ("supplied-form", "data/supplied-forms/MG6.pdf", b"for the prosecutor only"),
    ]
    served = [
        ("form", "data/forms/MG5.pdf", b"x"),
        ("court-bundle", "data/court-bundle.pdf", b"served"),
        ("report", "data/index.json", json.dumps(_COURT_BUNDLE).encode()),
    ]
    _bag(tmp_path / "bundle/prosecution", prosecution)
    _bag(tmp_path / "bundle/served", served)
    return tmp_path / "bundle"


def _read(message: bytes | str) -> Outcome[LcBundle]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "m.xml"
        path.write_bytes(message if isinstance(message, bytes) else message.encode())
        return read_lcbundle(path)


def _codes(made: Outcome[Any]) -> set[str]:
    return {each.code for each in made.report}


# --- from a built bundle ---------------------------------------------------------------------------------------


def test_what_may_be_served_is_the_pages_of_the_court_bundle(bundle: Path, tmp_path: Path) -> None:
    assert not write_lcbundle(bundle, tmp_path / "m.xml", _HEAD)
    made = read_lcbundle(tmp_path / "m.xml")
    assert not made.report
    assert made.value is not None
    assert (made.value.case_id, made.value.urn, made.value.marking) == ("7", "36NC0412626", "OFFICIAL-SENSITIVE")
    assert [each.name for each in made.value.body] == ["Front", "Statements"]
    assert made.value.sections[1].items[0] == LcItem(
        content=LcDocument(path="/scratch/data/court-bundle.pdf", first_page=2, last_page="4", file_type="pdf"),
        order=2,
        name="S1 <Ann>",
        paginate=False,
    )
    assert made.value.defendants == (LcDefendant(order=1, surname="O'DEER & SON", forenames="Ann May"),)
    assert b"MG6" not in (tmp_path / "m.xml").read_bytes()


def test_all_goes_only_when_asked_for(bundle: Path, tmp_path: Path) -> None:
    assert not write_lcbundle(bundle, tmp_path / "m.xml", _HEAD, unserved=True)
    made = read_lcbundle(tmp_path / "m.xml").value
    assert made is not None
    assert [each.name for each in made.body] == ["Statements", "Exhibits", "Forms supplied"]
    exhibit = made.sections[1].items[0]
    assert (exhibit.contents_reference, exhibit.paginate) == ("RJT-1", True)
    assert exhibit.content == LcDocument(
        path="/scratch/data/exhibits/36/RJT-1.JPG", first_page=1, last_page="Last", file_type="jpg"
    )
    assert b"decision.json" not in (tmp_path / "m.xml").read_bytes()


@needs_xsd
@pytest.mark.parametrize("unserved", [False, True])
def test_what_is_written_is_valid(bundle: Path, tmp_path: Path, unserved: bool) -> None:
    write_lcbundle(bundle, tmp_path / "m.xml", _HEAD, unserved=unserved)
    first = (tmp_path / "m.xml").read_bytes()
    etree.XMLSchema(file=str(_XSD)).assertValid(etree.fromstring(first))
    write_lcbundle(bundle, tmp_path / "m.xml", _HEAD, unserved=unserved, replace=True)
    assert (tmp_path / "m.xml").read_bytes() == first


def test_a_changed_or_lost_file_stops_the_message(bundle: Path, tmp_path: Path) -> None:
    (bundle / "served/data/court-bundle.pdf").write_bytes(b"another")
    assert [each.code for each in write_lcbundle(bundle, tmp_path / "m.xml", _HEAD)] == ["XB-FORMAT-172"]
    (bundle / "served/data/court-bundle.pdf").unlink()
    assert [each.code for each in write_lcbundle(bundle, tmp_path / "m.xml", _HEAD)] == ["XB-FORMAT-172"]
    assert not (tmp_path / "m.xml").exists()


def test_what_the_format_cannot_hold_is_named(bundle: Path, tmp_path: Path) -> None:
    head = attrs.evolve(_HEAD, marking="OFFICIAL-SENSITIVE (when complete)", name="", priority=10)
    found = write_lcbundle(bundle, tmp_path / "m.xml", head)
    assert {each.code for each in found} == {"XB-FORMAT-176"}
    assert {"Name", "SecurityMarking", "Priority"} == {each.message.split(" must ")[0].split(": ")[1] for each in found}
    assert len(list(found)) == 3
    assert not (tmp_path / "m.xml").exists()


def test_a_folder_that_is_no_bundle_is_told_so(tmp_path: Path) -> None:
    assert [each.code for each in write_lcbundle(tmp_path, tmp_path / "m.xml", _HEAD)] == ["XB-FORMAT-170"]


def test_nothing_is_written_over(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "m.xml").write_text("mine")
    with pytest.raises(Refused):
        write_lcbundle(bundle, tmp_path / "m.xml", _HEAD)
    assert (tmp_path / "m.xml").read_text() == "mine"


def test_the_commands(bundle: Path, tmp_path: Path) -> None:
    run = CliRunner()
    out = str(tmp_path / "m.xml")
    common = ["case", "export", str(bundle), "-o", out, "--compass-case", "7"]
    assert "--bundle-id" in run.invoke(main, [*common, "--to", "cps-lcbundle"]).output
    lc = [*common, "--to", "cps-lcbundle", "--bundle-id", "1", "--bundle-type", "2"]
    assert "has no use for --reply-to" in run.invoke(main, [*lc, "--reply-to", "a@cps.example"]).output
    assert run.invoke(main, [*lc, "--bundle-name", "First hearing", "--marking", "OFFICIAL"]).exit_code == 0
    assert run.invoke(main, ["case", "import", out, "-o", str(tmp_path / "in")]).exit_code == 0
    manifest = json.loads((tmp_path / "in/manifest.json").read_bytes())
    assert (manifest["name"], manifest["marking"]) == ("First hearing", "OFFICIAL")
    assert manifest["sections"][1]["items"][0]["content"]["last_page"] == "4"
    assert manifest["body"][0]["kind"] == "SectionReference"


# --- any definition comes back ---------------------------------------------------------------------------------

_LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FFF)
_LIMITS = {
    "FileType": 4, "CommunicationDate": 16, "Subject": 255, "TOCText": 255, "TypeText": 255, "Name": 255, "URN": 61,
    "SecurityMarking": 18, "PaginationPrefix": 16, "MultipaginationPrefix": 16, "Surname": 50, "Firstname": 50,
}  # fmt: skip
_POSITIONS = st.sampled_from(["TopLeft", "BottomRight"])
_SPECIAL = {
    "UpdateDateTime": st.just("2026-10-08T09:00:00"),
    "PageType": st.sampled_from(["CoverPage", "TOC", "GeneratedPage"]),
    "PaginationPosition": _POSITIONS,
    "MultipaginationPosition": _POSITIONS,
    "Priority": st.integers(1, 9),
    "Dummy": st.integers(-9, 9),
    "SectionRef": st.just(1),
    "FromPage": st.just(3),
    "ToPage": st.sampled_from(["Last", "3", "17"]),
    "ActualFilePath": st.just("/scratch/a.pdf"),
}


def _values(cls: type[Any], **inner: Any) -> st.SearchStrategy[Any]:
    kinds: dict[str, Any] = dict(inner)
    for field, spelling in spellings(cls):
        if spelling.name in _SPECIAL:
            value: Any = _SPECIAL[spelling.name]
        elif "int" in str(field.type):
            value = st.integers(-99, 99)
        elif "bool" in str(field.type):
            value = st.booleans()
        else:
            value = st.text(_LETTERS, min_size=1, max_size=min(_LIMITS.get(spelling.name, 12), 12))
        always = field.default is attrs.NOTHING or spelling.name in {"ActualFilePath", "SectionRef"}
        kinds[field.name] = value if always else st.none() | value
    return st.builds(cls, **kinds)


_CONTENT = st.one_of(*(_values(cls) for name, cls in CONTENTS.items() if name != "SectionReference"))
_ITEMS = st.lists(_values(LcItem, content=_CONTENT), min_size=1, max_size=3).map(tuple)
_BUNDLES = _values(
    LcBundle,
    sections=st.tuples(st.builds(LcSection, ref=st.just(1), items=_ITEMS)),
    body=_ITEMS.map(lambda items: (*items, _ITEM)),
    defendants=st.lists(_values(LcDefendant), min_size=1, max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(made=_BUNDLES)
def test_any_definition_comes_back_as_it_was(made: LcBundle) -> None:
    printed = print_lcbundle(made)
    assert printed.value is not None, list(printed.report)
    if _XSD.exists():
        etree.XMLSchema(file=str(_XSD)).assertValid(etree.fromstring(printed.value))
    back = _read(printed.value)
    assert back.value == made, list(back.report)


# --- what is broken --------------------------------------------------------------------------------------------

_GOOD = (print_lcbundle(_DEFINED).value or b"").decode()
_WRONG = [
    ("Priority=", "Order="),
    ('Priority="9"', 'Priority="10"'),
    ('URN="36NC0412626"', 'URN=""'),
    ('BundleId="1"', 'BundleId="one"'),
    ('FileType="pdf"', 'FileType="pages"'),
    ('FromPage="1"', 'FromPage="First"'),
    ('PageType="TOC"', 'PageType="Index"'),
    ("<TOCText>What was said</TOCText>", "<TOCText>x</TOCText><TOCText>y</TOCText>"),
    ("<TOCText>What was said</TOCText>", "<User>x</User><TOCText>y</TOCText>"),
    ("<TOCText>What was said</TOCText>", "<TOCText>x<b/></TOCText>"),
    ("<TOCText>What was said</TOCText>", "<Shoe>9</Shoe>"),
    ('<SectionReference SectionRef="1"/>', ""),
    ('<SectionReference SectionRef="1"/>', '<SectionReference SectionRef="1"/><DocumentReference/>'),
    ("<BundleBody", "stray<BundleBody"),
    ("Defendants", "BundleBody"),
    ("2011-06", "2010-06"),
    ("<Bundle ", '<Bundle Colour="blue" '),
]


@pytest.mark.parametrize(("good", "bad"), _WRONG)
def test_what_is_not_of_the_form_is_placed(good: str, bad: str) -> None:
    assert good in _GOOD
    broken = _GOOD.replace(good, bad)
    made = _read(broken)
    assert made.value is None
    assert _codes(made) == {"XB-FORMAT-177"}
    assert all(each.location.line and each.location.xpath for each in made.report)
    if _XSD.exists():
        assert not etree.XMLSchema(file=str(_XSD)).validate(etree.fromstring(broken.encode()))


@pytest.mark.parametrize(
    "message", ["", "{}", "<!DOCTYPE x>" + _GOOD, _GOOD[:-9], _GOOD.replace("<Sections", "<Sections a='1' a='2'")]
)
def test_what_is_no_xml_is_told(message: str) -> None:
    assert _read(message).value is None
    assert _read(message).report.has_errors


_SECTION = _DEFINED.sections[0]


def _document(**changed: Any) -> LcBundle:
    content = attrs.evolve(LcDocument(path="a.pdf", first_page=3, last_page="4", file_type="pdf"), **changed)
    return attrs.evolve(_DEFINED, body=(_ITEM, LcItem(content=content, order=2)))


@pytest.mark.parametrize(
    ("bundle", "code"),
    [
        (attrs.evolve(_DEFINED, sections=()), "XB-FORMAT-178"),
        (attrs.evolve(_DEFINED, sections=(_SECTION, _SECTION)), "XB-FORMAT-178"),
        (attrs.evolve(_DEFINED, sections=(attrs.evolve(_SECTION, parent=8),)), "XB-FORMAT-178"),
        (attrs.evolve(_DEFINED, sections=(attrs.evolve(_SECTION, parent=1),)), "XB-FORMAT-178"),
        (attrs.evolve(_DEFINED, sections=(attrs.evolve(_SECTION, items=(_ITEM,)),)), "XB-FORMAT-178"),
        (_document(last_page="2"), "XB-FORMAT-178"),
        (_document(last_page="end"), "XB-FORMAT-178"),
        (_document(first_page=0), "XB-FORMAT-178"),
        (_document(path=None), "XB-FORMAT-178"),
        (attrs.evolve(_DEFINED, sections=(_SECTION, attrs.evolve(_SECTION, ref=2))), "XB-FORMAT-179"),
        (attrs.evolve(_DEFINED, body=(_ITEM, _ITEM)), "XB-FORMAT-179"),
    ],
)
def test_a_definition_that_does_not_hold_together(bundle: LcBundle, code: str) -> None:
    printed = print_lcbundle(bundle)
    assert printed.value is not None
    made = _read(printed.value)
    assert _codes(made) == {code}
    assert (made.value is None) is (code == "XB-FORMAT-178")


def test_sections_within_sections_hold_together() -> None:
    inner = attrs.evolve(_SECTION, ref=2, parent=1)
    outer = attrs.evolve(_SECTION, items=(LcItem(content=LcSectionReference(section=2), order=1),))
    printed = print_lcbundle(attrs.evolve(_DEFINED, sections=(outer, inner)))
    assert not _read(printed.value or b"").report


def test_a_broken_message_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "m.xml").write_text(_GOOD.replace("2011-06", "2010-06").replace("36NC", NAMESPACE))
    assert is_lcbundle(tmp_path / "m.xml")
    assert unpack_lcbundle(tmp_path / "m.xml", tmp_path / "out").has_errors
    assert not (tmp_path / "out").exists()


@settings(max_examples=150)
@given(drawn=st.data())
def test_a_mutated_message_is_read_or_refused(drawn: st.DataObject) -> None:
    message = bytearray(_GOOD.encode())
    for _ in range(drawn.draw(st.integers(1, 3))):
        at = drawn.draw(st.integers(0, len(message) - 1))
        message[at : at + drawn.draw(st.integers(0, 4))] = drawn.draw(st.binary(max_size=3))
    made = _read(bytes(message))
    assert (made.value is None) is made.report.has_errors
    if made.value is not None and _XSD.exists():
        assert etree.XMLSchema(file=str(_XSD)).validate(etree.fromstring(bytes(message)))


@pytest.mark.parametrize(("number", "prefix", "start"), [("B2", "B", "B2"), ("12a", None, "12a"), ("2", None, None)])
def test_letters_of_a_section_travel_with_its_items(
    bundle: Path, tmp_path: Path, number: str, prefix: str | None, start: str | None
) -> None:
    section = _COURT_BUNDLE["sections"][1]
    lettered = {**section, "entries": [{**section["entries"][0], "numbers": [number]}]}
    record = json.dumps({**_COURT_BUNDLE, "sections": [lettered]}).encode()
    shutil.rmtree(bundle / "served")
    _bag(
        bundle / "served",
        [("court-bundle", "data/court-bundle.pdf", b"served"), ("report", "data/index.json", record)],
    )
    assert not write_lcbundle(bundle, tmp_path / "m.xml", _HEAD)
    made = read_lcbundle(tmp_path / "m.xml")
    assert made.value is not None
    item = made.value.sections[0].items[0]
    assert (item.prefix, item.start_page, item.paginate) == (prefix, start, False)
