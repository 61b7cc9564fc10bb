"""Read XML with lxml, with everything switched off that a data file has no need of."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from xborder.files.decoding import packed
from xborder.files.limits import DEFAULT_LIMITS, Limits
from xborder.files.positions import Position
from xborder.files.reading import read_bytes
from xborder.files.xml_gate import BOMS, Gate
from xborder.files.xml_paths import local_name, path_of
from xborder.files.xml_problems import kind_of
from xborder.findings import Finding, Location, Outcome, Report, finding

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element

# UTF-16 without a mark is told by its first bracket (XML 1.0 appendix F.1).
_OPENINGS = (b"<", "<".encode("utf-16-le"), "<".encode("utf-16-be"))


@attrs.frozen(kw_only=True, eq=False)
class XmlDocument:
    """The root element of an XML file. Comments and processing instructions are left out.

    Without them an element's ``text`` is the whole of its text: with them a
    comment inside a name would hide what follows it.
    """

    root: "_Element"
    file: str
    starts: list[Position] = attrs.field(repr=False)
    data: bytes = attrs.field(repr=False)

    def place(self, element: "_Element", attribute: str | None = None) -> Location:
        """Line and column of an element's start tag, and its path; of an attribute, the tag's place and its path.

        Raises KeyError for an element that is not of this document.

        >>> read = parse_xml(b"<Case>\\n  <Ref id='1'/>\\n</Case>", "case.xml").value
        >>> str(read.place(read.root[0], "id"))
        'case.xml:2:3 (/Case/Ref/@id)'
        """
        line, column = self._places[element]
        step = f"/@{local_name(attribute)}" if attribute else ""
        return Location(file=self.file, line=line, column=column, xpath=path_of(element) + step)

    @cached_property
    def _places(self) -> "dict[_Element, Position]":
        return dict(zip(self.root.iter("*"), self.starts, strict=True))


def read_xml(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[XmlDocument]:
    """Read one XML file.

    >>> read_xml(Path("absent.xml")).report.findings[0].message
    'The file does not exist.'
    """
    data = read_bytes(path, limit=limits.xml_bytes)
    if data.value is None:
        return Outcome(None, data.report)
    return parse_xml(data.value, str(path), limits=limits)


def parse_xml(data: bytes, file: str, *, limits: Limits = DEFAULT_LIMITS) -> Outcome[XmlDocument]:
    """Read XML from bytes; ``file`` is the name that findings give.

    >>> parse_xml(b"<Case><Ref>1</Ref></Case>", "case.xml").value.root[0].text
    '1'
    >>> parse_xml(b"<!DOCTYPE x><Case/>", "case.xml").report.findings[0].code
    'XB-XML-003'
    """
    gate = Gate(file, limits)
    refusal = packed(data, file) or _leading(data, file) or gate.check(data)
    if refusal:
        return Outcome(None, Report.of(refusal))
    read = _parse(data, file, gate)
    if read.value is None:
        return Outcome(None, read.report)
    if gate.stopped:
        # libxml2 let pass what expat did not: what the gate has not seen is not trusted.
        return Outcome(None, Report.of(finding("XB-XML-001", gate.stopped, kind=kind_of(0))))
    document = XmlDocument(root=read.value, file=file, starts=gate.starts, data=data)
    if too_long := _too_long(document, limits) if len(data) > limits.string_chars else ():
        return Outcome(None, Report(too_long))
    return Outcome(document, Report(tuple(finding("XB-XML-007", place) for place in gate.style_sheets)))


def _parse(data: bytes, file: str, gate: Gate) -> "Outcome[_Element]":
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return Outcome(None, Report.of(_syntax(error, file, gate)))
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr] # the stubs know only half of docinfo
        return Outcome(None, Report.of(finding("XB-XML-003", Location(file=file))))
    return Outcome(root)


def _leading(data: bytes, file: str) -> Finding | None:
    body = data
    for mark in BOMS:
        body = body.removeprefix(mark)
    # Blanks may stand before a first tag, but nothing at all before an XML declaration.
    blank_then_tag = body.lstrip(b" \t\r\n").startswith(b"<") and not body.lstrip(b" \t\r\n").startswith(b"<?xml ")
    if body.startswith(_OPENINGS) or blank_then_tag:
        return None
    return finding("XB-XML-004", Location(file=file, line=1, column=1))


def _syntax(error: "XMLSyntaxError", file: str, gate: Gate) -> Finding:
    line, column = error.position
    where = Location(file=file, line=line, column=max(column, 1))
    if gate.cut_short:
        return finding("XB-XML-002", where)
    return finding("XB-XML-001", where, kind=kind_of(error.code))  # type: ignore[attr-defined] # the stubs leave it out


def _too_long(document: XmlDocument, limits: Limits) -> tuple[Finding, ...]:
    limit = limits.string_chars
    found: list[Finding] = []
    for element in document.root.iter("*"):
        if any(len(text or "") > limit for text in (element.text, element.tail)):
            found.append(finding("XB-XML-009", document.place(element), limit=limit))
        for name, value in element.attrib.items():
            if len(value) > limit:
                found.append(finding("XB-XML-009", document.place(element, str(name)), limit=limit))
    return tuple(found)
