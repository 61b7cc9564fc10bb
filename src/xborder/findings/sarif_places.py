"""Places as SARIF locations (3.28), and what tells one result from another between runs."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from xborder.findings.finding import Finding
from xborder.findings.grouping import repeats
from xborder.findings.location import Location
from xborder.findings.printable import printable


def location(place: Location) -> dict[str, Any]:
    """A place as a SARIF location; empty where nothing of it is known."""
    made: dict[str, Any] = {}
    if place.file is not None:
        made["physicalLocation"] = {"artifactLocation": {"uri": uri_of(place.file)}, **_region(place)}
    inside = _inside(place)
    if inside:
        made["logicalLocations"] = inside
    return made


def uri_of(file: str) -> str:
    """The path of a file as a URI reference, percent-encoded, with forward slashes (3.4.3).

    >>> uri_of("records/Kent & Medway/log:1.csv")
    'records/Kent%20%26%20Medway/log%3A1.csv'
    """
    path = PurePath(file)
    encoded = quote(path.as_posix().encode("utf-8", "surrogateescape" if _from_disk(file) else "replace"), safe="/")
    return f"file://{'' if encoded.startswith('/') else '/'}{encoded}" if path.is_absolute() else encoded


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """For each finding a mark that stays the same when lines move, and holds no content (3.27.17)."""
    keys = [_key(finding) for finding in findings]
    return [
        hashlib.sha256(f"{key}\n{count}".encode("utf-8", "backslashreplace")).hexdigest()
        for key, count in zip(keys, repeats(keys), strict=True)
    ]


def _from_disk(file: str) -> bool:
    """True if every half character can be the undecodable byte of a file's name."""
    return all(not "\ud800" <= character <= "\udfff" or "\udc80" <= character <= "\udcff" for character in file)


def _region(place: Location) -> dict[str, Any]:
    if place.line is None or place.cell is not None:
        return {}
    column = {} if place.column is None else {"startColumn": place.column}
    return {"region": {"startLine": place.line, **column}}


def _inside(place: Location) -> list[dict[str, Any]]:
    sheet, cell, row, field = place.sheet, place.cell, place.row, place.field
    named = [
        ("value", place.pointer, None),
        ("element", place.xpath, None),
        ("cell", _joined("!", sheet, cell), cell or sheet),
        ("cell", _joined(", ", row and f"row {row}", field and f"column {field}"), field),
        ("page", place.page and f"page {place.page}", None),
    ]
    return [
        {"kind": kind, "fullyQualifiedName": printable(name), **({"name": printable(short)} if short else {})}
        for kind, name, short in named
        if name
    ]


def _joined(between: str, *parts: object) -> str:
    return between.join(str(part) for part in parts if part)


def _key(finding: Finding) -> str:
    place = finding.location
    inside = (place.pointer, place.xpath, place.sheet, place.cell, place.row, place.field, place.page)
    return repr((finding.code, place.file, *inside, None if any(inside) else finding.message))
