"""Where ``xborder convert`` writes: one file, one for each input, or standard output."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

import attrs

from xborder.cli.convert_inputs import Input

_SUFFIXES = {"json": ".json", "jsonl": ".jsonl", "yaml": ".yaml", "xml": ".xml", "csv": ".csv", "xlsx": ".xlsx"}


@attrs.frozen
class Planned:
    """An output (None: standard output) and what goes into it."""

    output: Path | None
    inputs: tuple[Input, ...]


def is_folder(text: str | None) -> bool:
    """Whether an output is meant as a folder: it ends with a slash, or is one."""
    return text is not None and (text.endswith(("/", "\\")) or Path(text).is_dir())


def plan(inputs: Sequence[Input], output: str | None, form: str) -> Iterator[Planned]:
    """Every output of a command, with its inputs."""
    if output is None or not is_folder(output):
        yield Planned(None if output is None else Path(output), tuple(inputs))
        return
    suffix = _SUFFIXES.get(form, f".{form}")
    wanted = [one.name.with_suffix(suffix) for one in inputs]
    often = Counter(wanted)
    taken: set[Path] = set()
    for one, name in zip(inputs, wanted, strict=True):
        alone = name if often[name] == 1 else one.name.with_name(f"{one.name.name}{suffix}")
        made = free(Path(output) / alone, taken)
        taken.add(made)
        yield Planned(made, (one,))


def free(path: Path, taken: Container[Path]) -> Path:
    """A path that is not taken: this one, or the next with a number.

    >>> str(free(Path("a.xml"), {Path("a.xml"), Path("a-2.xml")}))
    'a-3.xml'
    """
    number, made = 1, path
    while made in taken:
        number += 1
        made = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return made
