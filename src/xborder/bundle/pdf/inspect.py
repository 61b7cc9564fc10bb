"""A PDF of somebody else, looked at before it goes into a bundle."""

from collections.abc import Sequence
from pathlib import Path

import attrs
from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from xborder.bundle.pdf.content import operations
from xborder.bundle.pdf.contents import Contents, look_through
from xborder.bundle.pdf.geometry import inherited, rectangle, sight
from xborder.bundle.pdf.reading import MALFORMED, damage, open_pdf
from xborder.findings import Finding, Location, Outcome, Report, finding

_DEEP = 8


@attrs.frozen(kw_only=True)
class PageFacts:
    """One page as the reader sees it: width and height in points after crop and rotation."""

    width: float
    height: float
    rotation: int
    cropped: bool
    has_text: bool


@attrs.frozen(kw_only=True)
class PdfFacts:
    """What is in a PDF. ``active`` names what can start by itself or on a click."""

    name: str
    pages: tuple[PageFacts, ...]
    encrypted: bool
    damaged: bool
    active: tuple[str, ...]
    attachments: int
    form_fields: int
    tagged: bool
    signed: bool
    has_text: bool


def inspect(path: Path, *, name: str = "") -> Outcome[PdfFacts]:
    """Say what is in a PDF, and what speaks against putting it into a bundle.

    ``name`` (default: the file's own) is how findings call it. There is no
    value only where nothing can be read.

    Errors: XB-PDF-030 to 034 (not there, no PDF, encrypted, damaged, no
    pages), XB-PDF-035 (program), XB-PDF-038 (redactions not applied),
    XB-PDF-039 (XFA). Warnings: XB-PDF-036 (attachments), XB-PDF-037 (media),
    XB-PDF-052 (small faults). Info: XB-PDF-049 (signed), XB-PDF-053 (pages without text).

    >>> [entry.code for entry in inspect(Path("no/such/file.pdf")).report]
    ['XB-PDF-030']
    """
    name = name or path.name
    opened = open_pdf(path, name=name)
    if opened.value is None:
        return Outcome(None, opened.report)
    with opened.value as pdf:
        try:
            return _look(pdf, name, opened.report)
        except MALFORMED as error:
            broken = finding("XB-PDF-033", Location(file=name), excerpt=str(error).rpartition(": ")[2])
            return Outcome(None, opened.report + Report.of(broken))


def _look(pdf: Pdf, name: str, before: Report) -> Outcome[PdfFacts]:
    contents = look_through(pdf)
    pages = tuple(_page(pdf, page) for page in pdf.pages)
    place = Location(file=name)
    codes = {entry.code for entry in before}
    report = before
    if not codes & {"XB-PDF-032", "XB-PDF-033"}:
        report += Report(tuple(_faults(pdf, place)))
        codes = {entry.code for entry in report}
    report += Report(tuple(_speaks_against(contents, pages, place)))
    facts = PdfFacts(
        name=name,
        pages=pages,
        encrypted="XB-PDF-032" in codes,
        damaged="XB-PDF-033" in codes,
        active=contents.programs,
        attachments=contents.attachments,
        form_fields=contents.form_fields,
        tagged=contents.tagged,
        signed=contents.signatures > 0,
        has_text=any(page.has_text for page in pages),
    )
    return Outcome(facts, report)


def _faults(pdf: Pdf, place: Location) -> list[Finding]:
    """Decode every stream and read every page's content, as a viewer would."""
    faults = pdf.check_pdf_syntax()
    lost = damage(faults)
    if lost:
        return [finding("XB-PDF-033", place, excerpt=lost[0])]
    return [finding("XB-PDF-052", place, number=len(faults), excerpt=faults[0].rpartition(": ")[2])] if faults else []


def _speaks_against(contents: Contents, pages: Sequence[PageFacts], place: Location) -> list[Finding]:
    found = []
    if contents.programs:
        found.append(finding("XB-PDF-035", place, kinds=", ".join(contents.programs)))
    if contents.attachments:
        found.append(finding("XB-PDF-036", place, number=contents.attachments))
    if contents.media:
        found.append(finding("XB-PDF-037", place, kinds=", ".join(contents.media)))
    if contents.redaction_marks:
        found.append(finding("XB-PDF-038", place, number=contents.redaction_marks))
    if contents.xfa:
        found.append(finding("XB-PDF-039", place))
    if contents.signatures:
        found.append(finding("XB-PDF-049", place))
    silent = [number for number, page in enumerate(pages, 1) if not page.has_text]
    if silent:
        found.append(finding("XB-PDF-053", place, pages=ranges(silent)))
    return found


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers in words as short as can be.

    >>> ranges([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _page(pdf: Pdf, page: Page) -> PageFacts:
    view = sight(page.obj)
    media = rectangle(inherited(page.obj, Name.MediaBox))
    return PageFacts(
        width=round(view.width, 2),
        height=round(view.height, 2),
        rotation=view.turn,
        cropped=media is not None and view.box != media,
        has_text=_writes(pdf, page.obj, page.resources, _DEEP),
    )


def _writes(pdf: Pdf, content: Object, resources: object, deep: int) -> bool:
    """Whether content, or a form that it lists, shows text."""
    if not isinstance(resources, Dictionary) or deep == 0:
        return False
    if Name.Font in resources and _shows_text(pdf, content):
        return True
    forms = resources.get(Name.XObject)
    return isinstance(forms, Dictionary) and any(
        _writes(pdf, form, form.get(Name.Resources, resources), deep - 1)
        for form in forms.values()
        if isinstance(form, Stream) and form.get(Name.Subtype) == Name.Form
    )


def _shows_text(pdf: Pdf, content: Object) -> bool:
    try:
        return len(operations(pdf, content, "Tj TJ ' \"")) > 0
    except MALFORMED:  # the check of the whole file reports what is wrong with it
        return False
