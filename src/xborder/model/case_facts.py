"""What only the case builder can say of a case: who charged, what is awaited, what witnesses were asked."""

import datetime as dt

import attrs

from xborder.model.codes import AwaitedKind, CaseTest, ChargedBy, Plea
from xborder.model.described import described, optional, several


@attrs.frozen(kw_only=True)
class ChargingDecision:
    """Who decided on the charges against one defendant, and on what footing (Director's Guidance, 6th edition)."""

    charge: str = described("Charge", example="36:charge:36NC0412626/1")
    by: ChargedBy = described("Decided by", example="police")
    on: dt.date | None = optional("Decided on", example="2026-10-02")
    test: CaseTest | None = optional("Test applied", example="full_code")
    plea: Plea | None = optional(
        "Plea expected",
        description="Where it differs from what the kind of file says.",
        example="guilty",
    )
    within_magistrates_powers: bool | None = optional(
        "A magistrates' court can sentence",
        description="No more than twelve months' imprisonment is likely.",
        example=True,
    )
    reserved: tuple[str, ...] = several(
        "What reserves the decision to the prosecutor",
        description="Ids of data/charging.yaml, such as domestic_abuse or hate_crime; empty if nothing does.",
        example=["domestic_abuse"],
    )


@attrs.frozen(kw_only=True)
class Awaited:
    """Something that is not in the file yet, and when it is expected."""

    kind: AwaitedKind = described("Kind", example="forensic")
    what: str = described("What", example="DNA report on the slip leads")
    expected_on: dt.date | None = optional("Expected on", example="2026-10-30")


@attrs.frozen(kw_only=True)
class WitnessCare:
    """What a witness was asked and answered: needs, availability, and the victim's personal statement."""

    witness: str = described("Witness", example="36:witness:W1")
    needs: str | None = optional(
        "Interpreter, disability and other needs", description="The answer, none included.", example="None; asked."
    )
    availability_asked_on: dt.date | None = optional("Asked for dates to avoid on", example="2026-10-01")
    personal_statement_made: bool | None = optional("Made a victim personal statement", example=True)
    personal_statement_on: dt.date | None = optional("Made it on", example="2026-09-24")
    misconduct: bool | None = optional(
        "Has a misconduct record to disclose", description="A police witness: form MG6B.", example=False
    )


@attrs.frozen(kw_only=True)
class BailBreach:
    """A breach of bail, for the court to which the defendant was bailed (MG8; Bail Act 1976 s.7)."""

    details: str | None = optional("How bail was broken")
    bailed_from: str | None = optional("Bailed from", example="Fenmarsh Magistrates' Court")
    bailed_on: dt.date | None = optional("Bailed on", example="2026-09-21")
    to_appear_at: str | None = optional("To appear at", example="Fenmarsh Magistrates' Court")
    to_appear_on: dt.datetime | None = optional("To appear on", example="2026-11-12T10:00:00+00:00")
    failed_to_surrender: bool | None = optional("The breach is a failure to surrender", example=False)
    conditions: tuple[str, ...] = several("Conditions of bail", example=["Not to enter farmland in Norfolk."])
    key_evidence: str | None = optional("Key evidence of the breach")
    statement_proves_breach: bool | None = optional("A statement proves the breach", example=True)
