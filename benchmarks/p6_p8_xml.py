"""P6 and P8: a message of many defendants, from XML to records and back."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import xmltodict
from lxml import etree
from messages import new_case
from peers_xml import message_model
from side_by_side import Table, compare

from xborder.formats import ReadContext, load_profile, read
from xborder.formats.compiled import compiled
from xborder.formats.reading import iter_records
from xborder.formats.writing import print_records

PROFILE, DEFENDANTS = "spi-new-case", 300
CONTEXT = ReadContext(year=2026)


def tables() -> Iterator[Table]:
    """P6, then P8."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new-case.xml"
        path.write_bytes(new_case(DEFENDANTS))
        yield _reading(path)
        yield _writing(path)


def _reading(path: Path) -> Table:
    data, model = path.read_bytes(), message_model(PROFILE)
    return compare(
        "P6: XML of 300 defendants to records, every loss told",
        {
            "lxml.etree.parse (floor)": lambda: etree.parse(path),
            "xborder iter_records": lambda: sum(made.record is not None for made in _records(path)),
            "xmltodict (texts only)": lambda: xmltodict.parse(data),
            "pydantic-xml (texts only)": lambda: model.from_xml(data),
        },
        "lxml.etree.parse (floor)",
        rounds=21,
    )


def _records(path: Path) -> Iterator[object]:
    return iter_records(path, PROFILE, context=CONTEXT)


def _writing(path: Path) -> Table:
    records = read(path, PROFILE, context=CONTEXT).records
    profile = load_profile(PROFILE).value
    if profile is None:
        raise KeyError(PROFILE)
    ready, tree, model = compiled(profile), etree.parse(path), message_model(PROFILE)
    filled, plain = model.from_xml(path.read_bytes()), xmltodict.parse(path.read_bytes())
    return compare(
        "P8: records to XML, each place held to the schema",
        {
            "lxml.etree.tostring of a ready tree (floor)": lambda: etree.tostring(tree),
            "xborder print_records": lambda: print_records(ready, records),
            "xmltodict.unparse of a ready dict": lambda: xmltodict.unparse(plain),
            "pydantic-xml to_xml of a ready model": filled.to_xml,
        },
        "lxml.etree.tostring of a ready tree (floor)",
        rounds=21,
    )


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
