"""What a conversion did to records: their leaves before, against their leaves when read back."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xborder.findings import Sourced
from xborder.formats.loss import LossEntry, LossKind, LossReport
from xborder.formats.paths import escaped


def compare(before: Sequence[Sourced], after: Sequence[Sourced]) -> LossReport:
    """The losses of writing ``before``, given what reading the written file gives.

    A value that is gone is lost, one that changed is narrowed, one that says
    more than before (a month that became a day) is widened, one that is new is
    defaulted. How a number was spelled (``raw``) is no loss where its
    canonical form is the same.
    """
    return LossReport(
        tuple(
            entry
            for record, other in _pairs(before, after)
            for entry in _entries(str(record.data.get("ref", "")), record.data, other)
        )
    )


def not_read(before: Sequence[Sourced], after: Sequence[Sourced]) -> tuple[Sourced, ...]:
    """The records that do not come back at all."""
    return tuple(record for record, other in _pairs(before, after) if not other)


def _pairs(before: Sequence[Sourced], after: Sequence[Sourced]) -> Iterator[tuple[Sourced, Mapping[str, Any]]]:
    """Each record with what it was read back as: by its reference, or else by its turn, as a format may give its own."""
    asked = {_key(record) for record in before}
    named: dict[tuple[str, str], deque[Sourced]] = defaultdict(deque)
    others: dict[str, deque[Sourced]] = defaultdict(deque)
    for record in after:
        (named[_key(record)] if _key(record) in asked else others[record.type]).append(record)
    for record in before:
        same = named[_key(record)] or others[record.type]
        yield record, same.popleft().data if same else {}


def _key(record: Sourced) -> tuple[str, str]:
    return record.type, str(record.data.get("ref", ""))


def _entries(ref: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[LossEntry]:
    # Most fields come back as they went: no leaf of those needs to be looked at.
    changed = [key for key, value in before.items() if key not in after or after[key] != value]
    changed += [key for key in after if key not in before]
    old, new = (dict(_leaves({key: side[key] for key in changed if key in side}, "")) for side in (before, after))
    for path, value in old.items():
        if path not in new:
            yield _entry(LossKind.LOST, path, ref, "the format has no place for it", value)
        elif new[path] != value and _says_more(new[path], value):
            yield _entry(LossKind.WIDENED, path, ref, "reading the file gives more than the record said", value)
        elif new[path] != value:
            yield _entry(LossKind.NARROWED, path, ref, "the format holds it in another form", value)
    for path, value in new.items():
        if path not in old:
            yield _entry(LossKind.DEFAULTED, path, ref, "reading the file gives a value that the record had not", value)


def _says_more(new: Any, old: Any) -> bool:
    """Whether a text goes on after all that the other says: 2024-03-01 after 2024-03."""
    return isinstance(new, str) and isinstance(old, str) and bool(old) and new.startswith(old)


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
