"""A picture as a page: JPEG or PNG, upright, with its exhibit reference over it."""

from datetime import datetime

from xborder.bundle.pdf.jpeg import bare
from xborder.bundle.pdf.picture_size import size_of, too_many_pixels
from xborder.bundle.pdf.png import SIGNATURE, check
from xborder.bundle.pdf.typst_page import render
from xborder.findings import Location, Outcome, Report, finding

_JPEG = b"\xff\xd8"


def image_page(
    image: bytes, *, name: str, reference: str, caption: str, now: datetime, alt: str = "", marking: str = ""
) -> Outcome[bytes]:
    """One A4 page (PDF/UA-1) that shows a picture as large as fits, and what it is.

    The page is landscape where the picture, turned by its own Exif orientation,
    is wider than high. The coded pixels of a JPEG go in bit for bit, those of a
    PNG without loss; position, date, thumbnail and comments do not go in.
    ``reference`` and ``caption`` stand over it; ``alt`` (default: the caption)
    is what a screen reader says. ``name`` is the file, for findings.

    Findings: XB-PDF-020 (neither JPEG nor PNG), XB-PDF-021 (broken)
    and XB-PDF-121 (too many pixels), errors without a value; XB-PDF-022 (info:
    camera data left out).

    >>> from datetime import UTC
    >>> page = image_page(b"GIF89a", name="a.gif", reference="JB/1", caption="Gate", now=datetime(2026, 5, 1, tzinfo=UTC))
    >>> page.value, [str(entry.location) for entry in page.report]
    (None, ['a.gif'])
    """
    place = Location(file=name)
    taken = take_image(image, place)
    if taken.value is None:
        return Outcome(None, taken.report)
    content, file = taken.value
    report = Report.of(finding("XB-PDF-022", place)) if content != image else Report()
    data = {"title": f"{reference} {caption}".strip(), "reference": reference, "caption": caption, "marking": marking}
    data |= {"alt": alt or caption or reference, "file": file}
    page = render("image.typ", data, now=now, files={file: content}, name=name)
    return Outcome(page.value, report + _as_picture(page.report, place))


def take_image(image: bytes, place: Location) -> Outcome[tuple[bytes, str]]:
    """What goes on the page, and under what name; no value for what cannot be shown.

    Findings, all errors: XB-PDF-020, XB-PDF-021, XB-PDF-121, as :func:`image_page` has them.
    """
    try:
        if image.startswith(SIGNATURE):
            check(image)
            taken = (image, "picture.png")
        elif image.startswith(_JPEG):
            taken = (bare(image), "picture.jpg")
        else:
            return Outcome(None, Report.of(finding("XB-PDF-020", place)))
    except ValueError as error:
        return Outcome(None, Report.of(finding("XB-PDF-021", place, excerpt=str(error))))
    if fault := too_many_pixels(size_of(taken[0]), place):
        return Outcome(None, Report.of(fault))
    return Outcome(taken)


def _as_picture(report: Report, place: Location) -> Report:
    """What stops the compiler here is the picture: say so."""
    return Report(
        tuple(
            finding("XB-PDF-021", place, excerpt=entry.excerpt) if entry.code == "XB-PDF-011" else entry
            for entry in report
        )
    )
