"""The case in hand: what was written in its plan, what the agreement let through, what it amounts to."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from xborder.casefile.filled.form import FilledForm
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, Location, Sourced
from xborder.ladder import Ladder
from xborder.model.case import CaseFile, CasePlan, Defendant, OrderSought
from xborder.model.case_facts import WitnessCare
from xborder.model.charge import Offence
from xborder.model.evidence import Exhibit, FormFile, Statement, Witness
from xborder.model.register import key_of


@attrs.frozen(kw_only=True)
class Case:
    """A composed case; ``records`` are those of the case file, by key (``force:type:ref``).

    ``leaks`` are private details of witnesses found in what is to be served;
    ``doubts`` are what looks like a private detail of anybody there. ``pages``
    are the pages of the attached papers that could be read, ``filled``
    the forms made of the case builder's answers.
    """

    folder: Path
    plan: CasePlan
    file: CaseFile
    records: Mapping[str, Sourced]
    ladders: tuple[Ladder, ...] = ()
    leaks: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    pages: tuple[Page, ...] = ()
    filled: tuple[FilledForm, ...] = ()

    def defendant_of(self, order: OrderSought) -> Defendant | None:
        """Whom an order is sought against: the defendant of the charge it names, or the only one there is."""
        if order.charge is not None:
            return next((each for each in self.file.defendants if order.charge in each.charge_refs), None)
        return self.file.defendants[0] if len(self.file.defendants) == 1 else None

    def witness_of(self, statement: Statement) -> Witness | None:
        """Who made a statement: a witness of the same force with that reference."""
        return self._witness(statement, statement.witness_ref)

    def producer_of(self, exhibit: Exhibit) -> Witness | None:
        """Who produces an exhibit."""
        return self._witness(exhibit, exhibit.produced_by) if exhibit.produced_by else None

    def statements_of(self, witness: Witness) -> list[Statement]:
        """The statements of a witness, in the order of their dates."""
        return [statement for statement in self.file.statements if self.witness_of(statement) is witness]

    def pages_of(self, record: Statement | Exhibit | FormFile) -> list[Page]:
        """The pages of a record's papers that could be read, in their order."""
        key = key_of(record)
        return [page for page in self.pages if page.key == key]

    def body_of(self, statement: Statement) -> list[Page]:
        """The pages of a statement that the witness's account stands on, of the original where there is one."""
        front = [page for page in self.pages_of(statement) if page.is_front]
        return [page for page in front if page.is_original] or front

    def offences(self) -> list[tuple[str, Offence]]:
        """Each offence charged, by its key: the charge and the offence's number, as ``36:charge:REF#1``."""
        return [
            (f"{key_of(charge)}#{offence.sequence}", offence)
            for charge in self.file.charges
            for offence in charge.offences
        ]

    def place(self, record: object, pointer: str) -> Location:
        """Where a field of a record was read."""
        held = self.records.get(key_of(record))
        return held.at(pointer) if held is not None else Location(pointer=pointer)

    def care_of(self, witness: Witness) -> WitnessCare | None:
        """What the case builder says a witness was asked."""
        key = key_of(witness)
        return next((each for each in self.plan.care if each.witness == key), None)

    def _witness(self, record: Statement | Exhibit, ref: str) -> Witness | None:
        force = record.provenance.force
        found = [witness for witness in self.file.witnesses if witness.ref == ref]
        same_force = [witness for witness in found if witness.provenance.force == force]
        return next(iter(same_force or found), None)
