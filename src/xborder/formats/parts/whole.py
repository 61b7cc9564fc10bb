"""Files that are not cut: read record by record, or as the whole that their format makes them."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from xborder.findings import Report, Sourced
from xborder.formats.parts.fragments import form_of, fragment
from xborder.formats.parts.work import Bad, Part, Task, is_bad, key_of, placed
from xborder.formats.profile_loading import load_profile
from xborder.formats.read_record import ReadRecord
from xborder.formats.reading import iter_records

_BATCH = 256


def whole_parts(task: Task, path: Path, label: str, done: Counter[str]) -> Iterator[Part]:
    """Convert a file whose records cannot be told apart by their bytes; what was ``done`` before is left out."""
    context = attrs.evolve(task.context, label=label)
    good: list[tuple[ReadRecord, str]] = []
    for made in iter_records(path, task.source, context=context, folders=task.folders):
        if is_bad(made):
            yield Part(bad=[Bad(None, made.report + made.told)])
        elif made.record is None:
            yield Part(findings=list(made.report))
        elif done[key := _key(made.record)]:
            done[key] -= 1
        else:
            good.append((made, key))
        if len(good) >= _BATCH:
            yield from _written(task, good)
            good = []
    yield from _written(task, good)


def _key(record: Sourced) -> str:
    return key_of(json.dumps(record.data, sort_keys=True, default=str).encode())


def _written(task: Task, good: list[tuple[ReadRecord, str]]) -> Iterator[Part]:
    if not good:
        return
    target = load_profile(task.target, task.folders).value
    if target is None:
        raise KeyError(task.target)
    records = [made.record for made, _ in good if made.record is not None]
    if form_of(target) is None:
        yield _part(task, good, b"", records)
        return
    whole = fragment(target, records, task.folders)
    if whole.value is not None:
        part = _part(task, good, whole.value, [])
        part.findings += whole.report
        part.losses.take("written", whole.loss, each=task.each_loss)
        yield part
    elif len(good) > 1:
        middle = len(good) // 2
        yield from _written(task, good[:middle])
        yield from _written(task, good[middle:])
    else:
        yield Part(bad=[Bad(None, Report((*good[0][0].report, *placed(whole.report, records[0]))), read=True)])


def _part(task: Task, good: list[tuple[ReadRecord, str]], written: bytes, records: list[Sourced]) -> Part:
    part = Part(written=written, number=len(good), keys=[(key, None) for _, key in good])
    part.records = [(record, None) for record in records]
    for made, _ in good:
        part.findings += made.report
        part.losses.take("read", made.loss, each=task.each_loss)
    return part
