"""A fictional agreement for tests, and records to share under it.

Its rules follow the public facts of the eastern forces' agreement, in our own
words, so that the worked vectors of the project's notes can be asked of it.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.given import GivenRecord
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.request import Request
from xborder.findings import Report
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
FORCES = {"essex": "42", "kent": "46", "norfolk": "36", "suffolk": "37"}


TYPES: Mapping[str, type[Any]] = RECORD_TYPES

SUSPECT = [{"attr": "subject.category", "op": "in", "values": ["suspect", "convicted"]}]
OTHERS = [{"attr": "subject.category", "op": "in", "values": ["victim", "witness"]}]
HEADER = ["/schema", "/ref", "/provenance/**", "/processing_restricted", "/subject_category/*"]


def rule(id_: str, effect: str, flows: list[str], kind: str, paths: list[str], **more: Any) -> dict[str, Any]:
    """A rule as a file writes it."""
    body = {"id": id_, "effect": effect, "flows": flows, "record_type": kind, "paths": paths}
    return body | {"basis": ["DPA 2018 s.35(2)(b)"]} | more


RULES = [
    rule("R01", "share", ["F1", "F2", "F3"], "*", HEADER),
    rule(
        "R10",
        "share",
        ["F1", "F3"],
        "offender",
        ["/name/**", "/date_of_birth", "/sex", "/aliases/**", "/identifiers/pnc_id", "/identifiers/cro_number"],
        when=SUSPECT,
    ),
    rule("R11", "redact", ["F1"], "offender", ["/addresses/*/postcode"], method="postcode_district", when=SUSPECT),
    rule("R12", "share", ["F3"], "offender", ["/addresses/**"]),
    rule("R13", "redact", ["F1", "F3"], "offender", ["/name/**"], method="initials", when=OTHERS),
    rule(
        "R14",
        "share",
        ["F1", "F3"],
        "offender",
        ["/health/safety_markers/**"],
        sensitive="SP-HEALTH",
        when=[{"attr": "request.sensitive", "op": "contains", "value": "SP-HEALTH"}],
    ),
    rule("R20", "share", ["F1", "F3"], "incident", ["/occurred_on", "/location/district", "/summary"]),
    rule("R23", "share", ["F3"], "exhibit", ["/**"], why="The prosecutor needs the whole entry."),
    rule("R24", "withhold", ["F3"], "exhibit", ["/store_location", "/internal_notes/**"]),
    rule(
        "R30",
        "share",
        ["F2"],
        "intelligence",
        ["/text_sanitised", "/grading/**"],
        when=[{"attr": "intel.handling", "op": "eq", "value": "P"}],
    ),
    rule(
        "R31",
        "refuse_record",
        ["F2"],
        "intelligence",
        ["/**"],
        when=[
            {"attr": "intel.handling", "op": "eq", "value": "C"},
            {"attr": "intel.conditions_met", "op": "ne", "value": "true"},
        ],
    ),
    rule(
        "R90",
        "refuse_record",
        ["F1", "F2", "F3"],
        "*",
        ["/**"],
        when=[{"attr": "record.processing_restricted", "op": "eq", "value": "true"}],
    ),
]


def party(name: str, **more: Any) -> dict[str, Any]:
    """A party as a file writes it."""
    return {
        "id": name,
        "name": f"{name.capitalize()} (fictional)",
        "kind": "police_force",
        "regime": "dpa2018_part3",
        "role": "joint_controller",
        "dpo": f"dpo@{name}.example",
    } | more


def purpose(name: str) -> dict[str, Any]:
    """A purpose as a file writes it."""
    return {
        "id": name,
        "text": "Why records move",
        "law_enforcement": True,
        "lawful_basis": {"s35_2": "necessary_for_task", "authority": ["Common law"]},
        "necessity": "Records of one area hide what happens in another.",
        "proportionality": "Named people only.",
    }


def document(**changes: Any) -> dict[str, Any]:
    """The agreement as a file writes it, with top-level keys changed."""
    types = ["offender", "incident", "exhibit", "intelligence"]
    forces = [party(name, force=code) for name, code in FORCES.items()]
    forces[0]["data_subject_contact_point"] = True
    body = {
        "schema": "xborder/agreement/1",
        "id": "ISA-TEST-001",
        "version": "1.2.0",
        "title": "A test agreement",
        "status": "in_force",
        "effective": "2026-09-01",
        "expires": "2028-08-31",
        "review": {"due": "2027-08-31", "owner": "essex:dpo", "interval_months": 12, "if_overdue": "deny"},
        "marking": "OFFICIAL",
        "parties": [*forces, party("cps", kind="prosecutor", role="controller")],
        "groups": [{"id": "forces", "parties": list(FORCES)}],
        "purposes": [purpose("prevent_detect"), purpose("prosecute")],
        "sensitive_processing": [
            {
                "id": "SP-HEALTH",
                "data": ["health"],
                "strictly_necessary": "Safety of officers and detainees",
                "schedule8": ["1"],
                "appropriate_policy_document": {"ref": "APD-1", "reviewed": "2026-06-01"},
            }
        ],
        "data": {"subject_categories": ["suspect", "convicted", "victim", "witness"], "record_types": types},
        "flows": [
            flow("F1", "@forces", "@forces", "prevent_detect", ["offender", "incident"]),
            flow("F2", "@forces", "@forces", "prevent_detect", ["intelligence"]),
            flow("F3", "@forces", "cps", "prosecute", ["offender", "incident", "exhibit"]),
        ],
        "rules": RULES,
        "quality": {
            "require": ["verified_at", "fact_or_assessment", "subject.category"],
            "max_age": [{"record_type": "offender", "days": 365}],
            "on_missing": "hold",
        },
        "obligations": [
            {"id": "O1", "do": "log_disclosure"},
            {"id": "O2", "do": "apply_marking", "marking": "OFFICIAL-SENSITIVE", "handling": "Parties only"},
            {"id": "O3", "do": "attach_quality_statement"},
            {"id": "O4", "do": "stamp_retention"},
            {"id": "O5", "do": "require_receipt", "within_hours": 72},
        ],
        "retention": [
            {
                "record_types": ["*"],
                "trigger": "received_at",
                "review_after_months": 12,
                "max_months": 72,
                "then": "review",
            }
        ],
        "onward_sharing": {
            "default": "refuse",
            "allow": [{"to": ["cps"], "condition": "notify_originator"}],
            "third_country": "refuse",
        },
        "transfer": {
            "channels": [
                {"id": "secure", "max_marking": "OFFICIAL-SENSITIVE"},
                {"id": "post", "max_marking": "OFFICIAL"},
            ],
            "require_encryption": True,
            "require_signature": True,
        },
        "rights": {"sar_lead": "originator", "notify_within_days": 2, "rectification_notice": "all_recipients"},
        "breach": {"notify_originator_hours": 24, "ico_deadline_hours": 72, "lead": "controller_that_became_aware"},
        "termination": {"notice_days": 30, "on_exit": "return_or_delete"},
        "signatories": [
            {"party": name, "name": "A. Example", "role": "ACC", "signed": "2026-08-20", "keyid": f"{name}-1"}
            for name in (*FORCES, "cps")
        ],
        "changelog": [{"version": "1.2.0", "date": "2026-08-14", "change": "Flow F2", "approved_by": ["essex:dpo"]}],
    }
    return body | changes


def flow(id_: str, sender: str, recipient: str, why: str, types: list[str]) -> dict[str, Any]:
    """A flow as a file writes it."""
    return {
        "id": id_,
        "from_parties": [sender],
        "to_parties": [recipient],
        "purposes": [why],
        "record_types": types,
    }


def agreement(**changes: Any) -> Agreement:
    """The agreement with top-level keys changed."""
    read = decode(document(**changes), Agreement)
    assert read.value is not None, [str(found.location) for found in read.report]
    made: Agreement = read.value
    return made


def loaded(**changes: Any) -> LoadedAgreement:
    """The agreement as loading gives it: signed by all, without faults."""
    made = agreement(**changes)
    signed = frozenset(made.party_by_id)
    return LoadedAgreement(agreement=made, source=repr(made).encode(), file="a.yaml", signed_by=signed, report=Report())


def request(sender: str = "essex", recipient: str = "kent", why: str = "prevent_detect", **changes: Any) -> Request:
    """A request on the day of the tests."""
    base = Request(
        from_party=sender,
        to_party=recipient,
        purpose=why,
        actor="PC 1428 MARLOWE",
        role="investigator",
        channel="secure",
        now=NOW,
    )
    return attrs.evolve(base, **changes)


def provenance(force: str = "42") -> dict[str, Any]:
    """Whose record it is, checked a week ago."""
    return {
        "force": force,
        "verified_at": "2026-10-01",
        "fact_or_assessment": "fact",
        "extracted_at": "2026-10-05T09:30:00+01:00",
    }


def offender(force: str = "42", **changes: Any) -> dict[str, Any]:
    """An offender record as plain values; a change to None takes the key out."""
    body = {
        "schema": "xborder/offender/1",
        "ref": "SR-1",
        "provenance": provenance(force),
        "processing_restricted": False,
        "subject_category": ["suspect"],
        "name": {"family": "Fenwright", "given": ["Daryl", "Lee"]},
        "date_of_birth": "1991-02-17",
        "sex": {"scheme": "sex", "value": "1", "raw": "M"},
        "addresses": [
            {
                "lines": ["4 Sluice Row", "Marsh Ferrers"],
                "postcode": {"scheme": "postcode", "value": "CB7 4AA", "raw": "cb74aa"},
            }
        ],
        "identifiers": {"pnc_id": {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "09/318274L"}},
        "occupation": "Fencing contractor",
        "health": {
            "safety_markers": [{"code": {"scheme": "warning_marker", "value": "AL"}, "note": "Carries adrenaline"}]
        },
    }
    return {key: value for key, value in (body | changes).items() if value is not None}


def given(data: Mapping[str, Any], kind: str = "offender") -> GivenRecord:
    """A record to decide on."""
    force = data.get("provenance", {}).get("force", "42")
    return GivenRecord(type=kind, data=data, key=f"{force}:{kind}:{data.get('ref', 'X1')}")


def intelligence(**changes: Any) -> dict[str, Any]:
    """An intelligence report as plain values."""
    body: dict[str, Any] = {
        "schema": "xborder/intelligence/1",
        "ref": "I1",
        "provenance": provenance(),
        "processing_restricted": False,
        "subject_category": ["suspect"],
        "text": "Told by the neighbour at number six",
        "text_sanitised": "Meets at the drove on Sundays",
        "grading": {"source": "2", "handling": "P"},
        "linked": [{"key": "42:incident:I1", "how": "speaks of it"}],
    }
    made = {key: value for key, value in (body | changes).items() if value is not None}
    return made | ({"grading": _graded(made["grading"])} if "grading" in made else {})


def _graded(grading: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {"scheme": f"intelligence_{name}", "value": value} if isinstance(value, str) else value
        for name, value in grading.items()
    }


def exhibit(**changes: Any) -> dict[str, Any]:
    """An exhibit as plain values."""
    body = {
        "schema": "xborder/exhibit/1",
        "ref": "X1",
        "provenance": provenance(),
        "processing_restricted": False,
        "subject_category": ["suspect"],
        "exhibit_ref": {"scheme": "exhibit_ref", "value": "RJT/1", "raw": "RJT1"},
        "description": "Photograph of a green estate car",
        "store_location": "Bay fourteen",
        "internal_notes": ["Ask the lab about the lens"],
        "files": [{"path": "exhibits/RJT-1.jpg", "role": "original"}],
    }
    return {key: value for key, value in (body | changes).items() if value is not None}
