"""What an XSD cannot say of a bundle definition: whether its sections and page ranges hold together."""

from collections import Counter
from collections.abc import Iterator

from xborder.casefile.lcbundle import LAST, LcBundle, LcDocument, LcItem, LcSectionReference
from xborder.findings import Finding, Location, finding


def disorder(bundle: LcBundle, file: str = "") -> Iterator[Finding]:
    """What a bundle that is made of this definition would lack, repeat, or never end; sections are named by number."""
    where = Location(file=file or None)
    refs = Counter(section.ref for section in bundle.sections)
    placed = Counter(_placed(item) for item in _items(bundle))
    for ref in sorted(ref for ref, times in refs.items() if times > 1):
        yield finding("XB-FORMAT-178", where, said=f"section {ref} is defined more than once")
    for ref in sorted(ref for ref in placed if ref is not None and ref not in refs):
        yield finding("XB-FORMAT-178", where, said=f"section {ref} is referred to and not defined")
    for section in bundle.sections:
        if section.parent is not None and section.parent not in refs:
            yield finding("XB-FORMAT-178", where, said=f"section {section.ref} stands in one that is not defined")
        if not placed[section.ref]:
            yield finding("XB-FORMAT-179", where, said=f"section {section.ref} is defined and nothing refers to it")
    if _endless(bundle):
        yield finding("XB-FORMAT-178", where, said="a section stands within itself")
    yield from _ranges(bundle, where)
    yield from _orders(bundle, where)


def _items(bundle: LcBundle) -> Iterator[LcItem]:
    yield from bundle.body
    for section in bundle.sections:
        yield from section.items


def _placed(item: LcItem) -> int | None:
    return item.content.section if isinstance(item.content, LcSectionReference) else None


def _endless(bundle: LcBundle) -> bool:
    """Whether a section leads back to itself, by its items or by what it stands in."""
    inside: dict[int, set[int]] = {section.ref: set() for section in bundle.sections}
    for section in bundle.sections:
        inside[section.ref] |= {ref for item in section.items if (ref := _placed(item)) in inside and ref is not None}
        if section.parent in inside and section.parent is not None:
            inside[section.parent].add(section.ref)
    # Sections that hold no others are taken away, again and again; what is left goes round.
    while leaves := {ref for ref, held in inside.items() if not held & inside.keys()}:
        inside = {ref: held for ref, held in inside.items() if ref not in leaves}
    return bool(inside)


def _ranges(bundle: LcBundle, where: Location) -> Iterator[Finding]:
    for item in _items(bundle):
        document = item.content
        if not isinstance(document, LcDocument):
            continue
        if document.document_id is None and not document.path:
            yield finding("XB-FORMAT-178", where, said=f"item {item.order} names neither a DocId nor an ActualFilePath")
        last = document.last_page
        if last != LAST and not (last.isascii() and last.isdecimal() and len(last) < 10):
            yield finding(
                "XB-FORMAT-178", where, said=f"item {item.order} ends at a page that is no number and not Last"
            )
        elif document.first_page < 1 or (last != LAST and int(last) < document.first_page):
            yield finding("XB-FORMAT-178", where, said=f"item {item.order} has pages that run backwards")


def _orders(bundle: LcBundle, where: Location) -> Iterator[Finding]:
    for name, items in (("the body", bundle.body), *((f"section {each.ref}", each.items) for each in bundle.sections)):
        if len({item.order for item in items}) < len(items):
            yield finding("XB-FORMAT-179", where, said=f"two items of {name} have the same Order")
