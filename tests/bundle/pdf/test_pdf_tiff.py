"""TIFF files as pages: taken out again with a second library, every pixel is the one that went in."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from pypdf import PdfReader

from xborder.bundle.pdf import tiff as under_test
from xborder.bundle.pdf.tiff import tiff_pages
from xborder.findings import Outcome

CODES = ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"]


def picture(mode: str, size: tuple[int, int] = (37, 23)) -> Image.Image:
    """A picture without any symmetry, so that a turn or a mirror shows."""
    image = Image.new("RGBA", size)
    for x in range(size[0]):
        for y in range(size[1]):
            image.putpixel((x, y), (x * 6 % 256, y * 11 % 256, (x * y) % 256, 255 - x))
    if mode == "I;16":
        made = Image.new("I;16", size)
        for x in range(size[0]):
            for y in range(size[1]):
                made.putpixel((x, y), x * 1700 + y)
        return made
    return image.convert(mode)


def tiff(*pages: Image.Image, code: str = "raw", **keys: Any) -> bytes:
    stream = BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], compression=code, **keys)
    return stream.getvalue()


def pages(data: bytes) -> PdfReader:
    made = tiff_pages(data, name="scan.tif")
    assert made.value is not None, made.report
    return PdfReader(BytesIO(made.value))


def shown(reader: PdfReader) -> Any:
    resources: Any = reader.pages[0]["/Resources"]
    return resources["/XObject"]["/Im"]


def pixels(reader: PdfReader) -> bytes:
    data: bytes = shown(reader).get_data()
    return data


def codes(outcome: Outcome[bytes]) -> list[str]:
    return [each.code for each in outcome.report]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
@pytest.mark.parametrize("code", CODES)
def test_no_pixel_is_changed(mode: str, code: str) -> None:
    image = picture(mode)
    assert pixels(pages(tiff(image, code=code))) == image.tobytes()


def test_fax_pages_keep_black_black() -> None:
    image = picture("1")
    reader = pages(tiff(image, code="group4"))
    assert pixels(reader) == image.tobytes()
    assert shown(reader)["/ColorSpace"] == "/DeviceGray"


def test_sixteen_bits_keep_all_sixteen() -> None:
    reader = pages(tiff(picture("I;16")))
    assert pixels(reader)[2:4] == (1700 * 1).to_bytes(2, "big")


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_what_is_see_through_stays_so_and_colours_under_it_stay(mode: str) -> None:
    image = picture(mode)
    reader = pages(tiff(image))
    assert shown(reader)["/SMask"].get_data() == image.getchannel("A").tobytes()
    assert pixels(reader) == image.convert({"LA": "L", "RGBA": "RGB"}[mode]).tobytes()


def test_the_colours_of_a_palette_are_its_own() -> None:
    image = picture("RGB").quantize(16)
    reader = pages(tiff(image))
    table = shown(reader)["/ColorSpace"][3].get_object()
    raw = table.get_data() if hasattr(table, "get_data") else table.original_bytes
    used = image.getpalette("RGB")
    assert used is not None
    assert raw[: len(used)] == bytes(used)


def test_a_page_for_each_picture_each_of_its_own_size() -> None:
    first, second = Image.new("1", (1700, 2200)), Image.new("L", (400, 200), 9)
    first.info["dpi"] = second.info["dpi"] = (200, 200)
    reader = pages(tiff(first, second, dpi=(200, 200)))
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages] == [
        (612, 792),
        (144, 72),
    ]


def test_a_fax_of_oblong_dots_is_not_squeezed() -> None:
    reader = pages(tiff(Image.new("1", (1728, 1145)), dpi=(204, 98)))
    assert round(reader.pages[0].mediabox.height) == round(1145 * 72 / 98)


@pytest.mark.parametrize("keys", [{}, {"dpi": (0.001, 0.001)}, {"dpi": (90_000, 90_000)}])
def test_without_a_size_that_can_be_meant_it_is_a_sheet_of_paper(keys: dict[str, Any]) -> None:
    reader = pages(tiff(Image.new("L", (300, 600)), **keys))
    assert round(reader.pages[0].mediabox.height) == 842


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_honoured(orientation: int) -> None:
    image = picture("RGB")
    exif = Image.Exif()
    exif[274] = orientation
    reader = pages(tiff(image, tiffinfo={274: orientation}, dpi=(100, 50)))
    image.getexif()[274] = orientation
    upright = ImageOps.exif_transpose(image)
    assert upright is not None
    assert pixels(reader) == upright.tobytes()
    width, height = (37 * 72 / 100, 23 * 72 / 50)
    box = reader.pages[0].mediabox
    sides = (height, width) if orientation >= 5 else (width, height)
    if min(sides) >= 36:
        assert (float(box.width), float(box.height)) == pytest.approx(sides, abs=0.01)


def test_a_turned_page_swaps_its_resolutions_too() -> None:
    reader = pages(tiff(Image.new("1", (1728, 1145)), dpi=(204, 98), tiffinfo={274: 6}))
    assert round(reader.pages[0].mediabox.width) == round(1145 * 72 / 98)


def test_words_and_places_in_the_file_stay_out() -> None:
    data = tiff(picture("RGB"), tiffinfo={270: "CANARY at the hide", 315: "CANARY"})
    made = tiff_pages(data, name="scan.tif")
    assert codes(made) == ["XB-PDF-022"]
    assert made.value is not None
    assert b"CANARY" in data
    assert b"CANARY" not in made.value


def test_a_picture_that_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(tiff(Image.new("1", (64, 64))))
    for tag in (256, 257):
        at = data.find(tag.to_bytes(2, "little"))
        data[at + 2 : at + 12] = (4).to_bytes(2, "little") + (1).to_bytes(4, "little") + (500_000).to_bytes(4, "little")
    monkeypatch.setattr(Image.Image, "load", lambda _image: pytest.fail("it was opened"))
    made = tiff_pages(bytes(data), name="bomb.tif")
    assert codes(made) == ["XB-PDF-121"]
    assert made.value is None


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "MOST_PAGES", 2)
    assert codes(tiff_pages(tiff(*[Image.new("1", (9, 9))] * 3), name="a.tif")) == ["XB-PDF-122"]


def test_the_same_file_gives_the_same_bytes() -> None:
    data = tiff(picture("RGB"), picture("1"))
    assert tiff_pages(data, name="a").value == tiff_pages(data, name="b").value


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_gives_a_finding_or_pages_never_anything_else(data: st.DataObject) -> None:
    whole = tiff(picture("RGB"), picture("1"), code="tiff_lzw")
    cut = data.draw(st.integers(0, len(whole)))
    broken = bytearray(whole[:cut])
    for _ in range(data.draw(st.integers(0, 4))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    made = tiff_pages(bytes(broken), name="a.tif")
    assert (made.value is None) == made.report.has_errors


def test_a_page_cut_short_is_no_page() -> None:
    whole = tiff(picture("RGB"), code="raw")
    assert codes(tiff_pages(whole[: len(whole) // 2], name="a.tif")) == ["XB-PDF-021"]
