"""The force that another number names."""

from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, plain_text, single


def force_of_urn(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """The force code with which a PTI-URN begins: for ``read_only`` lines.

    >>> force_of_urn({}, {}).parse(("36NC0412626",), Notes())
    '36'
    """

    def parse(text: str, _: Notes) -> str | None:
        start = text.strip()[:2]
        return start if len(start) == 2 and start.isascii() and start.isdigit() else None

    return single(parse, plain_text, loses="all of the URN but the force")
