"""Records that right values agree with, and what is offered for a spoiled one beside such a record."""

import datetime as dt
import random
from collections.abc import Callable

from xborder.identifiers import driver_number, module_of
from xborder.identifiers.choosing import Facts, choose
from xborder.identifiers.driver_choice import suggest_for
from xborder.identifiers.driver_facts import disagreements

_YEAR = 2026


def _full(two_digits: str) -> int:
    year = 2000 + int(two_digits)
    return year if year <= _YEAR else year - 100


def _arrest(true: str, _chance: random.Random) -> Facts:
    return Facts(years=frozenset({_full(true[:2])}), forces=frozenset({true[2:4]}))


def _case(true: str, _chance: random.Random) -> Facts:
    return Facts(years=frozenset({_full(true[9:11])}), forces=frozenset({true[:2]}))


def _person(true: str, chance: random.Random) -> Facts:
    """Somebody recorded for the first time between ten and forty years old, who is charged now or was since."""
    written = true[2:4] if true.startswith("SF") else true[:4] if true[4] == "/" else true[-3:-1]
    year = int(written) if len(written) == 4 else _full(written)
    return Facts(years=frozenset({chance.randint(year, _YEAR)}), born=year - chance.randint(12, 40))


#: Who or what the record of a kind of number tells of; of a driver number, its holder, made from the number itself.
FACTS: dict[str, Callable[[str, random.Random], Facts] | None] = {
    "pnc_id": _person,
    "cro_number": _person,
    "asn": _arrest,
    "pti_urn": _case,
    "driver_number": None,
}


def offered_with_facts(scheme: str, true: str, wrong: str, chance: random.Random) -> tuple[str, ...] | None:
    """What is offered for a spoiled value beside its record; None where the record shows nothing either."""
    facts_of = FACTS[scheme]
    if facts_of is not None:
        offered = module_of(scheme).suggest(wrong)
        return choose(scheme, offered, facts_of(true, chance)) if offered else None
    holder = _holder(true)
    if driver_number.is_valid(wrong) and not disagreements(wrong, **holder):
        return None
    return suggest_for(wrong, **holder)


def _holder(true: str) -> dict[str, object]:
    """The holder of a driver number: read here again, so that nothing is borrowed from what is measured."""
    month, year = int(true[6:8]), int(true[5] + true[10])
    born = dt.date((1900 if year >= 50 else 2000) + year, month % 50, int(true[8:10]))
    given = tuple(f"{initial}a" for initial in true[11:13] if initial != "9")
    return {"family": true[:5].rstrip("9"), "given": given, "date_of_birth": born, "sex": "2" if month > 50 else "1"}
