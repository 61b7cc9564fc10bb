"""A message that travels as escaped text inside an envelope is taken out of it."""

import re
from typing import TYPE_CHECKING, cast

import attrs

from xborder.files.limits import Limits
from xborder.files.xml_reader import XmlDocument, parse_xml
from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.profile import Profile

if TYPE_CHECKING:
    from lxml import etree

_OTHER_ROOT = "it holds no element of that name and namespace"
#: Envelopes within envelopes: a SOAP request carries routing data, which carries the message.
_DEEPEST = 3
# What encoding an escaped message names was that of the bytes before they were escaped: it is text now.
_DECLARATION = re.compile(r"\A<\?xml\s[^>]{0,200}\?>")


@attrs.frozen
class Message:
    """The root element of a message, and how many lines of the file come before its own first line."""

    root: "etree._Element"
    lines_before: int = 0


def message(document: XmlDocument, profile: Profile, limits: Limits) -> Outcome[Message]:
    """The profile's message in a document.

    The document's own root, or an element inside it, or the escaped text of an
    element that the profile names as an envelope: looked at in this order.
    """
    before = 0
    for _ in range(_DEEPEST):
        found = next(document.root.iter(wanted(profile)), None)
        if found is not None:
            return Outcome(Message(found, before))
        carrier = next((one for one in document.root.iter("*") if _carries(one, profile)), None)
        if carrier is None:
            break
        where = _lower(document.place(carrier), before)
        text = carrier.text or ""
        body = _DECLARATION.sub("", text.lstrip(), count=1).lstrip()
        before += cast("int", carrier.sourceline) - 1 + text[: len(text) - len(body)].count("\n")
        inner = parse_xml(body.encode(), document.file, limits=limits)
        if inner.value is None:
            return Outcome(None, _broken(carrier, where, inner.report, before))
        document = inner.value
    where = _lower(document.place(document.root), before)
    return Outcome(None, Report.of(finding("XB-FORMAT-006", where, profile=profile.name, reason=_OTHER_ROOT)))


def _carries(element: "etree._Element", profile: Profile) -> bool:
    return _local(element.tag) in profile.envelopes and (element.text or "").lstrip().startswith("<")


def _broken(carrier: "etree._Element", where: Location, report: Report, before: int) -> Report:
    inside = tuple(attrs.evolve(each, location=_lower(each.location, before)) for each in report)
    return Report((finding("XB-FORMAT-017", where, source=_local(carrier.tag)), *inside))


def wanted(profile: Profile) -> str:
    """The tag of the profile's root element, with its namespace."""
    space = profile.namespaces.get("", "")
    return f"{{{space}}}{profile.detect.root}" if space else str(profile.detect.root)


def _lower(where: Location, lines: int) -> Location:
    return attrs.evolve(where, line=None if where.line is None else where.line + lines)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
