"""What may stand in a served paper: the defendant's own details, what is charged, and where it happened."""

from collections.abc import Iterable, Iterator

import attrs

from xborder.casefile.case import Case
from xborder.casefile.redaction.places import marks
from xborder.casefile.redaction.spots import Category, Spot
from xborder.casefile.texts.plain import plain
from xborder.findings import Sourced
from xborder.identifiers import telephone
from xborder.model.parts import Address, Place
from xborder.model.person import Person
from xborder.model.values import Identifier
from xborder.rules.leak_shapes import Folded
from xborder.rules.people import people_in
from xborder.schema import encode

#: How far before a postcode its house may stand.
_ADDRESS_REACH = 120


@attrs.frozen(kw_only=True)
class Allowed:
    """Values that are no missed redaction, by category; ``places`` are words that may stand as an address."""

    values: frozenset[tuple[Category, str]]
    places: tuple[str, ...]
    charged: str

    def covers(self, spot: Spot, text: str) -> bool:
        """True if this detail may stand in the text (case file standard, section 7: do not remove)."""
        if (spot.category, spot.value) in self.values:
            return True
        if spot.category is not Category.ADDRESS:
            return False
        words = Folded.of(spot.value).words
        if words in self.charged or any(words in place for place in self.places):
            return True
        before = Folded.of(text[max(0, spot.start - _ADDRESS_REACH) : spot.end]).words
        return any(place in before for place in self.places)


def allowed_in(case: Case, sources: Iterable[Sourced]) -> Allowed:
    """What this case lets stand: of its defendants, its charges, its orders and the places of its incidents.

    ``sources`` are the records of the case as they were read, before any agreement withheld a part.
    """
    # Other people met in an incident were taken out of the case; its own records know the defendants there.
    known = [*case.records.values(), *(record for record in sources if record.type != "incident")]
    people = [each.person for record in known for each in people_in(record)]
    people += [each.person for each in case.file.defendants]
    said = "\n".join(_said(case))
    vehicles = [each.vrm for incident in case.file.incidents for each in incident.vehicles]
    vehicles += [each.vrm for offender in case.file.offenders for each in offender.vehicles]
    vehicles += [held.record.vrm for held in case.records.values() if held.type == "vehicle"]
    values = {value for person in people for value in _of_person(person)}
    values |= {(Category.VRM, each.text.replace(" ", "").upper()) for each in vehicles if each is not None}
    values |= {(spot.category, spot.value) for spot in marks(said)}
    values |= {(Category.ADDRESS, code) for place in _places(case) for code in _postcode(place.postcode)}
    houses = {Folded.of(address.lines[0]).words for person in people for address in person.addresses if address.lines}
    return Allowed(values=frozenset(values), places=tuple(sorted(houses)), charged=Folded.of(said).words)


def _of_person(person: Person) -> Iterator[tuple[Category, str]]:
    if person.date_of_birth is not None:
        yield Category.DATE_OF_BIRTH, str(person.date_of_birth)
    if person.identifiers is not None and person.identifiers.nino is not None:
        yield Category.NINO, person.identifiers.nino.text.replace(" ", "").upper()
    if person.contact is not None:
        number, email = person.contact.telephone, person.contact.email
        if number and telephone.is_valid(number):
            yield Category.TELEPHONE, telephone.validate(number)
        if email:
            yield Category.EMAIL, email.lower()
    for address in person.addresses:
        yield from ((Category.ADDRESS, code) for code in _postcode(address.postcode))


def _postcode(code: Identifier | None) -> Iterable[str]:
    return (code.text.upper(),) if code is not None else ()


def _places(case: Case) -> Iterator[Place | Address]:
    yield from (each.location for each in case.file.incidents if each.location is not None)
    yield from (each.place for order in case.file.orders for each in order.breaches if each.place is not None)
    yield from (each.place for order in case.file.orders for each in order.services if each.place is not None)
    for charge in case.file.charges:
        if charge.defendant_organisation is not None:
            yield from charge.defendant_organisation.addresses


def _said(case: Case) -> Iterator[str]:
    """The texts that say what is charged, what was forbidden, where it happened, and what is exhibited."""
    for charge in case.file.charges:
        yield from (text for each in charge.offences for text in (each.wording, each.location, each.facts) if text)
    told = [*case.file.orders, *case.plan.orders_sought, *(each for each in _places(case))]
    for each in told:
        yield from map(plain, _texts(encode(each)))
    yield from (each.description for each in case.file.exhibits if each.description)


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)
