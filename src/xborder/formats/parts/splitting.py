"""How a file is cut into records, by its format; or that it is not."""

from collections.abc import Iterable
from pathlib import Path

from xborder.formats.canonical import FORMS, WRAPPER
from xborder.formats.mapping_reader import all_lines
from xborder.formats.parts.piece import Layout
from xborder.formats.placed import placed_items
from xborder.formats.profile import Group, HookStep, Profile
from xborder.formats.source_nodes import ORDINAL
from xborder.formats.workbook_files import is_workbook


def layouts(path: Path, profile: Profile) -> tuple[Layout, ...]:
    """The lists of records of a file, in their order; none where it has to be read as a whole.

    CSV with a row for each record, JSON Lines, JSON with lists of records and XML
    with an element for each record are cut; records that say again what stands in
    another one stay with it. A profile whose hooks take the whole file is not cut,
    nor a table in which a record takes several rows.

    >>> from xborder.formats import load_profile
    >>> layouts(Path("absent.jsonl"), load_profile("canonical-jsonl").value)
    ()
    """
    if not path.is_file() or is_workbook(path):
        return ()
    found = _layouts(path, profile)
    return tuple(found)


def _layouts(path: Path, profile: Profile) -> Iterable[Layout]:
    if profile.canonical:
        return _canonical(path, profile)
    if not _is_plain(profile):
        return ()
    if profile.format == "csv":
        from xborder.formats.parts.csv_parts import csv_layout

        return _some(csv_layout(path, profile.detect.header))
    if any(len(block.levels) != 1 for block in profile.blocks if not block.derived):
        return ()
    return _xml(path, profile) if profile.format == "xml" else _json(path, profile)


def _canonical(path: Path, profile: Profile) -> Iterable[Layout]:
    form = FORMS.get(profile.name, profile.format)
    if form == "jsonl":
        from xborder.formats.parts.line_parts import line_layout

        return (line_layout(path),)
    if form == "json" and _begins_a_wrapper(path):
        from xborder.formats.parts.json_parts import json_layouts

        return json_layouts(path, ["records"])
    return ()


def _begins_a_wrapper(path: Path) -> bool:
    with path.open("rb") as handle:
        return WRAPPER.encode() in handle.read(2_048)


def _json(path: Path, profile: Profile) -> Iterable[Layout]:
    from xborder.formats.parts.json_parts import json_layouts

    lists = dict.fromkeys(block.levels[0] for block in profile.blocks if block.levels)
    return json_layouts(path, list(lists)) if profile.format == "json" else ()


def _xml(path: Path, profile: Profile) -> Iterable[Layout]:
    from xborder.formats.compiled import compiled
    from xborder.formats.envelope import wanted
    from xborder.formats.parts.xml_parts import xml_layout

    ways = {block.levels[0] if block.levels else "" for block in profile.blocks}
    if len(ways) != 1:
        return ()
    tree = compiled(profile).tree
    return _some(xml_layout(path, [wanted(profile), *map(tree.tag, ways.pop().split("/"))]))


def _some(layout: Layout | None) -> Iterable[Layout]:
    return () if layout is None else (layout,)


def _is_plain(profile: Profile) -> bool:
    """True if each record is made from its own text, its number, and what stands around all of them."""
    if profile.table is not None or any(hook.step is HookStep.SOURCE for hook in profile.hooks):
        return False
    if any(isinstance(placed.item, Group) and placed.item.leads_out for placed in placed_items(profile)):
        return False  # items of the whole document go to the records that they name
    return profile.format in {"xml", "json"} or not counts_ordinals(profile)


def counts_ordinals(profile: Profile) -> bool:
    """Whether the number of a record is a part of what it says, as that of a defendant is of the reference.

    >>> from xborder.formats import load_profile
    >>> counts_ordinals(load_profile("spi-new-case").value), counts_ordinals(load_profile("suffolk-rms").value)
    (True, False)
    """
    own = (block for block in profile.blocks if not block.derived)
    return any(ORDINAL in line.sources for block in own for line in all_lines(block.lines))
