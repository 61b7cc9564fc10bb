"""Records to canonical XML, the form of ``schema.xml_form``; white space and order are kept exactly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xborder.files.pointers import pointer_of
from xborder.findings import Finding, Location, Report, finding
from xborder.model.register import DOCUMENTS
from xborder.schema.shapes import fields_of, once_per_class, schema_name
from xborder.schema.xml_form import ENTRY, KEY, RECORDS, WRAPPER, element_name, namespace_of

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 has no place for (section 2.2): control characters, and the two that Unicode keeps out of texts.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# A reader makes a blank of every white space of an attribute that is not written as its number.
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def write_xml(records: Iterable[Mapping[str, Any]], label: str, profile: str) -> tuple[bytes | None, Report]:
    """A document of one record, or of several in the wrapper; no bytes where XML cannot hold a text of them.

    >>> made, _ = write_xml([{"schema": "xborder/form/1", "ref": "F & G"}], "form.xml", "canonical-xml")
    >>> print(made.decode(), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <form xmlns="urn:xborder:schema:form:1">
      <ref>F &amp; G</ref>
    </form>
    """
    items = [dict(record) for record in records]
    alone = len(items) == 1
    parts = [_document(item, "" if alone else "  ") for item in items]
    text = "".join(parts) if alone else f'<{WRAPPER} xmlns="{RECORDS}">\n{"".join(parts)}</{WRAPPER}>\n'
    if _FORBIDDEN.search(text):
        found = (each for item in items for each in _refused(item, (), label, profile))
        return None, Report(tuple(found))
    return (_DECLARATION + text).encode(), Report()


def _document(data: Mapping[str, Any], indent: str) -> str:
    namespace, name = namespace_of(data["schema"])
    out = [f'{indent}<{name} xmlns="{namespace}">\n']
    _fields(out, data, DOCUMENTS[data["schema"]], f"{indent}  ")
    out.append(f"{indent}</{name}>\n")
    return "".join(out)


@once_per_class
def _elements(cls: type[Any]) -> tuple[tuple[str, str, type[Any] | None], ...]:
    """Field, element, and the class of records in it, in the order of the fields."""
    named = schema_name(cls) is not None
    return tuple(
        (field.name, element_name(field), _inner(field.shape))
        for field in fields_of(cls)
        if not (named and field.name == "schema")
    )


def _inner(shape: Any) -> type[Any] | None:
    """The class of the records of a shape, or of its items."""
    from xborder.schema.shapes import Many, Record

    item = shape.item if isinstance(shape, Many) else shape
    return item.type if isinstance(item, Record) else None


def _fields(out: list[str], data: Mapping[str, Any], cls: type[Any], indent: str) -> None:
    for field, element, inner in _elements(cls):
        value = data.get(field)
        if value is None:
            continue
        for item in value if isinstance(value, list) else (value,):
            _element(out, item, element, inner, indent)


def _element(out: list[str], value: Any, element: str, inner: type[Any] | None, indent: str) -> None:
    if not isinstance(value, dict):
        out.append(f"{indent}<{element}>{_text(value)}</{element}>\n")
    elif not value:
        out.append(f"{indent}<{element}/>\n")
    else:
        out.append(f"{indent}<{element}>\n")
        if inner is not None:
            _fields(out, value, inner, f"{indent}  ")
        else:
            for key, text in value.items():
                written = str(key).translate(_IN_ATTRIBUTE)
                out.append(f'{indent}  <{ENTRY} {KEY}="{written}">{_text(text)}</{ENTRY}>\n')
        out.append(f"{indent}</{element}>\n")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).translate(_IN_TEXT)


def _refused(value: Any, steps: tuple[str | int, ...], label: str, profile: str) -> Iterator[Finding]:
    """A finding for each text, and each key, that XML cannot hold."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if _FORBIDDEN.search(key):
                yield _refusal((*steps, _FORBIDDEN.sub("?", key)), label, profile)
            yield from _refused(inner, (*steps, key), label, profile)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _refused(inner, (*steps, index), label, profile)
    elif isinstance(value, str) and _FORBIDDEN.search(value):
        yield _refusal(steps, label, profile)


def _refusal(steps: tuple[str | int, ...], label: str, profile: str) -> Finding:
    pointer = pointer_of(_FORBIDDEN.sub("?", str(step)) for step in steps)
    return finding("XB-FORMAT-120", Location(file=label, pointer=pointer), path=pointer, profile=profile)
