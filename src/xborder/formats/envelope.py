"""A message that travels as escaped text inside an envelope is taken out of it."""

import re
from typing import TYPE_CHECKING

import attrs

from xborder.files.limits import Limits
from xborder.files.xml_carried import Carried
from xborder.files.xml_places import XmlPlaces
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
    """The root element of a message, its number in its document, and the document's places in the file."""

    root: "etree._Element"
    number: int
    places: XmlPlaces


def message(document: XmlDocument, profile: Profile, limits: Limits) -> Outcome[Message]:
    """The profile's message in a document.

    The document's own root, or an element inside it, or the escaped text of an
    element that the profile names as an envelope: looked at in this order.
    """
    places = XmlPlaces(document.data)
    for _ in range(_DEEPEST):
        found = next(document.root.iter(wanted(profile)), None)
        if found is not None:
            return Outcome(Message(found, _number(document, found), places))
        carrier = next((one for one in document.root.iter("*") if _carries(one, profile)), None)
        if carrier is None:
            break
        where = _outward(document.place(carrier), places)
        text = carrier.text or ""
        body = _DECLARATION.sub("", text.lstrip(), count=1).lstrip()
        carried = Carried(places, _number(document, carrier), len(text) - len(body))
        places = XmlPlaces(body.encode(), outer=carried.place)
        inner = parse_xml(body.encode(), document.file, limits=limits)
        if inner.value is None:
            return Outcome(None, _broken(carrier, where, inner.report, places))
        document = inner.value
    where = _outward(document.place(document.root), places)
    return Outcome(None, Report.of(finding("XB-FORMAT-006", where, profile=profile.name, reason=_OTHER_ROOT)))


def _carries(element: "etree._Element", profile: Profile) -> bool:
    return _local(element.tag) in profile.envelopes and (element.text or "").lstrip().startswith("<")


def _broken(carrier: "etree._Element", where: Location, report: Report, places: XmlPlaces) -> Report:
    inside = tuple(attrs.evolve(each, location=_outward(each.location, places)) for each in report)
    return Report((finding("XB-FORMAT-017", where, source=_local(carrier.tag)), *inside))


def wanted(profile: Profile) -> str:
    """The tag of the profile's root element, with its namespace."""
    prefix, _, local = str(profile.detect.root).rpartition(":")
    space = profile.namespaces.get(prefix, "")
    return f"{{{space}}}{local}" if space else local


def _number(document: XmlDocument, element: "etree._Element") -> int:
    """The number of an element in document order, from 0."""
    return next(number for number, one in enumerate(document.root.iter("*")) if one is element)


def _outward(where: Location, places: XmlPlaces) -> Location:
    """A place in a document as one of the file."""
    if where.line is None or where.column is None:
        return where
    line, column = places.outward((where.line, where.column))
    return attrs.evolve(where, line=line, column=column)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
