"""What becomes of a file in a bundle, by its kind: pages, a picture, or a page that stands for it."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import resources
from pathlib import PurePath
from typing import Any

import attrs
import yaml


class Treatment(StrEnum):
    """How the file comes into the bundle."""

    PDF = "pdf"
    PICTURE = "picture"
    SCAN = "scan"
    TEXT = "text"
    SLIP = "slip"


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of file: its media type, what is done with it, and what it is called on paper."""

    media_type: str
    treatment: Treatment
    words: str


def _load() -> Mapping[str, Kind]:
    path = resources.files("xborder.casefile") / "data" / "evidence_kinds.yaml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        suffix: Kind(media_type=row["media_type"], treatment=Treatment(row["treatment"]), words=row["words"])
        for row in rows
        for suffix in row["suffixes"]
    }


KINDS: Mapping[str, Kind] = _load()
"""By the ending of a name, in small letters and without the dot."""

_OF_TYPE = {kind.media_type: kind for kind in KINDS.values()}


def kind_of(path: PurePath) -> Kind | None:
    """The kind of a file by the ending of its name; None for one that has no place in a bundle.

    >>> kind_of(PurePath("Gate.MP4")).words
    'a film'
    >>> kind_of(PurePath("setup.exe"))
    """
    return KINDS.get(path.suffix.lower().removeprefix("."))


def kind_of_type(media_type: str) -> Kind:
    """The kind of a media type of :data:`KINDS`. Raises KeyError for another."""
    return _OF_TYPE[media_type]
