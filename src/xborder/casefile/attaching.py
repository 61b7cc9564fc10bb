"""Files that the plan of a case names for records: each becomes a file of its record, in this case only."""

from collections.abc import Sequence

import attrs

from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.model.case import AttachedFile
from xborder.model.evidence import EvidenceFile
from xborder.model.register import key_of
from xborder.schema import encode

#: Records that have files.
WITH_FILES = ("statement", "exhibit", "form")


def attach_files(
    records: Sequence[Sourced], files: Sequence[AttachedFile], plan: Sourced
) -> Outcome[tuple[Sourced, ...]]:
    """The records with their files.

    No value where a file belongs to nothing: of a redacted copy the original
    would be served in its place, and nobody would know.
    """
    held = {key_of(each.record): each for each in records}
    lost: list[Finding] = []
    for number, file in enumerate(files):
        record = held.get(file.record)
        if record is None or record.type not in WITH_FILES:
            lost.append(finding("XB-CASE-210", plan.at(f"/files/{number}/record"), record=file.record))
        else:
            held[file.record] = _attached(record, file)
    return Outcome(None if lost else tuple(held.values()), Report(tuple(lost)))


def _attached(record: Sourced, named: AttachedFile) -> Sourced:
    file = EvidenceFile(path=named.path, role=named.role, front_pages=named.front_pages, back_pages=named.back_pages)
    data = {**record.data, "files": [*record.data.get("files", ()), encode(file)]}
    return attrs.evolve(record, record=attrs.evolve(record.record, files=(*record.record.files, file)), data=data)
