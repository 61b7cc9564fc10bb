"""Attributes that may stand on any element: kept under extensions without a line for each, and put back."""

from collections.abc import Iterator, Mapping

from xborder.formats.frames import Frame, Text
from xborder.formats.profile import Profile
from xborder.formats.source_nodes import ITSELF


def kept_attribute(profile_labels: frozenset[str], name: str, text: str | None, value: str) -> str:
    """What is kept of an attribute: a label with the text of its element, since it says something of that text.

    >>> kept_attribute(frozenset({"Literal"}), "Literal", " NG ", "Not Guilty")
    'NG=Not Guilty'
    """
    return f"{(text or '').strip()}={value}" if name in profile_labels else value


def put_attributes(profile: Profile, frame: Frame, extensions: Mapping[str, str]) -> None:
    """Put the attributes of a frame's elements where they were; a label only beside the text that it was kept with."""
    if not profile.attributes and not profile.labels:
        return
    for key, name, kept in _of(frame, extensions):
        if name in profile.attributes:
            frame.values[key] = Text(kept)
        elif name in profile.labels:
            labelled = frame.values.get(key.rpartition("@")[0].removesuffix("/") or ITSELF)
            before = kept_attribute(frozenset((name,)), name, labelled.text if labelled else None, "")
            if kept.startswith(before):
                frame.values[key] = Text(kept.removeprefix(before))


def _of(frame: Frame, extensions: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The key within a frame, the name and the text of each attribute under extensions that is of this very frame."""
    around = f"{frame.path}/"
    for path, kept in extensions.items():
        place, at, name = path.rpartition("@")
        if at and path.startswith(around) and "[" not in place.removeprefix(around):
            yield path.removeprefix(around), name, kept
