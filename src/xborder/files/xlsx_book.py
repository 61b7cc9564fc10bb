"""The parts of a workbook beside its sheets: which sheets there are, the texts they share, what formats show."""

import posixpath
import re

import attrs

from xborder.files.xlsx_formats import Shown, shown_by_number
from xborder.files.xlsx_package import Fault, Package
from xborder.files.xlsx_plain import blocks, head_of, plain_texts
from xborder.files.xlsx_xml import Pump, Watcher
from xborder.findings import Location, finding

# A shared text that is longer than a text may be is not kept; whoever uses it is told.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: What no text holds: NUL, and half of a character.
IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
_MACROS = "vbaProject.bin"


@attrs.frozen(kw_only=True)
class Sheet:
    """A worksheet: its name, the part that holds it, and whether the program shows it."""

    name: str
    part: str
    hidden: bool


@attrs.frozen(kw_only=True)
class Book:
    """What the sheets of one workbook have in common.

    ``texts`` holds None for a text that is too long, ``plain`` also for one with
    characters that cannot be. ``formats`` says what each
    cell style shows; ``from_1904`` which of the two calendars its dates count in.
    """

    package: Package
    sheets: tuple[Sheet, ...]
    texts: list[str | None] = attrs.field(repr=False)
    plain: list[str | None] = attrs.field(repr=False)
    formats: tuple[Shown, ...] = attrs.field(repr=False)
    from_1904: bool
    has_macros: bool


def read_book(package: Package) -> Book:
    """Read the parts that all sheets need. Raises Fault."""
    top = _links(package, "")
    main = next((target for kind, target in top.values() if kind == "officeDocument"), None)
    if main is None or not main.endswith(".xml"):
        kind = "a ZIP archive of other files" if main is None else "a binary workbook (.xlsb)"
        raise Fault(finding("XB-XLSX-001", Location(file=package.file), kind=kind))
    contents = _Contents()
    _go(package, main, contents)
    if not contents.is_workbook:
        raise Fault(finding("XB-XLSX-001", Location(file=package.file), kind="a document of another Office program"))
    links = _links(package, main)
    named = {kind: target for kind, target in links.values() if kind in {"sharedStrings", "styles"}}
    texts, styles = _Texts(package.limits.string_chars), _Styles()
    if "sharedStrings" in named:
        _read_texts(package, named["sharedStrings"], texts)
    if "styles" in named:
        _go(package, named["styles"], styles)
    return Book(
        package=package,
        sheets=_sheets(package, contents, links),
        texts=texts.made,
        plain=[None if text is None or IMPOSSIBLE.search(text) else text for text in texts.made],
        formats=tuple(shown_by_number(number, styles.codes) for number in styles.numbers),
        from_1904=contents.from_1904,
        has_macros=any(name.endswith(_MACROS) for name in package.parts),
    )


def unescaped(text: str) -> str:
    """A text with its escaped characters as themselves. Source: ECMA-376 part 1, 22.9.2.19.

    >>> unescaped("a_x000A_b_x005F_x000A_")
    'a\\nb_x000A_'
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _sheets(package: Package, contents: "_Contents", links: dict[str, tuple[str, str]]) -> tuple[Sheet, ...]:
    sheets = tuple(
        Sheet(name=name, part=links[link][1], hidden=hidden)
        for name, link, hidden in contents.sheets
        if links.get(link, ("", ""))[0] == "worksheet"
    )
    where = Location(file=package.file)
    if not sheets:
        raise Fault(finding("XB-XLSX-006", where))
    if len(sheets) > package.limits.xlsx_sheets:
        raise Fault(finding("XB-XLSX-007", where, limit=package.limits.xlsx_sheets))
    return sheets


def _go(package: Package, name: str, watcher: Watcher) -> None:
    with package.open(name, package.limits.xlsx_part_bytes) as stream:
        Pump(stream, watcher, package.file, package.limits).run()


def _read_texts(package: Package, name: str, texts: "_Texts") -> None:
    """Read the shared texts: plain ones without a call of the parser for each, whatever is not through the parser."""
    with package.open(name, package.limits.xlsx_part_bytes) as stream:
        pump = Pump(stream, texts, package.file, package.limits)
        head, rest = head_of(pump, b"sst", b"<si>")
        pump.feed(head)
        for block in blocks(pump, rest, "</si>", b"</sst"):
            made = plain_texts(block, package.limits.string_chars) if pump.depth == 1 else None
            if made is None:
                pump.feed(block.encode() if isinstance(block, str) else block)
            else:
                texts.made.extend(map(unescaped, made))
        for _ in pump.pieces():
            pass


def _links(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part, by their ids: each with the last word of its type, and the part it names."""
    folder, name = posixpath.split(part)
    watcher = _Links(folder)
    _go(package, posixpath.join(folder, "_rels", f"{name}.rels"), watcher)
    return watcher.found


class _Links:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    def end(self, name: str) -> None:
        """Relationships have nothing inside."""

    def text(self, text: str) -> None:
        """Relationships have no text."""


class _Contents:
    """The part that lists the sheets."""

    def __init__(self) -> None:
        self.is_workbook = False
        self.from_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbook":
            self.is_workbook = True
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), link, hidden))

    def end(self, name: str) -> None:
        """Only what begins is looked at."""

    def text(self, text: str) -> None:
        """There is no text."""


class _Styles:
    """The number formats: ``numbers`` gives each cell style's, ``codes`` the workbook's own."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.numbers: list[int] = []
        self._cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.codes[int(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            self.numbers.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False

    def text(self, text: str) -> None:
        """There is no text."""


class _Texts:
    """The shared texts: runs of one text are joined, readings for pronunciation left out."""

    def __init__(self, longest: int) -> None:
        self.made: list[str | None] = []
        self._longest = longest
        self._pieces: list[str] = []
        self._length = 0
        self._taking = self._phonetic = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._taking = not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.made.append(None if self._length > self._longest else unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._taking = False

    def text(self, text: str) -> None:
        if self._taking:
            self._length += len(text)
            if self._length <= self._longest:
                self._pieces.append(text)
