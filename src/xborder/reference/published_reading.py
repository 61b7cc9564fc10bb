"""Reading a folder of published tables: every file checked before anything is built from it."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from xborder.files.document import Document
from xborder.files.json_reader import parse_json
from xborder.files.limits import MIB, Limits
from xborder.files.reading import read_bytes
from xborder.findings import Finding, Location, Outcome, Report, Severity, finding
from xborder.reference.published import COMPANIONS, FORMS, SELDOM, Shape, TableForm, form_of
from xborder.reference.published_rows import faults

Row = dict[str, Any]

_LIMITS = Limits(json_bytes=64 * MIB)
_DEPTH = 4
_SHOWN = 20
_COMMIT = re.compile(r"\b[0-9a-f]{40}\b")


@attrs.frozen(kw_only=True)
class Table:
    """One table that was read and is right; ``path`` is relative to the folder, ``sha256`` of the file's bytes."""

    form: TableForm
    path: str
    sha256: str
    rows: Sequence[Row]


@attrs.frozen(kw_only=True)
class Published:
    """The tables of a folder, and what the folder says of itself: commit and licence, where it does."""

    folder: str
    tables: dict[str, Table]
    commit: str | None = None
    licence: str | None = None


def read_published(folder: Path) -> Outcome[Published]:
    """Read and check every table of a folder; with one that is wrong there is no value.

    >>> read_published(Path("no-such-folder")).report.findings[0].code
    'XB-REF-001'
    """
    if not folder.is_dir():
        return Outcome(None, Report.of(finding("XB-REF-001", Location(file=str(folder)))))
    known, others = _sorted_out(folder)
    if not known:
        return Outcome(None, Report.of(finding("XB-REF-002", Location(file=str(folder))), *_ignored(others)))
    report, tables = Report(), dict[str, Table]()
    for path, form in known:
        read = _read(path, form, folder)
        report += read.report
        if read.value is not None:
            if form.name in tables:
                report += Report.of(finding("XB-REF-012", Location(file=str(path)), name=form.name))
            tables[form.name] = read.value
    report += Report((*_ignored(others), *_missing(folder, {form.name for _, form in known})))
    if report.reaches(Severity.ERROR):
        return Outcome(None, report)
    return Outcome(
        Published(folder=str(folder), tables=tables, commit=_commit(folder), licence=_licence(folder)), report
    )


def _sorted_out(folder: Path) -> tuple[list[tuple[Path, TableForm]], list[Path]]:
    """The files that are tables, and those that are something else, each in order."""
    known: list[tuple[Path, TableForm]] = []
    others: list[Path] = []
    for path in sorted(_files(folder)):
        form = form_of((folder.name, *path.relative_to(folder).parts)[-2:])
        if form is not None:
            known.append((path, form))
        elif path.name not in COMPANIONS:
            others.append(path)
    return known, others


def _files(folder: Path) -> Iterator[Path]:
    """Every file to a small depth: nobody's whole disk is walked because the wrong folder was named."""
    for at, folders, files in os.walk(folder):
        deep = len(Path(at).relative_to(folder).parts) + 1 >= _DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if not name.startswith((".", "node_modules")))
        yield from (Path(at) / name for name in files if not name.startswith("."))


def _read(path: Path, form: TableForm, folder: Path) -> Outcome[Table]:
    data = read_bytes(path, limit=_LIMITS.json_bytes)
    if data.value is None:
        return Outcome(None, data.report)
    read = parse_json(data.value, str(path), limits=_LIMITS)
    if read.value is None:
        return Outcome(None, read.report)
    rows = _rows(read.value, form)
    if rows is None:
        detail = form.shape.value
        return Outcome(None, Report.of(finding("XB-REF-004", read.value.place(""), name=form.name, detail=detail)))
    report = faults(read.value, form, rows)
    if report:
        return Outcome(None, report)
    relative = path.relative_to(folder).as_posix()
    return Outcome(Table(form=form, path=relative, sha256=hashlib.sha256(data.value).hexdigest(), rows=rows))


def _rows(document: Document, form: TableForm) -> Sequence[Any] | None:
    """The rows of a file whatever its shape; None where its root is of another."""
    root = document.root
    if form.shape in (Shape.ROWS, Shape.WORDS):
        return _listed(root, words=form.shape is Shape.WORDS) if isinstance(root, list) else None
    if not isinstance(root, dict):
        return None
    if form.shape is Shape.KEYED:
        return [{"code": key, "value": value} for key, value in root.items()]
    if not all(isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in root.values()):
        return None
    return [{"list": name, **row} for name, rows in root.items() for row in rows]


def _listed(root: list[Any], *, words: bool) -> list[Any]:
    return [{"cjsCode": word} for word in root] if words else root


def _ignored(others: list[Path]) -> Iterator[Finding]:
    for path in others[:_SHOWN]:
        yield finding("XB-REF-003", Location(file=str(path)), name=path.name)
    if len(others) > _SHOWN:
        yield finding("XB-REF-013", Location(file=str(others[0].parent)), count=len(others) - _SHOWN)


def _missing(folder: Path, there: set[str]) -> Iterator[Finding]:
    missing = sorted(set(FORMS) - there - set(SELDOM))
    if missing:
        yield finding("XB-REF-007", Location(file=str(folder)), count=len(missing), detail=", ".join(missing))


def _commit(folder: Path) -> str | None:
    """The commit that the notes beside the tables name, if they name exactly one."""
    found = _COMMIT.findall(_text(folder / "LICENCE-NOTE.md"))
    return found[0] if len(set(found)) == 1 else None


def _licence(folder: Path) -> str | None:
    """The first line of the licence that stands beside the tables, or one folder below."""
    for path in (folder / "LICENSE", *sorted(folder.glob("*/LICENSE"))):
        lines = _text(path).strip().splitlines()
        if lines:
            return lines[0].strip()[:80]
    return None


def _text(path: Path) -> str:
    data = read_bytes(path, limit=MIB).value or b""
    return data.decode("utf-8", "replace")
