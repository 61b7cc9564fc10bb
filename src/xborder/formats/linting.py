"""Linting profiles by file or by name, as ``xborder profile lint`` does."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from xborder.files.document import Document
from xborder.findings import Outcome, Report
from xborder.formats.profile_bases import whole_document
from xborder.formats.profile_lint import lint, schema_report
from xborder.formats.profile_loading import load_profile, opened, profile_from
from xborder.formats.shelves import clashes, shelves


def lint_file(path: Path) -> Report:
    """Everything that is to be said of a profile in a file.

    >>> [found.code for found in lint_file(Path("absent.yaml"))]
    ['XB-FILE-001']
    """
    from xborder.files.yaml_reader import read_yaml

    return _linted(read_yaml(path), path.name, "")


def lint_named(name: str, folders: Iterable[Path] = ()) -> Report:
    """Everything that is to be said of the profile of a name, other profiles of that name included.

    >>> list(lint_named("suffolk-rms"))
    []
    """
    folders = tuple(folders)
    for shelf in shelves(folders):
        if name in shelf.entries:
            return _linted(opened(shelf, name), f"{name}.yaml", shelf.hooks_home) + clashes(name, folders)
    return load_profile(name, folders).report


def _linted(read: Outcome[Document], label: str, hooks_home: str) -> Report:
    if read.value is None:
        return read.report
    malformed = schema_report(read.value.root, label, read.value.place)
    if malformed:
        return malformed
    made = whole_document(read.value)
    if made.value is None:
        return made.report
    data, place = made.value
    return lint(attrs.evolve(profile_from(data), hooks_home=hooks_home), place)
