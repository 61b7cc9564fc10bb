"""A witness's private details in a text that is to be served.

``find_leaks`` looks for what a witness record holds: postcode, address lines,
telephone numbers, e-mail address, date of birth, however they are spaced or
written. What it gives back names the witness and the kind of detail, never the
detail itself.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

import attrs

from xborder.findings import Finding, Location, Sourced, finding
from xborder.model.evidence import Witness
from xborder.rules import leak_shapes as shapes
from xborder.rules.named import key_of


class LeakKind(StrEnum):
    """What kind of detail a text gives away."""

    POSTCODE = "postcode"
    ADDRESS = "address"
    TELEPHONE = "telephone"
    EMAIL = "email"
    DATE_OF_BIRTH = "date_of_birth"


#: The code of the finding for each kind.
CODES = {
    LeakKind.POSTCODE: "XB-PERSON-010",
    LeakKind.ADDRESS: "XB-PERSON-011",
    LeakKind.TELEPHONE: "XB-PERSON-012",
    LeakKind.EMAIL: "XB-PERSON-013",
    LeakKind.DATE_OF_BIRTH: "XB-PERSON-014",
}


@attrs.frozen(kw_only=True, order=True)
class Leak:
    """A detail of a witness stands in the text; ``witness`` is the record's key."""

    witness: str
    kind: LeakKind


@attrs.frozen
class Searcher:
    """Everything to look for, prepared once and used for many pages."""

    _tests: tuple[tuple[Leak, Callable[[shapes.Folded], bool]], ...]

    def find(self, text: str) -> tuple[Leak, ...]:
        """The details that stand in a text, each once, in order."""
        folded = shapes.Folded.of(text)
        return tuple(sorted({leak for leak, test in self._tests if test(folded)}))


def prepare(witnesses: Iterable[Sourced]) -> Searcher:
    """Get ready to look for the details of these witness records; records of other types are passed over."""
    tests = []
    for record in witnesses:
        if isinstance(record.record, Witness):
            key = key_of(record)
            tests += [(Leak(witness=key, kind=kind), test) for kind, test in _tests(record.record)]
    return Searcher(tuple(tests))


def find_leaks(text: str, witnesses: Iterable[Sourced]) -> tuple[Leak, ...]:
    """The private details of witnesses that a text gives away.

    >>> from xborder.model.codes import WitnessKind
    >>> from xborder.model.parts import Contact, Provenance
    >>> from xborder.model.person import Person
    >>> person = Person(contact=Contact(telephone="+441632960123"))
    >>> norfolk = Provenance(force="36")
    >>> witness = Witness(
    ...     ref="W1", provenance=norfolk, processing_restricted=False, kind=WitnessKind.EYE, person=person
    ... )
    >>> record = Sourced(type="witness", record=witness, data={})
    >>> [(leak.witness, leak.kind.value) for leak in find_leaks("Ring 01632 960 123.", [record])]
    [('36:witness:W1', 'telephone')]
    """
    return prepare(witnesses).find(text)


def leak_findings(leaks: Iterable[Leak], location: Location) -> tuple[Finding, ...]:
    """A finding for each leak: the witness and the kind, at the page where it stands."""
    return tuple(finding(CODES[leak.kind], location, witness=leak.witness) for leak in leaks)


def _tests(witness: Witness) -> Iterable[tuple[LeakKind, Callable[[shapes.Folded], bool]]]:
    person = witness.person
    for address in person.addresses:
        if address.postcode is not None:
            yield from ((LeakKind.POSTCODE, test) for test in shapes.postcode(address.postcode.text))
        yield from ((LeakKind.ADDRESS, test) for test in shapes.address(address.lines))
    if person.contact is not None:
        yield from ((LeakKind.TELEPHONE, test) for test in shapes.telephone(person.contact.telephone or ""))
        yield from ((LeakKind.EMAIL, test) for test in shapes.email(person.contact.email or ""))
    if person.date_of_birth is not None:
        yield from ((LeakKind.DATE_OF_BIRTH, test) for test in shapes.date_of_birth(person.date_of_birth))
