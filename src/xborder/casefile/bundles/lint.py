"""What is wrong with a bundle definition, before a page is made by it."""

import re
from collections import Counter
from collections.abc import Iterator

from xborder.casefile.bundles.categories import forms_of
from xborder.casefile.bundles.record import FRONT
from xborder.casefile.form_register import DisclosureClass, form
from xborder.findings import Finding, Location, finding
from xborder.model.bundle_definition import BundleDefinition, DefinedSection
from xborder.model.codes import BundleKind, PageNumbering

_PREFIX = re.compile(r"[A-Z]{1,4}", re.ASCII)


def lint(definition: BundleDefinition) -> Iterator[Finding]:
    """Every fault of a definition, at its place in it (as JSON Pointer)."""
    if not definition.sections:
        yield finding("XB-VOLUME-004", Location(pointer="/sections"))
    yield from _titles(definition)
    yield from _prefixes(definition)
    yield from _twice(definition)
    if definition.kind is BundleKind.SERVED:
        for number, section in enumerate(definition.sections):
            yield from _never(section, f"/sections/{number}")
    if definition.volumes is not None:
        limits = [each for each in (definition.volumes.pages, definition.volumes.megabytes) if each is not None]
        if not limits or min(limits) < 1:
            yield finding("XB-VOLUME-008", Location(pointer="/volumes"))


def _titles(definition: BundleDefinition) -> Iterator[Finding]:
    times = Counter(section.title for section in definition.sections)
    for number, section in enumerate(definition.sections):
        if section.title.strip() in ("", FRONT) or times[section.title] > 1:
            yield finding("XB-VOLUME-003", Location(pointer=f"/sections/{number}/title"), title=section.title)


def _prefixes(definition: BundleDefinition) -> Iterator[Finding]:
    times = Counter(section.prefix for section in definition.sections)
    alone = definition.numbering is PageNumbering.PER_SECTION
    for number, section in enumerate(definition.sections):
        missing = alone and section.prefix is None
        twice = alone and times[section.prefix] > 1
        if missing or twice or (section.prefix is not None and not _PREFIX.fullmatch(section.prefix)):
            yield finding("XB-VOLUME-002", Location(pointer=f"/sections/{number}/prefix"), title=section.title)


def _twice(definition: BundleDefinition) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, section in enumerate(definition.sections):
        for field, words in (("categories", map(str, section.categories)), ("forms", iter(section.forms))):
            for at, word in enumerate(words):
                if word in seen:
                    yield finding("XB-VOLUME-007", Location(pointer=f"/sections/{number}/{field}/{at}"), what=word)
                seen.add(word)


def _never(section: DefinedSection, pointer: str) -> Iterator[Finding]:
    """Forms that may never be served, by their number or as a group that holds no others."""
    for at, number in enumerate(section.forms):
        if form(number).disclosure is DisclosureClass.NEVER:
            yield finding("XB-VOLUME-001", Location(pointer=f"{pointer}/forms/{at}"), title=section.title, what=number)
    for at, category in enumerate(section.categories):
        forms = forms_of(category)
        if forms and all(form(number).disclosure is DisclosureClass.NEVER for number in forms):
            place = Location(pointer=f"{pointer}/categories/{at}")
            yield finding("XB-VOLUME-001", place, title=section.title, what=category.value)
