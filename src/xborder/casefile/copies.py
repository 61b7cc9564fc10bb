"""Redacted copies that the plan of a case names: each becomes a file of its record, in this case only."""

from collections.abc import Sequence

import attrs

from xborder.findings import Finding, Outcome, Report, Sourced, finding
from xborder.model.case import RedactedCopy
from xborder.model.codes import FileRole
from xborder.model.evidence import EvidenceFile
from xborder.model.register import key_of
from xborder.schema import encode

#: Records that have files.
_WITH_FILES = ("statement", "exhibit", "form")


def attach_copies(
    records: Sequence[Sourced], copies: Sequence[RedactedCopy], plan: Sourced
) -> Outcome[tuple[Sourced, ...]]:
    """The records with their copies.

    No value where a copy belongs to nothing: the original would be served in its place, and nobody would know.
    """
    held = {key_of(each.record): each for each in records}
    lost: list[Finding] = []
    for number, copy in enumerate(copies):
        record = held.get(copy.record)
        if record is None or record.type not in _WITH_FILES:
            lost.append(finding("XB-CASE-210", plan.at(f"/copies/{number}/record"), record=copy.record))
        else:
            held[copy.record] = _attached(record, copy)
    return Outcome(None if lost else tuple(held.values()), Report(tuple(lost)))


def _attached(record: Sourced, copy: RedactedCopy) -> Sourced:
    file = EvidenceFile(path=copy.path, role=FileRole.REDACTED_COPY)
    files = [*record.data.get("files", ()), encode(file)]
    made = attrs.evolve(record.record, files=(*record.record.files, file))
    return attrs.evolve(record, record=made, data={**record.data, "files": files})
