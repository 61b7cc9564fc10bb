"""What the whole file says of itself, and the file written: the same input gives the same bytes."""

import warnings
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel, String

import xborder
from xborder.bundle.pdf.page_number import PageNumber
from xborder.findings import Report, finding


def label_pages(out: Pdf, numbers: Sequence[str]) -> None:
    """Page labels that are the printed numbers: one entry for each run of them, one for each late page.

    Source: ISO 32000-2, 12.4.2.
    """
    nums: list[int | Dictionary] = []
    expected: PageNumber | None = None
    for place, number in enumerate(map(PageNumber.parse, numbers)):
        if number.suffix:
            nums += [place, Dictionary(P=String(str(number)))]
            expected = None
            continue
        if number != expected:
            named = {"/P": String(number.prefix)} if number.prefix else {}
            nums += [place, Dictionary({"/S": Name.D, "/St": number.number, **named})]
        expected = PageNumber(number.prefix, number.number + 1)
    out.Root.PageLabels = Dictionary(Nums=Array(nums))


def describe(out: Pdf, *, title: str, now: datetime) -> None:
    """Title, language, dates and how to open it: outline beside the pages, first page at its full size.

    The file makes no claim to be accessible: it has no structure tags.
    """
    root = out.Root
    root.Lang = String("en-GB")
    root.PageMode = Name.UseOutlines
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OpenAction = Array([out.pages[0].obj, Name.XYZ, None, None, 1])
    producer, date = f"xborder {xborder.__version__}", now.isoformat(timespec="seconds")
    with out.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = title
        meta["dc:language"] = {"en-GB"}
        meta["pdf:Producer"] = producer
        meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = meta["xmp:MetadataDate"] = date
    out.docinfo[Name.Title] = String(title)
    out.docinfo[Name.Producer] = String(producer)
    out.docinfo[Name.CreationDate] = out.docinfo[Name.ModDate] = String(_pdf_date(now))


def write(out: Pdf, path: Path) -> Report:
    """Save the file; streams that came in compressed go out as they are.

    Finding XB-PDF-054 (warning) for what the library that writes it remarks on.
    """
    with warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        out.save(
            path,
            deterministic_id=True,
            compress_streams=True,
            stream_decode_level=StreamDecodeLevel.none,
            object_stream_mode=ObjectStreamMode.generate,
        )
    return Report(tuple(finding("XB-PDF-054", excerpt=str(remark.message)) for remark in remarks))


def _pdf_date(now: datetime) -> str:
    """A date as PDF writes it.

    >>> from datetime import UTC
    >>> _pdf_date(datetime(2026, 5, 1, 9, 30, tzinfo=UTC))
    "D:20260501093000+00'00'"
    """
    zone = now.strftime("%z")
    return f"D:{now:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
