"""The profiles that others extend: found beside them in their folder, or among those of the package."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from xborder.files.document import Document
from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.profile_extending import whole
from xborder.formats.profile_parts import Origins, PartError
from xborder.formats.shelves import shipped


def whole_document(document: Document) -> Outcome[tuple[dict[str, Any], Callable[[str], Location]]]:
    """The values of a profile with its parts and what it takes from another, and where each stands in its own file.

    What it takes stands where it names the other profile. Parts that nothing uses are named under ``idle_parts``.
    """
    root, origins = document.root, Origins()
    extends = "/extends" if "extends" in root else ""
    file = Path(document.file)
    folder = file.parent if file.is_file() else None
    try:
        made = whole(root, lambda name: _base(name, folder), (root["name"],), origins)
    except PartError as fault:
        found = finding("XB-FORMAT-197", document.place(fault.pointer), profile=root["name"], reason=str(fault))
        return Outcome(None, Report.of(found))
    except LookupError as missing:
        found = finding("XB-FORMAT-193", document.place(extends), profile=root["name"], reason=str(missing.args[0]))
        return Outcome(None, Report.of(found))
    made["idle_parts"] = tuple(name for name in root.get("parts", ()) if name not in origins.used)
    return Outcome((made, lambda pointer: document.place(extends or origins.of(pointer))))


@cache
def shipped_data(name: str) -> dict[str, Any]:
    """The values of the file of a profile of the package."""
    import yaml  # our own files: tests hold them to the strict reader, the schema and the lint

    text = shipped().entries[name].read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - the safe loader, in C where there is one
    return data


def _base(name: str, folder: Path | None) -> Mapping[str, Any]:
    """The values of a profile that another one extends. Raises LookupError if there is none that is well formed."""
    from xborder.files.yaml_reader import read_yaml
    from xborder.formats.profile_lint import schema_report

    path = None if folder is None else folder / f"{name}.yaml"
    if path is not None and path.is_file():
        read = read_yaml(path)
        if read.value is None or schema_report(read.value.root, path.name, read.value.place):
            raise LookupError(f"{name} is not well formed")
        data: Mapping[str, Any] = read.value.root
        return data
    if name not in shipped().entries:
        raise LookupError(f"there is no profile {name}")
    return shipped_data(name)
