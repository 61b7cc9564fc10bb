"""A bundle wrapped as an RO-Crate: the whole bundle in a folder, and beside it what is in it (RO-Crate 1.1).

The description stands outside the bundle, which is therefore still sealed.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from xborder.bundle.bag_writer import write_new
from xborder.bundle.container import Container
from xborder.bundle.copy_out import copy_out
from xborder.bundle.index import Entry, Index, IndexedFile
from xborder.files import canonical_json

METADATA_NAME = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"


def write_crate(bag: Container, index: Index, info: dict[str, str], target: Path) -> None:
    """Write the crate into ``target``, an empty folder. Raises OSError where a file cannot be read or written."""
    inner = target / index.bundle_id
    (inner / "data").mkdir(parents=True)
    copy_out(bag, inner, bag.files)
    write_new(target / METADATA_NAME, canonical_json.pretty(describe(index, info)))


def describe(index: Index, info: dict[str, str]) -> dict[str, Any]:
    """The metadata document: the crate, its exhibits and documents as data sets, and every payload file."""
    maker = info.get("Source-Organization")
    entries = [_entry(entry, index.bundle_id) for entry in index.entries]
    files = [_file(file, index.bundle_id) for file in index.files]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Bundle {index.bundle_id}",
        "description": info.get("External-Description", f"Evidence bundle of the kind {index.kind}"),
        "identifier": index.bundle_id,
        "datePublished": index.created_at,
        "license": "No licence is given: a bundle of evidence is not for publication.",
        "hasPart": [{"@id": each["@id"]} for each in (*entries, *files)],
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": METADATA_NAME,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _SPECIFICATION},
        },
        root,
        *entries,
        *files,
    ]
    if maker:
        root["author"] = {"@id": "#maker"}
        graph.append({"@id": "#maker", "@type": "Organization", "name": maker})
    return {"@context": [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}], "@graph": graph}


def _entry(entry: Entry, folder: str) -> dict[str, Any]:
    return {
        "@id": f"#{quote(entry.entry)}",
        "@type": "Dataset",
        "name": entry.title or entry.entry,
        "identifier": entry.entry,
        "additionalType": entry.kind,
        "hasPart": [{"@id": _address(file, folder)} for file in entry.files],
    }


def _file(file: IndexedFile, folder: str) -> dict[str, Any]:
    described = {
        "@id": _address(file, folder),
        "@type": "File",
        "name": file.original_name or file.path.rpartition("/")[2],
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
    return described | ({"conditionsOfAccess": file.marking} if file.marking else {})


def _address(file: IndexedFile, folder: str) -> str:
    return quote(f"{folder}/{file.path}")
