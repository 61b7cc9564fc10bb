"""The sharing agreement: a file that a data protection officer can read and the software obeys."""

import datetime as dt

import attrs

from xborder.model.agreement_clauses import (
    BreachClause,
    DataScope,
    Flow,
    Obligation,
    OnwardSharing,
    Publication,
    Quality,
    RetentionTerm,
    Rights,
    Rule,
    Termination,
    Transfer,
)
from xborder.model.agreement_codes import AgreementStatus
from xborder.model.agreement_parties import (
    Change,
    Dpia,
    Group,
    Party,
    Purpose,
    Review,
    SensitiveProcessing,
    Signatory,
)
from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


@attrs.frozen(kw_only=True)
class Agreement:
    """``agreement.yaml``: who may send which fields to whom, why, and what must be done."""

    schema: str = schema_field("xborder/agreement/1")
    id: str = described("Id", example="ISA-EAST-FENLINE-001")
    version: str = described("Version", description="Major, minor and patch number.", example="1.1.0")
    title: str = described("Title", example="Eastern forces hare coursing information sharing agreement")
    status: AgreementStatus = described("Status", example="in_force")
    effective: dt.date = described("In force from", example="2026-01-01")
    expires: dt.date = described("Last day in force", example="2027-12-31")
    review: Review = described("Review")
    marking: str = described("Marking of this document", codes="gscp_marking", example="OFFICIAL")
    parties: tuple[Party, ...] = described("Parties")
    groups: tuple[Group, ...] = several("Groups of parties")
    purposes: tuple[Purpose, ...] = described("Purposes", basis="DPA 2018 s.36(1)")
    sensitive_processing: tuple[SensitiveProcessing, ...] = several("Sensitive processing", basis="DPA 2018 s.35(3)")
    dpia: Dpia | None = optional("Impact assessment", basis="DPA 2018 s.64")
    data: DataScope = described("Data")
    flows: tuple[Flow, ...] = described("Flows")
    rules: tuple[Rule, ...] = described("Rules")
    quality: Quality = described("Quality", basis="DPA 2018 s.38")
    obligations: tuple[Obligation, ...] = described("Obligations")
    retention: tuple[RetentionTerm, ...] = described("Retention", basis="DPA 2018 s.39(2)")
    onward_sharing: OnwardSharing = described("Onward sharing")
    transfer: Transfer = described("Transfer", basis="DPA 2018 ss.40, 66")
    rights: Rights = described("Rights", basis="DPA 2018 ss.44-54")
    breach: BreachClause = described("Breach", basis="DPA 2018 ss.67-68")
    termination: Termination = described("Termination")
    publication: Publication | None = optional("Publication")
    signatories: tuple[Signatory, ...] = several("Signatories")
    changelog: tuple[Change, ...] = several("Changes, the latest first")

    @property
    def party_by_id(self) -> dict[str, Party]:
        """The parties by their ids."""
        return {party.id: party for party in self.parties}

    @property
    def purpose_by_id(self) -> dict[str, Purpose]:
        """The purposes by their ids."""
        return {purpose.id: purpose for purpose in self.purposes}

    def members(self, names: tuple[str, ...]) -> frozenset[str]:
        """The parties that ids and ``@groups`` stand for; a group that does not exist stands for nobody."""
        groups = {f"@{group.id}": group.parties for group in self.groups}
        return frozenset(party for name in names for party in groups.get(name, (name,)) if not party.startswith("@"))

    def retention_of(self, record_type: str) -> RetentionTerm | None:
        """The term for a record type: its own, or the one for all others."""
        own = (term for term in self.retention if record_type in term.record_types)
        return next(own, next((term for term in self.retention if "*" in term.record_types), None))
