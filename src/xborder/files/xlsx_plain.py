"""Parts of a workbook that are as plain as programs write them, cut where their items end.

What is cut out is matched letter by letter by whoever asks; all else is to be
fed to the parser. A block that holds a comment, a CDATA section or an
instruction is given as bytes, and so is all that follows it, since nobody knows
where in such a thing an end tag is none.
"""

import re
from collections.abc import Iterator

from xborder.files.xlsx_xml import Pump

#: A character that XML allows in a text and reads as itself.
TEXT = "[^<>&\\r\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_LONGEST = 1024 * 1024
_HEAD = (
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?'
    rb'(?: standalone="(?:yes|no)")?\?>\s*)?<%s[\s>]'
)
_NAMED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
# The last group is whatever does not belong to a text of this form.
_TEXTS = re.compile(
    rf'<si><t(?: xml:space="preserve")?>({TEXT}*(?:&(?:amp|lt|gt|quot|apos);{TEXT}*)*)</t></si>|(.)', re.DOTALL
)


def head_of(pump: Pump, root: bytes, opening: bytes) -> tuple[bytes, bytes | None]:
    """What stands before the first ``opening`` within a ``root``, and what was read from there on.

    None in its place where the part is not plain: then all of it is to be parsed.
    """
    data = b""
    while opening not in data and len(data) < _LONGEST:
        more = pump.read()
        if not more:
            break
        data += more
    at = data.find(opening)
    head = data[: max(at, 0)]
    plain = at >= 0 and re.match(_HEAD % root, head) and b"<!" not in head and head.count(b"<?") <= 1
    return (head, data[at:]) if plain else (data, None)


def blocks(pump: Pump, rest: bytes | None, end: str, closing: bytes) -> Iterator[str | bytes]:
    """Texts that end with the tag ``end``; bytes for what is to be parsed, with all that comes after it.

    ``closing`` begins the tag after which there are no more.
    """
    tag = end.encode()
    more = rest or b""
    rest = b""
    while more:
        rest += more
        at = rest.rfind(tag) + len(tag)
        if at >= len(tag):
            block, rest = rest[:at], rest[at:]
            text = _decoded(block, closing)
            if text is None:
                rest = block + rest
                break
            yield text
        more = b"" if closing in rest or len(rest) > _LONGEST else pump.read()
    if rest:
        yield rest


def plain_texts(block: str | bytes, longest: int) -> list[str] | None:
    """The shared texts of a block; None if one of them is not plain, or may be too long.

    >>> plain_texts("<si><t>A &amp;amp; B</t></si>", 100), plain_texts("<si><r/></si>", 100)
    (['A &amp; B'], None)
    """
    if isinstance(block, bytes):
        return None
    made: list[str] = []
    for text, odd in _TEXTS.findall(block):
        if odd or len(text) > longest:  # written longer than it is, perhaps: the parser knows
            return None
        made.append(_named(text))
    return made


def _named(text: str) -> str:
    if "&" in text:
        for name, sign in _NAMED:
            text = text.replace(name, sign)
    return text


def _decoded(block: bytes, closing: bytes) -> str | None:
    if b"<!" in block or b"<?" in block or closing in block:
        return None
    try:
        return block.decode()
    except UnicodeDecodeError:
        return None
