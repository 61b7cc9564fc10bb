"""What a document shows, as a digest: by it an amendment knows which pages are as they were served."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from xborder.casefile.bundles.filing import Document, part_of
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.part_keys import part_key
from xborder.casefile.parts import FormPart


def content_digests(documents: Sequence[Document], papers: Sequence[EvidencePaper]) -> dict[str, str]:
    """The digest of each document by its key: of its file and the pages taken, or of the data a form is made from.

    The time of the build and the numbers of other pages are not in it.
    """
    files = {part_key(paper.key): paper.sha256 for paper in papers}
    return {part_of(each).key: _digest(_shown(each, files)) for each in documents}


def references(document: Document) -> frozenset[str]:
    """The keys of the parts whose page numbers a form names; evidence names none."""
    return frozenset(_parts(attrs.asdict(document.paper)["blocks"])) if isinstance(document, FormPart) else frozenset()


def _shown(document: Document, files: Mapping[str, str]) -> Any:
    if isinstance(document, FormPart):
        return attrs.asdict(document.paper)
    caption = document.title if callable(document.source) else ""  # a picture's page says what it shows
    return {"file": files.get(document.key, ""), "pages": document.pages, "caption": caption}


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("part"), str):
            yield value["part"]
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _parts(inner)
