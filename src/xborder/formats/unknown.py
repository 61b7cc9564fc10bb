"""Why no profile fits a file: what its strict reader finds is often the answer."""

from itertools import islice
from pathlib import Path

from xborder.files.reading import open_file
from xborder.findings import Report
from xborder.formats.detecting import form_of
from xborder.formats.workbook_files import is_workbook
from xborder.formats.workbooks import profile_of

# A fault of the whole file, such as its encoding, shows in its first lines.
_LINES = 100


def why_unknown(path: Path) -> Report:
    """What is wrong with a file that no profile fits: its encoding, its structure, or nothing that shows.

    >>> [found.code for found in why_unknown(Path("absent.json"))]
    ['XB-FILE-001']
    """
    opened = open_file(path)
    if opened.value is None:
        return opened.report
    opened.value.close()
    return profile_of(path).report if is_workbook(path) else _READERS[form_of(path)](path)


def _yaml(path: Path) -> Report:
    from xborder.files.yaml_reader import read_yaml

    return read_yaml(path).report


def _json(path: Path) -> Report:
    from xborder.files.json_reader import read_json

    return read_json(path).report


def _json_lines(path: Path) -> Report:
    from xborder.files.json_lines import read_json_lines

    return next((line.report for line in islice(read_json_lines(path), _LINES) if line.report), Report())


def _xml(path: Path) -> Report:
    from xborder.files.xml_reader import read_xml

    return read_xml(path).report


def _csv(path: Path) -> Report:
    from xborder.files.csv_reader import open_rows

    opened = open_rows(path)
    if opened.value is not None:
        opened.value.close()
    return opened.report


_READERS = {"yaml": _yaml, "json": _json, "jsonl": _json_lines, "xml": _xml, "csv": _csv}
