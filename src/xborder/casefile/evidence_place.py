"""Where the files of the evidence stand in a bag."""

from xborder.casefile.evidence import EvidencePaper
from xborder.files.safe_names import slug
from xborder.model.evidence import Exhibit, Statement


def stored_path(paper: EvidencePaper) -> str:
    """Where a file goes under ``data/``. Two forces may use one exhibit reference, so each has a folder."""
    kind, entry = kind_and_entry(paper)
    return f"{kind}s/{paper.record.provenance.force}/{slug(entry)}/{paper.path.name}"


def kind_and_entry(paper: EvidencePaper) -> tuple[str, str]:
    """What the record is, and the name under which its files stand together."""
    record = paper.record
    if isinstance(record, Exhibit):
        return "exhibit", record.exhibit_ref.text
    if isinstance(record, Statement):
        return "statement", record.ref
    return "supplied-form", record.form
