"""Workbooks: the format of one by the headings of its worksheets."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.files.limits import DEFAULT_LIMITS
from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.shelves import profiles
from xborder.formats.signatures import Signature, signature

if TYPE_CHECKING:
    from xborder.files.xlsx_choice import Headed


def profile_of(path: Path, folders: Iterable[Path] = (), *, label: str | None = None) -> Outcome[str]:
    """The name of the table profile whose headings a worksheet of the workbook has, or why there is none."""
    from xborder.files.xlsx_book import read_book
    from xborder.files.xlsx_choice import headed
    from xborder.files.xlsx_package import Fault, open_package

    folders, file = tuple(folders), label or str(path)
    opened = open_package(path, file, DEFAULT_LIMITS)
    if opened.value is None:
        return Outcome(None, opened.report)
    try:
        tables = headed(read_book(opened.value))
    except Fault as fault:
        return Outcome(None, Report.of(fault.entry))
    finally:
        opened.value.close()
    known = [signature(name, folders) for name in profiles(folders)]
    fitting = [each for each in known if each is not None and each.table and _fits(each, tables)]
    # What is a workbook's own format wins over the same table as CSV.
    names = [each.name for each in fitting if each.format == "xlsx"] or [each.name for each in fitting]
    if len(names) == 1:
        return Outcome(names[0])
    return Outcome(None, Report.of(finding("XB-FORMAT-007", Location(file=file))))


def _fits(one: Signature, tables: Iterable["Headed"]) -> bool:
    wanted = frozenset(one.header)
    return bool(wanted) and any(wanted <= each.headings(wanted, searched=one.searched) for each in tables)
