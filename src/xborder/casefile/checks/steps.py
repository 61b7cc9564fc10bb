"""The steps that settle faults: what somebody types, or the line that goes into case.yaml."""

from xborder.casefile.case import Case
from xborder.casefile.checks.people import civilians
from xborder.casefile.step import Step
from xborder.model.codes import WitnessKind
from xborder.model.evidence import Witness
from xborder.model.register import key_of

_OFFICER = '{name: {family: "...", given: ["..."]}, rank: "...", collar_number: "...", force: "..."}'

#: The line for one more export of a force.
ADD_RECORDS = Step(under="records", line='- {path: "records/FILE", profile: "...", force: "..."}')


def add_statement(witness: Witness) -> Step:
    """The command that adds a statement of a witness."""
    return Step(verb="add", command=f"FILE.pdf --statement-of {key_of(witness)} --made-on YYYY-MM-DD")


def add_exhibit(ref: str, producer: Witness | None) -> Step:
    """The command that adds an exhibit which a witness produces.

    >>> add_exhibit("RTM/1", None).command
    'FILE --exhibit RTM/1 --produced-by WITNESS --description "..."'
    """
    by = key_of(producer) if producer is not None else "WITNESS"
    return Step(verb="add", command=f'FILE --exhibit {ref} --produced-by {by} --description "..."')


def add_form(number: str) -> Step:
    """The command that adds a form which somebody filled in.

    >>> add_form("MG6").command
    'FILE.pdf --form MG6'
    """
    return Step(verb="add", command=f"FILE.pdf --form {number}")


def add_original(key: str, pages: str = "") -> Step:
    """The command that adds the file of a record that has none.

    >>> add_original("36:statement:S1", "--front 1 --back 2").command
    'FILE.pdf --original-of 36:statement:S1 --front 1 --back 2'
    """
    return Step(verb="add", command=f"FILE.pdf --original-of {key} {pages}".rstrip())


def add_redacted(key: str) -> Step:
    """The command that adds the copy of a record that may be served.

    >>> add_redacted("36:statement:S1").command
    'FILE.pdf --redacted-copy-of 36:statement:S1'
    """
    return Step(verb="add", command=f"FILE.pdf --redacted-copy-of {key}")


def write(under: str, line: str) -> Step:
    """A line that goes into case.yaml.

    >>> write("awaited", "- ...").under
    'awaited'
    """
    return Step(under=under, line=line)


def name_officer(field: str) -> Step:
    """The line that names the officer in the case, or the supervisor."""
    return Step(line=f"{field}: {_OFFICER}")


def say_of(case: Case, witness: Witness, said: str) -> Step:
    """What records an answer of a witness: ``said`` in the entry of the witness, or one line for all that is asked."""
    key = key_of(witness)
    if case.care_of(witness) is not None:
        return Step(under=f"care, in the entry of {key}", line=said)
    asked = ['availability_asked_on: "YYYY-MM-DD"']
    if witness in civilians(case):
        asked.insert(0, 'needs: "..."')
    if witness.kind is WitnessKind.VICTIM:
        asked.append("personal_statement_made: false")
    return Step(under="care", line=f'- {{witness: "{key}", {", ".join(asked)}}}')
