"""Finding the format of a file from how it begins."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import open_file
from xborder.formats.canonical import FORMS
from xborder.formats.workbook_files import is_workbook

if TYPE_CHECKING:
    from xborder.formats.profile import Profile

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
_KEY = re.compile(r'"([^"\\]{1,200})"\s{0,100}:', re.ASCII)
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
    from xborder.formats.profile_loading import load_profile, profiles

    loaded = (load_profile(name, folders).value for name in profiles(folders))
    fitting = [
        profile.name for profile in loaded if profile is not None and profile.format == form and _fits(profile, head)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _own(form: str, head: str) -> str | None:
    """The project's own form, told by its schema within the first lines; then no other profile needs to be loaded."""
    begun = _SCHEMA.search(head[:_BEGUN])
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
        return "json"
    return "yaml" if re.match(r"[#\w][^\n,;\t|]{0,200}:", start, re.ASCII) else "csv"


def _fits(profile: "Profile", head: str) -> bool:
    wanted = profile.detect
    if wanted.root is not None:
        # The root may stand escaped in an envelope, or twice escaped in an envelope of an envelope.
        opening = rf"(?:<|&(?:amp;){{0,2}}lt;)(?:[\w.-]{{1,40}}:)?{re.escape(wanted.root)}[\s>/&]"
        return profile.namespaces.get("", "") in head and re.search(opening, head) is not None
    if wanted.header:
        first, _, rest = head.partition("\n")
        row = rest.partition("\n")[0] if first.lower().startswith("sep=") else first
        return all(name in row for name in wanted.header)
    if wanted.schemas:
        found = _SCHEMA.search(head)
        return found is not None and any(found.group(1).startswith(prefix) for prefix in wanted.schemas)
    return bool(wanted.keys) and set(wanted.keys) <= set(_KEY.findall(head))
