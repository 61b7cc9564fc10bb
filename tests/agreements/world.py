"""A fictional agreement, records and requests for the tests of this folder: each a good one, to be changed by a test."""

import copy
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision, RecordDecision
from xborder.agreements.given import GivenRecord
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.request import Request
from xborder.agreements.route import Leg, Route, decide_route
from xborder.agreements.signing import PAYLOAD_TYPE, signature_name
from xborder.agreements.verdicts import Shown
from xborder.files import dsse
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Report
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

NOW = dt.datetime(2026, 10, 8, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


#: Every record type that the tests of agreements ask about.
TYPES = RECORD_TYPES

SUSPECT = [{"attr": "subject.category", "op": "in", "values": ["suspect", "convicted"]}]
BASIS = ["DPA 2018 s.35(2)(b)"]


def party(name: str, force: str | None, **more: Any) -> dict[str, Any]:
    made = {
        "id": name,
        "name": f"Chief Officer of {name} (fictional)",
        "kind": "police_force",
        "regime": "dpa2018_part3",
        "role": "joint_controller",
        "dpo": f"dpo@{name}.example",
    }
    return {**made, **({"force": force} if force else {}), **more}


def rule(name: str, effect: str, flows: list[str], kind: str, paths: list[str], **more: Any) -> dict[str, Any]:
    made = {"id": name, "effect": effect, "flows": flows, "record_type": kind, "paths": paths, "basis": BASIS}
    return {**made, **more}


def purpose(name: str, **more: Any) -> dict[str, Any]:
    made = {
        "id": name,
        "text": f"The purpose {name}",
        "law_enforcement": True,
        "lawful_basis": {"s35_2": "necessary_for_task", "authority": ["Common law powers of the police"]},
        "necessity": "No area sees the whole.",
        "proportionality": "Only what is named.",
    }
    return {**made, **more}


def flow(name: str, to: str, why: str, kinds: list[str]) -> dict[str, Any]:
    return {"id": name, "from_parties": ["@forces"], "to_parties": [to], "purposes": [why], "record_types": kinds}


RULES = [
    rule(
        "R10",
        "share",
        ["F1", "F3"],
        "offender",
        ["/name/**", "/date_of_birth", "/sex", "/aliases/**", "/identifiers/pnc_id", "/identifiers/cro_number"],
        when=SUSPECT,
    ),
    rule(
        "R11",
        "redact",
        ["F1"],
        "offender",
        ["/addresses/*/postcode"],
        method="postcode_district",
        when=SUSPECT,
    ),
    rule("R12", "share", ["F3"], "offender", ["/addresses/**"]),
    rule(
        "R13",
        "redact",
        ["F1", "F3"],
        "offender",
        ["/name/family", "/name/given/*"],
        method="initials",
        when=[{"attr": "subject.category", "op": "in", "values": ["victim", "witness"]}],
    ),
    rule(
        "R14",
        "share",
        ["F1", "F3"],
        "offender",
        ["/health/safety_markers/**"],
        sensitive="SP-HEALTH",
        when=[{"attr": "request.sensitive", "op": "contains", "value": "SP-HEALTH"}],
    ),
    rule("R20", "share", ["F1", "F3"], "asb_order", ["/kind", "/requirements/**"]),
    rule("R21", "share", ["F1"], "vehicle", ["/vrm"]),
    rule("R22", "share", ["F1", "F3"], "incident", ["/ref", "/occurred_on", "/location/district", "/summary"]),
    rule("R23", "share", ["F3"], "exhibit", ["/**"], why="The prosecutor accounts for every exhibit."),
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

BASE: dict[str, Any] = {
    "schema": "xborder/agreement/1",
    "id": "ISA-TEST-001",
    "version": "1.0.0",
    "title": "Fictional agreement of the tests",
    "status": "in_force",
    "effective": "2026-09-01",
    "expires": "2028-08-31",
    "review": {"due": "2027-08-31", "owner": "essex:dpo", "interval_months": 12, "if_overdue": "deny"},
    "marking": "OFFICIAL",
    "parties": [
        party("essex", "42", data_subject_contact_point=True),
        party("kent", "46"),
        party("norfolk", "36"),
        party("cps", None, kind="prosecutor", role="controller"),
    ],
    "groups": [{"id": "forces", "parties": ["essex", "kent", "norfolk"]}],
    "purposes": [purpose("prevent_detect"), purpose("prosecute")],
    "sensitive_processing": [
        {
            "id": "SP-HEALTH",
            "data": ["health"],
            "strictly_necessary": "Safety of officers and detainees",
            "schedule8": ["1"],
            "appropriate_policy_document": {"ref": "APD-TST-1", "reviewed": "2026-06-01"},
        }
    ],
    "data": {
        "subject_categories": ["suspect", "convicted", "victim", "witness"],
        "record_types": ["asb_order", "offender", "incident", "vehicle", "intelligence", "exhibit"],
    },
    "flows": [
        flow("F1", "@forces", "prevent_detect", ["asb_order", "offender", "incident", "vehicle"]),
        flow("F2", "@forces", "prevent_detect", ["intelligence"]),
        flow("F3", "cps", "prosecute", ["asb_order", "offender", "incident", "exhibit"]),
    ],
    "rules": RULES,
    "quality": {
        "require": ["verified_at", "fact_or_assessment", "subject.category"],
        "max_age": [{"record_type": "offender", "days": 365}, {"record_type": "intelligence", "days": 365}],
        "on_missing": "hold",
    },
    "obligations": [
        {"id": "O1", "do": "log_disclosure", "when": "always"},
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
            {"id": "secure_file_transfer", "max_marking": "OFFICIAL-SENSITIVE"},
            {"id": "plain_mail", "max_marking": "OFFICIAL"},
        ],
        "require_encryption": True,
        "require_signature": True,
    },
    "rights": {"sar_lead": "originator", "notify_within_days": 2, "rectification_notice": "all_recipients"},
    "breach": {"notify_originator_hours": 24, "ico_deadline_hours": 72, "lead": "controller_that_became_aware"},
    "termination": {"notice_days": 30, "on_exit": "return_or_delete"},
    "signatories": [
        {"party": name, "name": "A. Example", "role": "ACC", "signed": "2026-08-20", "keyid": f"{name}-test-2026"}
        for name in ("essex", "kent", "norfolk", "cps")
    ],
    "changelog": [{"version": "1.0.0", "date": "2026-08-14", "change": "First version", "approved_by": ["essex:dpo"]}],
}


def document(**changes: Any) -> dict[str, Any]:
    """The agreement's document with some of its root keys changed."""
    return {**copy.deepcopy(BASE), **changes}


def agreement(made: dict[str, Any]) -> Agreement:
    """The agreement of a document."""
    outcome = decode(made, Agreement)
    assert outcome.value is not None, list(outcome.report)
    value: Agreement = outcome.value
    return value


def loaded(made: dict[str, Any] | None = None, *, report: Report | None = None) -> LoadedAgreement:
    """An agreement as if it had been loaded, signed by all; its bytes are the same whatever it says."""
    known = agreement(BASE if made is None else made)
    return LoadedAgreement(
        agreement=known,
        source=b"the bytes of the file",
        file="agreement.yaml",
        signed_by=frozenset(known.party_by_id),
        report=report or Report(),
    )


def request(**changes: Any) -> Request:
    values: dict[str, Any] = {
        "from_party": "essex",
        "to_party": "kent",
        "purpose": "prevent_detect",
        "actor": "PC 4217",
        "role": "analyst",
        "channel": "secure_file_transfer",
        "now": NOW,
    }
    return Request(**{**values, **changes})


def to_cps(**changes: Any) -> Request:
    return request(to_party="cps", purpose="prosecute", **changes)


def head(kind: str, ref: str, force: str = "42", **changes: Any) -> dict[str, Any]:
    """The root fields that every record has."""
    made = {
        "schema": f"xborder/{kind.replace('_', '-')}/1",
        "ref": ref,
        "provenance": {
            "force": force,
            "verified_at": "2026-10-01",
            "verified_by": "Records desk",
            "fact_or_assessment": "fact",
            "extracted_at": "2026-10-02T09:00:00+01:00",
        },
        "processing_restricted": False,
        "subject_category": ["suspect"],
    }
    return {**made, **changes}


def given(kind: str, data: dict[str, Any]) -> GivenRecord:
    force = data.get("provenance", {}).get("force", "42")
    return GivenRecord(type=kind, data=data, key=f"{force}:{kind}:{data['ref']}")


def offender(**changes: Any) -> GivenRecord:
    values: dict[str, Any] = {
        "name": {"family": "Fenwright", "given": ["Daryl", "Lee"]},
        "date_of_birth": "1991-02-17",
        "identifiers": {"pnc_id": {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "09/318274L"}},
        "addresses": [
            {
                "lines": ["4 Sluice Row"],
                "postcode": {"scheme": "postcode", "value": "CB7 4AA", "raw": "cb74aa"},
            }
        ],
        "occupation": "Driver",
        "health": {"safety_markers": [{"code": {"scheme": "warning_marker", "value": "AT"}, "note": "Inhaler"}]},
    }
    made = {**head("offender", "SR-1"), **values, **changes}
    return given("offender", {name: value for name, value in made.items() if value is not None})


def graded(grading: dict[str, Any]) -> dict[str, Any]:
    """A grading with its codes as the model holds them."""
    return {
        name: {"scheme": f"intelligence_{name}", "value": value} if isinstance(value, str) else value
        for name, value in grading.items()
    }


def intelligence(grading: dict[str, Any] | None) -> GivenRecord:
    data = {
        **head("intelligence", "INT-1"),
        "text_sanitised": "A green car is used for coursing.",
        "text": "Told by a neighbour at Dyke Road.",
        **({"grading": graded(grading)} if grading is not None else {}),
    }
    return given("intelligence", data)


def exhibit() -> GivenRecord:
    data = {
        **head("exhibit", "X1"),
        "exhibit_ref": {"scheme": "exhibit_ref", "value": "RJT/1"},
        "produced_by": "W1",
        "description": "Photograph of a dog",
        "store_location": "Breckholme, shelf 7",
        "internal_notes": ["Ask the farmer again"],
    }
    return given("exhibit", data)


def incident(ref: str = "EK/1", force: str = "42", **changes: Any) -> GivenRecord:
    data = {
        **head("incident", ref, force),
        "occurred_on": "2026-09-20",
        "location": {"district": "Breckholme", "description": "Field by Long Drove"},
        "summary": "Two people with dogs.",
        **changes,
    }
    return given("incident", data)


def decided(made: dict[str, Any] | None, asked: Request, *records: GivenRecord, **more: Any) -> Decision:
    return decide(loaded(made), asked, records, record_types=TYPES, **more)


def one(made: dict[str, Any] | None, asked: Request, record: GivenRecord, **more: Any) -> RecordDecision:
    decision = decided(made, asked, record, **more)
    assert not decision.refused, [entry.code for entry in decision.report]
    return decision.records[0]


def effects(record: RecordDecision) -> dict[str, Shown]:
    return {path.path: path.effect for path in record.paths}


def codes(found: Iterable[Any]) -> list[str]:
    return sorted(entry.code for entry in found)


def signer(name: str) -> dsse.Ed25519Signer:
    """A signer of this name, always with the same key."""
    return dsse.Ed25519Signer.from_seed(name, name.encode().ljust(32, b".")[:32])


def key(name: str, **changes: Any) -> TrustedKey:
    values: dict[str, Any] = {
        "keyid": f"{name}-test-2026",
        "public_key": signer(f"{name}-test-2026").public_key,
        "owner": name,
        "valid_from": dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        "valid_to": dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
    }
    return TrustedKey(**{**values, **changes})


PARTIES = ("essex", "kent", "norfolk", "cps")


def trust(**keys: TrustedKey | None) -> TrustStore:
    """The keys of all parties, some of them changed or, with None, left out."""
    found = {name: key(name) for name in PARTIES} | keys
    return TrustStore(tuple(each for each in found.values() if each is not None))


def as_yaml(made: dict[str, Any]) -> bytes:
    """JSON is YAML too, with one key to a line."""
    return json.dumps(made, indent=1, ensure_ascii=False).encode() + b"\n"


def written(folder: Path, made: dict[str, Any], *, signed: bool = True) -> Path:
    """The agreement as a file, with the signature of every party beside it."""
    path = folder / "agreement.yaml"
    source = as_yaml(made)
    path.write_bytes(source)
    (folder / "signatures").mkdir(exist_ok=True)
    for name in PARTIES if signed else ():
        sign(folder, made["id"], name, source)
    return path


def sign(folder: Path, agreement_id: str, name: str, source: bytes, kind: str = PAYLOAD_TYPE) -> None:
    envelope = dsse.sign(source, payload_type=kind, signers=[signer(f"{name}-test-2026")])
    (folder / "signatures" / signature_name(agreement_id, name)).write_bytes(envelope)


HEAD = ["/schema", "/ref", "/provenance/**", "/processing_restricted", "/subject_category/*"]


def travelling(**changes: Any) -> dict[str, Any]:
    """An agreement under which records stay readable on their way."""
    made = document(**changes)
    made["rules"].append(rule("R01", "share", ["F1", "F2", "F3"], "*", HEAD))
    return made


def routed(*records: GivenRecord, made: dict[str, Any] | None = None, lead: str = "norfolk", **asked: Any) -> Route:
    legs = [
        Leg(to_party=lead, purposes=("prevent_detect", "prosecute")),
        Leg(to_party="cps", purposes=("prosecute",)),
    ]
    return decide_route(loaded(made or travelling()), records, legs=legs, request=request(**asked), record_types=TYPES)
