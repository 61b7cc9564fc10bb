"""What a PDF carries besides pages: programs, attachments, media, forms, signatures.

Every object of the file is looked at, also those in object streams and those
that nothing refers to any more. The library that reads the file undoes hex
escapes in names, so ``/J#61vaScript`` is seen as what it is.

Source: ISO 32000-2, 12.6 (actions), 7.11.4 (embedded files), 12.5.6 (annotations).
"""

from collections import Counter
from collections.abc import Iterator

import attrs
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from xborder.bundle.pdf.names import spelling

_SIGNS = {
    "/JS": "program JavaScript",
    "/JavaScript": "program JavaScript",
    "/AA": "program action on an event",
    "/EF": "attachment",
    "/XFA": "xfa",
    "/FT": "field",
}
_PROGRAM_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "launch of a program",
    "/SubmitForm": "sending of form data",
    "/ImportData": "import of data",
    "/GoToE": "opening of an attached file",
    "/GoToR": "opening of another file",
    "/RichMediaExecute": "command to media",
}
_MEDIA = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/Rendition"})
_DEEP = 64


@attrs.frozen(kw_only=True)
class Contents:
    """Numbers of what was found; ``programs`` and ``media`` by kind, sorted."""

    programs: tuple[str, ...]
    media: tuple[str, ...]
    attachments: int
    redaction_marks: int
    signatures: int
    form_fields: int
    xfa: bool
    tagged: bool


def look_through(pdf: Pdf) -> Contents:
    """Look through every object of an opened file."""
    seen: Counter[str] = Counter()
    for item in pdf.objects:
        for entry in _inside(item, _DEEP):
            seen.update(_signs(entry))
    for entry in _inside(pdf.trailer, _DEEP):
        seen.update(_signs(entry))
    root = pdf.Root
    return Contents(
        programs=tuple(sorted(kind.removeprefix("program ") for kind in seen if kind.startswith("program "))),
        media=tuple(sorted(kind.removeprefix("media ") for kind in seen if kind.startswith("media "))),
        attachments=seen["attachment"],
        redaction_marks=seen["redaction"],
        signatures=seen["signature"],
        form_fields=seen["field"],
        xfa=seen["xfa"] > 0,
        tagged=isinstance(root.get(Name.StructTreeRoot), Dictionary),
    )


def _inside(item: object, deep: int) -> Iterator[Object]:
    """The dictionaries of an object that stand in it directly, itself first."""
    if not isinstance(item, Dictionary | Stream | Array) or deep == 0:
        return
    if not isinstance(item, Array):
        yield item
    for value in item if isinstance(item, Array) else item.values():
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield from _inside(value, deep - 1)


def _signs(entry: Object) -> Iterator[str]:
    keys, action, kind = entry.keys(), spelling(entry.get(Name.S)), spelling(entry.get(Name.Subtype))
    yield from (sign for key, sign in _SIGNS.items() if key in keys)
    if action in _PROGRAM_ACTIONS:
        yield f"program {_PROGRAM_ACTIONS[action]}"
    yield from (f"media {name.removeprefix('/')}" for name in (kind, action) if name in _MEDIA)
    if kind == "/Redact":
        yield "redaction"
    if "/ByteRange" in keys and "/Contents" in keys:
        yield "signature"
