"""Fields that a record must have, and that no line of a profile fills."""

from collections.abc import Iterator
from typing import Any

from xborder.findings import Finding
from xborder.formats.lint.noting import Noting
from xborder.formats.model_paths import starred
from xborder.formats.placed import Placed, placed_items
from xborder.formats.profile import Block, Group, HookStep, Line
from xborder.model.register import RECORD_TYPES
from xborder.schema.shapes import Many, Record, fields_of


def unfilled(noting: Noting) -> Iterator[Finding]:
    """A finding for each field without which no record of the profile can be made."""
    for number, block in enumerate(noting.profile.blocks):
        if any(hook.step is HookStep.READ and hook.type in {None, block.type} for hook in noting.profile.hooks):
            continue  # a hook may fill what no line does
        filled = _filled([placed for placed in placed_items(noting.profile) if placed.block is block])
        for path in _lacking(block, filled):
            yield noting.fault("XB-FORMAT-144", f"/records/{number}", path=path, type=block.type)


def _filled(items: list[Placed]) -> dict[str, bool]:
    """Every path that is filled; True where a codec fills the whole object at it."""
    filled: dict[str, bool] = {}
    for placed in items:
        if placed.target is None:
            continue
        path = starred(placed.target)
        if isinstance(placed.item, Group):
            filled.setdefault(f"{path}/*", False)
        elif isinstance(placed.item, Line):
            filled[path] = filled.get(path, False) or bool(placed.item.sources)
            for inner in _inner(placed.item.value, path):
                filled.setdefault(inner, False)
    return filled


def _inner(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}/{key}"
            yield from _inner(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield f"{path}/*"
            yield from _inner(inner, f"{path}/*")


def _lacking(block: Block, filled: dict[str, bool]) -> Iterator[str]:
    yield from _in_object(RECORD_TYPES[block.type], "", filled)


def _in_object(cls: type[Any], prefix: str, filled: dict[str, bool]) -> Iterator[str]:
    for field in fields_of(cls):
        path, shape = f"{prefix}{field.name}", field.shape
        touched = _touched(path, filled)
        if not touched:
            # The reader writes the schema by itself; an object that must be there is told of by what it must hold.
            if field.required and path != "schema":
                inside = _in_object(shape.type, f"{path}/", filled) if isinstance(shape, Record) else ()
                yield from tuple(inside) or (path,)
            continue
        whole = filled.get(path)  # by a codec that makes every item of a list
        while isinstance(shape, Many):
            path, shape = f"{path}/*", shape.item
        if isinstance(shape, Record) and not whole and not filled.get(path):
            yield from _in_object(shape.type, f"{path}/", filled)


def _touched(path: str, filled: dict[str, bool]) -> bool:
    return any(each == path or each.startswith(f"{path}/") for each in filled)
