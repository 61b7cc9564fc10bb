"""Finding the format of a file from how it begins."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import open_file
from xborder.files.table_headings import WITHIN, find_heading
from xborder.formats.canonical import FORMS
from xborder.formats.workbook_files import is_workbook

if TYPE_CHECKING:
    from xborder.formats.signatures import Signature

_HEAD = 65_536
_BEGUN = 2_048
_SUFFIXES = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "xml",
    ".csv": "csv",
}
#: An object that ends with its line, and another on the next: no JSON document has that.
_LINES = re.compile(r"\{[^\n]{1,60000}\}[ \t\r]{0,9}\n\s{0,99}\{")
_KEY = re.compile(r'"([^"\\]{1,200})"\s{0,100}:', re.ASCII)
_NAMESPACE = re.compile(
    r"""<(?:[\w.-]{1,40}:)?[a-z-]{1,40}\s[^<>]{0,200}?xmlns(?::[\w.-]{1,40})?=["'](urn:xborder:schema:)""", re.ASCII
)
_SCHEMA = re.compile(r"""["']?schema["']?\s{0,20}:\s{0,20}["']?(xborder/[a-z-]{1,40}/)""", re.ASCII)


def detect(path: Path, folders: Iterable[Path] = ()) -> str | None:
    """The name of the profile that a file fits, or None if none does or more than one.

    >>> detect(Path("absent.csv")) is None
    True
    """
    folders = tuple(folders)
    if is_workbook(path):
        from xborder.formats.workbooks import profile_of

        return profile_of(path, folders).value
    opened = open_file(path)
    if opened.value is None:
        return None
    with opened.value as handle:
        head = _text(handle.read(_HEAD))
        form = _SUFFIXES.get(path.suffix.lower()) or _form(head)
        if not folders and (own := _own(form, head)) is not None:
            return own
        if form == "json":  # the last of the keys that tell a format may stand at the end of the file
            head += _text(handle.read(DEFAULT_LIMITS.json_bytes))
    return _best(form, head, folders)


def _best(form: str, head: str, folders: tuple[Path, ...]) -> str | None:
    """The one profile that fits among those that come first: what the user named, then our own, then what is installed.

    A profile that cannot be used fits nothing, and keeps no other from fitting.
    """
    from xborder.formats.shelves import ranked
    from xborder.formats.signatures import signature

    seen: set[str] = set()
    for names in ranked(folders):
        known = (signature(name, folders) for name in sorted(names - seen))
        fitting = {
            each.name: (len(each.header) + len(each.keys), -at)
            for each in known
            if each is not None and each.format == form and (at := _fits(each, head)) is not None
        }
        if fitting:
            # A log of two columns is in every log that has more: the profile that asks for most is meant. Of two
            # messages, one within the other, the outer one is the file's.
            most = [name for name, number in fitting.items() if number == max(fitting.values())]
            return most[0] if len(most) == 1 else None
        seen |= names
    return None


def _own(form: str, head: str) -> str | None:
    """The project's own form, told by its schema; then no other profile needs to be asked for."""
    begun = _NAMESPACE.search(head[:_BEGUN]) if form == "xml" else _SCHEMA.search(head)
    return next((name for name, own in FORMS.items() if begun and own == form), None)


def form_of(path: Path) -> str:
    """The form of a text file by its name, or else by how it begins: yaml, json, jsonl, xml or csv.

    >>> form_of(Path("absent.ndjson"))
    'jsonl'
    """
    named = _SUFFIXES.get(path.suffix.lower())
    opened = None if named else open_file(path).value
    if opened is None:
        return named or "csv"
    with opened:
        return _form(_text(opened.read(_HEAD)))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _form(head: str) -> str:
    start = head.lstrip()
    if start.startswith("<"):
        return "xml"
    if start.startswith(("{", "[")):
        return "jsonl" if _LINES.match(start) else "json"
    return "yaml" if re.match(r"[#\w][^\n,;\t|]{0,200}:", start, re.ASCII) else "csv"


def _first_rows(head: str) -> list[list[str]]:
    """The first rows of a CSV text, by the delimiter that its first lines hold most of."""
    lines = head.splitlines()[:WITHIN]
    delimiter = max(",;\t|", key="".join(lines).count)
    return list(csv.reader(lines, delimiter=delimiter)) or [[]]


def _fits(wanted: "Signature", head: str) -> int | None:
    """Where what tells a format begins, or None if the head is not of the format."""
    if wanted.root is not None:
        # The root may stand escaped in an envelope, or twice escaped in an envelope of an envelope.
        local = wanted.root.rpartition(":")[2]
        opening = rf"(?:<|&(?:amp;){{0,2}}lt;)(?:[\w.-]{{1,40}}:)?{re.escape(local)}[\s>/&]"
        found = re.search(opening, head)
        return found.start() if found and wanted.namespace in head else None
    return 0 if _told(wanted, head) else None


def _told(wanted: "Signature", head: str) -> bool:
    if wanted.searched:
        return set(wanted.header) <= set(find_heading(_first_rows(head), wanted.header).names)
    if wanted.header:
        first, _, rest = head.partition("\n")
        row = rest.partition("\n")[0] if first.lower().startswith("sep=") else first
        return all(name in row for name in wanted.header)
    if wanted.schemas:
        found = (_NAMESPACE if wanted.format == "xml" else _SCHEMA).search(head)
        return found is not None and any(found.group(1).startswith(prefix) for prefix in wanted.schemas)
    return bool(wanted.keys) and set(wanted.keys) <= set(_KEY.findall(head))
