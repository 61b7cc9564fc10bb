"""CJS offence codes of coursing and anti-social behaviour: category, and from when to when they fit.

Only the codes that the project's orders and offences turn on are held; a code
that is not here may well be right, and nothing is said of it.

>>> offence = find("PS22002")
>>> offence.title, offence.summary_only, offence.in_force(dt.date(2022, 7, 31))
('Trespass to search for or chase hares with dogs', True, False)
>>> find("ZZ99001") is None
True
"""

import datetime as dt
from enum import StrEnum
from functools import cache
from typing import Any

import attrs

from xborder.reference.dated import not_outside, read_tables


class Category(StrEnum):
    """How an offence is tried, or what else the code stands for."""

    EITHER_WAY = "CE"
    INDICTABLE = "CI"
    SUMMARY = "CS"
    MOTORING = "CM"
    BREACH = "CB"
    CIVIL = "CR"
    APPLICATION = "VP"


@attrs.frozen(kw_only=True)
class OffenceCode:
    """One code of the CJS list.

    ``recordable`` and ``notifiable`` are None where the sources conflict or are
    silent; no ``in_force_from`` means that the first day is not known; ``dated``
    says whether the days were read in the Act or follow from it. ``breach_of``
    are the kinds of orders that the offence breaks, by their code words;
    ``orders_from`` and ``orders_to`` are the days between which such an order
    was made, where orders of another law have another code. ``against`` says
    that it is for a ``person`` or for a ``body`` alone.
    """

    code: str
    title: str
    category: Category
    act: str
    ho_class: str | None = None
    recordable: bool | None = None
    notifiable: bool | None = None
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    dated: str = "inferred"
    breach_of: tuple[str, ...] = ()
    orders_from: dt.date | None = None
    orders_to: dt.date | None = None
    against: str | None = None

    @property
    def summary_only(self) -> bool:
        """True if the offence is tried only in a magistrates' court."""
        return self.category is Category.SUMMARY

    @property
    def dates_confirmed(self) -> bool:
        """True if its days were read in the Act, so that a finding on them may block."""
        return self.dated == "confirmed"

    def in_force(self, on: dt.date) -> bool:
        """False if an offence of this day cannot have this code."""
        return not_outside(self.in_force_from, self.in_force_to, on)

    def breaks(self, kind: str, made_on: dt.date | None) -> bool:
        """True if it may be the offence of breaking an order of a kind that was made on a day.

        >>> find("SE20001").breaks("cbo", dt.date(2020, 11, 30)), find("AS14001").breaks("cbo", dt.date(2020, 11, 30))
        (False, True)
        """
        return kind in self.breach_of and self.made_in_time(made_on)

    def made_in_time(self, made_on: dt.date | None) -> bool:
        """False if an order made on this day is of another law, whose breach has another code."""
        return made_on is None or not_outside(self.orders_from, self.orders_to, made_on)


def find(code: str) -> OffenceCode | None:
    """The entry of a code in its canonical form, or None where it is not held."""
    return _by_code().get(code)


def codes() -> tuple[OffenceCode, ...]:
    """Every code that is held, in order."""
    return tuple(entry for _, entry in sorted(_by_code().items()))


@cache
def _by_code() -> dict[str, OffenceCode]:
    entries = [{**table["defaults"], **entry} for table in read_tables("offences") for entry in table["offences"]]
    return {entry["code"]: _offence(entry) for entry in entries}


def _offence(entry: dict[str, Any]) -> OffenceCode:
    renamed = {"from": "in_force_from", "to": "in_force_to"}
    values = {renamed.get(key, key): value for key, value in entry.items()}
    made = {"category": Category(entry["category"]), "breach_of": tuple(entry.get("breach_of", ()))}
    return OffenceCode(**{**values, **made})
