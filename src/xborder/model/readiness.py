"""Whether a case file is ready, as a document that programs exchange: for the file, for each item, for each charge."""

import datetime as dt
from enum import StrEnum

import attrs

from xborder.model.codes import FileType
from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


class State(StrEnum):
    """How one item stands."""

    MISSING = "missing"
    FAULTY = "faulty"
    CANNOT_TELL = "cannot_tell"
    PRESENT = "present"
    NOT_NEEDED = "not_needed"


class Verdict(StrEnum):
    """The answer for a charge, and for the file."""

    READY = "ready"
    NOT_READY = "not_ready"
    CANNOT_TELL = "cannot_tell"


@attrs.frozen(kw_only=True)
class FailureTold:
    """One thing that a reviewer would send back."""

    item: str = described("Item", description="Id of the content matrix.", example="key_statements")
    check: str = described("Check", example="statements")
    reason: int | None = optional("Number of the CPS's failure reason", example=7)
    says: str | None = optional("That reason", example="A statement is missing or not in order")
    state: State = described("How it stands", example="missing")
    detail: str = described("What is wrong", example="No statement of W2.")
    settles: str = described("What settles it", example="Take the statement and add it to the records.")
    step: str | None = optional(
        "The one command or line that settles it",
        description="To be completed where it has words in capitals or dots; FOLDER is the case.",
        example="xborder case add FOLDER FILE.pdf --statement-of 36:witness:W2 --made-on YYYY-MM-DD",
    )
    place: str = described("Where", example="records/norfolk.yaml:12:5 (/records/3/is_key)")
    charges: tuple[str, ...] = several(
        "Charges or offences that it concerns", description="None means all of them.", example=["36:charge:REF#1"]
    )


@attrs.frozen(kw_only=True)
class ItemTold:
    """One item of the content matrix, decided."""

    id: str = described("Id of the content matrix", example="key_statements")
    title: str = described("Title", example="A signed statement of each key witness")
    form: str | None = optional("Forms", example="MG11")
    state: State = described("How it stands", example="present")
    detail: str | None = optional("What was found", example="2 key witness(es), each with a signed statement.")
    settles: str | None = optional("What settles it", example="Take the statement and add it to the records.")


@attrs.frozen(kw_only=True)
class ChargeTold:
    """How the file stands for one offence charged."""

    charge: str = described("Charge and number of the offence", example="36:charge:36NC0412626/1#1")
    code: str = described("Offence code", example="PS22002")
    verdict: Verdict = described("Answer", example="ready")
    items: tuple[ItemTold, ...] = described("Items")


@attrs.frozen(kw_only=True)
class ReadinessFile:
    """Whether a case file is ready, and what a reviewer would send back; no personal data."""

    schema: str = schema_field("xborder/readiness/1")
    urn: str | None = optional("URN", codes="pti_urn", example="36NC0412626")
    lead_force: str | None = optional("Lead force", codes="force", example="36")
    file_type: FileType | None = optional("File type", example="ngap")
    as_of: dt.datetime | None = optional("As of", example="2026-10-08T09:00:00+01:00")
    verdict: Verdict = described("Answer", example="ready")
    failures: tuple[FailureTold, ...] = described("Why a reviewer would fail it, worst first")
    items: tuple[ItemTold, ...] = described("Every item, in the matrix's order")
    charges: tuple[ChargeTold, ...] = described("Every offence charged")
