"""The record of processing that an agreement gives rise to, one entry for each controller.

Sources: DPA 2018 s.61(2) for processing under Part 3; UK GDPR article 30(1) for a controller outside it.
"""

import json
from typing import Any

from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.words import plain
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import PartyRole, Regime
from xborder.model.agreement_parties import Party, Purpose

SCHEMA = "xborder/processing-record/1"


def processing_record(loaded: LoadedAgreement) -> bytes:
    """The entries as JSON; a processor has none here, since its controller's says who it is."""
    agreement = loaded.agreement
    document = {
        "schema": SCHEMA,
        "agreement": {"id": agreement.id, "version": agreement.version, "digest": loaded.digest},
        "entries": [_entry(agreement, party) for party in agreement.parties if party.role is not PartyRole.PROCESSOR],
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _entry(agreement: Agreement, party: Party) -> dict[str, Any]:
    sends = [flow for flow in agreement.flows if party.id in agreement.members(flow.from_parties)]
    receives = [flow for flow in agreement.flows if party.id in agreement.members(flow.to_parties)]
    mine = [*sends, *receives]
    purposes = [each for each in agreement.purposes if any(each.id in flow.purposes for flow in mine)]
    joint = [each.name for each in agreement.parties if each.role is PartyRole.JOINT_CONTROLLER and each.id != party.id]
    recipients = {name for flow in sends for name in agreement.members(flow.to_parties)} - {party.id}
    kinds = list(dict.fromkeys(name for flow in mine for name in flow.record_types))
    return {
        "basis": "UK GDPR article 30(1)" if party.regime is Regime.PART_2 else "DPA 2018 s.61(2)",
        "controller": {"name": party.name, "id": party.id, "data_protection_officer": party.dpo},
        "joint_controllers": joint if party.role is PartyRole.JOINT_CONTROLLER else [],
        "purposes": [{"id": each.id, "text": each.text} for each in purposes],
        "recipients": sorted(each.name for each in agreement.parties if each.id in recipients),
        "received_from": sorted(
            each.name
            for each in agreement.parties
            if each.id != party.id and any(each.id in agreement.members(flow.from_parties) for flow in receives)
        ),
        "categories_of_data_subject": [category.value for category in agreement.data.subject_categories],
        "categories_of_personal_data": [plain(name) for name in kinds],
        "sensitive_processing": [
            {"id": each.id, "data": list(each.data), "schedule_8": list(each.schedule8)}
            for each in agreement.sensitive_processing
        ],
        "profiling": "none provided for in the agreement",
        "transfers_to_third_countries": "none: refused by the agreement",
        "legal_basis": [_legal(each) for each in purposes],
        "erasure": [_term(agreement, name) for name in kinds],
        "security": _security(agreement),
    }


def _legal(purpose: Purpose) -> dict[str, Any]:
    basis = purpose.lawful_basis
    outside = basis.part_2
    return {
        "purpose": purpose.id,
        **({"part_3": plain(basis.s35_2.value)} if basis.s35_2 else {}),
        "law": list(basis.authority),
        **({"uk_gdpr": outside.article_6, "authorised_by_law": outside.authorised_by_law} if outside else {}),
    }


def _term(agreement: Agreement, record_type: str) -> dict[str, Any]:
    term = agreement.retention_of(record_type)
    if term is None:
        return {"records": plain(record_type), "kept": "not said"}
    return {
        "records": plain(record_type),
        "review_after_months": term.review_after_months,
        "at_most_months": term.max_months,
        "then": term.then.value,
    }


def _security(agreement: Agreement) -> list[str]:
    transfer = agreement.transfer
    said = [f"channel {channel.id}, up to {channel.max_marking}" for channel in transfer.channels]
    said += ["encrypted in transit"] if transfer.require_encryption else []
    said += ["signed by the sender"] if transfer.require_signature else []
    return [*said, "field by field under a signed agreement, denied by default", "disclosures logged before release"]
