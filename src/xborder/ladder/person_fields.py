"""Two people compared field by field: what speaks for their being one, and what against."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

import attrs

from xborder.identifiers import register
from xborder.model.parts import Address
from xborder.model.person import Identifiers, Person
from xborder.model.values import Identifier, PartialDate
from xborder.rules.names import names_of, plain, share_a_name

#: From this likeness on, two spellings of a name are put before a person to judge.
_ALIKE = 0.75

#: The numbers that are of one person alone, by their field, and what they are called.
NUMBERS = {
    "pnc_id": "PNC ID",
    "cro_number": "CRO number",
    "driver_number": "driver number",
    "nino": "National Insurance number",
    "prisoner_number": "prisoner number",
    "passport": "passport number",
}


@attrs.frozen(kw_only=True)
class Compared:
    """One field of two people: whether it speaks for or against, how strongly from 1 to 5, and in words."""

    field: str
    speaks_for: bool
    weight: int
    words: str


def compare(one: Person, other: Person) -> tuple[Compared, ...]:
    """Every field that both records hold, the weightiest first; what one of them lacks says nothing.

    >>> from xborder.model.parts import PersonName
    >>> first = Person(name=PersonName(family="Fenwright", given=("Daryl",)), date_of_birth=PartialDate(1991, 2, 17))
    >>> other = Person(name=PersonName(family="Fenright", given=("Darryl",)), date_of_birth=PartialDate(1991, 2, 17))
    >>> [each.words for each in compare(first, other)]
    ['the same full date of birth', 'names spelled much alike', 'names are not the same']
    """
    made = [found for comparing in _FIELDS for found in comparing(one, other)]
    return tuple(sorted(made, key=lambda found: (-found.weight, found.field)))


def verified(number: Identifier | None) -> str | None:
    """A number in canonical form, if it passes its own checks: only such a number joins two people by itself."""
    if number is None or not number.value or number.scheme not in register.SCHEMES:
        return None
    return number.value if register.module_of(number.scheme).is_valid(number.value) else None


def _numbers(one: Person, other: Person) -> Iterator[Compared]:
    mine, theirs = one.identifiers or Identifiers(), other.identifiers or Identifiers()
    for field, title in NUMBERS.items():
        first, second = verified(getattr(mine, field)), verified(getattr(theirs, field))
        if first is None or second is None:
            continue
        if first == second:
            yield Compared(field=field, speaks_for=True, weight=5, words=f"the same {title}, which passes its checks")
        else:
            yield Compared(field=field, speaks_for=False, weight=5, words=f"different {title}s")


def _name(one: Person, other: Person) -> Iterator[Compared]:
    if not names_of(one) or not names_of(other):
        return
    if share_a_name(one, other):
        yield Compared(field="name", speaks_for=True, weight=3, words="the same name")
    elif _spelled_alike(one, other):
        yield Compared(field="name", speaks_for=True, weight=2, words="names spelled much alike")
        yield Compared(field="name", speaks_for=False, weight=1, words="names are not the same")
    else:
        yield Compared(field="name", speaks_for=False, weight=2, words="names are not the same")


def _birth(one: Person, other: Person) -> Iterator[Compared]:
    first, second = one.date_of_birth, other.date_of_birth
    if first is None or second is None:
        return
    if first == second:
        weight = 4 if first.is_full else 1
        words = "the same full date of birth" if first.is_full else "the same date of birth, as far as it is known"
        yield Compared(field="date_of_birth", speaks_for=True, weight=weight, words=words)
    elif first.agrees_with(second):
        words = "dates of birth that agree as far as both are known"
        yield Compared(field="date_of_birth", speaks_for=True, weight=1, words=words)
    elif _swapped(first, second):
        words = "dates of birth with day and month the other way about"
        yield Compared(field="date_of_birth", speaks_for=True, weight=2, words=words)
    else:
        yield Compared(field="date_of_birth", speaks_for=False, weight=4, words="different dates of birth")


def _swapped(one: PartialDate, other: PartialDate) -> bool:
    return one.is_full and other.is_full and (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _address(one: Person, other: Person) -> Iterator[Compared]:
    mine, theirs = ({key for address in person.addresses for key in _keys(address)} for person in (one, other))
    if mine & theirs:
        yield Compared(field="addresses", speaks_for=True, weight=2, words="an address in common")


def _keys(address: Address) -> Iterator[tuple[str, str]]:
    """What two spellings of an address have in common: house and postcode."""
    house = plain(address.lines[0]) if address.lines else ""
    if address.postcode is not None and house:
        yield house, plain(address.postcode.text)
    elif len(address.lines) > 1:
        yield house, plain(address.lines[1])


def _sex(one: Person, other: Person) -> Iterator[Compared]:
    first, second = (person.sex.value if person.sex else None for person in (one, other))
    if first in _KNOWN_SEX and second in _KNOWN_SEX and first != second:
        yield Compared(field="sex", speaks_for=False, weight=3, words="different sex recorded")


#: Male and female: 0 is not known and 9 not specified, which say nothing.
_KNOWN_SEX = ("1", "2")


def _contact(one: Person, other: Person) -> Iterator[Compared]:
    mine, theirs = (
        {text for text in (person.contact.telephone, person.contact.email) if text} if person.contact else set()
        for person in (one, other)
    )
    if mine & theirs:
        yield Compared(field="contact", speaks_for=True, weight=2, words="a telephone number or e-mail in common")


_FIELDS: tuple[Callable[[Person, Person], Iterator[Compared]], ...] = (
    _numbers,
    _birth,
    _name,
    _address,
    _contact,
    _sex,
)


def _spelled_alike(one: Person, other: Person) -> bool:
    return any(
        _ratio(*sorted((plain(mine.display), plain(theirs.display)))) >= _ALIKE
        for mine in names_of(one)
        for theirs in names_of(other)
    )


def _ratio(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
