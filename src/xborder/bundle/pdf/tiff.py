"""TIFF files, of one page or many, as PDF pages of their own size: every pixel as it is, and nothing else.

The size of a page is that of its picture at its own resolution. What says
where, when and by whom it was made does not go in.

Source: TIFF 6.0, sections 8 and 13 to 17 (baseline tags); ISO 32000-2, 8.9.5 (images), 11.6.5.3 (soft masks).
"""

import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

from xborder.bundle.pdf.picture_size import far_too_many_pixels, too_many_pixels
from xborder.findings import Finding, Location, Outcome, Report, finding

MOST_PAGES = 2_000

_SIDES = (36.0, 14_400.0)  # points: half an inch, and the largest page that ISO 32000 lets every reader show
_A4 = (595.276, 841.89)
_ORIENTATION, _SIDEWAYS = 274, (5, 6, 7, 8)
_TELLING = frozenset({270, 271, 272, 306, 315, 316, 700, 33432, 33723, 34665, 34853})
"""Tags of words, makers, dates, people, XMP, IPTC, Exif and GPS."""

_COLOURS = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
_PLAIN = {"LA": "L", "PA": "RGB", "RGBA": "RGB", "RGBX": "RGB", "RGBa": "RGB", "La": "L"}
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, MemoryError)
# All of these Pillow raises for files that are not as they should be.


def tiff_pages(data: bytes, *, name: str) -> Outcome[bytes]:
    """Make a PDF of a TIFF: one page for each of its pictures, upright, with no pixel changed.

    Findings: XB-PDF-021 (broken), XB-PDF-121 (too many pixels), XB-PDF-122
    (too many pages), errors without a value; XB-PDF-022 (info: words and
    places in the file that are left out).

    >>> [slip.code for slip in tiff_pages(b"II*", name="scan.tif").report]
    ['XB-PDF-021']
    """
    place = Location(file=name)
    out = pikepdf.new()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks on tags that no page shows; pixels that are missing raise
            found = list(_add_pages(out, data, place))
    except Image.DecompressionBombError:  # Pillow looks at the first page by itself, with a higher limit than ours
        return Outcome(None, Report.of(far_too_many_pixels(place)))
    except _BROKEN as error:
        return Outcome(None, Report.of(finding("XB-PDF-021", place, excerpt=str(error) or type(error).__name__)))
    report = Report(tuple(found))
    if report.has_errors:
        return Outcome(None, report)
    stream = BytesIO()
    out.save(stream, static_id=True)
    return Outcome(stream.getvalue(), report)


def _add_pages(out: Pdf, data: bytes, place: Location) -> Iterator[Finding]:
    """Add each picture as a page, up to the first that cannot be one."""
    with Image.open(BytesIO(data), formats=["TIFF"]) as image:
        number: int = image.n_frames  # type: ignore[attr-defined]  # an image of the format TIFF has them
        if number > MOST_PAGES:
            yield finding("XB-PDF-122", place, pages=number, most=MOST_PAGES)
            return
        telling = False
        for page in range(number):
            image.seek(page)
            if fault := too_many_pixels(image.size, Location(file=place.file, page=page + 1)):
                yield fault
                return
            tags = image.tag_v2  # type: ignore[attr-defined]  # an image of the format TIFF has them
            telling = telling or not _TELLING.isdisjoint(tags)
            sideways = tags.get(_ORIENTATION) in _SIDEWAYS
            across, down = image.info.get("dpi", (0, 0))
            image.load()  # undoes the orientation
            _add_page(out, image, _size(image.size, (down, across) if sideways else (across, down)))
        if telling:
            yield finding("XB-PDF-022", place)


def _size(pixels: tuple[int, int], resolution: tuple[float, float]) -> tuple[float, float]:
    """Width and height in points; on A4, upright or across, where the file tells no size that can be meant.

    >>> _size((1700, 2200), (200.0, 200.0))
    (612.0, 792.0)
    >>> _size((1000, 500), (0, 0))
    (841.89, 420.945)
    """
    if min(resolution) > 0:
        sides = (float(pixels[0] * 72 / resolution[0]), float(pixels[1] * 72 / resolution[1]))
        if _SIDES[0] <= min(sides) and max(sides) <= _SIDES[1]:
            return sides
    room = _A4 if pixels[1] >= pixels[0] else (_A4[1], _A4[0])
    scale = min(room[0] / pixels[0], room[1] / pixels[1])
    return (round(pixels[0] * scale, 3), round(pixels[1] * scale, 3))


def _add_page(out: Pdf, image: Image.Image, size: tuple[float, float]) -> None:
    out.add_blank_page(page_size=size)
    page = out.pages[-1].obj
    page.Contents = out.make_stream(b"q %.3f 0 0 %.3f 0 0 cm /Im Do Q" % size)
    page.Resources = Dictionary(XObject=Dictionary(Im=_picture(out, image)))


def _picture(out: Pdf, image: Image.Image) -> Object:
    """The picture as a PDF holds it, with what is see-through as a mask of its own."""
    keys: dict[str, object] = {}
    if image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        straight = image.convert("LA" if image.mode in ("LA", "La") else "RGBA")
        keys["/SMask"] = _stored(out, straight.getchannel("A"), Name.DeviceGray, 8, {})
        image = straight.convert(_PLAIN[straight.mode])
    if image.mode == "1":
        return _stored(out, image, Name.DeviceGray, 1, keys)
    if image.mode.startswith("I;16"):
        return _stored(out, image, Name.DeviceGray, 16, keys)
    if image.mode == "P":
        table = bytes(image.getpalette("RGB") or ())
        space = Array([Name.Indexed, Name.DeviceRGB, len(table) // 3 - 1, pikepdf.String(table)])
        return _stored(out, image, space, 8, keys)
    if image.mode not in _COLOURS:
        image = _shown(image)
    return _stored(out, image, _space(out, image), 8, keys)


def _shown(image: Image.Image) -> Image.Image:
    """A picture of a mode that PDF does not have: whole numbers and fractions spread from black to white."""
    if image.mode in ("I", "F"):
        low, high = image.getextrema()
        spread = float(high) - float(low) or 1.0  # type: ignore[arg-type]  # one channel has one pair of extremes
        return image.convert("F").point(lambda value: value * (255 / spread) - float(low) * 255 / spread).convert("L")  # type: ignore[arg-type]
    return image.convert(_PLAIN.get(image.mode, "RGB"))


def _space(out: Pdf, image: Image.Image) -> Object:
    """Its own colour profile where it has one that fits, else the device's colours."""
    profile = image.info.get("icc_profile")
    kinds = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK"}
    if not isinstance(profile, bytes) or profile[16:20] != kinds[image.mode]:
        return _COLOURS[image.mode]
    keys = {"/N": len(image.getbands()), "/Alternate": _COLOURS[image.mode]}
    return Array([Name.ICCBased, out.make_stream(profile, Dictionary(keys))])


def _stored(out: Pdf, image: Image.Image, space: Object, bits: int, keys: dict[str, object]) -> Object:
    data = _big_endian(image) if bits == 16 else image.tobytes()
    named = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": image.width, "/Height": image.height}
    named |= {"/ColorSpace": space, "/BitsPerComponent": bits, "/Filter": Name.FlateDecode, **keys}
    return out.make_stream(zlib.compress(data), Dictionary(named))


def _big_endian(image: Image.Image) -> bytes:
    """Sixteen bits a pixel with the high byte first, as PDF has them."""
    data = bytearray(image.tobytes())
    if image.mode != "I;16B":
        data[0::2], data[1::2] = data[1::2], data[0::2]
    return bytes(data)
