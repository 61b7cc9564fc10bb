"""Which class holds which type of record and which schema."""

from typing import Any

import attrs

from xborder.model.agreement import Agreement
from xborder.model.case import CaseFile, CasePlan
from xborder.model.charge import Charge
from xborder.model.evidence import Exhibit, FormFile, Schedule, Statement, Witness
from xborder.model.incident import Incident
from xborder.model.links import LinksFile
from xborder.model.offender import OffenderRecord
from xborder.model.order import AsbOrder
from xborder.model.waivers import WaiversFile

#: Record types, in the words of sharing agreements, and their classes.
RECORD_TYPES: dict[str, type[Any]] = {
    "asb_order": AsbOrder,
    "offender": OffenderRecord,
    "incident": Incident,
    "charge": Charge,
    "witness": Witness,
    "statement": Statement,
    "exhibit": Exhibit,
    "schedule": Schedule,
    "form": FormFile,
}

#: Every document that stands alone in a file, by the name of its schema.
DOCUMENTS: dict[str, type[Any]] = {
    attrs.fields(cls).schema.default: cls
    for cls in (*RECORD_TYPES.values(), CasePlan, CaseFile, LinksFile, Agreement, WaiversFile)
}


def record_type(schema: str) -> str | None:
    """The record type of a schema name, or None if it is not a record.

    >>> record_type("xborder/asb-order/1"), record_type("xborder/links/1")
    ('asb_order', None)
    """
    return next((name for name, cls in RECORD_TYPES.items() if DOCUMENTS.get(schema) is cls), None)


def key_of(record: Any) -> str:
    """A record's key across forces, ``force:type:ref``. Raises KeyError for what is not a record.

    >>> from xborder.model.evidence import UnusedItem
    >>> key_of(UnusedItem(number=1, description="log"))
    Traceback (most recent call last):
        ...
    KeyError: 'UnusedItem'
    """
    kind = next((name for name, cls in RECORD_TYPES.items() if type(record) is cls), None)
    if kind is None:
        raise KeyError(type(record).__name__)
    return f"{record.provenance.force}:{kind}:{record.ref}"
