"""The rules of a draft: what every record needs to be read, the fields that were asked for, and the refusal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xborder.agreements.leaves import Fields, Items, Shape, leaves_of_shape, shape_of
from xborder.agreements.open_points import OPEN
from xborder.agreements.patterns import covers
from xborder.model.register import RECORD_TYPES

_HEAD = ["/schema", "/ref", "/processing_restricted", "/subject_category/*", "/provenance/**"]


def draft_rules(
    flows: Sequence[Mapping[str, Any]],
    wanted: Mapping[str, tuple[str, ...]],
    sensitive: Sequence[Mapping[str, Any]],
    basis: list[str],
) -> list[dict[str, Any]]:
    """The rules for these flows; a record type whose fields nobody named gets what it cannot be read without."""
    every = [each["id"] for each in flows]
    made = [
        _rule("R01", "share", every, "*", _HEAD, ["DPA 2018 s.38(5)(b)"], why="Whose record it is, how far checked."),
    ]
    entry = sensitive[0]["id"] if sensitive else None
    for number, record_type in enumerate(dict.fromkeys(name for each in flows for name in each["record_types"]), 1):
        carrying = [each["id"] for each in flows if record_type in each["record_types"]]
        made += _of_type(f"R{number}0", record_type, carrying, wanted.get(record_type, ()), entry, basis)
    if every:
        made.append(
            _rule(
                "R90",
                "refuse_record",
                every,
                "*",
                ["/**"],
                ["DPA 2018 s.46(4)", "DPA 2018 s.47(2)-(3)"],
                when=[{"attr": "record.processing_restricted", "op": "eq", "value": "true"}],
            )
        )
    return made if every else []


def _of_type(
    name: str, record_type: str, flows: list[str], wanted: tuple[str, ...], entry: str | None, basis: list[str]
) -> Iterator[dict[str, Any]]:
    shape = shape_of(RECORD_TYPES[record_type])
    needed = [path for path in _needed(shape) if not any(covers(each, path) for each in _HEAD)]
    paths = list(dict.fromkeys([*wanted, *(path for path in needed if not any(covers(each, path) for each in wanted))]))
    open_why = {} if wanted else {"why": f"{OPEN}which fields of this record type are needed"}
    if "/**" in paths:
        open_why = {"why": f"{OPEN}why every field of this record type is needed"}
    if not paths:
        paths = [
            next(leaf.pattern for leaf in leaves_of_shape(shape) if leaf.pattern not in _HEAD and not leaf.sensitive)
        ]
    sensitive = {leaf.pattern for leaf in leaves_of_shape(shape) if leaf.sensitive}
    apart = [path for path in paths if path != "/**" and any(covers(path, leaf) for leaf in sensitive)] if entry else []
    plain = [path for path in paths if path not in apart]
    if plain:
        yield _rule(name, "share", flows, record_type, plain, basis, **open_why)
    if apart:
        asked = [{"attr": "request.sensitive", "op": "contains", "value": entry}]
        yield _rule(
            f"{name}S", "share", flows, record_type, apart, ["DPA 2018 s.35(3)-(5)"], when=asked, sensitive=entry
        )


def _needed(shape: Shape, *, inside: bool = True) -> Iterator[str]:
    """The leaves without which a record cannot be read again."""
    if isinstance(shape, Items):
        yield from _needed(shape.item, inside=inside)
    elif isinstance(shape, Fields):
        for name in shape.required:
            yield from _needed(shape.fields[name], inside=inside)
        if inside and not shape.required:
            yield from (leaf.pattern for leaf in leaves_of_shape(shape) if not leaf.sensitive)
    else:
        yield shape.pattern


def _rule(
    name: str, effect: str, flows: list[str], record_type: str, paths: list[str], basis: list[str], **more: Any
) -> dict[str, Any]:
    made = {"id": name, "effect": effect, "flows": flows, "record_type": record_type, "paths": paths}
    return {**made, "basis": basis, **more}
