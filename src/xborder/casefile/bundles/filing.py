"""Filing: each document of a bundle goes into its section, in the order of the definition."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from xborder.bundle.pdf.sources import Part, Place
from xborder.casefile.bundles.categories import category_of_form, category_of_heading
from xborder.casefile.parts import FormPart
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.bundle_definition import BundleDefinition, DefinedSection
from xborder.model.codes import BundleCategory

Document = Part | FormPart


def part_of(document: Document) -> Part:
    """The part that a document makes."""
    return document.part if isinstance(document, FormPart) else document


def file_documents(documents: Sequence[Document], definition: BundleDefinition) -> Outcome[list[Document]]:
    """The documents in the order of the sections, each with the title of its own; front matter stays in front.

    A document goes to the section that names its form, else to the one that
    takes its group, else to the one that takes the group of its form. One that
    goes nowhere is left out of the bundle and reported (XB-VOLUME-006).
    """
    front = [each for each in documents if part_of(each).place is Place.FRONT]
    filed: dict[str, list[Document]] = {section.title: [] for section in definition.sections}
    homeless: list[Finding] = []
    for document in documents:
        if part_of(document).place is Place.FRONT:
            continue
        section = _section(document, definition)
        if section is None:
            homeless.append(_homeless(document, definition))
        else:
            filed[section.title].append(changed(document, section=section.title))
    return Outcome([*front, *(each for group in filed.values() for each in group)], Report(tuple(homeless)))


def _section(document: Document, definition: BundleDefinition) -> DefinedSection | None:
    number, *categories = _marks(document)
    sections = definition.sections
    named = (section for section in sections if number and number in section.forms)
    grouped = (section for each in categories for section in sections if each in section.categories)
    return next(named, None) or next(grouped, None)


def _marks(document: Document) -> Iterator[str]:
    """The number of the form, or nothing; then the groups it may be filed in, the closest first."""
    part = part_of(document)
    category = category_of_heading(part.section)
    supplied = category is BundleCategory.SUPPLIED
    number = document.paper.form if isinstance(document, FormPart) else part.reference if supplied else ""
    yield number
    yield category
    if number:
        yield category_of_form(number)


def changed(document: Document, **fields: Any) -> Document:
    """The document with other words for its part, or in another section."""
    part = attrs.evolve(part_of(document), **fields)
    return attrs.evolve(document, part=part) if isinstance(document, FormPart) else part


def _homeless(document: Document, definition: BundleDefinition) -> Finding:
    part = part_of(document)
    _number, category, *_ = _marks(document)
    return finding(
        "XB-VOLUME-006", Location(file=part.file), key=part.key, definition=definition.ref, category=str(category)
    )
