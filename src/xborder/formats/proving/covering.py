"""What a profile leaves unmapped: canonical fields that no line fills, and places of the source that go no further."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from xborder.formats.context import ReadContext
from xborder.formats.loss import LossKind
from xborder.formats.model_paths import ModelField, fields_of_type, starred
from xborder.formats.placed import Placed, placed_items, placed_lines
from xborder.formats.profile import Block, Group, Line, Profile
from xborder.formats.reading import read

#: The reader gives these by itself.
_BY_ITSELF = {"schema", "extensions"}
_UNKNOWN = "not in the profile"


@attrs.frozen(kw_only=True)
class Covered:
    """The canonical side of one record type: its fields in all, and those that no line fills."""

    type: str
    total: int
    unmapped: tuple[ModelField, ...]

    @property
    def mapped(self) -> int:
        """How many fields a line fills."""
        return self.total - len(self.unmapped)


@attrs.frozen(kw_only=True)
class Coverage:
    """Both sides.

    ``mapped`` and ``kept`` are source paths that go to a field, and that go to
    extensions only; ``unknown`` are paths of samples that the profile does not
    name, with how often they were met; ``samples`` how many were read.
    """

    profile: Profile
    records: tuple[Covered, ...]
    mapped: tuple[str, ...]
    kept: tuple[str, ...]
    unknown: tuple[tuple[str, int], ...] = ()
    samples: int = 0


def coverage(profile: Profile) -> Coverage:
    """What the profile itself says.

    >>> from xborder.formats import load_profile
    >>> made = coverage(load_profile("suffolk-rms").value)
    >>> [(each.type, each.mapped > 20) for each in made.records], made.kept
    ([('offender', True), ('incident', True)], ('/export/layout', 'numbers[kind=LOCAL]/no'))
    """
    lines = [(placed, line) for placed, line in placed_lines(profile) if line.sources]
    mapped = {name for placed, line in lines if line.to is not None for name in _names(placed, line)}
    kept = {name for placed, line in lines if line.to is None for name in _names(placed, line)}
    return Coverage(
        profile=profile,
        records=tuple(_covered(profile, block) for block in profile.blocks),
        mapped=tuple(sorted(mapped)),
        kept=tuple(sorted(kept - mapped)),
    )


def with_samples(
    made: Coverage, samples: Iterable[Path], *, folders: Iterable[Path] = (), context: ReadContext | None = None
) -> Coverage:
    """The same, with what stands in samples and the profile does not name."""
    met: Counter[str] = Counter()
    number, folders = 0, tuple(folders)
    for sample in samples:
        number += 1
        found = read(sample, made.profile.name, context=context, folders=folders)
        met.update(
            _plain(entry.path) for entry in found.loss if entry.kind is LossKind.UNMAPPED and entry.note == _UNKNOWN
        )
    return attrs.evolve(made, unknown=tuple(sorted(met.items())), samples=number)


def as_data(made: Coverage) -> dict[str, Any]:
    """Coverage as JSON-shaped values."""
    return {
        "schema": "xborder/profile-coverage/1",
        "profile": made.profile.name,
        "records": [
            {
                "type": each.type,
                "fields": each.total,
                "mapped": each.mapped,
                "unmapped": [{"path": field.path, "title": field.about.title} for field in each.unmapped],
            }
            for each in made.records
        ],
        "source": {
            "mapped": len(made.mapped),
            "extensions_only": list(made.kept),
            "samples": made.samples,
            "unknown": [{"path": path, "met": number} for path, number in made.unknown],
        },
    }


def _names(placed: Placed, line: Line) -> Iterable[str]:
    return (
        source if source.startswith(("/", "../")) else f"{placed.repeats}{source}".removesuffix("/.")
        for source in line.sources
        if source != "#"
    )


def _covered(profile: Profile, block: Block) -> Covered:
    filled = {
        path
        for placed in placed_items(profile)
        if placed.block is block and placed.target is not None and not isinstance(placed.item, Group)
        for path in _filled(placed, placed.item)
    }
    fields = [field for field in fields_of_type(block.type) if field.path not in _BY_ITSELF]
    return Covered(
        type=block.type, total=len(fields), unmapped=tuple(field for field in fields if not _in(field.path, filled))
    )


def _filled(placed: Placed, line: Line) -> Iterable[str]:
    path = starred(placed.target or "")
    if isinstance(line.value, dict) and "scheme" not in line.value and not line.sources:
        return [f"{path}/{key}" for key in line.value]
    return [path]


def _in(path: str, filled: set[str]) -> bool:
    """A codec may fill the object that holds a field, and a line one item of the list that it is."""
    return any(path == each or path.startswith(f"{each}/") or each.startswith(f"{path}/") for each in filled)


def _plain(path: str) -> str:
    """A path of a stray without the numbers of items, so that the same place counts once."""
    return "/".join(
        step.partition("[")[0] if step.endswith("]") and "=" not in step else step for step in path.split("/")
    )
