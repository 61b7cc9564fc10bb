"""Force codes: who owns a URN, an ASN or an organisation unit.

The data file names its source and the day it was read. A code of 00 stands for
shared systems or a prosecutor that is not a police force, so it belongs to no
one force and is never a fault in itself.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from xborder.reference.dated import not_outside, read_tables


@attrs.frozen(kw_only=True)
class Force:
    """A force, or another owner of cases.

    ``code`` is its two digits, ``short`` the name as people say it, ``slug`` a
    short name for files and options, ``kind`` ``territorial`` (43 of them), ``special`` (British Transport Police,
    Ministry of Defence Police, Civil Nuclear Constabulary) or what else the code
    stands for (``agency``, ``former``, ``island``, ...); ``seven`` is true for the
    seven forces of the eastern agreement; ``case_owner`` where Bichard 7 accepts
    the code as the owner of a case. A body that has begun or ended by an Act has
    ``in_force_from`` and ``in_force_to``; without them nothing is known, or it goes on.
    """

    code: str
    name: str
    short: str
    slug: str
    kind: str
    seven: bool = False
    case_owner: bool = False
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    note: str | None = None

    def existed(self, on: dt.date) -> bool:
        """False if the body is known not to have existed on this day.

        >>> force("67").existed(dt.date(2026, 1, 1)), force("91").existed(dt.date(2026, 1, 1))
        (False, True)
        """
        return not_outside(self.in_force_from, self.in_force_to, on)


def force(code: str) -> Force | None:
    """The force with this two-digit code, or None if the list has none.

    >>> force("36").name
    'Norfolk Constabulary'
    """
    return _by_code().get(code)


def by_slug(slug: str) -> Force | None:
    """The force with this short name, or None if the list has none.

    >>> by_slug("kent").code
    '46'
    """
    return next((known for known in forces() if known.slug == slug), None)


def is_known(code: str) -> bool:
    """True if the list has the code, whoever it belongs to.

    >>> is_known("00"), is_known("19")
    (True, False)
    """
    return code in _by_code()


def forces(kind: str | None = None) -> tuple[Force, ...]:
    """Every row of the list in order of code, or those of one kind.

    >>> len(forces("territorial")), len(forces("special"))
    (43, 3)
    """
    return tuple(known for known in _by_code().values() if kind is None or known.kind == kind)


def seven() -> tuple[Force, ...]:
    """The seven forces of the eastern agreement with the CPS, in order of code.

    >>> [known.slug for known in seven()]
    ['cambridgeshire', 'norfolk', 'suffolk', 'bedfordshire', 'hertfordshire', 'essex', 'kent']
    """
    return tuple(known for known in forces() if known.seven)


@cache
def case_owner_codes() -> frozenset[str]:
    """The codes that Bichard 7 accepts as the owner of a case.

    >>> "36" in case_owner_codes(), "59" in case_owner_codes()
    (True, False)
    """
    return frozenset(known.code for known in forces() if known.case_owner)


@cache
def _by_code() -> Mapping[str, Force]:
    (table,) = read_tables("data")
    return MappingProxyType({row["code"]: _force(row) for row in table["forces"]})


def _force(row: dict[str, Any]) -> Force:
    renamed = {"from": "in_force_from", "to": "in_force_to"}
    return Force(**{renamed.get(key, key): value for key, value in row.items()})
