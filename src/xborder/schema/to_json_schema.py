"""JSON Schema 2020-12 made from the model, for systems that do not run Python."""

import datetime as dt
from typing import Any

from xborder.model.values import PartialDate
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of, schema_name
from xborder.schema.text_forms import DATE, DATE_TIME, LARGEST, PARTIAL_DATE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(cls: type[Any]) -> dict[str, Any]:
    """The published schema of a document's class, complete in itself.

    It accepts exactly what ``decode`` accepts. ``x-codes`` names the code list
    or scheme of a value, ``x-basis`` the law that asks for it, ``x-unit`` what
    a number counts; ``x-sensitive`` marks data of DPA 2018 s.35(8). Validators
    pass over them.

    >>> from xborder.model.links import LinksFile
    >>> schema = json_schema(LinksFile)
    >>> schema["$id"], schema["required"], list(schema["$defs"])
    ('urn:xborder:schema:links:1', ['schema'], ['Link', 'LinkBasis', 'Refusal', 'date'])

    Raises TypeError for a class that is only a part of documents.
    """
    name = schema_name(cls)
    if name is None:
        raise TypeError(f"{cls.__name__} does not stand alone in a file")
    definitions: dict[str, Any] = {}
    body = _object(cls, definitions)
    return {
        "$schema": DIALECT,
        "$id": "urn:xborder:schema:" + name.removeprefix("xborder/").replace("/", ":"),
        "title": cls.__name__,
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "description": (cls.__doc__ or "").partition("\n\n")[0].replace("\n    ", " ").replace("``", "'"),
        "type": "object",
        "properties": {field.name: _property(field, cls, definitions) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: FieldShape, cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    about = field.about
    shape = _shape(field.shape, definitions)
    if field.name == "schema" and schema_name(cls):
        shape["const"] = schema_name(cls)
    notes = {
        "title": about.title,
        "description": about.description,
        "default": None if field.required or field.empty_by_default else field.default,
        "examples": None if about.example is None else [about.example],
        "x-codes": about.codes,
        "x-format": about.format,
        "x-unit": about.unit,
        "x-sensitive": about.sensitive or None,
        "x-basis": about.basis,
    }
    return {**shape, **{key: value for key, value in notes.items() if value not in (None, "")}}


def _shape(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case Many(item):
            return {"type": "array", "items": _shape(item, definitions)}
        case ByName(item):
            return {"type": "object", "additionalProperties": _shape(item, definitions)}
        case Record(cls):
            return _defined(cls.__name__, cls, definitions)
        case Choice(choices):
            definitions[choices.__name__] = {
                "description": (choices.__doc__ or "").partition("\n")[0],
                "type": "string",
                "enum": [str(choice.value) for choice in choices],
            }
            return {"$ref": f"#/$defs/{choices.__name__}"}
        case Plain(kind):
            return _plain(kind, definitions)


def _defined(name: str, cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if name not in definitions:
        definitions[name] = {}  # holds the place while the class's own parts are defined
        definitions[name] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _plain(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _TEXT_FORMS:
        name, definition = _TEXT_FORMS[kind]
        definitions[name] = definition
        return {"$ref": f"#/$defs/{name}"}
    return dict(_SIMPLE[kind])


_SIMPLE: dict[type[Any], dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
}

# In some engines "$" also matches before a line end, so the characters are bounded once more by "not".
_TEXT_FORMS: dict[type[Any], tuple[str, dict[str, Any]]] = {
    dt.date: (
        "date",
        {
            "description": "A day that exists, YYYY-MM-DD.",
            "type": "string",
            "format": "date",
            "pattern": DATE,
            "not": {"pattern": "[^-0-9]"},
        },
    ),
    dt.datetime: (
        "dateTime",
        {
            "description": "A moment with its offset from UTC (RFC 3339), at most six decimals of a second.",
            "type": "string",
            "format": "date-time",
            "pattern": DATE_TIME,
            "not": {"pattern": "[^-+.:0-9TZ]"},
        },
    ),
    PartialDate: (
        "partialDate",
        {
            "description": "YYYY, YYYY-MM or YYYY-MM-DD: a date as far as it is known.",
            "type": "string",
            "pattern": PARTIAL_DATE,
            "not": {"pattern": "[^-0-9]"},
        },
    ),
}
