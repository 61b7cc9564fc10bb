"""Which class holds which type of record and which schema; each class is loaded when it is asked for."""

import importlib
from collections.abc import Iterator, Mapping
from typing import Any

#: Record type (or None), name of the schema, module and class.
_TABLE: tuple[tuple[str | None, str, str, str], ...] = (
    ("asb_order", "xborder/asb-order/1", "order", "AsbOrder"),
    ("offender", "xborder/offender/1", "offender", "OffenderRecord"),
    ("incident", "xborder/incident/1", "incident", "Incident"),
    ("vehicle", "xborder/vehicle/1", "vehicle", "VehicleRecord"),
    ("intelligence", "xborder/intelligence/1", "intelligence", "Intelligence"),
    ("charge", "xborder/charge/1", "charge", "Charge"),
    ("court_hearing", "xborder/court-hearing/1", "hearing", "CourtHearing"),
    ("witness", "xborder/witness/1", "evidence", "Witness"),
    ("statement", "xborder/statement/1", "evidence", "Statement"),
    ("exhibit", "xborder/exhibit/1", "evidence", "Exhibit"),
    ("schedule", "xborder/schedule/1", "evidence", "Schedule"),
    ("form", "xborder/form/1", "evidence", "FormFile"),
    (None, "xborder/case/1", "case", "CasePlan"),
    (None, "xborder/case-file/1", "case", "CaseFile"),
    (None, "xborder/bundle-definition/1", "bundle_definition", "BundleDefinition"),
    (None, "xborder/order-draft/1", "order_draft", "OrderDraft"),
    (None, "xborder/form-answers/1", "form_answers", "FormAnswers"),
    (None, "xborder/links/1", "links", "LinksFile"),
    (None, "xborder/agreement/1", "agreement", "Agreement"),
    (None, "xborder/operation/1", "operation", "Operation"),
    (None, "xborder/readiness/1", "readiness", "ReadinessFile"),
    (None, "xborder/waivers/1", "waivers", "WaiversFile"),
)


class Classes(Mapping[str, type[Any]]):
    """Classes of the model by name, so that a check of one record does not load all the others."""

    def __init__(self, places: Mapping[str, tuple[str, str]]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> type[Any]:
        module, cls = self._places[name]
        found: type[Any] = getattr(importlib.import_module(f"xborder.model.{module}"), cls)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


#: Record types, in the words of sharing agreements, and their classes.
RECORD_TYPES: Mapping[str, type[Any]] = Classes(
    {kind: (module, cls) for kind, _, module, cls in _TABLE if kind is not None}
)

#: Every document that stands alone in a file, by the name of its schema.
DOCUMENTS: Mapping[str, type[Any]] = Classes({schema: (module, cls) for _, schema, module, cls in _TABLE})

_KINDS: Mapping[str, str | None] = {schema: kind for kind, schema, _, _ in _TABLE}
_NAMES: Mapping[tuple[str, str], str] = {(f"xborder.model.{module}", cls): schema for _, schema, module, cls in _TABLE}


def record_type(schema: str) -> str | None:
    """The record type of a schema name, or None if it is not a record.

    >>> record_type("xborder/asb-order/1"), record_type("xborder/links/1")
    ('asb_order', None)
    """
    return _KINDS.get(schema)


def schema_of(cls: type[Any]) -> str | None:
    """The name of the schema of a document's class, or None for a class that is only a part of documents."""
    return _NAMES.get((cls.__module__, cls.__name__))


def key_of(record: Any) -> str:
    """A record's key across forces, ``force:type:ref``. Raises KeyError for what is not a record.

    >>> from xborder.model.evidence import UnusedItem
    >>> key_of(UnusedItem(number=1, description="log"))
    Traceback (most recent call last):
        ...
    KeyError: 'UnusedItem'
    """
    kind = _KINDS.get(schema_of(type(record)) or "")
    if kind is None:
        raise KeyError(type(record).__name__)
    return f"{record.provenance.force}:{kind}:{record.ref}"
