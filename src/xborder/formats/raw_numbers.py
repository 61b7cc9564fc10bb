"""The numbers of a record that has not the shape of its type.

No rule can judge such a record. Its numbers are judged all the same, so that
who puts its shape right is not sent back for a check letter afterwards.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from xborder.files.pointers import pointer_of
from xborder.findings import Finding, Location, Severity


def wrong_numbers(data: Mapping[str, Any], place: Callable[[str], Location]) -> Iterator[Finding]:
    """Each number in JSON-shaped values that is surely wrong; ``place`` gives where a pointer stands.

    >>> slip = {"subject": {"pnc": {"scheme": "pnc_id", "value": "2009/0318724L"}}}
    >>> [(found.code, str(found.location)) for found in wrong_numbers(slip, lambda pointer: Location(pointer=pointer))]
    [('XB-PNC-002', '/subject/pnc')]
    """
    from xborder.identifiers import checking

    for pointer, scheme, written, text in _numbers(data, ""):
        for slip in checking.check(scheme, text).report:
            if slip.severity is Severity.ERROR:
                where = attrs.evolve(place(f"{pointer}/{written}"), pointer=pointer)
                yield attrs.evolve(slip, location=where)


def _numbers(value: Any, pointer: str) -> Iterator[tuple[str, str, str, str]]:
    """Pointer, scheme, key and text of each number; how deep values nest was bounded when they were read."""
    from xborder.identifiers.register import SCHEMES

    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _numbers(item, f"{pointer}/{index}")
    elif isinstance(value, Mapping):
        scheme, written = value.get("scheme"), "value" if value.get("value") else "raw"
        text = value.get(written)
        if isinstance(scheme, str) and scheme in SCHEMES and isinstance(text, str) and text:
            yield pointer, scheme, written, text
            return
        for key, item in value.items():
            yield from _numbers(item, f"{pointer}{pointer_of([str(key)])}")
