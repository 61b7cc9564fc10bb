"""DER, the strict encoding of ASN.1 (X.690 section 10), as far as time stamps need it.

Only the one spelling that DER allows is read: a length in more bytes than it needs
is refused, so that two texts never mean the same.
"""

from collections.abc import Iterator
from typing import NamedTuple

INTEGER, OCTETS, OID, TIME = 0x02, 0x04, 0x06, 0x18
SEQUENCE, SET = 0x30, 0x31
_MOST = 1 << 20


class DerError(ValueError):
    """The bytes are no DER, or of another shape than was asked for."""


class Element(NamedTuple):
    """One element: its tag, its content, and the whole of its bytes."""

    tag: int
    content: bytes
    whole: bytes

    def inside(self, tag: int) -> list["Element"]:
        """The elements in this one. Raises DerError unless it has the tag asked for."""
        if self.tag != tag:
            raise DerError("another element")
        return list(elements(self.content))

    def value(self, tag: int) -> bytes:
        """The content. Raises DerError unless it has the tag asked for."""
        if self.tag != tag:
            raise DerError("another element")
        return self.content


def elements(content: bytes) -> Iterator[Element]:
    """Every element, one after another. Raises DerError where they cannot be read.

    >>> [each.content for each in elements(bytes.fromhex("020107020108"))]
    [b'\\x07', b'\\x08']
    """
    place = 0
    while place < len(content):
        begin = place
        tag, length, place = _head(content, place)
        if place + length > len(content):
            raise DerError("it breaks off")
        yield Element(tag, content[place : place + length], content[begin : place + length])
        place += length


def only(content: bytes) -> Element:
    """The one element in these bytes. Raises DerError if there are more, or none."""
    found = list(elements(content))
    if len(found) != 1:
        raise DerError("not one element")
    return found[0]


def spell_oid(content: bytes) -> str:
    """An object identifier in dotted decimals.

    >>> spell_oid(bytes.fromhex("2a864886f70d010702"))
    '1.2.840.113549.1.7.2'
    """
    numbers, number = [], 0
    for byte in content:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    if not numbers or content[-1] & 0x80:
        raise DerError("no identifier")
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def _head(content: bytes, place: int) -> tuple[int, int, int]:
    """Tag and length of the element at a place, and where its content begins."""
    if place + 2 > len(content) or content[place] & 0x1F == 0x1F:
        raise DerError("it breaks off")
    tag, length = content[place], content[place + 1]
    place += 2
    if length < 0x80:
        return tag, length, place
    count = length & 0x7F
    spelt = content[place : place + count]
    length = int.from_bytes(spelt, "big")
    if not 1 <= count <= 4 or len(spelt) != count or spelt[0] == 0 or length < 0x80 or length > _MOST:
        raise DerError("a length that is none")
    return tag, length, place + count
