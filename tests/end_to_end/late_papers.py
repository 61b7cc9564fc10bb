"""What came in after the demonstration bundle was served, and what the record of a bundle says of its documents."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

EVIDENCE = "records/norfolk/evidence.yaml"
SECOND = "  - schema: xborder/statement/1\n    ref: S2\n"
THIRD = "  - schema: xborder/statement/1\n    ref: S3\n"


def add_late_papers(case: Path) -> None:
    """A second statement of a witness, and another file for an exhibit."""
    path = case / EVIDENCE
    text = path.read_text(encoding="utf-8")
    start, end = text.index(SECOND), text.index(THIRD)
    late = text[start:end].replace("S2", "S9").replace("2026-09-21", "2026-09-22").replace("S9-thorneycroft", "S9")
    path.write_text(text[:end] + late + text[end:], encoding="utf-8")
    shutil.copy(case / "statements/S2-thorneycroft.pdf", case / "statements/S9.pdf")
    with pikepdf.open(case / "exhibits/JSK-2.pdf", allow_overwriting_input=True) as pdf:
        pdf.docinfo[pikepdf.Name.Title] = "Scanned again"
        pdf.save()


def entries(bag: Path) -> Iterator[dict[str, Any]]:
    record = json.loads((bag / "data/index.json").read_text(encoding="utf-8"))
    return (entry for section in record["sections"] for entry in section["entries"])
