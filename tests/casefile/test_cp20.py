"""CP20 messages: what a bundle gives, and what a hostile or broken message does."""

import base64
import hashlib
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xborder.bundle import index
from xborder.bundle.index import Entry, Index, IndexedFile
from xborder.casefile.cp20_reading import Cp20Limits, unpack_cp20
from xborder.casefile.cp20_writing import NAMESPACE, Cp20Head, write_cp20
from xborder.files.refused import Refused

_SHARED = Path(__file__).parents[3] / "shared"
_XSD = _SHARED / "standards/cps-twif/cp20.xsd"
_SAMPLES = _SHARED / "samples/cps-twif"
_HEAD = Cp20Head(compass_case_id=7, response_email="errors@cps.example", material_type=12, defendant_ids=(5,))
_CHARGE = {
    "ref": "36NC0412626/1",
    "urn": {"value": "36NC0412626"},
    "defendant": {
        "name": {"family": "O'DEER & SON", "given": ["Ann", "May"]},
        "date_of_birth": "1990-01-02",
        "identifiers": {"asn": {"value": "2636NC0000000004126B"}},
    },
    "first_hearing": {"court": {"value": "B36NC00"}},
}
_STATEMENT = b"%PDF statement" * 9000  # more than one block


def _bag(folder: Path, entries: dict[tuple[str, str], bytes]) -> None:
    made = []
    for (kind, path), content in entries.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        file = IndexedFile(path=path, sha256=digest, sha512="", size=len(content), media_type="application/pdf")
        made.append(Entry(entry=path, kind=kind, files=(file,)))
    (folder / "xborder").mkdir()
    made_of = Index(
        bundle_id="b", kind="case", case_urn=None, created_at="2026-10-08", software="x", entries=tuple(made)
    )
    (folder / index.INDEX_NAME).write_bytes(index.render(made_of))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of two bags."""
    charge = json.dumps(_CHARGE).encode()
    _bag(
        tmp_path / "bundle/prosecution",
        {
            ("record", "data/records/charge/1.json"): charge,
            ("report", "data/decision.json"): b"{}",
            ("statement", "data/statements/S1.pdf"): _STATEMENT,
            ("supplied-form", "data/supplied-forms/MG6.pdf"): b"for the prosecutor only",
        },
    )
    _bag(
        tmp_path / "bundle/served",
        {("form", "data/forms/MG5.pdf"): b"x", ("court-bundle", "data/court-bundle.pdf"): b"served"},
    )
    return tmp_path / "bundle"


def _message(content: str = "QUJD", name: str = "a.pdf", documents: int = 1) -> str:
    document = (
        f"<Document><DocumentId>B1</DocumentId><MaterialType>1</MaterialType><FileName>{name}</FileName>"
        f"<DocumentContent>{content}</DocumentContent></Document>"
    )
    return (
        f'<CP20 xmlns="{NAMESPACE}"><TransactionID>1</TransactionID><CompassCaseId>1</CompassCaseId><URN>U</URN>'
        f"<ResponseEmail>e</ResponseEmail><Documents>{document * documents}</Documents><Defendants><Defendant>"
        "<CMSDefendantID>1</CMSDefendantID><Surname>S</Surname><OUCode>B</OUCode></Defendant></Defendants></CP20>"
    )


def _unpacked(folder: Path, message: str | bytes, limits: Cp20Limits | None = None) -> list[str]:
    (folder / "m.xml").write_bytes(message if isinstance(message, bytes) else message.encode())
    report = unpack_cp20(folder / "m.xml", folder / "out", limits=limits)
    assert (folder / "out").exists() is not report.has_errors
    return [each.code for each in report]


def test_what_the_prosecutor_receives_goes_and_comes_back(bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.xml"
    assert not write_cp20(bundle, out, _HEAD, unserved=True)
    assert not unpack_cp20(out, tmp_path / "back")
    manifest = json.loads((tmp_path / "back/manifest.json").read_bytes())
    assert [each["FileName"] for each in manifest["documents"]] == ["S1.pdf", "MG6.pdf"]
    assert (tmp_path / "back" / manifest["documents"][0]["file"]).read_bytes() == _STATEMENT
    assert manifest["defendants"] == [
        {
            "CMSDefendantID": "5",
            "Surname": "O'DEER & SON",
            "Forenames": "Ann May",
            "DOB": "1990-01-02",
            "OUCode": "B36NC00",
            "ASN": "2636NC0000000004126B",
        }
    ]
    first = out.read_bytes()
    assert not write_cp20(bundle, out, _HEAD, unserved=True, replace=True)
    assert out.read_bytes() == first


def test_served_is_the_court_bundle_alone(bundle: Path, tmp_path: Path) -> None:
    assert not write_cp20(bundle, tmp_path / "m.xml", _HEAD)
    tree = etree.parse(tmp_path / "m.xml")
    assert [each.text for each in tree.iter(f"{{{NAMESPACE}}}FileName")] == ["court-bundle.pdf"]


@pytest.mark.skipif(not _XSD.exists(), reason="the published schemas are not here")
@pytest.mark.parametrize("served", [False, True])
def test_what_is_written_is_valid(bundle: Path, tmp_path: Path, served: bool) -> None:
    write_cp20(bundle, tmp_path / "m.xml", _HEAD, unserved=not served)
    etree.XMLSchema(file=str(_XSD)).assertValid(etree.parse(tmp_path / "m.xml", etree.XMLParser(huge_tree=True)))


def test_a_changed_file_stops_the_message(bundle: Path, tmp_path: Path) -> None:
    (bundle / "prosecution/data/statements/S1.pdf").write_bytes(b"another")
    report = write_cp20(bundle, tmp_path / "m.xml", _HEAD, unserved=True)
    assert [each.code for each in report] == ["XB-FORMAT-172"]
    assert not (tmp_path / "m.xml").exists()


def test_nothing_is_written_over(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "m.xml").write_text("mine")
    with pytest.raises(Refused):
        write_cp20(bundle, tmp_path / "m.xml", _HEAD, unserved=True)
    assert (tmp_path / "m.xml").read_text() == "mine"


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "/etc/passwd", "NUL.txt", "..\\x.pdf", "manifest.json", "&#x202e;fdp"]
)
def test_names_stay_in_the_folder(tmp_path: Path, name: str) -> None:
    assert _unpacked(tmp_path, _message(name=name, documents=2)) == []
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert sorted(each.name for each in tmp_path.iterdir() if each.name[0] != ".") == ["m.xml", "out"]


@pytest.mark.parametrize("content", ["QUJ", "QU=DQUJD", "QUI=QUJD", "QU*D", "Q<x/>UJD"])
def test_broken_base64(tmp_path: Path, content: str) -> None:
    assert _unpacked(tmp_path, _message(content)) in (["XB-FORMAT-174"], ["XB-FORMAT-173"])


def test_hostile_and_other_messages(tmp_path: Path) -> None:
    good = _message()
    assert _unpacked(tmp_path, "<!DOCTYPE x>" + good) == ["XB-FORMAT-173"]
    assert _unpacked(tmp_path, good[:-20]) == ["XB-FORMAT-173"]
    assert _unpacked(tmp_path, good.replace("2020-03", "2019-03")) == ["XB-FORMAT-173"]
    assert _unpacked(tmp_path, good.replace("<URN>U</URN>", "")) == ["XB-FORMAT-173"]
    assert _unpacked(tmp_path, good, Cp20Limits(total_bytes=2)) == ["XB-FORMAT-175"]
    assert _unpacked(tmp_path, _message(documents=3), Cp20Limits(documents=2)) == ["XB-FORMAT-175"]


@given(st.data())
def test_a_mutated_message_is_unpacked_or_refused(data: st.DataObject) -> None:
    message = bytearray(_message(base64.b64encode(b"content").decode()).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(message) - 1))
        message[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=3))
    with tempfile.TemporaryDirectory() as folder:
        _unpacked(Path(folder), bytes(message))


@pytest.mark.skipif(not _SAMPLES.exists(), reason="the samples are not here")
def test_samples(tmp_path: Path) -> None:
    assert not unpack_cp20(_SAMPLES / "CP20_caseLevel.xml", tmp_path / "a")
    assert [each.code for each in unpack_cp20(_SAMPLES / "CP20_schema_invalid.xml", tmp_path / "b")] == [
        "XB-FORMAT-173"
    ]
