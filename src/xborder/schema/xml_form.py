"""How a record of the model stands in XML: namespaces and the names of elements.

The canonical XML and the XSD made from the model both ask here. The form:

- a document's namespace is the ``$id`` of its JSON Schema, ``urn:xborder:schema:incident:1``, and its root
  element has the schema's name, ``incident``; so no element says ``schema``;
- elements are in the document's namespace, named like the fields, in the order of the fields;
- a list is its element repeated, named in the singular, without one around them: ``person``, ``person``;
- an object with keys of its author's choice holds ``entry`` elements with an attribute ``key``;
- several records stand in the element ``records`` of ``urn:xborder:schema:records:1``.
"""

import re

from xborder.schema.shapes import FieldShape, Many

#: What the namespaces of all documents begin with.
NAMESPACES = "urn:xborder:schema:"
#: Namespace and element of a document that holds several records.
RECORDS = f"{NAMESPACES}records:1"
WRAPPER = "records"
ENTRY, KEY = "entry", "key"

_SCHEMA = re.compile(r"xborder/([a-z-]+)/([0-9]+)")
_NAMESPACE = re.compile(rf"{NAMESPACES}([a-z-]+):([0-9]+)")
#: Plural nouns that no rule makes singular, or whose plural does not stand at the end.
_IRREGULAR = {
    "aliases": "alias",
    "basis": "basis",
    "dates_to_avoid": "date_to_avoid",
    "lines_of_enquiry": "line_of_enquiry",
    "orders_sought": "order_sought",
    "values": "values",  # a condition of an agreement has one value or several
}


def namespace_of(schema: str) -> tuple[str, str]:
    """The namespace of a document and the name of its root element, by the name of its schema.

    >>> namespace_of("xborder/asb-order/1")
    ('urn:xborder:schema:asb-order:1', 'asb-order')

    Raises ValueError for a text that is no schema's name.
    """
    found = _SCHEMA.fullmatch(schema)
    if found is None:
        raise ValueError("not the name of a schema")
    return f"{NAMESPACES}{found[1]}:{found[2]}", found[1]


def schema_of_root(namespace: str, name: str) -> str | None:
    """The schema that a root element names; None if it names none.

    >>> schema_of_root("urn:xborder:schema:incident:1", "incident")
    'xborder/incident/1'
    """
    found = _NAMESPACE.fullmatch(namespace)
    return f"xborder/{name}/{found[2]}" if found is not None and found[1] == name else None


def element_name(field: FieldShape) -> str:
    """The name of a field's element, in the singular for a list.

    >>> from xborder.model.incident import Incident
    >>> from xborder.schema.shapes import fields_of
    >>> [element_name(field) for field in fields_of(Incident) if field.name in {"persons", "dogs", "exhibit_refs"}]
    ['person', 'dogs', 'exhibit_ref']
    """
    return singular(field.name) if isinstance(field.shape, Many) else field.name


def singular(name: str) -> str:
    """A plural name in the singular; what is none stays as it is.

    >>> [singular(name) for name in ("addresses", "breaches", "parties", "offences", "given", "aliases")]
    ['address', 'breach', 'party', 'offence', 'given', 'alias']
    """
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if name.endswith(ending):
            return name.removesuffix(ending) + instead
    return name
