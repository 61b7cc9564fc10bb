"""A driver number against what is known of its holder: surname, initials, birth date, sex.

A number is made when a person first applies, and names change later; so that
nothing here says that a number is wrong, only that a person should look.
Source: Minimum POLE Data Standards Dictionary v1.1 (30 July 2023), DS_061.

>>> [doubt.reason for doubt in disagreements("MORGA657054SM9IJ", family="Morgan", date_of_birth=PartialDate(1964, 5, 7))]
['birth-date']
"""

import datetime as dt
from collections.abc import Iterator

from xborder.identifiers import driver_number
from xborder.identifiers.driver_names import initials_agree, surnames
from xborder.identifiers.explaining import Doubt
from xborder.model.values import PartialDate

#: The codes of the two sexes that a number can tell apart.
_SEXES = {"1": "male", "2": "female"}


def disagreements(
    value: str,
    *,
    family: str | None = None,
    given: tuple[str, ...] = (),
    date_of_birth: PartialDate | dt.date | None = None,
    sex: str | None = None,
) -> tuple[Doubt, ...]:
    """Say which parts of a number do not agree with the holder (``surname``, ``initials``, ``birth-date``, ``sex``).

    ``sex`` is the code of the CJS Data Standards, 1 or 2; others are not compared.
    What is not known agrees with anything, and so does a number that cannot be
    read or is Northern Ireland's. The century of a birth date is not in the number.

    >>> disagreements("MORGA657054SM9IJ", family="Morgan", given=("Sarah", "Meredyth"), sex="2")
    ()
    >>> disagreements("MORGA657054SM9IJ", sex="1")[0].reason
    'sex'
    """
    if not driver_number.is_valid(value):
        return ()
    said = driver_number.parts(value)
    if said["kind"] == "northern-ireland":
        return ()
    return (
        *_names(said, family, given),
        *_birth(said, date_of_birth),
        *_sex(said, sex),
    )


def _names(said: dict[str, str], family: str | None, given: tuple[str, ...]) -> Iterator[Doubt]:
    likely = surnames(family or "")
    if likely and said["surname"].ljust(5, "9") not in likely:
        yield Doubt(reason="surname", text="The first five characters are not those of the surname.")
    if not initials_agree(said["initials"], given):
        yield Doubt(reason="initials", text="The initials are not those of the given names.")


def _birth(said: dict[str, str], born: PartialDate | dt.date | None) -> Iterator[Doubt]:
    if born is None:
        return
    known = born if isinstance(born, PartialDate) else PartialDate.of(born)
    expected = (f"{known.year % 100:02d}", known.month, known.day)
    written = (said["birth_year"], int(said["birth_month"]), int(said["birth_day"]))
    if any(fact is not None and fact != part for fact, part in zip(expected, written, strict=True)):
        yield Doubt(reason="birth-date", text="The sixth to eleventh characters are not those of the date of birth.")


def _sex(said: dict[str, str], sex: str | None) -> Iterator[Doubt]:
    if sex in _SEXES and said["sex"] != _SEXES[sex]:
        yield Doubt(reason="sex", text="The seventh character is not that of the sex.")
