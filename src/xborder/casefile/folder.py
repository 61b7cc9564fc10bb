"""The case folder: its plan, its links, and files that must lie inside it."""

from pathlib import Path, PurePosixPath
from typing import Any

import attrs

from xborder.files.document import Document
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Outcome, Report, Sourced, finding
from xborder.findings.location import Location
from xborder.model.case import CasePlan
from xborder.model.links import LinksFile


def read_plan(folder: Path) -> Outcome[Sourced]:
    """The plan of a case, from ``case.yaml``, with the places of its fields."""
    return _read(folder, "case.yaml", CasePlan, "case")


def read_links(folder: Path, plan: CasePlan) -> Outcome[Sourced]:
    """The links that a named person confirmed; no file named in the plan means no links."""
    if plan.links is None:
        return Outcome(Sourced(type="links", record=LinksFile(), data={}))
    return _read(folder, plan.links, LinksFile, "links")


def inside(folder: Path, name: str, location: Location | None = None) -> Outcome[Path]:
    """The file of this name in the case folder: an ordinary file that lies inside it, reached by no link."""
    pure = PurePosixPath(name)
    path = folder.joinpath(*pure.parts)
    if pure.is_absolute() or ".." in pure.parts or not path.resolve().is_relative_to(folder.resolve()):
        return Outcome(None, Report.of(finding("XB-BUILD-001", location, name=name)))
    if not path.is_file():
        return Outcome(None, Report.of(finding("XB-BUILD-002", location, name=name)))
    return Outcome(path)


def _read(folder: Path, name: str, cls: type[Any], kind: str) -> Outcome[Sourced]:
    found = inside(folder, name)
    if found.value is None:
        return Outcome(None, found.report)
    return read_document(found.value, cls, kind, name=name)


def read_document(path: Path, cls: type[Any], kind: str, *, name: str) -> Outcome[Sourced]:
    """A YAML document of the model, with the places of its fields; ``name`` is what findings call the file."""
    from xborder.schema import decode

    content = read_bytes(path, limit=DEFAULT_LIMITS.yaml_bytes)
    read: Outcome[Document] = (
        parse_yaml(content.value, name) if content.value is not None else Outcome(None, content.report)
    )
    if read.value is None:
        return Outcome(None, read.report)
    document = read.value
    made = decode(document.root, cls)
    placed = Report(
        tuple(attrs.evolve(each, location=document.place(each.location.pointer or "")) for each in made.report)
    )
    if made.value is None:
        return Outcome(None, read.report + placed)
    source = Sourced(type=kind, record=made.value, data=document.root, places=document.places(), file=name)
    return Outcome(source, read.report + placed)
