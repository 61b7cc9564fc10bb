"""What changed between two published schemas, and for whom it breaks something.

A system that *writes* records breaks where the newer schema refuses what the older accepted. A system that *reads* them,
and refuses what its schema does not know, breaks where the newer one accepts more. A version that is to replace another
without a new number (a MINOR one) may do the second and never the first.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs

#: Keywords whose every value is compared as a whole: nobody can tell by them alone which accepts more.
_WHOLE = ("pattern", "not", "const", "format")
#: What documents a schema and decides nothing, but for a code list and its like, of which a change is told.
_NOTES = ("x-codes", "x-basis", "x-unit", "x-format", "x-sensitive")
_NOTHING: Mapping[str, Any] = {}


class Effect(StrEnum):
    """What a change does to the documents that are accepted."""

    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Change:
    """One change: where in a document (a JSON Pointer, ``*`` for each item or any key), and what it is."""

    pointer: str
    what: str
    effect: Effect

    @property
    def breaks_writers(self) -> bool:
        """True where a record may be refused that was accepted before."""
        return self.effect in {Effect.NARROWER, Effect.OTHER}

    @property
    def breaks_readers(self) -> bool:
        """True where a record may come that the older schema would have refused."""
        return self.effect in {Effect.WIDER, Effect.OTHER}


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Each change from one JSON Schema to another, in the order of the fields.

    Both are schemas as :func:`xborder.schema.json_schema` makes them; of others, keywords that those lack are compared
    as a whole.

    >>> before = {"type": "object", "properties": {"ref": {"type": "string"}}, "required": ["ref"]}
    >>> after = {"type": "object", "properties": {"ref": {"type": "string"}, "dogs": {"type": "integer"}}}
    >>> [(each.pointer, each.what, each.effect.value) for each in differences(before, after)]
    [('/ref', 'no longer required', 'wider'), ('/dogs', 'new, and may be left out', 'wider')]

    Raises ValueError for a reference that leads out of its schema, or nowhere.
    """
    return tuple(dict.fromkeys(_Comparison(old, new).of(old, new, "")))


class _Comparison:
    """One comparison; a definition that stands in several places is told of in each, but never within itself."""

    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._old, self._new = old, new
        self._within: set[tuple[str | None, str | None]] = set()

    def of(self, old: Any, new: Any, pointer: str) -> Iterator[Change]:
        if isinstance(old, bool) or isinstance(new, bool):  # true and false are schemas too
            yield from _whole(
                "anything",
                old if isinstance(old, bool) else "a schema",
                new if isinstance(new, bool) else "a schema",
                pointer,
            )
            return
        met = (old.get("$ref"), new.get("$ref"))
        if met in self._within:
            return
        self._within |= {met} - {(None, None)}
        old, new = _resolved(self._old, old), _resolved(self._new, new)
        yield from self._values(old, new, pointer)
        yield from self._fields(old, new, pointer)
        yield from self._inner(old, new, pointer)
        self._within.discard(met)

    def _values(self, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str) -> Iterator[Change]:
        if old.get("type") != new.get("type"):
            what = f"{old.get('type', 'anything')} became {new.get('type', 'anything')}"
            yield Change(pointer=pointer, what=what, effect=Effect.OTHER)
        yield from _choices(old.get("enum"), new.get("enum"), pointer)
        yield from _bounds(old, new, pointer)
        handled = {*_WHOLE, *_NOTES, *_COMPARED, *_SAID}
        for name in (*_WHOLE, *sorted((old.keys() | new.keys()) - handled)):
            yield from _whole(name, old.get(name), new.get(name), pointer)
        for name in _NOTES:
            if old.get(name) != new.get(name):
                what = f"{name.removeprefix('x-')} {old.get(name, 'none')} became {new.get(name, 'none')}"
                yield Change(pointer=pointer, what=what, effect=Effect.NONE)

    def _fields(self, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str) -> Iterator[Change]:
        before, after = old.get("properties", _NOTHING), new.get("properties", _NOTHING)
        needed, needs = set(old.get("required", ())), set(new.get("required", ()))
        for name in dict.fromkeys((*before, *after)):
            where = f"{pointer}/{name}"
            if name not in after:
                yield Change(
                    pointer=where, what="taken out", effect=Effect.OTHER if name in needed else Effect.NARROWER
                )
            elif name not in before and name in needs:
                yield Change(pointer=where, what="new, and required", effect=Effect.OTHER)
            elif name not in before:
                yield Change(pointer=where, what="new, and may be left out", effect=Effect.WIDER)
            else:
                if (name in needed) != (name in needs):
                    effect = Effect.NARROWER if name in needs else Effect.WIDER
                    yield Change(
                        pointer=where, what="now required" if name in needs else "no longer required", effect=effect
                    )
                yield from self.of(before[name], after[name], where)

    def _inner(self, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str) -> Iterator[Change]:
        for name in ("items", "additionalProperties"):
            before, after = old.get(name, True), new.get(name, True)
            if isinstance(before, Mapping) and isinstance(after, Mapping):
                yield from self.of(before, after, f"{pointer}/*")
            elif before != after:
                effect = Effect.WIDER if before is False or after is True else Effect.NARROWER
                yield Change(pointer=f"{pointer}/*", what=f"{name} became {_told(after)}", effect=effect)


#: Keywords that are compared by their meaning, and those that only say something.
_COMPARED = (
    "type",
    "enum",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "minimum",
    "maximum",
    "$ref",
    "$defs",
)
_SAID = ("$schema", "$id", "$comment", "title", "description", "default", "examples")


def _resolved(whole: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part with what it refers to; what stands beside the reference counts as well."""
    met: list[str] = []
    while (name := part.get("$ref")) is not None:
        beside = {key: value for key, value in part.items() if key != "$ref"}
        target: Any = whole
        for step in name.removeprefix("#").split("/")[1:]:
            target = target.get(step) if isinstance(target, Mapping) else None
        if not isinstance(target, Mapping) or not name.startswith("#/") or name in met:
            raise ValueError(f"the reference {name} leads out of its schema, or nowhere")
        met.append(name)
        part = {**target, **beside}
    return part


def _choices(old: list[str] | None, new: list[str] | None, pointer: str) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            effect = Effect.WIDER if new is None else Effect.NARROWER
            yield Change(
                pointer=pointer, what="any value" if new is None else "only the values of a list", effect=effect
            )
        return
    for value in old:
        if value not in new:
            yield Change(pointer=pointer, what=f"{value} taken out", effect=Effect.NARROWER)
    for value in new:
        if value not in old:
            yield Change(pointer=pointer, what=f"{value} added", effect=Effect.WIDER)


def _bounds(old: Mapping[str, Any], new: Mapping[str, Any], pointer: str) -> Iterator[Change]:
    for name, sign in (("minimum", -1), ("maximum", 1)):
        before, after = old.get(name), new.get(name)
        if before != after:
            wider = after is None or (before is not None and (after - before) * sign > 0)
            what = f"{name} {_told(before)} became {_told(after)}"
            yield Change(pointer=pointer, what=what, effect=Effect.WIDER if wider else Effect.NARROWER)


def _whole(name: str, old: Any, new: Any, pointer: str) -> Iterator[Change]:
    if old == new:
        return
    effect = Effect.WIDER if new is None else Effect.NARROWER if old is None else Effect.OTHER
    yield Change(pointer=pointer, what=f"{name} {_told(old)} became {_told(new)}", effect=effect)


def _told(value: Any) -> str:
    return "none" if value is None else value if isinstance(value, str) else str(value)
