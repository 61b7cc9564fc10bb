"""An LCbundle message as a folder: its definition as JSON, beside which its documents can be put."""

from pathlib import Path
from typing import Any

import attrs

from xborder.casefile.lcbundle import CONTENTS, NAMESPACE, LcItem
from xborder.casefile.lcbundle_reading import read_lcbundle
from xborder.files import canonical_json
from xborder.files.output_dir import build_beside
from xborder.findings import Report

_BEGINNING = 4096
_NAMES = {cls: name for name, cls in CONTENTS.items()}


def is_lcbundle(message: Path) -> bool:
    """Whether a message says at its beginning that it is a bundle definition. Raises OSError if it cannot be read."""
    with message.open("rb") as source:
        beginning = source.read(_BEGINNING)
    # Without the noughts between the letters a message of two bytes a letter says it too.
    return NAMESPACE.encode() in beginning.replace(b"\0", b"")


def unpack_lcbundle(message: Path, out: Path, *, replace: bool = False) -> Report:
    """List the sections, items and pages of a message in ``manifest.json`` in the folder ``out``.

    The folder appears whole or not at all. Files that the message refers to are
    not opened: who wrote it could name any. Raises Refused where ``out`` cannot be made.
    """
    read = read_lcbundle(message)
    if read.value is None:
        return read.report
    with build_beside(out, replace=replace, sources=(message,)) as place:
        (place.path / "manifest.json").write_bytes(canonical_json.dumps(_shown(read.value)))
    return read.report


def _shown(part: Any) -> Any:
    """A part of the definition in JSON's terms, without what it does not say; an item names its kind."""
    if isinstance(part, tuple):
        return [_shown(each) for each in part]
    if not attrs.has(type(part)):
        return part
    made = {field.name: _shown(getattr(part, field.name)) for field in attrs.fields(type(part))}
    if isinstance(part, LcItem):
        made["kind"] = _NAMES[type(part.content)]
    return {name: value for name, value in made.items() if value is not None}
