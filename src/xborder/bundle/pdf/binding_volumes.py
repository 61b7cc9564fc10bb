"""A bundle bound as volumes: parted, laid out, written, and parted anew where a file turned out too long or too large."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from xborder.bundle.pdf.binding import Work, plan_of, settle_work
from xborder.bundle.pdf.join import Assembled, join
from xborder.bundle.pdf.layout import Layout
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.volume_sheet import with_sheets
from xborder.bundle.pdf.volumes import Limits, Measures, Volume, part_into_volumes, piece_key
from xborder.findings import Location, Outcome, Report, finding

_ROUNDS = 12
_FORM_BYTES = 60_000  # the size of a form, as long as none was made


def bind_volumes(work: Work, limits: Limits) -> Outcome[Assembled]:
    """Bind volumes, none longer or larger than ``limits``; one file where everything fits.

    Findings: XB-VOLUME-040 (error: no parting keeps the limits), XB-VOLUME-041
    (warning: one form or page is by itself more than a volume holds).
    """
    measures = _measured(work)
    front: tuple[int, ...] = (1,)
    for _ in range(_ROUNDS):
        volumes = part_into_volumes(work.parts, measures, limits, front)
        made = _bind(work, volumes, measures)
        if made.value is None:
            return Outcome(None, made.report)
        bound, layout, laid = made.value
        over = list(_over(bound, volumes, limits, measures))
        front = _fronts(layout, laid, front)
        hopeless = limits.pages is not None and limits.pages <= max(front)
        if not hopeless and not any(each.partable for each in over):
            slips = (finding("XB-VOLUME-041", Location(file=each.path.name)) for each in over)
            return Outcome(bound, made.report + Report(tuple(slips)))
        for path in bound.volumes:
            path.unlink()
        if hopeless:
            break
        measures = _learnt(measures, layout, work, over)
    return Outcome(None, Report.of(finding("XB-VOLUME-040")))


@attrs.frozen
class _Over:
    """A file that keeps a limit not; ``partable`` says whether fewer documents could go into it."""

    path: Path
    volume: Volume
    size: int
    partable: bool


def _bind(
    work: Work, volumes: Sequence[Volume], measures: Measures
) -> Outcome[tuple[Assembled, Layout, Sequence[Volume]]]:
    """Lay volumes out and write them; no file is left where the report has errors."""
    laid = with_sheets(volumes, title=work.title, marking=work.index.marking, now=work.now)
    # Where volumes meet elsewhere than before, sheets and indexes of later volumes lie among other pages.
    sheets = frozenset(key for volume in laid[1:] for key in (volume.index_key, volume.before[0].key))
    numbering = attrs.evolve(work.numbering, served=_served(work, laid), movable=sheets)
    work = attrs.evolve(work, numbering=numbering)
    layout = settle_work(work, laid, _lengths(laid, measures))
    if layout.value is None or layout.report.has_errors:
        return Outcome(None, layout.report)
    report = layout.report
    files: list[Assembled] = []
    for volume in laid:
        out = _path(work.out, volume, laid)
        made = join(plan_of(_named(work, volume, laid), volume, layout.value.volume(volume)), out)
        report += made.report
        if made.value is None:
            for file in files:
                file.path.unlink()
            return Outcome(None, report)
        files.append(made.value)
    bound = Assembled(
        volumes=tuple(file.path for file in files),
        pages=sum(file.pages for file in files),
        entries=tuple(entry for file in files for entry in file.entries),
    )
    return Outcome((bound, layout.value, laid), report)


def _path(out: Path, volume: Volume, volumes: Sequence[Volume]) -> Path:
    return out if len(volumes) == 1 else out.with_name(f"{out.stem}-{volume.number}{out.suffix}")


def _named(work: Work, volume: Volume, volumes: Sequence[Volume]) -> Work:
    words = f"volume {volume.number} of {len(volumes)}"
    return work if len(volumes) == 1 else attrs.evolve(work, title=f"{work.title}, {words}")


def _measured(work: Work) -> Measures:
    """Pages as they are; bytes by the share of its file that a document gives."""
    pages = work.lengths
    sizes = {part.key: int(_bytes(part) * _share(part, work)) for part in work.parts}
    return Measures(pages=pages, sizes=sizes)


def _bytes(part: Part) -> int:
    if isinstance(part.source, Path):
        return part.source.stat().st_size
    return len(part.source) if isinstance(part.source, bytes) else _FORM_BYTES


def _share(part: Part, work: Work) -> float:
    count = work.sources.counts.get(part.key)
    return 1.0 if count is None or not part.pages else len(part.pages) / max(1, count)


def _lengths(volumes: Sequence[Volume], measures: Measures) -> dict[str, int]:
    parts = [part for volume in volumes for part in volume.parts if not callable(part.source)]
    return {part.key: len(part.pages) if part.pages else measures.pages[part.key] for part in parts}


def _served(work: Work, volumes: Sequence[Volume]) -> dict[str, tuple[PageNumber, ...]]:
    """The numbers that documents were served under, shared out where one now lies in several volumes."""
    served = dict(work.numbering.served)
    held = {part.key: part for volume in volumes for part in volume.parts}
    for part in work.parts:
        numbers, number, start = served.get(part.key, ()), 1, 0
        while numbers and piece_key(part.key, number + 1) in held:
            end = start + len(held[piece_key(part.key, number)].pages or ())
            served[piece_key(part.key, number)] = numbers[start:end]
            number, start = number + 1, end
            served[piece_key(part.key, number)] = numbers[start:]
    return served


def _over(bound: Assembled, volumes: Sequence[Volume], limits: Limits, measures: Measures) -> Iterator[_Over]:
    for path, volume in zip(bound.volumes, volumes, strict=True):
        entries = [entry for entry in bound.entries if entry.volume == volume.number]
        size, pages = path.stat().st_size, entries[-1].last
        too_long = limits.pages is not None and pages > limits.pages
        if too_long or (limits.size is not None and size > limits.size):
            yield _Over(path, volume, size, _partable(volume, measures))


def _partable(volume: Volume, measures: Measures) -> bool:
    documents = [part for part in volume.body if part.in_index]
    if len(documents) != 1:
        return len(documents) > 1
    (only,) = documents
    return not callable(only.source) and (len(only.pages) if only.pages else measures.of(only)[0]) > 1


def _fronts(layout: Layout, volumes: Sequence[Volume], known: Sequence[int]) -> tuple[int, ...]:
    """The pages before the first document of each volume; once seen longer, never counted shorter again."""
    seen = [sum(len(layout.numbers[part.key]) for part in volume.before) for volume in volumes]
    seen = [pages + len(layout.numbers[volume.index_key]) for pages, volume in zip(seen, volumes, strict=True)]
    before = [*known, *[known[-1]] * len(seen)]
    return tuple(max(pair) for pair in zip(seen, before, strict=False))


def _learnt(measures: Measures, layout: Layout, work: Work, over: Sequence[_Over]) -> Measures:
    """Measures with the pages of forms as they were made, and larger sizes for what lay in a file that was too large."""
    forms = {part.key: len(layout.numbers[part.key]) for part in work.parts if callable(part.source)}
    made = {part.key: len(layout.made[part.key]) for part in work.parts if callable(part.source)}
    sizes: Mapping[str, int] = {**measures.sizes, **{key: max(size, measures.sizes[key]) for key, size in made.items()}}
    for each in over:
        known = sum(sizes.get(part.key, 0) for part in each.volume.body)
        larger = max(1.05, 1.02 * each.size / max(1, known))
        sizes = {**sizes, **{part.key: int(sizes.get(part.key, 1) * larger) + 1 for part in each.volume.body}}
    return Measures(pages={**measures.pages, **forms}, sizes=sizes)
