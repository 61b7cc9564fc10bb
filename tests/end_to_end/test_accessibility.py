"""Each form alone is tagged and says that it is PDF/UA-1; the bound files claim nothing and hold no tags that lead nowhere."""

from pathlib import Path

import pikepdf
import pytest


@pytest.mark.parametrize("bag", ["prosecution", "served"])
def test_each_form_alone_is_pdf_ua(bundle: Path, bag: str) -> None:
    forms = sorted((bundle / bag / "data/forms").glob("*.pdf"))
    assert len(forms) >= 6
    for path in forms:
        with pikepdf.open(path) as pdf:
            assert pdf.Root.MarkInfo.Marked, path.name
            assert "/StructTreeRoot" in pdf.Root, path.name
            assert str(pdf.Root.Lang).lower().startswith("en"), path.name
            assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes(), path.name


@pytest.mark.parametrize("name", ["prosecution/data/case-file.pdf", "served/data/court-bundle.pdf"])
def test_the_bound_files_claim_nothing(bundle: Path, name: str) -> None:
    with pikepdf.open(bundle / name) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert not [number for number, page in enumerate(pdf.pages) if "/StructParents" in page]
        assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes()


def test_form_fields_keep_their_values(bundle: Path) -> None:
    with pikepdf.open(bundle / "served/data/court-bundle.pdf") as pdf:
        values = [
            str(annotation.get("/V", ""))
            for page in pdf.pages
            for annotation in page.get("/Annots", ())
            if "/V" in annotation
        ]
    assert any("Received by" in value for value in values)


def test_turned_and_cropped_pages_stay_turned_and_cropped(bundle: Path) -> None:
    with pikepdf.open(bundle / "served/data/court-bundle.pdf") as pdf:
        assert [int(page.get("/Rotate", 0)) for page in pdf.pages].count(90) == 1
        assert sum("/CropBox" in page and list(page.CropBox) != list(page.MediaBox) for page in pdf.pages) == 1
