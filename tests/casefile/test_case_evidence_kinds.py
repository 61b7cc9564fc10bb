"""Every kind of file that a case may hold: its pages, or the page that stands for it; and what is wrong with it."""

import hashlib
import os
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from xborder.bundle.pdf.assemble import assemble
from xborder.bundle.pdf.sources import Part
from xborder.casefile.evidence import EvidencePaper, collect_evidence
from xborder.casefile.evidence_kinds import KINDS, Treatment
from xborder.casefile.evidence_pages import is_chosen_by_page, source_of
from xborder.casefile.evidence_paths import evidence_path
from xborder.findings import Outcome
from xborder.model.codes import FileRole
from xborder.model.evidence import EvidenceFile, Exhibit
from xborder.model.parts import Provenance
from xborder.model.values import Identifier

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
Papers = Outcome[tuple[EvidencePaper, ...]]


def look(folder: Path, name: str, **pages: tuple[int, ...]) -> Papers:
    file = EvidenceFile(path=name, role=FileRole.ORIGINAL, **pages)
    exhibit = Exhibit(
        ref="X1",
        provenance=Provenance(force="36"),
        processing_restricted=False,
        exhibit_ref=Identifier(scheme="exhibit_ref", value="AB/1"),
        files=(file,),
    )
    return collect_evidence(folder, [exhibit], ())


def content(treatment: Treatment) -> bytes:
    stream = BytesIO()
    if treatment is Treatment.PDF:
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.save(stream)
    elif treatment in (Treatment.SCAN, Treatment.PICTURE):
        pages = [Image.new("1", (850, 1100), 1) for _ in range(3)]
        pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))
    else:
        return b"10:04 a grey van at the gate"
    return stream.getvalue()


def picture(kind: str) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (60, 30), "white").save(stream, kind)
    return stream.getvalue()


def bound(folder: Path, paper: EvidencePaper) -> PdfReader:
    source = source_of(paper, title="At the gate", reference="AB/1", now=NOW)
    pages = paper.served_pages if is_chosen_by_page(paper) else None
    part = Part(key="AB1", title="AB/1", source=source, name=paper.file.path, pages=pages)
    out = folder / "bundle.pdf"
    made = assemble([part], out, title="T", reference="36AB1234526", now=NOW)
    assert made.value is not None, made.report
    return PdfReader(BytesIO(out.read_bytes()))


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_every_kind_comes_into_a_bundle(tmp_path: Path, suffix: str) -> None:
    kind = KINDS[suffix]
    data = content(kind.treatment)
    if kind.treatment is Treatment.PICTURE:
        data = picture("PNG" if suffix == "png" else "JPEG")
    name = f"gate.{suffix.upper()}"
    (tmp_path / name).write_bytes(data)
    papers = look(tmp_path, name)
    assert papers.value is not None, papers.report
    (paper,) = papers.value
    assert paper.media_type == kind.media_type
    reader = bound(tmp_path, paper)
    assert len(reader.pages) == 1 + (3 if kind.treatment is Treatment.SCAN else 1)
    words = reader.pages[1].extract_text()
    if kind.treatment is Treatment.SLIP:
        assert "XB-PDF-127" in {each.code for each in papers.report}
        for said in (
            name,
            kind.words,
            f"{len(data)} bytes",
            hashlib.sha256(data).hexdigest(),
            evidence_path(paper.record, paper.path.name),
        ):
            assert said in words
    if kind.treatment is Treatment.TEXT:
        assert "a grey van at the gate" in words
    assert (tmp_path / name).read_bytes() == data


def test_pages_of_a_scan_are_chosen_as_those_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "scan.tif").write_bytes(content(Treatment.SCAN))
    papers = look(tmp_path, "scan.tif", back_pages=(3,))
    assert papers.value is not None
    assert papers.value[0].served_pages == (1, 2)
    assert len(bound(tmp_path, papers.value[0]).pages) == 3
    assert [each.code for each in look(tmp_path, "scan.tif", back_pages=(4,)).report][-1:] == ["XB-BUILD-011"]


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_an_empty_file_of_any_kind_is_an_error(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(b"")
    papers = look(tmp_path, f"a.{suffix}")
    assert papers.value is None
    assert [each.code for each in papers.report] == ["XB-FILE-005"]


@pytest.mark.parametrize("suffix", ["tif", "txt", "jpg", "png"])
def test_a_file_too_large_to_be_opened_is_not_opened(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{suffix}"
    path.touch()
    os.truncate(path, 3_000_000_000)  # takes no room on the disk
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    papers = look(tmp_path, path.name)
    assert papers.value is None
    assert [each.code for each in papers.report] == ["XB-BUILD-300"]


def bomb() -> bytes:
    head = bytearray(picture("PNG"))
    head[16:24] = (400_000).to_bytes(4, "big") * 2
    head[29:33] = zlib.crc32(bytes(head[12:29])).to_bytes(4, "big")
    return bytes(head)


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("a.tif", lambda: content(Treatment.SCAN)[:500], "XB-PDF-021"),
        ("a.tif", lambda: picture("PNG"), "XB-PDF-021"),
        ("a.png", lambda: picture("PNG")[:-9], "XB-PDF-021"),
        ("a.jpg", lambda: picture("JPEG")[:-9], "XB-PDF-021"),
        ("a.jpg", lambda: b"GIF89a", "XB-PDF-020"),
        ("a.png", bomb, "XB-PDF-121"),
        ("a.txt", lambda: b"\0\1\2", "XB-PDF-124"),
        ("a.txt", lambda: b"PK\x03\x04", "XB-FILE-007"),
        ("a.pdf", lambda: b"no PDF", "XB-PDF-031"),
    ],
)
def test_a_damaged_file_is_an_error_before_anything_is_made(
    tmp_path: Path, name: str, make: Callable[[], bytes], code: str
) -> None:
    (tmp_path / name).write_bytes(make())
    papers = look(tmp_path, name)
    assert papers.value is None
    assert [each.code for each in papers.report] == [code]


def test_an_office_file_with_a_password_goes_beside_the_bundle_with_a_warning(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(90)
    (tmp_path / "a.xls").write_bytes(locked)
    papers = look(tmp_path, "a.xls")
    assert papers.value is not None
    assert [each.code for each in papers.report] == ["XB-PDF-127", "XB-CONTENT-007"]


@pytest.mark.parametrize(("served", "says"), [(False, "beside this bundle"), (True, "ask the prosecutor for it")])
def test_a_page_for_a_film_says_where_its_reader_finds_it(tmp_path: Path, served: bool, says: str) -> None:
    (tmp_path / "gate.mp4").write_bytes(b"film")
    papers = look(tmp_path, "gate.mp4")
    assert papers.value is not None
    source = source_of(papers.value[0], title="Gate", reference="AB/1", now=NOW, served=served)
    assert callable(source)
    made = source({})
    assert made.value is not None
    words = " ".join(PdfReader(BytesIO(made.value)).pages[0].extract_text().split())
    assert says in words
    assert evidence_path(papers.value[0].record, papers.value[0].path.name) in words
