"""The page number on every page: "36AB1234526 · Page 12 of 90" or "· Page A12a", upright at the bottom of what is seen.

It is drawn by a content stream of its own after the page's content, which is
closed off before it. Nothing of the page itself is changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy

import attrs
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from xborder.bundle.pdf import balance as balancing
from xborder.bundle.pdf import marks as marking
from xborder.bundle.pdf.balance import BROKEN, Balance, balance
from xborder.bundle.pdf.content import Instruction, page_content
from xborder.bundle.pdf.geometry import Box, Sight, numbers, overlap, rectangle, sight
from xborder.bundle.pdf.helvetica import MIDDLE_DOT, literal, shown, width
from xborder.bundle.pdf.marks import Marks, marks
from xborder.bundle.pdf.page_number import plain, stamped
from xborder.bundle.pdf.reading import MALFORMED
from xborder.findings import Finding, Location, Outcome, Report, finding

_SIZE, _BASE, _PAD = 8.0, 20.2, 2.6
_MARGIN = 56.7  # 20 mm, the right margin of generated pages
_A4_WIDTH = 595.0
_OPERATORS = f"{balancing.OPERATORS} {marking.OPERATORS}"
_MARK_BEGIN = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


@attrs.frozen
class Line:
    """A stamped line as the reader sees it, in points from the bottom left."""

    text: str
    size: float
    left: float
    base: float

    @property
    def box(self) -> Box:
        """The white box behind the line."""
        pad = self.size * _PAD / _SIZE
        right = self.left + width(self.text, self.size) + pad
        return (self.left - pad, self.base - self.size * 0.22 - pad, right, self.base + self.size * 0.72 + pad)


def number_pages(out: Pdf, reference: str, words: Sequence[str] | None = None) -> Report:
    """Stamp every page with ``reference`` and its words; "Page n of N" where they are not given.

    Findings: XB-PDF-047 (warning: the reference has other than printable
    ASCII characters), XB-PDF-048 (info: a page left states open), XB-PDF-055
    (error: a page whose content cannot be decoded; it gets no number),
    XB-PDF-128 (info: a page set upright).
    """
    named = stampable(reference)
    before = f"{named.value} {MIDDLE_DOT} " if named.value else ""
    stamper = _Stamper.of(out)
    pages = list(out.pages)
    found = list(named.report)
    for number, (page, said) in enumerate(zip(pages, words or stamped(plain(len(pages))), strict=True), 1):
        try:
            content = page_content(out, page, _OPERATORS)
        except MALFORMED as error:
            found.append(finding("XB-PDF-055", Location(page=number), excerpt=str(error)))
            continue
        state = BROKEN if content is None else balance(content)
        if not state.even:
            found.append(finding("XB-PDF-048", Location(page=number)))
        if stamper.stamp(page, f"{before}{said}", state, content or ()):
            found.append(finding("XB-PDF-128", Location(page=number)))
    return Report(tuple(found))


def stampable(reference: str) -> Outcome[str]:
    """A reference as the stamp can show it.

    >>> stampable("36AB1234526").value, stampable("Ł1").value
    ('36AB1234526', '[U+0141]1')
    """
    plain = "".join(letter if shown(letter) else f"[U+{ord(letter):04X}]" for letter in reference.strip())
    found: tuple[Finding, ...] = () if plain == reference.strip() else (finding("XB-PDF-047"),)
    return Outcome(plain, Report(found))


def place_line(text: str, view: Sight, taken: Sequence[Box], drawn: Sequence[Box] = ()) -> Line:
    """Where the line goes: bottom right, or the next of the places where there is room.

    ``taken`` is covered by marks that would hide the line, ``drawn`` (in the
    page's own units) by text and pictures that it would hide. Where there is no room, it stands over what is
    drawn, on white, but not under a mark.

    It keeps 8 points on a page of A4 width and less, grows with wider pages,
    and shrinks only where it would not fit.
    """
    size = _SIZE * max(1.0, min(view.width, view.height) / _A4_WIDTH)
    size *= min(1.0, view.width * 0.92 / width(text, size), view.height * 0.15 / size)
    seen: Line | None = None
    for line in _places(text, size, view):
        box = line.box
        if any(overlap(box, cover) for cover in taken):
            continue
        if _is_free(view.own(box), drawn):
            return line
        seen = seen or line
    return seen or next(_places(text, size, view))


def _places(text: str, size: float, view: Sight) -> Iterator[Line]:
    """Where the line may go, the best first; nearly always it is free, and the others need not be reckoned."""
    length, grown = width(text, size), size / _SIZE
    edge = min(_MARGIN * grown, (view.width - length) / 2)
    low = min(_BASE * grown, view.height * 0.1)
    high = view.height - low - size * 0.5
    for base in (low, low / 2, high, view.height - low / 2 - size * 0.5):
        for left in (view.width - edge - length, (view.width - length) / 2, edge):
            yield Line(text, size, left, base)


def _is_free(room: Box, drawn: Sequence[Box]) -> bool:
    return not any(overlap(room, box) for box in drawn)


@attrs.frozen
class _Stamper:
    """What all stamped pages share: the file, the font, and the stream that goes before the content."""

    out: Pdf
    font: Object
    opening: Object

    @classmethod
    def of(cls, out: Pdf) -> "_Stamper":
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        return cls(out, out.make_indirect(font), out.make_stream(b"q\n"))

    def stamp(self, page: Page, text: str, state: Balance, content: Iterable[Instruction]) -> bool:
        """Put the line on a page; True where the page had to be set upright for it."""
        view = sight(page.obj)
        drawn = marks(self.out, page, view.box, content)
        turned = _set_upright(page.obj, drawn, view)
        view = sight(page.obj) if turned else view
        line = place_line(text, view, _covers(page.obj, view), drawn.boxes)
        name = _add_font(page, self.font)
        own = page.obj.get(Name.Contents) if state.ended else _enclosed(self.out, page)
        streams = list(own) if isinstance(own, Array) else [own] if own is not None else []
        before = self.opening if state.before == 1 else self.out.make_stream(b"q " * state.before + b"\n")
        page.obj.Contents = Array([before, *streams, self.out.make_stream(_drawing(line, view, state, name))])
        return turned


def _set_upright(page: Object, drawn: Marks, view: Sight) -> bool:
    """Turn a page whose text lies on its side or on its head; only how it is shown changes, nothing that it draws."""
    turn = drawn.upright_turn
    if turn is None or turn == view.turn:
        return False
    page.Rotate = turn
    return True


def _enclosed(out: Pdf, page: Page) -> Object:
    """The page's content as a form that the page draws: content that breaks off cannot swallow what follows."""
    form = page.as_form_xobject(handle_transformations=False)
    keys = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array(list(page.mediabox))}
    stream = out.make_stream(form.read_bytes(), Resources=page.resources, **keys)
    own = copy(page.resources)
    own.XObject = Dictionary(XbContent=stream)
    page.obj.Resources = own
    return out.make_stream(b"/XbContent Do")


def _drawing(line: Line, view: Sight, state: Balance, font: str) -> bytes:
    left, bottom, right, top = line.box
    return b"\n".join(
        (
            b"",
            state.after,
            b"q",
            _MARK_BEGIN,
            numbers(view.upright) + b" cm",
            b"1 g " + numbers((left, bottom, right - left, top - bottom)) + b" re f",
            b"0 g BT " + font.encode("ascii") + b" " + numbers((line.size,)) + b" Tf",
            numbers((line.left, line.base)) + b" Td " + literal(line.text) + b" Tj ET",
            b"EMC",
            b"Q",
            b"",
        )
    )


def _covers(page: Object, view: Sight) -> list[Box]:
    """Where annotations are drawn: they lie over the content, and would hide the number."""
    boxes = (
        rectangle(item.get(Name.Rect)) for item in page.get(Name.Annots, ()) if item.get(Name.Subtype) != Name.Link
    )
    return [view.seen(box) for box in boxes if box is not None]


def _add_font(page: Page, font: Object) -> str:
    """Give the page resources of its own with this font, and say under what name.

    They may be shared with other pages, which must not change.
    """
    shared = page.resources
    own = copy(shared) if isinstance(shared, Dictionary) else Dictionary()
    fonts = own.get(Name.Font)
    entries = copy(fonts) if isinstance(fonts, Dictionary) else Dictionary()
    number = 0
    while (name := f"/XbPage{number or ''}") in entries:
        number += 1
    entries[name] = font
    own.Font = entries
    page.obj.Resources = own
    return name
