"""What the tests of this room share: the demo's sources, the published standards, and records made for a test."""

from pathlib import Path
from typing import Any

import pytest

from xborder.findings import Finding, Sourced
from xborder.formats import ReadContext, ReadResult, read
from xborder.schema import encode

ROOT = Path(__file__).resolve().parents[1]
RECORDS = ROOT / "src/xborder/casefile/demo/case/records"
SHARED = ROOT.parent / "shared"

SPI, KENT, SUFFOLK = "spi-new-case", "kent-coursing-log", "suffolk-rms"
NORFOLK_FILE = RECORDS / "norfolk/new-case.xml"
KENT_FILE = RECORDS / "kent/coursing-log.csv"
SUFFOLK_FILE = RECORDS / "suffolk/export.json"
ORDERS_FILE = RECORDS / "cambridgeshire/orders.yaml"
#: Every mapped source of the demo with its profile.
MAPPED = {SPI: NORFOLK_FILE, KENT: KENT_FILE, SUFFOLK: SUFFOLK_FILE}

CONTEXT = ReadContext(year=2026)

needs_samples = pytest.mark.skipif(not (SHARED / "samples").is_dir(), reason="the published samples are not here")
needs_standards = pytest.mark.skipif(not (SHARED / "standards").is_dir(), reason="the published schemas are not here")


def read_text(folder: Path, text: str | bytes, profile: str, *, suffix: str = "", **more: Any) -> ReadResult:
    """Read a text in a format, from a file of its own."""
    path = folder / f"source{suffix}"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path, profile, **{"context": CONTEXT, **more})


def sourced(kind: str, record: Any) -> Sourced:
    """A record of the model as reading gives it, without places."""
    return Sourced(type=kind, record=record, data=encode(record))


def codes(result: ReadResult) -> list[str]:
    """The codes found, each as often as it was found."""
    return sorted(found.code for found in result.report)


def one(result: ReadResult, code: str) -> Finding:
    """The only finding of a code."""
    (found,) = [each for each in result.report if each.code == code]
    return found


def data(result: ReadResult) -> list[Any]:
    """The records as JSON-shaped values."""
    return [record.data for record in result.records]


def meant(value: Any) -> Any:
    """The values without how a number or code was spelled, where its canonical form is known."""
    if isinstance(value, dict):
        known = value.get("value") is not None
        return {key: meant(inner) for key, inner in value.items() if not (known and key == "raw")}
    return [meant(inner) for inner in value] if isinstance(value, list) else value
