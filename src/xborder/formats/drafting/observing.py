"""Looking at a sample file: a table, a workbook, JSON or XML."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xborder.files.limits import DEFAULT_LIMITS
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.formats import paths
from xborder.formats.codecs.dates import show_day
from xborder.formats.detecting import form_of
from xborder.formats.drafting.observed import Observed, Sample
from xborder.formats.workbook_files import is_workbook

if TYPE_CHECKING:
    from lxml import etree

_ROWS = 500


def observe(path: Path) -> Outcome[Sample]:
    """What a sample shows, or why it cannot be read.

    >>> [found.code for found in observe(Path("absent.csv")).report]
    ['XB-FILE-001']
    """
    if is_workbook(path):
        return _workbook(path)
    read = _READERS.get(form_of(path), _csv)
    return read(path)


def no_draft(path: Path, reason: str) -> Outcome[Sample]:
    """No sample, and why."""
    return Outcome(None, Report.of(finding("XB-FORMAT-158", Location(file=str(path)), reason=reason)))


def _csv(path: Path) -> Outcome[Sample]:
    from xborder.files.csv_reader import open_rows

    opened = open_rows(path)
    if opened.value is None:
        return Outcome(None, opened.report)
    with opened.value as table:
        return _table(path, table.header, table)


def _workbook(path: Path) -> Outcome[Sample]:
    from xborder.files.xlsx_reader import open_workbook

    opened = open_workbook(path)
    if opened.value is None:
        return Outcome(None, opened.report)
    with opened.value as table:
        return _table(path, table.header, table)


def _table(path: Path, header: tuple[str, ...], rows: Any) -> Outcome[Sample]:
    if len(header) < 2:
        return no_draft(path, "it has one column, which makes no table of records")
    root = Observed(met=1)
    for heading in header:
        root.child(heading)
    for number, row in enumerate(rows):
        if isinstance(row, Finding):
            continue
        for heading, value in {**row.values, **_moments(row)}.items():
            place = root.child(heading)
            place.met += 1
            place.add(value)
        if number == _ROWS:
            break
    if not any(place.texts for place in root.children.values()):
        return no_draft(path, "it has headings and no row with a text")
    return Outcome(Sample(form="csv", root=root, detect={"header": list(header)}))


def _moments(row: Any) -> dict[str, str]:
    """Cells of a workbook that hold dates and times, as people in the United Kingdom write them."""
    found = getattr(row, "moments", {}).items()
    shown = ((name, show_day(moment.day, "uk") if moment.day else "", moment.clock_text) for name, moment in found)
    return {name: f"{day} {clock}".strip() for name, day, clock in shown}


def _json(path: Path) -> Outcome[Sample]:
    from xborder.formats.canonical_files import parsed

    form = form_of(path)
    read = parsed(path, form, DEFAULT_LIMITS, str(path))
    if read.value is None:
        return Outcome(None, read.report)
    value = read.value.root
    if not isinstance(value, dict) or not value:
        return no_draft(path, "the document is not an object with keys, and a profile knows a file by its keys")
    root = Observed(met=1)
    left_out = _object(value, root)
    return Outcome(Sample(form=form, root=root, detect={"keys": list(value)[:12]}, left_out=left_out))


def _object(value: dict[str, Any], here: Observed) -> int:
    """Go into an object; gives how many keys have names that a source path cannot hold."""
    left_out = 0
    for key, inner in value.items():
        if not _nameable(key):
            left_out += 1
            continue
        place = here.child(key)
        items = inner if isinstance(inner, list) else [inner]
        place.listed = place.listed or isinstance(inner, list)
        place.most = max(place.most, len(items))
        place.met += 1
        for item in items:
            left_out += _item(item, place)
    return left_out


def _item(item: Any, place: Observed) -> int:
    if isinstance(item, dict):
        return _object(item, place)
    if isinstance(item, bool):
        place.add(str(item).lower())
    elif item is not None and not isinstance(item, list):
        place.numbers = place.numbers or not isinstance(item, str)
        place.add(str(item))
    return 0


def _nameable(key: str) -> bool:
    try:
        return [str(step) for step in paths.source(key)] == [key] and not key.startswith("@")
    except ValueError:
        return False


def _xml(path: Path) -> Outcome[Sample]:
    from xborder.files.xml_reader import read_xml
    from xborder.formats.drafting.xml_names import Names

    read = read_xml(path)
    if read.value is None:
        return Outcome(None, read.report)
    names = Names.of(read.value.root)
    root = Observed(met=1)
    _element(read.value.root, root, names.step)
    detect: dict[str, object] = {"root": names.step(str(read.value.root.tag))}
    return Outcome(Sample(form="xml", root=root, detect=detect, namespaces=names.prefixes))


def _element(element: "etree._Element", here: Observed, step: Callable[[str], str]) -> None:
    for key, value in element.attrib.items():
        name = str(key)
        if not name.startswith("{"):
            place = here.child(f"@{name}")
            place.met, place.most = place.met + 1, 1
            place.add(str(value))
    met: Counter[str] = Counter()
    for child in element:
        named = step(str(child.tag))
        met[named] += 1
        place = here.child(named)
        place.met += 1
        if not len(child):
            place.add(child.text or "")
        _element(child, place, step)
    for named, number in met.items():
        here.child(named).most = max(here.child(named).most, number)


_READERS: dict[str, Callable[[Path], Outcome[Sample]]] = {"csv": _csv, "json": _json, "yaml": _json, "xml": _xml}
