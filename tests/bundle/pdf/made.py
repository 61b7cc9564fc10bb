"""PDF files made for tests: odd pages, forms, layers, links, scripts, damage. All in memory."""

import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
A4 = (595, 842)


def data(pdf: Pdf, **options: Any) -> bytes:
    """The bytes of a file, also of one that the library frowns at."""
    stream = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(stream, static_id=True, **options)
    return stream.getvalue()


def text_file(*pages: str, size: tuple[float, float] = A4) -> bytes:
    """One page for each string."""
    pdf = pikepdf.new()
    for words in pages:
        add_page(pdf, words, size=size)
    return data(pdf)


def add_page(pdf: Pdf, words: str, *, size: tuple[float, float] = A4, **keys: Any) -> Object:
    """A page with words near its middle, set in its own font resource, and a frame round the media box."""
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1].obj
    width, height = size
    drawing = f"q 0.8 g 10 10 {width - 20} {height - 20} re S 0 g BT /F1 18 Tf 60 {height / 2} Td ({words}) Tj ET Q"
    page.Contents = pdf.make_stream(drawing.encode())
    page.Resources = Dictionary(Font=Dictionary(F1=font(pdf)))
    for key, value in keys.items():
        page[f"/{key}"] = value
    return page


def font(pdf: Pdf) -> Object:
    """A standard font."""
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def odd_pages() -> bytes:
    """Turned, cut, scaled, wide, dark, and badly ended pages."""
    pdf = pikepdf.new()
    add_page(pdf, "landscape", size=(842, 595))
    for turn in (90, 180, 270, -90):
        add_page(pdf, f"turned {turn}", Rotate=turn)
    add_page(pdf, "cropped", CropBox=Array([50, 200, 500, 700]))
    add_page(pdf, "cropped and turned", CropBox=Array([50, 200, 500, 700]), Rotate=90)
    add_page(pdf, "crop larger than media", CropBox=Array([-100, -100, 900, 1200]))
    add_page(pdf, "media off the origin", MediaBox=Array([100, 100, 695, 942]))
    add_page(pdf, "media upside down", MediaBox=Array([595, 842, 0, 0]))
    add_page(pdf, "two points a unit", size=(298, 421), UserUnit=2)
    add_page(pdf, "a huge scan", size=(2480, 3508))
    add_page(pdf, "small", size=(120, 90))
    dark = add_page(pdf, "dark")
    dark.Contents = Array([pdf.make_stream(b"0 g 0 0 595 842 re f 0.5 0 0 0.5 100 300 cm"), dark.Contents])
    for content in (b"q q 0.2 0 0 0.2 0 0 cm", b"Q Q 0.2 0 0 0.2 0 0 cm 1 0 0 1 90 90 cm", b"/A BMC BT /F1 9 Tf 3 Tr"):
        page = add_page(pdf, "left open")
        page.Contents = Array([page.Contents, pdf.make_stream(content)])
    del add_page(pdf, "no content").Contents
    return data(pdf)


def inherited_pages() -> bytes:
    """Two pages whose boxes, turn and resources stand in the node above them."""
    pdf = Pdf.open(BytesIO(text_file("first", "second")))
    tree = pdf.Root.Pages
    tree.Resources = pdf.pages[0].obj.Resources
    tree.MediaBox, tree.Rotate = Array([0, 0, 400, 300]), 90
    for page in pdf.pages:
        for key in (Name.Resources, Name.MediaBox):
            del page.obj[key]
    return data(pdf)


def shared_resources() -> bytes:
    """Two pages that share one resource dictionary with a single font entry."""
    pdf = Pdf.open(BytesIO(text_file("first", "second")))
    shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
    for page in pdf.pages:
        page.obj.Resources = shared
    return data(pdf)


def form(value: str, *, name: str = "surname", appearance: bool = True, pages: int = 1) -> bytes:
    """A form with a text field on each page, a check box, and a group of two radio buttons, nested under ``person``."""
    pdf = pikepdf.new()
    face = font(pdf)
    person = pdf.make_indirect(Dictionary(T=String("person"), Kids=Array()))
    fields: list[Object] = [person]
    for number in range(pages):
        page = add_page(pdf, f"form page {number + 1}")
        words = value if number == 0 else f"{value} {number + 1}"
        title = name if number == 0 else f"{name}{number + 1}"
        field = _text_field(pdf, face, title, words, (60, 600, 300, 625), appearance=appearance)
        field.Parent = person
        person.Kids.append(field)
        page.Annots = Array([field])
    boxes = _buttons(pdf)
    fields += boxes[:2]
    pdf.pages[0].obj.Annots.extend([boxes[0], *boxes[2:]])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=face)), DA=String("/Helv 12 Tf 0 g")
    )
    if not appearance:
        pdf.Root.AcroForm.NeedAppearances = True
    return data(pdf)


def _text_field(pdf: Pdf, face: Object, name: str, value: str, rect: Sequence[float], *, appearance: bool) -> Object:
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(name),
        V=String(value),
        F=4,
        Rect=Array(rect),
        DA=String("/Helv 12 Tf 0 g"),
    )
    if appearance:
        field.AP = Dictionary(N=_look(pdf, f"BT /Helv 12 Tf 4 8 Td ({value}) Tj ET", face, rect))
    return pdf.make_indirect(field)


def _look(pdf: Pdf, drawing: str, face: Object, rect: Sequence[float]) -> Object:
    return pdf.make_stream(
        drawing.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, rect[2] - rect[0], rect[3] - rect[1]]),
        Resources=Dictionary(Font=Dictionary(Helv=face)),
    )


def _buttons(pdf: Pdf) -> list[Object]:
    """A ticked check box, a group of radio buttons with the second chosen, and its two widgets."""

    def states(on: str) -> Dictionary:
        box = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 20, 20])}
        return Dictionary(
            N=Dictionary(
                {
                    f"/{on}": pdf.make_stream(b"0 g 2 2 16 16 re f", Dictionary(box)),
                    "/Off": pdf.make_stream(b"0 G 2 2 16 16 re S", Dictionary(box)),
                }
            )
        )

    tick = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T=String("agreed"),
            V=Name.Yes,
            AS=Name.Yes,
            F=4,
            Rect=Array([60, 550, 80, 570]),
            AP=states("Yes"),
        )
    )
    group = pdf.make_indirect(Dictionary(FT=Name.Btn, Ff=49152, T=String("plea"), V=Name.b, Kids=Array()))
    buttons = []
    for place, name in enumerate(("a", "b")):
        button = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Parent=group,
                F=4,
                AS=Name.b if name == "b" else Name.Off,
                Rect=Array([60 + 30 * place, 500, 80 + 30 * place, 520]),
                AP=states(name),
            )
        )
        group.Kids.append(button)
        buttons.append(button)
    return [tick, group, *buttons]


def link(pdf: Pdf, **keys: Any) -> Object:
    """A link annotation."""
    return pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 60, 160, 80]), Border=Array([0, 0, 0]), **keys)
    )


def save(folder: Path, name: str, content: bytes) -> Path:
    """Write a file for a test."""
    path = folder / name
    path.write_bytes(content)
    return path
