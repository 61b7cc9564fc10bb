"""Records with every field of the model, and the two illustrative records-management exports, all of them made up."""

import datetime as dt
from typing import Any

import attrs

from xborder.findings import Sourced
from xborder.model.described import About
from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier, PartialDate
from xborder.schema import decode
from xborder.schema.shapes import Choice, Many, Plain, Record, Shape, fields_of

CONNECT, NICHE = "rms-connect-style", "rms-niche-style"
STYLES = (CONNECT, NICHE)
TYPES = ("offender", "incident", "asb_order", "charge")

#: A number or code of each kind that a record may hold.
_NUMBERS = {
    "pnc_id": "2009/0318274L",
    "cro_number": "104412/09Z",
    "asn": "2636NC0000000004126B",
    "driver_number": "FENWR902171DL9AB",
    "nino": "AB123456C",
    "prisoner_number": "A1234AA",
    "crn": "X320741",
    "maat_id": "1234567",
    "passport_number": "123456789",
    "postcode": "PE99 3WZ",
    "vrm": "LV19KRE",
    "pti_urn": "36NC0412626",
    "cjs_offence_code": "PS22002",
}
_CODES = {
    "sex": "1",
    "ethnicity_self_defined": "W1",
    "ethnicity_observed": "1",
    "nationality": "GBR",
    "warning_marker": "DG",
    "incident_category": "hare_coursing",
    "incident_outcome": "words_of_advice",
    "court": "2575",
    "ou_code": "B36NC00",
    "case_initiation": "C",
    "case_marker": "HC",
    "offender_code": "PPO",
    "custody_status": "B",
    "language": "W",
    "offence_date_code": "1",
}


def full(kind: str) -> Sourced:
    """A record of a type with a value in each field that the model has."""
    data = _object(RECORD_TYPES[kind])
    return made(kind, data)


def made(kind: str, data: dict[str, Any]) -> Sourced:
    """A record of values that are right."""
    outcome = decode(data, RECORD_TYPES[kind])
    assert outcome.value is not None, list(outcome.report)
    return Sourced(type=kind, record=outcome.value, data=data)


def _object(cls: type[Any]) -> dict[str, Any]:
    values = ((field.name, _value(field.shape, field.about)) for field in fields_of(cls))
    return {name: value for name, value in values if value is not None}


def _value(shape: Shape, about: About) -> Any:
    match shape:
        case Many(item):
            examples = about.example if isinstance(about.example, list) else [about.example]
            return [_value(item, attrs.evolve(about, example=example)) for example in examples]
        case Choice(choices):
            return about.example or next(iter(choices)).value
        case Record(cls):
            numbers = {Identifier: _NUMBERS, Coded: _CODES}.get(cls)
            return _object(cls) if numbers is None else {"scheme": about.codes, "value": numbers[about.codes or ""]}
        case Plain(kind):
            return about.example if about.example is not None else _PLAIN[kind](about)
    return None


_PLAIN: dict[type[Any], Any] = {
    str: lambda about: f"{about.title}, in words",
    int: lambda _: 1,
    bool: lambda _: True,
    dt.date: lambda _: "2026-05-01",
    dt.datetime: lambda _: "2026-05-01T10:00:00+01:00",
    PartialDate: lambda _: "2024-03",
}
