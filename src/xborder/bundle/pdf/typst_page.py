"""Generated pages: a typst template and data become a tagged PDF (PDF/UA-1, ISO 14289-1).

Templates are files; data goes in as JSON. A string of the data is text on the
page and is never read as markup, so a record cannot change a template.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from xborder.bundle.pdf.fonts import font_folder
from xborder.bundle.pdf.printable import printable
from xborder.files.scratch import scratch_folder
from xborder.findings import Location, Outcome, Report, finding

if TYPE_CHECKING:
    import typst

#: A place as the compiler draws it beside the lines it complains of.
_PLACE = re.compile(r"\u250c\u2500 ([^\n]+):([0-9]+):([0-9]+)")


def render(
    template: str | Traversable,
    data: Mapping[str, Any],
    *,
    now: datetime,
    files: Mapping[str, bytes] | None = None,
    tagged: bool = True,
    name: str = "",
    own_fonts_only: bool = True,
) -> Outcome[bytes]:
    """Make the PDF that ``template`` draws from ``data``. Same input, same bytes.

    ``template`` names a house template (``"index.typ"``), or is a ``.typ`` file
    whose folder's templates may be imported from ``/``; house templates stand
    under ``/house/``. ``files`` are read in typst as ``/files/NAME``. ``now``
    becomes the creation date. ``name`` is how findings call the document. With
    ``own_fonts_only`` False the fonts that the compiler brings with it are there
    too, for letters of one width.

    Findings: XB-PDF-010 (warning) for characters that no shipped font has,
    XB-PDF-011 (error, no value) where typst cannot make the pages.

    Raises ValueError if ``now`` has no time zone.

    >>> from datetime import datetime, UTC
    >>> page = render("text.typ", {"title": "Note", "text": "Plain *text*"}, now=datetime(2026, 5, 1, tzinfo=UTC))
    >>> page.value[:5], len(page.report)
    (b'%PDF-', 0)
    """
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    clean = printable(data, name=name or _name(template))
    with scratch_folder() as root:
        main = _lay_out(root, template, files or {})
        made = _compile(
            main, root, json.dumps(clean.value), int(now.timestamp()), _fonts(not own_fonts_only), tagged=tagged
        )
    return Outcome(made.value, clean.report + _located(made.report, name or _name(template)))


def _compile(
    main: Path, root: Path, data: str, timestamp: int, fonts: "typst.Fonts", *, tagged: bool
) -> Outcome[bytes]:
    import typst

    try:
        made, warnings = typst.compile_with_warnings(
            main,
            root=root,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            timestamp=timestamp,
            pdf_standards=["ua-1"] if tagged else [],
            pdf_tags=tagged,
        )
    except typst.TypstError as error:
        hint = "; ".join(error.hints)
        at = fault_place(error.diagnostic, main)
        return Outcome(None, Report.of(finding("XB-PDF-011", at, excerpt=f"{error.message} {hint}".strip())))
    slips = (finding("XB-PDF-012", excerpt=warning.message) for warning in warnings)
    return Outcome(made, Report(tuple(slips)))


def fault_place(diagnostic: str, main: Path) -> Location:
    r"""Where the compiler met a fault: the first place in the template itself, from which a house file may have been called.

    The compiler counts columns from 0; a place counts them from 1.

    >>> place = fault_place("error: unclosed delimiter\n  \u250c\u2500 ../tmp/page/cpn.typ:2:9", Path("/tmp/page/cpn.typ"))
    >>> place.line, place.column
    (2, 10)
    """
    for name, line, column in _PLACE.findall(diagnostic):
        parts = name.replace("\\", "/").split("/")
        if parts[-2:] in ([main.parent.name, main.name], [main.name]):
            return Location(line=int(line), column=int(column) + 1)
    return Location()


def _lay_out(root: Path, template: str | Traversable, files: Mapping[str, bytes]) -> Path:
    """Write what the compiler may read into a folder of its own, and give the main file."""
    house = resources.files("xborder.bundle.pdf") / "templates"
    _copy(house, root / "house")
    for file, content in files.items():
        target = root / "files" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if isinstance(template, str):
        return root / "house" / template
    # A template's neighbours are its imports: a Path knows its folder, and package resources are Paths on disk.
    _copy(Path(str(template)).parent, root)
    (root / template.name).write_bytes(template.read_bytes())
    return root / template.name


def _copy(folder: Traversable, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for entry in folder.iterdir():
        if entry.name.endswith(".typ") and entry.is_file():
            (target / entry.name).write_bytes(entry.read_bytes())


def _located(report: Report, name: str) -> Report:
    import attrs

    return Report(tuple(attrs.evolve(entry, location=attrs.evolve(entry.location, file=name)) for entry in report))


def _name(template: str | Traversable) -> str:
    return (template if isinstance(template, str) else template.name).removesuffix(".typ")


@cache
def _fonts(embedded: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=embedded, font_paths=[cast("Any", font_folder())]
    )
