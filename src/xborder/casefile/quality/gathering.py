"""The files that a figure is made of: each once, the ones that cannot be judged named."""

from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from xborder.casefile.quality.assessed import Assessed, assess
from xborder.findings import Finding, Location, Report, finding
from xborder.reference.national import National


@attrs.frozen(kw_only=True)
class Collected:
    """The files that were assessed, and the paths of those that could not be."""

    files: tuple[Assessed, ...]
    unread: tuple[str, ...]
    report: Report


def collect(
    paths: Iterable[Path], *, national: National | None = None, step: Callable[[str], None] = lambda _name: None
) -> Collected:
    """Assess every case: folders, files of readiness, and folders that hold case folders.

    Two sources of one URN are one case: the first is counted, the other is a finding.
    """
    files: dict[str, Assessed] = {}
    unread: list[str] = []
    found: list[Finding] = []
    for path in _cases(paths):
        step(path.name)
        made = assess(path, national=national)
        found += made.report
        if made.value is None:
            unread.append(str(path))
        elif (key := made.value.urn or str(path)) in files:
            found.append(finding("XB-QUALITY-002", Location(file=str(path)), first=files[key].source))
        else:
            files[key] = made.value
    return Collected(files=tuple(files.values()), unread=tuple(unread), report=Report(tuple(found)))


def _cases(paths: Iterable[Path]) -> list[Path]:
    """Each path once; a folder that is no case stands for the cases that it holds, if it holds any."""
    found: dict[Path, None] = {}
    for path in paths:
        held = [] if not path.is_dir() or (path / "case.yaml").exists() else sorted(path.glob("*/case.yaml"))
        found.update(dict.fromkeys(each.parent for each in held) if held else {path: None})
    return list(found)
