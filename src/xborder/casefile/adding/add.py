"""Adding a file to a case: whole or not at all, the plan and the exports of the forces kept as they are."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from xborder.casefile.adding.addition import Addition, Checked, FileAdded
from xborder.casefile.adding.changes import changes_of
from xborder.casefile.adding.entries import entry_of
from xborder.casefile.adding.entry import Entry
from xborder.casefile.adding.suitable import ending, suitable
from xborder.casefile.gather import Gathered, gather
from xborder.files.output_dir import held
from xborder.files.refused import Refused
from xborder.files.writing import write_whole
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class Added:
    """What was added: the key of the record, and where its file is in the case."""

    record: str
    path: str


def add_to_case(folder: Path, file: Path, addition: Addition, checked: Checked) -> Outcome[Added]:
    """Take a file into a case, with the record that says what it is.

    No value where the case cannot be read, the file cannot go into a bundle, or
    what is said of it does not fit the case. The last thing that is written is
    what makes the file part of the case: until then the case is as it was.
    Raises Refused where something cannot be written, or somebody else is at it.
    """
    looked = suitable(file)
    if looked.value is None:
        return Outcome(None, looked.report)
    with held(folder):
        gathered = gather(folder)
        if gathered.value is None:
            return Outcome(None, gathered.report)
        made = entry_of(gathered.value, addition, ending(file), checked)
        report = looked.report + made.report
        if made.value is None:
            return Outcome(None, report)
        attached = isinstance(addition, FileAdded)
        if attached:
            report += _same_as_original(folder, gathered.value, made.value.data["record"], looked.value)
        changed = changes_of(folder, gathered.value, made.value, attached=attached)
        report += changed.report
        if changed.value is None or report.has_errors:
            return Outcome(None, report)
        _write(folder, made.value.path, looked.value, changed.value)
    return Outcome(Added(record=_key(made.value), path=made.value.path), report)


def _same_as_original(folder: Path, gathered: Gathered, key: str, content: bytes) -> Report:
    record = next(each.record for each in gathered.records if key_of(each.record) == key)
    originals = [folder / each.path for each in record.files]
    if any(path.is_file() and path.read_bytes() == content for path in originals):
        return Report.of(finding("XB-CASE-216", Location(file="case.yaml"), record=key))
    return Report()


def _write(folder: Path, path: str, content: bytes, changed: Mapping[str, bytes]) -> None:
    """Write the file, then what changes; the last of that makes the file part of the case."""
    made = [folder / name for name in (path, *changed) if not (folder / name).exists()]
    try:
        _place(folder, path, content)
        for name, after in changed.items():
            _check_inside(folder, name)
            write_whole(folder / name, after, replace=True)
    except BaseException:
        for each in made:
            each.unlink(missing_ok=True)
        raise


def _place(folder: Path, path: str, content: bytes) -> None:
    """Put the file there. One with the same bytes may stand there: an addition that was interrupted left it."""
    _check_inside(folder, path)
    target = folder / path
    if not (target.is_file() and not target.is_symlink() and target.read_bytes() == content):
        write_whole(target, content)


def _check_inside(folder: Path, path: str) -> None:
    if not (folder / path).parent.resolve().is_relative_to(folder.resolve()):
        raise Refused(finding("XB-BUILD-001", Location(file=path), name=path))


def _key(entry: Entry) -> str:
    data = entry.data
    if "schema" not in data:
        return str(data["record"])
    return f"{entry.force}:{data['schema'].split('/')[1]}:{data['ref']}"
