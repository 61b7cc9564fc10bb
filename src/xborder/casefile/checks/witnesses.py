"""The list of witnesses: who they are, when they can come, and what is known against them."""

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import missing, plan_place
from xborder.casefile.checks.people import civilians, police
from xborder.casefile.checks.steps import ADD_RECORDS, say_of
from xborder.casefile.checks.supplied import needs_form
from xborder.casefile.readiness import Answer


def witness_convictions(case: Case) -> Answer:
    """Key civilian witnesses were checked for previous convictions, and when."""
    asked = [witness for witness in civilians(case) if witness.is_key]
    faults = tuple(
        missing(
            f"{witness.ref} was not checked for previous convictions.",
            "Check the witness on the PNC and record the date.",
            case.place(witness, "/previous_convictions_checked_on"),
        )
        for witness in asked
        if witness.previous_convictions_checked_on is None
    )
    return Answer(detail=f"{len(asked)} checked.", faults=faults, applies=bool(asked))


def witness_list(case: Case) -> Answer:
    """There are witnesses, and each civilian has an address at which to be warned."""
    if not case.file.witnesses:
        return Answer(
            faults=(missing("No witness is recorded.", "Add the witnesses to the records.", step=ADD_RECORDS),),
            applies=False,
        )
    faults = tuple(
        missing(
            f"No address is recorded for {witness.ref}.",
            "Record where the witness can be warned.",
            case.place(witness, "/person"),
        )
        for witness in civilians(case)
        if not witness.person.addresses
    )
    return Answer(detail=f"{len(case.file.witnesses)} witnesses, in order.", faults=faults)


def availability(case: Case) -> Answer:
    """Each witness has dates to avoid, or was asked and has none."""
    faults = tuple(
        missing(
            f"When {witness.ref} cannot attend is not recorded.",
            "Record the dates to avoid; if there are none, say under care in case.yaml when the witness was asked.",
            plan_place("/care"),
            step=say_of(case, witness, 'availability_asked_on: "YYYY-MM-DD"'),
        )
        for witness in case.file.witnesses
        if not witness.dates_to_avoid
        and ((care := case.care_of(witness)) is None or care.availability_asked_on is None)
    )
    return Answer(
        detail=f"Asked of {len(case.file.witnesses)} witness(es).", faults=faults, applies=bool(case.file.witnesses)
    )


def misconduct(case: Case) -> Answer:
    """Form MG6B where a police witness has a record to disclose."""
    known = [witness for witness in police(case) if (care := case.care_of(witness)) is not None and care.misconduct]
    return needs_form(case, "MG6B", applies=bool(known))
