"""XSD 1.0 made from the model: the canonical XML, for systems that do not run Python.

The form of the XML is that of :mod:`xborder.schema.xml_form`. What stands in an element is judged as JSON Schema judges
it: the types are those that a binding for Java or .NET knows (``xs:date``, ``xs:integer``), bounded to the one spelling
of the model by a pattern. What JSON Schema says of a field in keywords of its own stands in its documentation.
"""

from enum import Enum
from typing import Any
from xml.etree import ElementTree as ET

from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of, schema_name
from xborder.schema.xml_form import ENTRY, KEY, RECORDS, WRAPPER, element_name, namespace_of
from xborder.schema.xsd_types import PLAIN_TYPES

_XS = "{http://www.w3.org/2001/XMLSchema}"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xsd(cls: type[Any]) -> str:
    """The schema of a document's class as canonical XML, complete in itself.

    >>> from xborder.model.links import LinksFile
    >>> [line.strip() for line in xsd(LinksFile).splitlines() if "<xs:element" in line][0]
    '<xs:element name="links" type="t:LinksFile" />'

    Raises TypeError for a class that is only a part of documents.
    """
    schema = schema_name(cls)
    if schema is None:
        raise TypeError(f"{cls.__name__} does not stand alone in a file")
    namespace, name = namespace_of(schema)
    root = _schema(namespace)
    _document(
        root, f"{cls.__name__}, as xborder writes it in XML. Made from the model that the JSON Schema is made from."
    )
    _add(root, "element", name=name, type=f"t:{cls.__name__}")
    types: dict[str, ET.Element] = {}
    _object(cls, types)
    root.extend(types[each] for each in sorted(types))
    return _text(root)


def records_xsd(classes: list[type[Any]]) -> str:
    """The schema of a file with several records, each of which has the schema of its own kind.

    >>> from xborder.model.incident import Incident
    >>> 'schemaLocation="../incident/1.xsd"' in records_xsd([Incident])
    True
    """
    root = _schema(RECORDS)
    _document(root, "Several records in one file, of one kind or of several.")
    choice = ET.Element(f"{_XS}choice", minOccurs="0", maxOccurs="unbounded")
    for cls in classes:
        namespace, name = namespace_of(str(schema_name(cls)))
        prefix, version = name.replace("-", "_"), namespace.rpartition(":")[2]
        root.set(f"xmlns:{prefix}", namespace)
        _add(root, "import", namespace=namespace, schemaLocation=f"../{name}/{version}.xsd")
        ET.SubElement(choice, f"{_XS}element", ref=f"{prefix}:{name}")
    _add(_add(root, "element", name=WRAPPER), "complexType").append(choice)
    return _text(root)


def _schema(namespace: str) -> ET.Element:
    return ET.Element(
        f"{_XS}schema", {"targetNamespace": namespace, "elementFormDefault": "qualified", "xmlns:t": namespace}
    )


def _add(parent: ET.Element, kind: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{_XS}{kind}", attributes)


def _document(parent: ET.Element, text: str) -> None:
    _add(_add(parent, "annotation"), "documentation").text = text


def _text(root: ET.Element) -> str:
    ET.register_namespace("xs", _XS[1:-1])
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, encoding='unicode')}\n"


def _object(cls: type[Any], types: dict[str, ET.Element]) -> str:
    """The name of the type for a class, which is made with those of its parts if it is not there."""
    if cls.__name__ not in types:
        made = types[cls.__name__] = ET.Element(f"{_XS}complexType", name=cls.__name__)
        _document(made, (cls.__doc__ or "").partition("\n\n")[0].replace("\n    ", " ").replace("``", "'"))
        sequence = _add(made, "sequence")
        for field in fields_of(cls):
            if not (schema_name(cls) and field.name == "schema"):  # the namespace says it
                _field(sequence, field, cls, types)
    return f"t:{cls.__name__}"


def _field(sequence: ET.Element, field: FieldShape, cls: type[Any], types: dict[str, ET.Element]) -> None:
    element = _add(sequence, "element", name=element_name(field))
    if not field.required or isinstance(field.shape, Many):
        element.set("minOccurs", "0")
    if isinstance(field.shape, Many):
        element.set("maxOccurs", "unbounded")
    _document(element, _said(field))
    shape = field.shape.item if isinstance(field.shape, Many) else field.shape
    if isinstance(shape, ByName):
        _entries(element, shape, types)
        _no_key_twice(element, f"{cls.__name__}_{field.name}")
    else:
        element.set("type", _type(shape, types))


def _said(field: FieldShape) -> str:
    """What there is to know of a field, in a sentence each."""
    about = field.about
    more = {"Unit": about.unit, "Code list": about.codes, "Form": about.format, "Basis": about.basis}
    told = [f"{about.title}.", about.description, *(f"{name}: {text}." for name, text in more.items() if text)]
    if about.sensitive:
        told.append("Sensitive: DPA 2018 s.35(8).")
    return " ".join(each for each in told if each)


def _type(shape: Shape, types: dict[str, ET.Element]) -> str:
    match shape:
        case Record(cls):
            return _object(cls, types)
        case Choice(choices):
            return _choices(choices, types)
        case Plain(kind):
            return _plain(kind, types)
        case _:
            raise TypeError("XML has no element for a list within a list")


def _plain(kind: type[Any], types: dict[str, ET.Element]) -> str:
    if kind is str:
        return "xs:string"
    form = PLAIN_TYPES[kind]
    if form.name not in types:
        made = types[form.name] = ET.Element(f"{_XS}simpleType", name=form.name)
        _document(made, form.says)
        bounds = _add(made, "restriction", base=form.base)
        for facet, value in form.facets:
            _add(bounds, facet, value=value)
    return f"t:{form.name}"


def _choices(choices: type[Enum], types: dict[str, ET.Element]) -> str:
    if choices.__name__ not in types:
        made = types[choices.__name__] = ET.Element(f"{_XS}simpleType", name=choices.__name__)
        _document(made, (choices.__doc__ or "").partition("\n")[0])
        allowed = _add(made, "restriction", base="xs:string")
        for choice in choices:
            _add(allowed, "enumeration", value=str(choice.value))
    return f"t:{choices.__name__}"


def _entries(element: ET.Element, shape: ByName, types: dict[str, ET.Element]) -> None:
    """Entries with keys of their author's choice."""
    inner = _add(_add(element, "complexType"), "sequence")
    entry = _add(inner, "element", name=ENTRY, minOccurs="0", maxOccurs="unbounded")
    content = _add(_add(_add(entry, "complexType"), "simpleContent"), "extension", base=_type(shape.item, types))
    _add(content, "attribute", name=KEY, type="xs:string", use="required")


def _no_key_twice(element: ET.Element, name: str) -> None:
    """A constraint of its own name: one validator takes the names of all of them for one list."""
    once = _add(element, "unique", name=name)
    _add(once, "selector", xpath=f"t:{ENTRY}")
    _add(once, "field", xpath=f"@{KEY}")
