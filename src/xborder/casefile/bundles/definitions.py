"""Bundle definitions: those that come with the package, and those that a case names."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from xborder.casefile.bundles.lint import lint
from xborder.casefile.folder import inside, read_document
from xborder.casefile.form_register import read_data
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.bundle_definition import BundleDefinition
from xborder.model.codes import BundleKind, PageNumbering

Definitions = Mapping[BundleKind, BundleDefinition]


@cache
def shipped(kind: BundleKind) -> BundleDefinition:
    """The definition that comes with the package.

    >>> shipped(BundleKind.SERVED).sections[0].title
    'Case overview'
    """
    from xborder.schema import decode

    made = decode(read_data(f"bundle_{kind}.yaml"), BundleDefinition)
    if made.value is None:
        raise ValueError("; ".join(str(found.message) for found in made.report))
    definition: BundleDefinition = made.value
    return definition


def definitions_of(folder: Path, names: tuple[str, ...]) -> Outcome[Definitions]:
    """A definition for each bundle of a case: the files it names, and the shipped ones for what they leave open.

    No value where one of them cannot be read, contradicts itself, or would put
    into the served bundle what may never be served (XB-VOLUME-001).
    """
    found = {kind: shipped(kind) for kind in BundleKind}
    own: set[BundleKind] = set()
    report = Report()
    for name in names:
        read = load_definition(folder, name)
        report += read.report
        if read.value is None:
            continue
        if read.value.kind in own:
            report += Report.of(finding("XB-VOLUME-005", Location(file=name), kind=read.value.kind.value))
        own.add(read.value.kind)
        found[read.value.kind] = read.value
    return Outcome(None if report.has_errors else found, report)


def load_definition(folder: Path, name: str) -> Outcome[BundleDefinition]:
    """One definition, a YAML file in the case folder; anything wrong in it is a finding with its line."""
    path = inside(folder, name)
    if path.value is None:
        return Outcome(None, path.report)
    read = read_document(path.value, BundleDefinition, "bundle_definition", name=name)
    if read.value is None:
        return Outcome(None, read.report)
    source, definition = read.value, read.value.record
    slips = tuple(attrs.evolve(each, location=source.at(each.location.pointer or "")) for each in lint(definition))
    report = read.report + Report(slips)
    return Outcome(None if report.has_errors else definition, report)


def counted(definition: BundleDefinition) -> bool:
    """Whether the number of a page is its place in the file.

    >>> counted(shipped(BundleKind.SERVED))
    True
    """
    letters = any(section.prefix for section in definition.sections)
    return not letters and definition.numbering is PageNumbering.CONTINUOUS and definition.volumes is None
