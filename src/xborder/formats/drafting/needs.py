"""What every record needs besides the lines that were guessed, so that the draft can be used at once."""

from collections.abc import Iterator

from xborder.findings import Location
from xborder.formats.drafting.naming import vocabulary, words
from xborder.formats.drafting.outline import Draft, DraftBlock, DraftGroup, DraftLine
from xborder.formats.lint.noting import Noting
from xborder.formats.lint.required import unfilled
from xborder.formats.model_paths import found_at
from xborder.formats.paths import canonical
from xborder.formats.placed import placed_lines
from xborder.formats.profile_loading import profile_from
from xborder.schema.shapes import Choice, Plain, Record, Shape

_BY_HAND = "must be decided by hand: the sample does not say"


def completed(draft: Draft) -> Draft:
    """The draft with what its records cannot be without: facts of the delivery, constants, a reference."""
    for block in draft.blocks:
        _provenance(block)
        _reference(block)
        _restricted(block)
    for number, path in tuple(_lacking(draft)):
        _need(draft.blocks[number], path)
    for block in draft.blocks:
        _guarded(block)
    used = {str(line.options.get("table")) for _, line in placed_lines(profile_from(draft.data))}
    draft.tables = {name: table for name, table in draft.tables.items() if name in used}
    return draft


def _lacking(draft: Draft) -> Iterator[tuple[int, str]]:
    profile = profile_from(draft.data)
    for found in unfilled(Noting(profile, lambda pointer: Location(pointer=pointer))):
        number = int((found.location.pointer or "").split("/")[2])
        yield number, found.message.partition(" fills ")[2].partition(",")[0]


def _lines(items: "list[DraftLine | DraftGroup]") -> Iterator[DraftLine]:
    return (item for item in items if isinstance(item, DraftLine))


def _has(block: DraftBlock, target: str) -> bool:
    return any(line.target == target for line in _lines(block.lines))


def _provenance(block: DraftBlock) -> None:
    for line in _lines(block.lines):
        if line.target == "provenance/force":
            line.data = {"to": line.target, "context": "force", **line.data}
    facts = ("provenance/force", "force"), ("provenance/extracted_at", "extracted_at")
    first = [DraftLine(data={"to": to, "context": fact}) for to, fact in facts if not _has(block, to)]
    for line in first[:1]:
        line.comment = "facts of the delivery, which the caller names (--force)"
    outside = [line for line in block.lines if str(line.data.get("from", "")).startswith("/")]
    block.lines = [*outside, *first, *(line for line in block.lines if line not in outside)]


def _reference(block: DraftBlock) -> None:
    """A record needs a reference: where no name says which place it is, what looks most like one is taken."""
    if _has(block, "ref"):
        line = next(line for line in _lines(block.lines) if line.target == "ref")
    else:
        line = min(
            (each for each in _lines(block.lines) if isinstance(each.data.get("from"), str)), key=_unlike_reference
        )
        _take_for_reference(block, line)
    if not _has(block, "provenance/reference"):
        at = block.lines.index(line) + 1
        data: dict[str, object] = {"to": "provenance/reference", "from": line.data["from"], "read_only": True}
        block.lines.insert(at, DraftLine(data=data))


def _take_for_reference(block: DraftBlock, line: DraftLine) -> None:
    comment = f"{_BY_HAND} which place is the reference of the record; this is the likeliest"
    if not line.target:
        line.comment, line.data = comment, {"to": "ref", "from": line.data["from"]}
        return
    data: dict[str, object] = {"to": "ref", "from": line.data["from"], "read_only": True}
    block.lines.insert(block.lines.index(line), DraftLine(comment=comment, data=data))


def _unlike_reference(line: DraftLine) -> int:
    """How little a line looks like a reference: a case's number first, then what is named like a number."""
    if line.target in {"urn", "exhibit_ref"}:
        return 0
    named = set(words(str(line.data["from"]).rpartition("/")[2])) & {"reference", "number", "identifier"}
    return (1 if named else 2) if not line.target else 3


def _restricted(block: DraftBlock) -> None:
    if not _has(block, "processing_restricted"):
        comment = f"{_BY_HAND} whether a record may be shared; false means that nothing forbids it"
        block.lines.append(DraftLine(comment=comment, data={"to": "processing_restricted", "value": False}))


def _need(block: DraftBlock, path: str) -> None:
    """Add a constant for a field that must be there, in the item that it belongs to."""
    items, inner, prefix = _holder(block.lines, path)
    found = found_at(block.type, canonical(path.replace("*", "0")))
    value = vocabulary()["needs"].get(path, None if found is None else placeholder(found.shape))
    data: dict[str, object] = {"to": inner.replace("*", "0"), "value": value}
    comment = f"{_BY_HAND}; each item needs a reference of its own" if path.endswith("/ref") and prefix else _BY_HAND
    place = next((index for index, item in enumerate(items) if _under(item, inner)), len(items))
    items.insert(place, DraftLine(comment=comment, data=data))


def _holder(items: "list[DraftLine | DraftGroup]", path: str) -> "tuple[list[DraftLine | DraftGroup], str, str]":
    """The lines in which a path is to be filled, and the path within them."""
    for item in items:
        if isinstance(item, DraftGroup) and item.to is not None and path.startswith(f"{item.to}/*/"):
            inner = path.removeprefix(f"{item.to}/*/")
            lines, rest, prefix = _holder(item.lines, inner)
            return lines, rest, f"{item.to}/{prefix}"
    return items, path, ""


def _under(item: DraftLine | DraftGroup, path: str) -> bool:
    start = path.rpartition("/")[0].replace("*", "0")
    return isinstance(item, DraftLine) and bool(start) and item.target.startswith(f"{start}/")


def _guarded(block: DraftBlock) -> None:
    """Where a row or record holds one person or vehicle at most, its constants stand only if it is there."""
    for start in ("persons/0/", "vehicles/0/", "officers/0/", "offences/0/"):
        own = [line for line in _lines(block.lines) if line.target.startswith(start)]
        constants = [line for line in own if "value" in line.data]
        anchor = next(
            (line for line in own if _names_it(line)), next((line for line in own if "from" in line.data), None)
        )
        if not constants or anchor is None:
            continue
        for line in own:
            if line is not anchor:
                line.data["when"] = anchor.data["from"]


def _names_it(line: DraftLine) -> bool:
    return "from" in line.data and line.target.endswith(("/name", "/name/family", "/vrm", "/code"))


def placeholder(shape: Shape) -> object:
    """A value of the right kind, to be replaced.

    >>> placeholder(Plain(int))
    1
    """
    match shape:
        case Choice(choices):
            return str(next(iter(choices)).value)
        case Plain(kind) if kind is int:
            return 1
        case Plain(kind) if kind is bool:
            return False
        case Record():
            return {}
    return "to be filled in"
