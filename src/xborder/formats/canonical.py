"""The project's own form in JSON, JSON Lines and YAML (for XML see ``canonical_xml``): one record, or a list of them in a wrapper."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from xborder.files.document import Document
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.formats.read_record import ReadRecord, moved, sourced
from xborder.model.register import DOCUMENTS, RECORD_TYPES, record_type, schema_of

#: The schema of a document that holds several records.
WRAPPER = "xborder/records/1"

#: The profiles that need no mapping, and their forms: read without loading the profiles of the package.
FORMS: Mapping[str, str] = {
    "canonical-json": "json",
    "canonical-jsonl": "jsonl",
    "canonical-yaml": "yaml",
    "canonical-xml": "xml",
}


def read_document(document: Document) -> Iterator[ReadRecord]:
    """The records of one document, each with its findings.

    A document that is no record, and keys beside ``schema`` and ``records`` in a
    wrapper, are findings.
    """
    root = document.root
    if not isinstance(root, dict) or root.get("schema") != WRAPPER:
        yield read_item(document, root, "")
        return
    strays = _strays(document, root)
    if strays:
        yield ReadRecord(record=None, report=Report(strays))
    records = root.get("records")
    if not isinstance(records, list):
        where = document.place("/records")
        found = finding("XB-FORMAT-016", where, source="/records", found="another value", expected="a list")
        yield ReadRecord(record=None, report=Report.of(found))
        return
    for index, item in enumerate(records):
        yield read_item(document, item, f"/records/{index}")


def read_item(document: Document, value: Any, start: str) -> ReadRecord:
    """One record of a document, which stands at the pointer ``start``."""
    schema = value.get("schema") if isinstance(value, dict) else None
    if not isinstance(schema, str) or record_type(schema) is None:
        known = ", ".join(name for name in DOCUMENTS if record_type(name) is not None)
        found = finding("XB-FORMAT-025", document.place(f"{start}/schema"), known=known)
        return ReadRecord(record=None, report=Report.of(found))
    cls = RECORD_TYPES[record_type(schema) or ""]
    return finished(value, cls, lambda pointer: document.place(start + pointer), document.places(start), document.file)


def finished(
    data: Mapping[str, Any], cls: type[Any], place: Callable[[str], Location], places: Mapping[str, Location], file: str
) -> ReadRecord:
    """Decode a document that is canonical already."""
    from xborder.schema import decode

    outcome: Outcome[Any] = decode(data, cls)
    kind = record_type(schema_of(cls) or "") or ""
    record = None if outcome.value is None else sourced(outcome.value, kind, places, file)
    report = moved(outcome.report, place)
    if record is None:
        from xborder.formats.raw_numbers import wrong_numbers

        report += Report(tuple(wrong_numbers(data, place)))
    return ReadRecord(record=record, report=report)


def _strays(document: Document, root: Mapping[str, Any]) -> tuple[Finding, ...]:
    unknown = [key for key in root if key not in {"schema", "records"}]
    return tuple(
        finding("XB-FORMAT-016", document.place(f"/{key}"), source=f"/{key}", found="a key", expected="nothing else")
        for key in unknown
    )


def write_documents(records: Iterable[Mapping[str, Any]], form: str) -> bytes:
    """The records as bytes in ``json``, ``jsonl`` or ``yaml``; several stand in a wrapper.

    >>> write_documents([{"schema": "xborder/form/1", "ref": "F1"}], "jsonl")
    b'{"schema":"xborder/form/1","ref":"F1"}\\n'
    """
    items = [dict(record) for record in records]
    if form == "jsonl":
        lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
        return "".join(f"{line}\n" for line in lines).encode()
    root = items[0] if len(items) == 1 else {"schema": WRAPPER, "records": items}
    if form == "json":
        return (json.dumps(root, ensure_ascii=False, indent=2) + "\n").encode()
    return _yaml(root)


def _yaml(root: Any) -> bytes:
    import yaml

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the strict reader takes no aliases
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        # PyYAML writes these line breaks as they are outside double quotes, and reads them back as spaces.
        broken = any(mark in value for mark in "\x85\u2028\u2029")
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if broken else None)

    Plain.add_representer(str, text)
    return yaml.dump(root, Dumper=Plain, sort_keys=False, allow_unicode=True, width=110, encoding="utf-8")
