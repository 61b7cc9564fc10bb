"""A message that travels as escaped text inside an envelope is taken out of it."""

from typing import TYPE_CHECKING

from xborder.files.xml_reader import parse_xml
from xborder.findings import Outcome, Report, finding
from xborder.formats.profile import Profile

if TYPE_CHECKING:
    from lxml import etree

    from xborder.files.xml_reader import XmlDocument

_OTHER_ROOT = "it holds no element of that name and namespace"


def message(document: "XmlDocument", profile: Profile) -> "Outcome[tuple[etree._Element, int]]":
    """The root element of the profile's message in a document, and how many lines come before it in the file.

    The document's own root, or an element inside an envelope, or the text of
    one: each is looked at in this order.
    """
    wanted = _tag(profile)
    if document.root.tag == wanted:
        return Outcome((document.root, 0))
    inside = next(document.root.iter(wanted), None)
    if inside is not None:
        return Outcome((inside, 0))
    for element in document.root.iter("*"):
        if _local(element.tag) in profile.envelopes and element.text and element.text.lstrip().startswith("<"):
            return _escaped(element, document, wanted)
    return Outcome(
        None,
        Report.of(finding("XB-FORMAT-006", document.place(document.root), profile=profile.name, reason=_OTHER_ROOT)),
    )


def _escaped(element: "etree._Element", document: "XmlDocument", wanted: str) -> "Outcome[tuple[etree._Element, int]]":
    text = element.text or ""
    started = text.lstrip()
    before = (element.sourceline or 1) - 1 + text[: len(text) - len(started)].count("\n")
    inner = parse_xml(started.encode(), document.file)
    if inner.value is None or inner.value.root.tag != wanted:
        return Outcome(None, Report.of(finding("XB-FORMAT-017", document.place(element), source=_local(element.tag))))
    return Outcome((inner.value.root, before))


def _tag(profile: Profile) -> str:
    space = profile.namespaces.get("", "")
    return f"{{{space}}}{profile.detect.root}" if space else str(profile.detect.root)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
