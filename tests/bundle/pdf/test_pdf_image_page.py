from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bundle.pdf.made import NOW
from xborder.bundle.pdf.image_page import image_page
from xborder.bundle.pdf.jpeg import bare
from xborder.findings import Outcome


def picture(kind: str, size: tuple[int, int] = (60, 30), *, orientation: int | None = None) -> bytes:
    image = Image.new("RGB", size, "white")
    for x in range(8):
        image.putpixel((x, 2), (255, 0, 0))
    stream = BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[274] = orientation
        exif[270] = "CANARY taken at the hide"
    image.save(stream, kind, exif=exif if orientation else b"")
    return stream.getvalue()


def page(image: bytes) -> Outcome[bytes]:
    return image_page(image, name="a.jpg", reference="JB/1", caption="A gate *x*", now=NOW)


def size(outcome: Outcome[bytes]) -> tuple[int, int]:
    assert outcome.value is not None
    with pikepdf.open(BytesIO(outcome.value)) as pdf:
        assert len(pdf.pages) == 1
        _, _, width, height = (round(float(number)) for number in pdf.pages[0].mediabox)
    return width, height


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("shape", "wide"), [((60, 30), True), ((30, 60), False), ((40, 40), False), ((4000, 3), True)])
def test_the_page_suits_the_picture(kind: str, shape: tuple[int, int], wide: bool) -> None:
    assert size(page(picture(kind, shape))) == ((842, 595) if wide else (595, 842))


def test_a_turned_picture_is_shown_upright() -> None:
    assert size(page(picture("JPEG", orientation=6))) == (595, 842)
    assert size(page(picture("JPEG", orientation=3))) == (842, 595)


def test_the_pixels_of_a_jpeg_go_in_as_they_are() -> None:
    image = picture("JPEG")
    outcome = page(image)
    assert outcome.value is not None
    with pikepdf.open(BytesIO(outcome.value)) as pdf:
        (found,) = [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert found.read_raw_bytes() == bare(image)


def test_the_pixels_of_a_png_are_not_changed() -> None:
    image = picture("PNG")
    outcome = page(image)
    assert outcome.value is not None
    with pikepdf.open(BytesIO(outcome.value)) as pdf:
        (found,) = [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert pikepdf.PdfImage(found).as_pil_image().convert("RGB").tobytes() == Image.open(BytesIO(image)).tobytes()


def test_camera_data_stays_out() -> None:
    image = picture("JPEG", orientation=6)
    assert b"CANARY" in image
    outcome = page(image)
    assert [entry.code for entry in outcome.report] == ["XB-PDF-022"]
    assert outcome.value is not None
    with pikepdf.open(BytesIO(outcome.value)) as pdf:
        assert not any(b"CANARY" in item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_baring_keeps_pixels_and_orientation(orientation: int) -> None:
    image = picture("JPEG", orientation=orientation)
    bared = Image.open(BytesIO(bare(image)))
    assert bared.tobytes() == Image.open(BytesIO(image)).tobytes()
    assert bared.getexif().get(274, 1) == orientation
    assert bare(bare(image)) == bare(image)


@given(st.integers(min_value=2, max_value=400))
def test_a_jpeg_cut_short_is_broken(length: int) -> None:
    image = picture("JPEG")
    with pytest.raises(ValueError, match=r"marker|ends inside"):
        bare(image[: min(length, len(image) - 1)])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_refused(content: bytes) -> None:
    with suppress(ValueError):
        assert bare(b"\xff\xd8" + content).startswith(b"\xff\xd8")


def test_what_follows_the_picture_stays_out() -> None:
    image = picture("JPEG")
    assert bare(image + b"CANARY") == bare(image)


@pytest.mark.parametrize("cut", [20, 50, -4])
def test_a_broken_png_is_a_finding(cut: int) -> None:
    outcome = page(picture("PNG")[:cut])
    assert outcome.value is None
    assert [(entry.code, entry.location.file) for entry in outcome.report] == [("XB-PDF-021", "a.jpg")]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7"])
def test_other_files_are_refused(content: bytes) -> None:
    outcome = page(content)
    assert outcome.value is None
    assert [entry.code for entry in outcome.report] == ["XB-PDF-020"]


def test_a_changed_byte_in_a_png_is_found() -> None:
    image = bytearray(picture("PNG"))
    image[50] ^= 1
    assert [entry.code for entry in page(bytes(image)).report] == ["XB-PDF-021"]
