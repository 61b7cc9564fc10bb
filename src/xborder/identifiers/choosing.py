"""Choosing between corrections of a number by what else the record says.

A number carries facts: the year and the force of an arrest in an ASN, the force
that owns a case in a URN, the year a person was first recorded in a PNC ID. Of
several corrections that pass, those that agree with the record come first; the
order in which they were proposed stays as it was among equals, and none is left
out, for the record may be wrong as well.
"""

import datetime as dt
from collections.abc import Callable, Mapping

import attrs

from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.register import module_of
from xborder.identifiers.years import YEAR_NOW, full_year


@attrs.frozen(kw_only=True)
class Facts:
    """What a record says beside the number.

    ``years`` in which the number can have been given (of arrests, charges,
    offences); ``forces`` that can have given it; ``born`` the year of birth of
    the person it is of. Empty and None mean that nothing is known.
    """

    years: frozenset[int] = frozenset()
    forces: frozenset[str] = frozenset()
    born: int | None = None


def choose(scheme: str, suggestions: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """The same corrections, those that agree with the record first.

    >>> choose("pti_urn", ("63AB1234526", "36AB1234526"), Facts(forces=frozenset({"36"})))
    ('36AB1234526', '63AB1234526')
    """
    against = _AGAINST.get(scheme)
    if against is None or len(suggestions) < 2:
        return suggestions
    return tuple(sorted(suggestions, key=lambda one: _count(scheme, one, against, facts)))


Against = Callable[[Mapping[str, str], Facts], int]


def _count(scheme: str, value: str, against: Against, facts: Facts) -> int:
    try:
        return against(module_of(scheme).parts(value), facts)
    except InvalidIdentifier:  # a value that only a looser rule of its kind lets through has no parts
        return 0


def _year_and_force(parts: Mapping[str, str], facts: Facts) -> int:
    """How many of the year and the force of an ASN or URN do not agree."""
    short = {year % 100 for year in facts.years}
    wrong_year = bool(short) and int(parts["year"]) not in short
    known = parts["force"].isdigit() and parts["force"] != "00"
    return wrong_year + (bool(facts.forces) and known and parts["force"] not in facts.forces)


def _first_recorded(parts: Mapping[str, str], facts: Facts) -> int:
    """1 for a year in which the person was a child, or later than anything that the record tells of."""
    latest = max(facts.years, default=YEAR_NOW)
    year = int(parts["year"]) if len(parts["year"]) == 4 else full_year(parts["year"], latest)
    too_early = facts.born is not None and year < facts.born + _responsible(year)
    too_late = bool(facts.years) and year > max(facts.years)
    return int(too_early or too_late)


def _responsible(year: int) -> int:
    """The age from which a person can be recorded for an offence; 0 for years before the row of law."""
    from xborder.reference import law

    row = law.value("charge.age.responsibility", on=dt.date(year, 12, 31))
    return row.number if row else 0


_AGAINST: Mapping[str, Against] = {
    "asn": _year_and_force,
    "pti_urn": _year_and_force,
    "pnc_id": _first_recorded,
    "cro_number": _first_recorded,
}
