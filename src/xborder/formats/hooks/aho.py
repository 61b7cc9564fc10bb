"""A comment before the XML declaration, which makes a document that is well formed in all else unreadable."""

import re

_MOST = 20_000
_DECLARATION = re.compile(rb"""<\?xml\s[^?]{0,200}\?>""")
_UTF_8 = re.compile(rb"""encoding\s*=\s*["'](?!(?i:utf-?8|us-ascii)["'])""")
_COMMENT = re.compile(rb"\s{0,1000}<!--(?:(?!--).){0,10000}-->", re.DOTALL)


def blank_late_declaration(data: bytes) -> bytes:
    """The document with its XML declaration blanked where only comments stand before it; all else keeps its place.

    >>> blank_late_declaration(b'<!-- test 7 --><?xml version="1.0"?><a/>')
    b'<!-- test 7 -->                     <a/>'

    A declaration of another encoding than UTF-8 stays: without it the text would be read wrongly.
    """
    end = _after_comments(data)
    found = _DECLARATION.match(data, end) if end else None
    if found is None or _UTF_8.search(found[0]):
        return data
    blank = re.sub(rb"[^\r\n]", b" ", found[0])
    return data[: found.start()] + blank + data[found.end() :]


def _after_comments(data: bytes) -> int:
    """Where the comments at the beginning of a document end, with the blanks behind them; 0 if there are none."""
    at = end = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while (match := _COMMENT.match(data, at)) is not None and match.end() < _MOST:
        at = end = match.end()
    while end > 3 and data[end : end + 1].isspace():
        end += 1
    return end if at > 3 else 0
