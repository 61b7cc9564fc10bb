"""An LCbundle definition as bytes, checked against what its XSD takes before anything is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xborder.casefile.lcbundle import CONTENTS, NAMESPACE, LcBundle, LcItem, LcSection
from xborder.casefile.lcbundle_texts import spellings
from xborder.findings import Finding, Location, Outcome, Report, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {cls: name for name, cls in CONTENTS.items()}


def print_lcbundle(bundle: LcBundle) -> Outcome[bytes]:
    """The message, valid against the XSD; no bytes, and what is wrong, where it could not be. The same gives the same.

    >>> from xborder.casefile.lcbundle import LcBundle
    >>> nothing = LcBundle(case_id="7", bundle_id=1, name="Court bundle", bundle_type=2, priority=5, urn="")
    >>> print([found.message for found in print_lcbundle(nothing).report][0])
    LCbundle cannot be written: URN must give 1 to 61 characters.
    """
    wrong = tuple(_misfits(bundle))
    if wrong:
        return Outcome(None, Report(wrong))
    from lxml import etree

    root = etree.Element(_tag("Bundle"), nsmap={None: NAMESPACE})  # type: ignore[dict-item] # the stubs do not know None, the default namespace
    _say(root, bundle)
    for section in bundle.sections:
        made = _under(root, "Sections", section)
        for item in section.items:
            _item(made, "BundleItem", item)
    for item in bundle.body:
        _item(root, "BundleBody", item)
    for defendant in bundle.defendants:
        _under(root, "Defendants", defendant)
    return Outcome(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _misfits(bundle: LcBundle) -> Iterator[Finding]:
    for holder in (bundle, *bundle.sections, *_contents(bundle), *bundle.defendants):
        for field, spelling in spellings(type(holder)):
            value = getattr(holder, field.name)
            if value is None:
                continue
            try:
                spelling.kind.print(value)
            except ValueError:
                yield _lack(spelling.name, spelling.kind.takes)
    for name, items in (("BundleBody", bundle.body), ("Defendants", bundle.defendants)):
        if not items:
            yield _lack(name, "at least one")
    if any(not section.items for section in bundle.sections):
        yield _lack("Sections", "at least one item in each section")


def _contents(bundle: LcBundle) -> Iterator[Any]:
    for item in (*bundle.body, *(item for section in bundle.sections for item in section.items)):
        yield item
        yield item.content


def _lack(field: str, rule: str) -> Finding:
    return finding("XB-FORMAT-176", Location(), field=field, rule=rule)


def _item(parent: "_Element", name: str, item: LcItem) -> None:
    _under(_under(parent, name, item), _NAMES[type(item.content)], item.content)


def _under(parent: "_Element", name: str, holder: LcSection | Any) -> "_Element":
    from lxml import etree

    made = etree.SubElement(parent, _tag(name))
    _say(made, holder)
    return made


def _say(element: "_Element", holder: Any) -> None:
    from lxml import etree

    for field, spelling in spellings(type(holder)):
        value = getattr(holder, field.name)
        if value is None:
            continue
        if spelling.child:
            etree.SubElement(element, _tag(spelling.name)).text = spelling.kind.print(value)
        else:
            element.set(spelling.name, spelling.kind.print(value))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
