"""Whether what was written is valid by the XSD or JSON Schema of the format: places and rules, never values."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.proving.laws import Validator

if TYPE_CHECKING:
    from lxml import etree
    from referencing import Registry

_MOST = 50


def validator_of(path: Path) -> Outcome[Validator]:
    """What judges files by a schema: an XSD or a JSON Schema, by how it begins.

    Schemas that it refers to are taken from its folder; nothing is fetched.

    >>> [found.code for found in validator_of(Path("absent.xsd")).report]
    ['XB-FILE-001']
    """
    content = read_bytes(path, limit=DEFAULT_LIMITS.xml_bytes)
    if content.value is None:
        return Outcome(None, content.report)
    return _xsd(path) if content.value.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _json(path, content.value)


def _unusable(path: Path, reason: str) -> Outcome[Validator]:
    return Outcome(None, Report.of(finding("XB-FORMAT-157", Location(file=str(path)), reason=reason)))


def _xsd(path: Path) -> Outcome[Validator]:
    from lxml import etree

    try:
        schema = etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False)))
    except etree.XMLSyntaxError:
        return _unusable(path, "it is not well-formed XML")
    except etree.XMLSchemaParseError as fault:
        entry = fault.error_log.last_error
        where = f", line {entry.line} of {Path(str(entry.filename)).name}" if entry is not None else ""
        return _unusable(path, f"it is no XSD that stands by itself, or something that it includes is missing{where}")

    def validate(content: bytes) -> Iterator[tuple[str, str]]:
        root = etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False))
        if not schema.validate(root):
            log: Any = schema.error_log
            for entry in islice(log, _MOST):
                yield _xpath(root, entry.path), _rule(str(entry.type_name))

    return Outcome(validate)


def _xpath(root: "etree._Element", path: str | None) -> str:
    from xborder.files.xml_paths import path_of

    found: Any = root.xpath(path) if path else [root]
    return path_of(found[0]) if found else "/"


def _rule(name: str) -> str:
    """The rule of XSD that is broken, as libxml2 names it; its message would quote the value."""
    words = {
        "CVC_ELT_1": "the schema does not know this element; it may be the schema of another format",
        "ELEMENT_CONTENT": "an element is missing, stands in the wrong place, or is not allowed there",
        "CVC_MAXLENGTH_VALID": "the text is too long",
        "CVC_MINLENGTH_VALID": "the text is too short",
        "CVC_LENGTH_VALID": "the text has not the one length that is allowed",
        "CVC_PATTERN_VALID": "the text does not match the pattern of its type",
        "CVC_ENUMERATION_VALID": "the text is none of those that are allowed",
        "CVC_DATATYPE_VALID_1_2_1": "the text is not of its type",
    }
    found = next((text for key, text in words.items() if key in name), "")
    return found or f"the rule {re.sub('^SCHEMAV_', '', name).lower().replace('_', '-')} of XML Schema is broken"


def _json(path: Path, content: bytes) -> Outcome[Validator]:
    from jsonschema.exceptions import SchemaError
    from jsonschema.validators import validator_for
    from referencing.exceptions import Unresolvable

    try:
        schema: Any = json.loads(content)
        if not isinstance(schema, dict):
            return _unusable(path, "it is neither an XSD nor a JSON Schema")
        checker = validator_for(schema)
        checker.check_schema(schema)
    except (ValueError, SchemaError, RecursionError):
        return _unusable(path, "it is neither an XSD nor a JSON Schema")
    judge = checker({"$id": path.absolute().as_uri(), **schema}, registry=_beside(path.absolute()))

    def validate(written: bytes) -> Iterator[tuple[str, str]]:
        try:
            for number, fault in enumerate(judge.iter_errors(json.loads(written))):
                if number == _MOST:
                    return
                yield "/" + "/".join(str(step) for step in fault.absolute_path), _keyword(fault)
        except Unresolvable as missing:
            yield "/", f"the schema refers to {missing.ref}, which is not beside it"

    return Outcome(validate)


def _keyword(fault: Any) -> str:
    if fault.validator == "required":
        lacking = [key for key in fault.validator_value if key not in fault.instance]
        return f"it lacks {', '.join(lacking)}"
    if fault.validator == "additionalProperties":
        known = fault.schema.get("properties", {})
        return f"it holds {', '.join(key for key in fault.instance if key not in known)}, which is not allowed"
    return f"the keyword {fault.validator} of the schema is not met"


def _beside(path: Path) -> "Registry[Any]":
    """The schemas of the same folder and below, by the names under which they may be referred to."""
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    found: list[tuple[str, Resource[Any]]] = []
    for other in sorted(path.parent.rglob("*.json")):
        try:
            value = json.loads(other.read_bytes())
        except (ValueError, OSError, RecursionError):
            continue
        if isinstance(value, dict):
            made = Resource.from_contents(value, default_specification=DRAFT202012)
            names = {other.as_uri(), str(value.get("$id") or value.get("id") or other.as_uri())}
            found += [(name, made) for name in names]
    return Registry().with_resources(found)
