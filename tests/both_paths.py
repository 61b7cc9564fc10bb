"""A file read by the quick path and by the careful one: both must make the same of it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

from formats_world import CONTEXT
from xborder.formats import ReadContext, mapped_reading
from xborder.formats.read_record import ReadRecord
from xborder.formats.reading import iter_records

#: More records, or bytes, than any file of the tests has.
NEVER = 10**12
ODD_CELLS = ["", " ", "31/02/2026", "2026-02-08", "0", "x", "'=1", "46", "LV19 KRE", "SMITH", "Y", "é", "a\nb"]
ODD_XML = ["", "<New/>", "text", "&amp;", " ", "<!-- a note -->", "<Note a='1'>x</Note>"]


def read_from(
    path: Path, profile: str, quick_from: int, context: ReadContext = CONTEXT, folders: Iterable[Path] = ()
) -> list[Any]:
    """All that reading tells of each record of a file, with the quick path from so many records or bytes on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapped_reading, "QUICK_FROM", quick_from)
        patch.setattr(mapped_reading, "QUICK_AFTER", quick_from)
        return [_told(made) for made in iter_records(path, profile, context=context, folders=folders)]


def same(path: Path, profile: str, context: ReadContext = CONTEXT, folders: Iterable[Path] = ()) -> list[Any]:
    """What both paths make of a file; fails if it is not the same."""
    quick = read_from(path, profile, 0, context, folders)
    assert quick == read_from(path, profile, NEVER, context, folders)
    return quick


def _told(made: ReadRecord) -> Any:
    record = made.record
    losses = [attrs.evolve(entry, location=entry.location) for entry in made.loss]
    known = None if record is None else (record.type, record.record, dict(record.places), record.file)
    return known, list(made.report), losses


def spoilt_xml(data: st.DataObject, text: str) -> str:
    """A message with one to four things in it that nobody expects there."""
    for _ in range(data.draw(st.integers(1, 4))):
        tags = list(re.finditer(r"<(/?)([A-Za-z0-9_:]+)>", text))
        tag = data.draw(st.sampled_from(tags))
        kind = data.draw(st.sampled_from(["put", "text", "twice"]))
        if kind == "put":
            text = text[: tag.end()] + data.draw(st.sampled_from(ODD_XML)) + text[tag.end() :]
        elif kind == "text":
            leaf = data.draw(st.sampled_from(list(re.finditer(r">([^<>]+)</", text))))
            text = text[: leaf.start(1)] + data.draw(st.sampled_from(ODD_CELLS[1:])) + text[leaf.end(1) :]
        elif (whole := re.match(rf"<{tag[2]}>[^<]*</{tag[2]}>", text[tag.start() :])) is not None:
            text = text[: tag.start()] + whole[0] + text[tag.start() :]
    return text
