"""Files in the project's own form: JSON, JSON Lines, YAML and XML, which nothing maps."""

from collections.abc import Iterator
from pathlib import Path

from xborder.files.document import Document
from xborder.files.limits import Limits
from xborder.files.reading import read_bytes
from xborder.findings import Outcome
from xborder.formats.canonical import read_document
from xborder.formats.read_record import ReadRecord, only, relabelled


def read_canonical(path: Path, form: str, limits: Limits, label: str) -> Iterator[ReadRecord]:
    """The records of a file in one of the forms ``json``, ``jsonl``, ``yaml`` and ``xml``."""
    if form == "jsonl":
        yield from _json_lines(path, limits, label)
    elif form == "xml":
        from xborder.formats.canonical_xml import read_xml

        yield from read_xml(path, limits, label)
    elif form == "json":
        yield from _json(path, limits, label)
    else:
        read = parsed(path, form, limits, label)
        if read.report:
            yield only(read.report)
        if read.value is not None:
            yield from read_document(read.value)


def parsed(path: Path, form: str, limits: Limits, label: str) -> Outcome[Document]:
    """A whole JSON or YAML file as values with their places."""
    content = read_bytes(path, limit=limits.yaml_bytes if form == "yaml" else limits.json_bytes)
    if content.value is None:
        return Outcome(None, relabelled(content.report, label))
    if form == "yaml":
        from xborder.files.yaml_reader import parse_yaml

        return parse_yaml(content.value, label, limits=limits)
    from xborder.files.json_reader import parse_json

    return parse_json(content.value, label, limits=limits)


def _json(path: Path, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.formats.canonical_json import read_json

    content = read_bytes(path, limit=limits.json_bytes)
    if content.value is None:
        yield only(relabelled(content.report, label))
    else:
        yield from read_json(content.value, label, limits)


def _json_lines(path: Path, limits: Limits, label: str) -> Iterator[ReadRecord]:
    from xborder.files.json_lines import read_lines
    from xborder.formats.canonical_json import read_line

    for line in read_lines(path, limits=limits):
        if line.value is None:
            yield only(relabelled(line.report, label))
            continue
        made, more = read_line(line.value, label, limits)
        yield from made
        if not more:
            return
