"""Pages of one file taken over into another: all that shows, and nothing of pages left out.

The source is changed in memory only and never saved.
"""

from collections.abc import Sequence

import attrs
from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from xborder.bundle.pdf.annotations import keep_seen, lead
from xborder.bundle.pdf.destinations import Destinations, Target
from xborder.bundle.pdf.fields import prepare_fields
from xborder.bundle.pdf.reading import MALFORMED
from xborder.bundle.pdf.resources import UsedResources
from xborder.findings import Finding, Location, Report, finding

_PAGE_KEYS = frozenset(
    (
        *("/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"),
        *("/Resources", "/Contents", "/Annots", "/Group", "/Tabs"),
    )
)


@attrs.define
class _Copy:
    """One copying under way."""

    source: Pdf
    taken: list[int]
    name: str
    targets: list[Target] = attrs.field(factory=list)
    widgets: list[Object] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)

    @property
    def whole(self) -> bool:
        return len(self.taken) == len(self.source.pages)


def copy_pages(out: Pdf, source: Pdf, taken: Sequence[int], *, name: str) -> Report:
    """Append the pages ``taken`` (counted from 0) of ``source`` to ``out``.

    Content, size, rotation, crop, marks and form values stay as they are; form
    fields with a name already in use get another. Scripts, attachments,
    structure tags and private data of programs do not come along. Where only
    some pages are taken, nothing of the others does.

    Findings: XB-PDF-040 (warning: a mark that cannot be carried over),
    XB-PDF-041 (error: a page that cannot be told from those left out).
    """
    work = _Copy(source, list(taken), name)
    pages = [source.pages[number] for number in taken]
    _prepare(work, pages)
    if not work.whole and not _cut_off(work, pages):
        return Report(tuple(work.findings))
    first = len(out.pages)
    form = source.acroform
    for page in pages:
        out.pages.append(page)
        if work.widgets and form.get_widget_annotations_for_page(page):
            out.acroform.fix_copied_annotations(out.pages[-1], page, form)
    copies = [page.obj for page in out.pages[first:]]
    lead(copies, {number: place for place, number in enumerate(taken)}, work.targets)
    return Report(tuple(work.findings))


def _prepare(work: _Copy, pages: list[Page]) -> None:
    destinations = Destinations(work.source)
    for number, page in zip(work.taken, pages, strict=True):
        for key in set(page.obj.keys()) - _PAGE_KEYS:
            del page.obj[key]
        kept = keep_seen(work.source, page, destinations, frozenset(work.taken), work.targets)
        work.widgets += [item for item in kept.objects if item.get(Name.Subtype) == Name.Widget]
        place = Location(file=work.name, page=number + 1)
        work.findings += [finding("XB-PDF-040", place, what=kind) for kind in kept.dropped]
    prepare_fields(work.source, work.widgets, whole=work.whole)


def _cut_off(work: _Copy, pages: list[Page]) -> bool:
    """Prune shared resources to what these pages draw; False where that cannot be worked out."""
    used = UsedResources(work.source)
    for number, page in zip(work.taken, pages, strict=True):
        try:
            used.add_page(page)
        except MALFORMED as error:
            place = Location(file=work.name, page=number + 1)
            work.findings.append(finding("XB-PDF-041", place, excerpt=str(error)))
            return False
    used.prune()
    return True


def strip_hidden(out: Pdf) -> None:
    """Take structure tags and private data of programs from every object of a joined file.

    What they point to (tags, earlier states of a drawing, attached files) is
    not carried over, and must not hang in the air or come along unseen.
    """
    for item in out.objects:
        if isinstance(item, Dictionary | Stream):
            for key in _HIDDEN & item.keys():
                del item[key]


_HIDDEN = frozenset(("/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/AF", "/OPI", "/LastModified"))
