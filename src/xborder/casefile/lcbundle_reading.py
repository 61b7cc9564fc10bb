"""Reading an LCbundle message: strictly, with every fault of it named and placed."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from xborder.casefile.lcbundle import CONTENTS, NAMESPACE, LcBundle, LcContent, LcDefendant, LcItem, LcSection
from xborder.casefile.lcbundle_checks import disorder
from xborder.casefile.lcbundle_texts import spellings
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.xml_reader import XmlDocument, read_xml
from xborder.findings import Finding, Outcome, Report, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_PARTS = ("Sections", "BundleBody", "Defendants")


def read_lcbundle(message: Path, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[LcBundle]:
    """Read a bundle definition; no value where the report has errors.

    What its XSD asks for is asked for here, and that its sections hold together.
    """
    read = read_xml(message, limits=limits)
    if read.value is None:
        return Outcome(None, read.report)
    made = _Reading(read.value)
    bundle = made.bundle()
    # What is not of the form was left out: nothing can be said of how the rest holds together.
    found = made.found if bundle is None or made.found else [*disorder(bundle, str(message))]
    report = read.report + Report(tuple(found))
    return Outcome(None if report.has_errors else bundle, report)


class _Reading:
    """One message: values are made as they are read, and what is wrong is gathered."""

    def __init__(self, document: XmlDocument) -> None:
        self._document = document
        self.found: list[Finding] = []

    def bundle(self) -> LcBundle | None:
        root = self._document.root
        if root.tag != f"{{{NAMESPACE}}}Bundle":
            self._fault(root, "its root element is not the Bundle of Bundling/2011-06")
            return None
        parts: dict[str, list[_Element]] = {name: [] for name in _PARTS}
        latest = 0
        for child, name in self._children(root, _PARTS):
            if _PARTS.index(name) < latest:
                self._fault(child, f"{name} stands after what it comes before")
            latest = max(latest, _PARTS.index(name))
            parts[name].append(child)
        for name in _PARTS[1:]:
            if not parts[name]:
                self._fault(root, f"it has no {name}")
        sections = self._all(self._section(each) for each in parts["Sections"])
        body = self._all(self._item(each) for each in parts["BundleBody"])
        defendants = self._all(self._plain(each, LcDefendant) for each in parts["Defendants"])
        return self._made(root, LcBundle, sections=sections, body=body, defendants=defendants)

    def _section(self, element: "_Element") -> LcSection | None:
        items = self._all(self._item(child) for child, _ in self._children(element, ("BundleItem",)))
        if not len(element):
            self._fault(element, "a section has no BundleItem")
        return self._made(element, LcSection, items=items)

    def _item(self, element: "_Element") -> LcItem | None:
        inside = list(self._children(element, tuple(CONTENTS)))
        if len(inside) != 1 or len(element) != 1:
            self._fault(element, f"an item holds exactly one of {', '.join(CONTENTS)}")
            return None
        content: LcContent | None = self._plain(inside[0][0], CONTENTS[inside[0][1]])
        return None if content is None else self._made(element, LcItem, content=content)

    def _plain(self, element: "_Element", cls: type[T]) -> T | None:
        """A part that holds nothing but texts, in attributes and perhaps in elements."""
        allowed = [spelling.name for _, spelling in spellings(cls) if spelling.child]
        texts: dict[str, str] = {}
        latest = -1
        for child, name in self._children(element, allowed):
            if allowed.index(name) <= latest or len(child) or child.attrib:
                self._fault(child, f"{name} stands twice, at the wrong place, or holds more than a text")
            latest = allowed.index(name)
            texts[name] = child.text or ""
        return self._made(element, cls, texts)

    def _children(self, element: "_Element", allowed: Iterable[str]) -> "Iterable[tuple[_Element, str]]":
        known = {f"{{{NAMESPACE}}}{name}": name for name in allowed}
        if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
            self._fault(element, "it has a text where only elements stand")
        for child in element:
            if child.tag in known:
                yield child, known[child.tag]
            else:
                self._fault(child, "an element stands where the format has none of its name")

    def _made(self, element: "_Element", cls: type[T], texts: dict[str, str] | None = None, **inner: Any) -> T | None:
        before = len(self.found)
        names = {spelling.name for _, spelling in spellings(cls) if not spelling.child}
        for attribute in element.attrib:
            if attribute not in names and not str(attribute).startswith(_INSTANCE):
                self._fault(element, "an attribute stands where the format has none of its name", str(attribute))
        values: dict[str, Any] = {}
        for field, spelling in spellings(cls):
            text = (texts or {}).get(spelling.name) if spelling.child else element.get(spelling.name)
            if text is None:
                if field.default is attrs.NOTHING:
                    self._fault(element, f"{spelling.name} is missing")
                continue
            try:
                values[field.name] = spelling.kind.parse(str(text))
            except ValueError:
                where = None if spelling.child else spelling.name
                self._fault(element, f"{spelling.name} must give {spelling.kind.takes}", where)
        return cls(**values, **inner) if len(self.found) == before else None

    def _fault(self, element: "_Element", said: str, attribute: str | None = None) -> None:
        self.found.append(finding("XB-FORMAT-177", self._document.place(element, attribute), said=said))

    @staticmethod
    def _all(made: Iterable[T | None]) -> tuple[T, ...]:
        return tuple(each for each in made if each is not None)
