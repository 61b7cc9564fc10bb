"""What is taken from the text of a message without a parser is what a parser would have given."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats_world import CONTEXT, NORFOLK_FILE, SPI
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.xml_quick import parse_plain
from xborder.formats import load_profile, mapped_reading, read
from xborder.formats.compiled import compiled
from xborder.formats.envelope import wanted
from xborder.formats.quick.containers import MARK
from xborder.formats.quick.frames import Quick
from xborder.formats.quick.xml_text import quick_text
from xborder.formats.quick.xml_walk import quick_frame, table_of

CASE = NORFOLK_FILE.read_text(encoding="utf-8")
PROFILE = load_profile(SPI).value
TREE = compiled(PROFILE).tree.root  # type: ignore[arg-type]  # a profile that ships is one that loads
BITS = [
    "",
    "<",
    ">",
    "&",
    "&amp;",
    "&#65;",
    "]]>",
    "<!-- -->",
    "<?x?>",
    "\x0b",
    "\ufffe",
    '"',
    "'",
    "=",
    "/",
    " ",
    "\r",
    "x",
    "\xa0",
    "\u2028",
]


def _shown(frame: Quick) -> tuple[object, ...]:
    # What an element is marked with says only that it is there.
    values = {key: key.endswith(MARK) or text for key, text in frame.values.items() if text is not None}
    return values, {key: [_shown(each) for each in inner] for key, inner in frame.frames.items() if inner}, frame.odd


@settings(max_examples=600)
@given(st.integers(0, len(CASE)), st.integers(0, 12), st.sampled_from(BITS))
@example(0, CASE.index("?>") + 2, "<?xml version='1.0'?>")
@example(0, CASE.index("?>") + 2, "")
def test_a_parser_reads_the_same(at: int, gone: int, put: str) -> None:
    data = (CASE[:at] + put + CASE[at + gone :]).encode()
    found = quick_text(data, TREE, wanted(PROFILE), {})  # type: ignore[arg-type]  # as above
    if found is None:
        return
    root = parse_plain(data, DEFAULT_LIMITS)
    assert root is not None
    assert _shown(found) == _shown(quick_frame(root, table_of(TREE)))


@pytest.mark.parametrize("declared", ["<?xml version='1.0'?>", '<?xml version="1.0" ?>', ""])
def test_places_are_told_whatever_the_declaration_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declared: str
) -> None:
    monkeypatch.setattr(mapped_reading, "QUICK_FROM", 0)
    file = tmp_path / "case.xml"
    file.write_text(declared + CASE[CASE.index("?>") + 2 :], encoding="utf-8")
    made = read(file, SPI, context=CONTEXT)
    assert made.records
    assert all(record.at("/ref") is not None for record in made.records)
