"""``xborder case check --readiness``: the answer in a file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from xborder.casefile.prepare import Prepared


def check_ending(path: Path | None) -> None:
    """Raises click.UsageError for a file whose ending names no form of the answer."""
    if path is not None and path.suffix.lower() not in (".json", ".html", ".pdf"):
        raise click.UsageError("--readiness writes .json, .html or .pdf")


def write_readiness(path: Path, prepared: "Prepared") -> None:
    """Write the answer, whole or not at all; the file's ending says how. Raises click.UsageError if it cannot be."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    if path.resolve() in _sources(prepared):
        raise click.UsageError(f"{path} is a file of the case")
    try:
        write_whole(path, _content(path.suffix.lower(), prepared), replace=True)
    except Refused as refusal:
        raise click.UsageError(refusal.report.findings[0].message) from None


def _sources(prepared: "Prepared") -> set[Path]:
    """What the case is made of, which is never written over."""
    plan, folder = prepared.case.plan, prepared.case.folder
    named = ("case.yaml", plan.agreement, plan.trust, plan.links, *(source.path for source in plan.records))
    return {(folder / name).resolve() for name in named if name} | {paper.path.resolve() for paper in prepared.papers}


def _content(ending: str, prepared: "Prepared") -> bytes:
    case, readiness = prepared.case, prepared.readiness
    if ending == ".json":
        from xborder.casefile.readiness_document import readiness_document
        from xborder.schema import encode

        told = encode(readiness_document(readiness, case.plan))
        return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()
    if ending == ".html":
        from xborder.casefile.readiness_html import readiness_html

        return readiness_html(case.plan.title, readiness).encode()
    from xborder.casefile.forms.readiness_page import readiness_page
    from xborder.findings import Report

    made = readiness_page(case, readiness, Report()).render(case.plan.as_of, standalone=True)
    if made.value is None:
        raise click.UsageError(made.report.findings[0].message)
    return made.value
