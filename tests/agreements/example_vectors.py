"""Worked vectors of the three agreements of the library: what is asked, one field, and the rule that decides it."""

from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class Vector:
    """A request for one record, what becomes of one of its fields, and by which rule or reason."""

    name: str
    ask: tuple[str, str, str]
    force: str
    kind: str
    path: str
    effect: str
    rule: str = ""
    reason: str = ""
    method: str | None = None
    left: Any = None
    record: dict[str, Any] = attrs.field(factory=dict)
    request: dict[str, Any] = attrs.field(factory=dict)


def _vectors(name: str, ask: tuple[str, str, str], force: str, *rows: tuple[Any, ...]) -> tuple[Vector, ...]:
    """Rows of kind, path, effect, what decides, and more."""
    made = []
    for kind, path, effect, by, *more in rows:
        extra: dict[str, Any] = dict(more[0]) if more else {}
        decides = {"rule": by} if by[:1] == "R" and by[1:].isdigit() else {"reason": by}
        made.append(Vector(name=name, ask=ask, force=force, kind=kind, path=path, effect=effect, **decides, **extra))
    return tuple(made)


_VICTIM = {"record": {"subject_category": ["victim"]}}
_BOTH = {"record": {"subject_category": ["suspect", "victim"]}}
_STALE = {
    "record": {
        "provenance": {
            "force": "42",
            "verified_at": "2026-07-01",
            "fact_or_assessment": "fact",
            "extracted_at": "2026-10-25T09:00:00+00:00",
        }
    }
}
_UNCHECKED = {
    "record": {
        "provenance": {"force": "36", "fact_or_assessment": "fact", "verified_at": "2025-12-31"},
    },
    "request": {"case_ref": "36NC0012326"},
}
_LEAD = {"role": "safeguarding lead"}
_RESTRICTED = {"record": {"processing_restricted": True}}


def _handled(code: str, **more: Any) -> dict[str, Any]:
    """An intelligence report with this handling code (3x5x2); its conditions are known to be met only if said."""
    handling = {"scheme": "intelligence_handling", "value": code, "raw": code}
    return {"record": {"grading": {"handling": handling, "conditions": ["Ask the originator first."], **more}}}


VECTORS: tuple[Vector, ...] = (
    *_vectors(
        "coursing",
        ("essex", "kent", "prevent_detect"),
        "42",
        ("offender", "/provenance/force", "share", "R01"),
        ("offender", "/name/family", "share", "R10"),
        ("offender", "/identifiers/cro_number", "share", "R10"),
        ("offender", "/identifiers/nino", "withhold", "DEFAULT-DENY"),
        ("offender", "/addresses/0/postcode", "redact", "R11", {"method": "postcode_district", "left": "CB7"}),
        ("offender", "/addresses/0/lines/0", "withhold", "DEFAULT-DENY"),
        ("offender", "/name/family", "redact", "R13", {"method": "initials", "left": "S W", **_VICTIM}),
        ("offender", "/date_of_birth", "withhold", "DEFAULT-DENY", _VICTIM),
        ("offender", "/addresses/0/postcode", "withhold", "DEFAULT-DENY", _VICTIM),
        ("offender", "/name/family", "redact", "R13", {"method": "initials", **_BOTH}),
        ("offender", "/name/title", "share", "R10", _BOTH),
        ("offender", "/health/safety_markers/0/code", "withhold", "DEFAULT-DENY"),
        ("offender", "/health/safety_markers/0/code", "share", "R14", {"request": {"sensitive": ("SP-HEALTH",)}}),
        ("offender", "/extensions", "withhold", "EXTENSIONS-NEVER-LEAVE"),
        ("offender", "/nickname", "withhold", "UNKNOWN-FIELD", {"record": {"nickname": "Stilts"}}),
        ("asb_order", "/requirements/0/text", "share", "R20"),
        ("asb_order", "/services/0/place/postcode", "withhold", "R21", {"record": {"kind": "cpn"}}),
        ("asb_order", "/services/0/place/postcode", "share", "R20", {"record": {"kind": "cbo"}}),
        ("asb_order", "/services/0/place/postcode", "withhold", "R21", {"record": {"kind": None}}),
        ("asb_order", "/subject/addresses/0/postcode", "withhold", "DEFAULT-DENY"),
        ("incident", "/summary", "share", "R22"),
        ("incident", "/location/grid_reference", "redact", "R23", {"method": "grid_1km", "left": "TL 51 93"}),
        ("incident", "/location/postcode", "withhold", "DEFAULT-DENY"),
        ("incident", "/persons/0/person/name/family", "share", "R24"),
        ("incident", "/persons/0/person/name/family", "withhold", "DEFAULT-DENY", _VICTIM),
        ("incident", "", "refuse_record", "PROCESSING-RESTRICTED", _RESTRICTED),
        ("incident", "", "hold", "QUALITY-MISSING:subject.category", {"record": {"subject_category": None}}),
        ("charge", "", "refuse_record", "NO-FLOW"),
        ("vehicle", "/vrm", "share", "R40"),
        ("vehicle", "/linked/0/key", "share", "R40"),
        ("vehicle", "/keeper_category", "withhold", "DEFAULT-DENY"),
        ("vehicle", "/sightings/0/location/postcode", "withhold", "DEFAULT-DENY"),
        ("vehicle", "/vrm", "withhold", "DEFAULT-DENY", _VICTIM),
        ("vehicle", "", "hold", "STALE", _STALE),
        ("intelligence", "/text_sanitised", "share", "R41", _handled("P")),
        ("intelligence", "/grading/conditions/0", "share", "R41", _handled("C", conditions_met=True)),
        ("intelligence", "/text", "withhold", "DEFAULT-DENY", _handled("P")),
        ("intelligence", "/linked/0/key", "withhold", "DEFAULT-DENY", _handled("P")),
        ("intelligence", "", "refuse_record", "HANDLING", _handled("C")),
        ("intelligence", "", "refuse_record", "HANDLING", _handled("C", conditions_met=False)),
        ("intelligence", "", "refuse_record", "HANDLING", _handled("X", conditions_met=True)),
        ("intelligence", "", "refuse_record", "HANDLING", {"record": {"grading": None}}),
    ),
    *_vectors(
        "coursing",
        ("essex", "cps", "prosecute"),
        "42",
        ("intelligence", "", "refuse_record", "NO-FLOW", _handled("P")),
        ("vehicle", "", "refuse_record", "NO-FLOW"),
    ),
    *_vectors(
        "coursing",
        ("essex", "cps", "prosecute"),
        "42",
        ("offender", "/addresses/0/lines/0", "share", "R12"),
        ("offender", "/addresses/0/postcode", "share", "R12"),
        (
            "offender",
            "/health/safety_markers/0/code",
            "withhold",
            "DEFAULT-DENY",
            {"request": {"sensitive": ("SP-HEALTH",)}},
        ),
        ("asb_order", "/services/0/place/postcode", "share", "R20", {"record": {"kind": "cpn"}}),
        ("charge", "/offences/0/code", "share", "R30"),
        ("charge", "/defendant/ethnicity", "withhold", "DEFAULT-DENY"),
        ("exhibit", "/description", "share", "R31"),
        ("exhibit", "/store_location", "withhold", "R32"),
        ("exhibit", "/internal_notes/0", "withhold", "R32"),
    ),
    *_vectors("coursing", ("kent", "cps", "prosecute"), "36", ("charge", "/urn", "share", "R30")),
    *_vectors(
        "coursing", ("kent", "essex", "prevent_detect"), "36", ("incident", "", "refuse_record", "ONWARD-SHARING")
    ),
    *_vectors(
        "county-lines",
        ("essex", "suffolk", "disrupt"),
        "42",
        ("offender", "/vehicles/0/vrm", "share", "R10"),
        ("offender", "/name/given/0", "redact", "R11", {"method": "initials", "left": "S W", **_VICTIM}),
        ("offender", "/name/given/0", "share", "R10", _BOTH),
        ("offender", "/contact/telephone", "redact", "R12", {"method": "keyed_hash"}),
        ("offender", "/contact/email", "withhold", "DEFAULT-DENY"),
        ("offender", "/health/safety_markers/0/note", "share", "R13", {"request": {"sensitive": ("SP-SAFEGUARDING",)}}),
        ("incident", "/location/postcode", "share", "R20"),
        ("incident", "/provenance/verified_by", "share", "R01"),
    ),
    *_vectors(
        "county-lines",
        ("essex", "fenmarsh_council", "protect_homes"),
        "42",
        ("incident", "/location/postcode", "share", "R30"),
        ("incident", "/summary", "withhold", "DEFAULT-DENY"),
        ("incident", "/provenance/verified_by", "withhold", "R02"),
        ("incident", "/persons/0/person/name/family", "share", "R31", {**_VICTIM, "request": _LEAD}),
        ("incident", "/persons/0/person/name/family", "withhold", "DEFAULT-DENY", _VICTIM),
        ("incident", "/persons/0/person/name/family", "withhold", "DEFAULT-DENY", {**_BOTH, "request": _LEAD}),
        (
            "incident",
            "/persons/0/person/date_of_birth",
            "redact",
            "R32",
            {"method": "year_only", "left": "2004", **_VICTIM, "request": _LEAD},
        ),
        ("incident", "/location/postcode", "share", "R30", _STALE),
        ("asb_order", "/subject/name/family", "share", "R40", {"record": {"kind": "cpn"}}),
        ("offender", "", "refuse_record", "NO-FLOW"),
    ),
    *_vectors(
        "county-lines",
        ("essex", "saltings_homes", "protect_homes"),
        "42",
        ("incident", "/occurred_on", "share", "R30"),
        ("incident", "/persons/0/person/name/family", "withhold", "DEFAULT-DENY", {**_VICTIM, "request": _LEAD}),
        ("incident", "", "refuse_record", "RULE:R33", _STALE),
        ("asb_order", "/subject/name/family", "redact", "R41", {"record": {"kind": "cpn"}, "left": "[redacted]"}),
        ("asb_order", "/subject/name/family", "share", "R40", {"record": {"kind": "closure_order"}}),
        ("asb_order", "/subject/name/family", "redact", "R41", {"record": {"kind": None}}),
    ),
    *_vectors(
        "cps",
        ("norfolk", "cps", "prosecute"),
        "36",
        ("offender", "/addresses/0/lines/0", "share", "R10"),
        ("offender", "/provenance/verified_at", "share", "R01"),
        ("asb_order", "/grounds/0/text", "share", "R11"),
        ("asb_order", "/subject/ethnicity", "withhold", "R12"),
        ("incident", "/effect", "share", "R13"),
        ("incident", "/persons/0/person/date_of_birth", "withhold", "DEFAULT-DENY"),
        ("charge", "/offender_code", "share", "R20"),
        ("charge", "/defendant/ethnicity", "withhold", "DEFAULT-DENY"),
        ("charge", "/defendant/ethnicity", "share", "R21", {"request": {"sensitive": ("SP-ETHNICITY",)}}),
        ("court_hearing", "/held_on", "share", "R22"),
        ("witness", "/evidence", "share", "R30"),
        ("witness", "/person/contact/telephone", "withhold", "DEFAULT-DENY"),
        ("witness", "/person/contact/telephone", "share", "R31", {"request": {"case_ref": "36NC0012326"}}),
        ("witness", "/person/contact/telephone", "withhold", "DEFAULT-DENY", _UNCHECKED),
        ("witness", "/person/identifiers/driver_number", "redact", "R32", {"method": "mask_last:5", "left": "AB*****"}),
        ("statement", "/declaration", "share", "R33"),
        ("exhibit", "/custody/0/actor", "share", "R34"),
        ("exhibit", "/store_location", "withhold", "R35"),
        ("schedule", "/items/0/description", "share", "R36"),
        ("form", "/files/0/path", "share", "R37", {"record": {"form": "MG5"}}),
        ("form", "/files/0/path", "withhold", "DEFAULT-DENY", {"record": {"form": "MG6D"}}),
        ("form", "/title", "share", "R38", {"record": {"form": "MG6D"}}),
        ("form", "", "refuse_record", "PROCESSING-RESTRICTED", _RESTRICTED),
    ),
)
