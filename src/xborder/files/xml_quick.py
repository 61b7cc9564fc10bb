"""XML in which nothing is out of the ordinary, parsed without noting where anything stands."""

import re
from typing import TYPE_CHECKING

from xborder.files.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

# A declaration of UTF-8, of no encoding, or none at all; what other encodings may hide is left to the gate.
_PLAIN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml\s+version\s?=\s?[\"']1\.0[\"'](?:\s+encoding\s?=\s?[\"']utf-?8[\"'])?"
    rb"(?:\s+standalone\s?=\s?[\"'](?:yes|no)[\"'])?\s*\?>\s*)?<[A-Za-z_]",
    re.IGNORECASE,
)


def parse_plain(data: bytes, limits: Limits) -> "etree._Element | None":
    """The root element, or None for anything that the gate of ``xml_reader`` should look at.

    No DOCTYPE can stand in what is parsed, hence no entity; what surrounds the
    elements that a format knows is for the caller to refuse.

    >>> parse_plain(b"<Case><Ref>1</Ref></Case>", Limits())[0].text
    '1'
    >>> parse_plain(b"<!DOCTYPE x><Case/>", Limits()) is None
    True
    """
    from lxml import etree

    if len(data) > limits.xml_bytes or _PLAIN.match(data) is None or b"<!DOCTYPE" in data or b"<?xml-style" in data:
        return None
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
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
