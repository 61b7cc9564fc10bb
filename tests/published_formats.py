"""What was written, judged by the schema that is published for its format, where there is one on this machine."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from common_platform_schemas import FOLDER, HEARINGS, hearing_faults, schema_faults
from formats_world import SHARED

_HEARING = "common-platform-hearing"
_XS = "{http://www.w3.org/2001/XMLSchema}"


def faults_of(profile: str, content: bytes) -> Iterator[str]:
    """What the published schema says against a file; nothing where none is published, or it is not here."""
    if content.lstrip().startswith(b"<"):
        yield from _xml_faults(content)
    elif profile == _HEARING and HEARINGS.is_dir():
        yield from hearing_faults(content)
    elif profile.startswith("common-platform-") and FOLDER.is_dir():
        way = profile.removeprefix("common-platform-")
        if (FOLDER / f"hmcts.cjs.{way}-prosecution.json").is_file():
            yield from schema_faults(way, content)


def is_judged(profile: str, content: bytes) -> bool:
    """Whether a schema is published, and here, for the format of a file."""
    if content.lstrip().startswith(b"<"):
        return _schema_of(etree.fromstring(content).tag) is not None
    if profile == _HEARING:
        return HEARINGS.is_dir()
    return (FOLDER / f"hmcts.cjs.{profile.removeprefix('common-platform-')}-prosecution.json").is_file()


def _xml_faults(content: bytes) -> Iterator[str]:
    root = etree.fromstring(content)
    schema = _schema_of(root.tag)
    if schema is not None and not schema.validate(root):
        yield from (f"{fault.line}: {fault.message}" for fault in schema.error_log)


@cache
def _schema_of(tag: str) -> Any:
    path = _roots().get(tag)
    return None if path is None else etree.XMLSchema(etree.parse(str(path)))


@cache
def _roots() -> dict[str, Path]:
    """The schema that declares each root element, of those that stand by themselves."""
    found: dict[str, Path] = {}
    for path in sorted((SHARED / "standards").rglob("*.xsd")):
        root = etree.parse(str(path)).getroot()
        space = root.get("targetNamespace", "")
        for element in root.iterchildren(f"{_XS}element"):
            tag = f"{{{space}}}{element.get('name')}" if space else str(element.get("name"))
            if tag not in found and _stands(path):
                found[tag] = path
    return found


def _stands(path: Path) -> bool:
    try:
        etree.XMLSchema(etree.parse(str(path)))
    except etree.XMLSchemaParseError:
        return False
    return True


def samples_of(profile: str) -> list[Path]:
    """The published samples of a format that are on this machine."""
    from xborder.formats import detect

    folder = SHARED / "samples"
    return [path for path in _files(folder) if detect(path) == profile]


def _files(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix in {".xml", ".json"} and path.name != "MANIFEST.json"
    )


def manifest() -> list[dict[str, Any]]:
    """What is expected of each sample."""
    path = SHARED / "samples/MANIFEST.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return entries
