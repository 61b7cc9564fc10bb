"""What a conversion did to records: their leaves before, against their leaves when read back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xborder.findings import Sourced
from xborder.formats.loss import LossEntry, LossKind, LossReport
from xborder.formats.paths import escaped


def compare(before: Sequence[Sourced], after: Sequence[Sourced]) -> LossReport:
    """The losses of writing ``before``, given what reading the written file gives.

    A value that is gone is lost, one that changed is narrowed, one that is new
    is defaulted. How a number was spelled (``raw``) is no loss where its
    canonical form is the same.
    """
    entries: list[LossEntry] = []
    for index, record in enumerate(before):
        other = after[index].data if index < len(after) else {}
        entries.extend(_entries(str(record.data.get("ref", "")), record.data, other))
    return LossReport(tuple(entries))


def _entries(ref: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[LossEntry]:
    old, new = dict(_leaves(before, "")), dict(_leaves(after, ""))
    for path, value in old.items():
        if path not in new:
            yield _entry(LossKind.LOST, path, ref, "the format has no place for it", value)
        elif new[path] != value:
            yield _entry(LossKind.NARROWED, path, ref, "the format holds it in another form", value)
    for path, value in new.items():
        if path not in old:
            yield _entry(LossKind.DEFAULTED, path, ref, "reading the file gives a value that the record had not", value)


def _entry(kind: LossKind, path: str, ref: str, note: str, value: Any) -> LossEntry:
    return LossEntry(kind=kind, path=path, record=ref, note=note, example=str(value))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not (key == "raw" and value.get("value") is not None):
                yield from _leaves(inner, f"{path}/{escaped(str(key))}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{path}/{index}")
    else:
        yield path, value
