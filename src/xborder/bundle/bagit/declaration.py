"""``bagit.txt`` of any version: which BagIt a bag follows, and how its tag files are encoded (RFC 8493 section 2.1.1)."""

import codecs
import re

import attrs

from xborder.bundle.bag_info import BAGIT_NAME
from xborder.findings import Location, Outcome, Report, finding

VERSIONS = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")
_PLACE = Location(file=BAGIT_NAME)
_LINES = re.compile(r"\r\n|\r|\n", re.ASCII)
_EXACT = {
    "BagIt-Version": re.compile(r"BagIt-Version:[ \t](\d\.\d{1,2})", re.ASCII),
    "Tag-File-Character-Encoding": re.compile(r"Tag-File-Character-Encoding:[ \t]([A-Za-z0-9._:-]{1,40})", re.ASCII),
}
_LOOSE = {
    "BagIt-Version": re.compile(r"BagIt-Version:[ \t]*(\d\.\d{1,2})[ \t]*", re.ASCII),
    "Tag-File-Character-Encoding": re.compile(
        r"Tag-File-Character-Encoding:[ \t]*([A-Za-z0-9._:-]{1,40})[ \t]*", re.ASCII
    ),
}
_TEXT = re.compile(
    r"ascii|utf-(?:8|16|32)(?:-[bl]e)?|iso8859-\d{1,2}|cp\d{3,4}|koi8-[rtu]|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*",
    re.ASCII,
)
"""The encodings of text that Python knows; its other codecs unpack or evaluate what they read."""


@attrs.frozen(kw_only=True)
class Declaration:
    """The version of BagIt, and Python's name of the encoding of the other tag files."""

    version: str = "1.0"
    encoding: str = "utf-8"

    @property
    def is_final(self) -> bool:
        """Whether it is BagIt 1.0, which forbids some of what the drafts before it allowed."""
        return self.version == "1.0"


def read_declaration(content: bytes | None) -> Outcome[Declaration]:
    r"""Read ``bagit.txt``; where it is faulty, the rest is judged as BagIt 1.0 in UTF-8.

    >>> read_declaration(b"BagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n").value
    Declaration(version='0.97', encoding='iso8859-1')
    """
    if content is None:
        return Outcome(Declaration(), Report.of(finding("XB-BAG-010", _PLACE)))
    read = _read(content)
    if isinstance(read, Declaration):
        return Outcome(read)
    return Outcome(Declaration(), Report.of(finding("XB-BAG-060", _PLACE, detail=read)))


def _read(content: bytes) -> Declaration | str:
    """What the two lines declare, or what is wrong with them."""
    try:
        lines = _LINES.split(content.decode("utf-8"))
    except UnicodeDecodeError:
        return "it is not UTF-8"
    if content.startswith(codecs.BOM_UTF8):
        return "it starts with a byte order mark"
    if len(lines) != 3 or lines[2]:
        return "it has not exactly two lines"
    return _declared(lines)


def _declared(lines: list[str]) -> Declaration | str:
    loose = [pattern.fullmatch(line) for pattern, line in zip(_LOOSE.values(), lines, strict=False)]
    if None in loose:
        return "it does not name version and encoding, one to a line"
    version, encoding = (found[1] for found in loose if found)
    if version not in VERSIONS:
        return "it names a version that is none of 0.93 to 0.97 and 1.0"
    exact = all(pattern.fullmatch(line) for pattern, line in zip(_EXACT.values(), lines, strict=False))
    if version in ("0.97", "1.0") and not exact:
        return "one colon and one space must stand between label and value"
    name = _codec(encoding)
    return Declaration(version=version, encoding=name) if name else "it names no known encoding"


def _codec(name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return known if _TEXT.fullmatch(known) else None
