"""Where the file of a record stands in a prosecution bag. Two forces may use one exhibit reference, so each has a folder."""

from xborder.files.safe_names import slug
from xborder.model.evidence import Exhibit, FormFile, Statement

Holder = Exhibit | Statement | FormFile
"""Records that have files."""


def kind_and_entry(record: Holder) -> tuple[str, str]:
    """What the index calls a record's files, and under which entry."""
    if isinstance(record, Exhibit):
        return "exhibit", record.exhibit_ref.text
    if isinstance(record, Statement):
        return "statement", record.ref
    return "supplied-form", record.form


def evidence_path(record: Holder, name: str) -> str:
    """The path under ``data/`` of a record's file called ``name``."""
    kind, entry = kind_and_entry(record)
    return f"{kind}s/{record.provenance.force}/{slug(entry)}/{name}"
