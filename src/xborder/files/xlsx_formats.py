"""What a number format of a workbook shows: a number, a date, a time. Source: ECMA-376 part 1, 18.8.30."""

import re
from functools import cache

import attrs

#: Numbers of the built-in formats that show dates and times, each with a format that shows the same parts.
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy/mm/dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
# Texts in quotation marks, escaped characters, fillers, and brackets that hold colours, conditions or languages.
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|am/pm|a/p', re.IGNORECASE | re.DOTALL)
_ZEROS = re.compile(r"0{2,30}")


@attrs.frozen(kw_only=True)
class Shown:
    """The parts that a format shows; ``digits`` is how many a number is filled up to with zeros in front."""

    day: bool = False
    month: bool = False
    year: bool = False
    clock: bool = False
    elapsed: bool = False
    percent: bool = False
    digits: int = 0

    @property
    def date(self) -> bool:
        """True if a date or some of it is shown."""
        return self.day or self.month or self.year


@cache
def shown(code: str) -> Shown:
    """What a format code shows of a positive number.

    >>> shown("dd/mm/yyyy").date, shown("hh:mm").clock, shown("0.00").date, shown("0000").digits
    (True, True, False, 4)
    """
    plain = _NOT_SHOWN.sub("", code[:1000].partition(";")[0]).lower()
    if _ZEROS.fullmatch(plain):
        return Shown(digits=len(plain))
    if "general" in plain:
        return Shown()
    clock = "h" in plain or "s" in plain
    return Shown(
        day="d" in plain,
        year="y" in plain,
        # The letter m is minutes beside hours or seconds, unless a day or year stands with it.
        month="m" in plain and (not clock or "d" in plain or "y" in plain),
        clock=clock,
        elapsed="[" in plain,
        percent="%" in plain,
    )


def shown_by_number(number: int, codes: dict[int, str]) -> Shown:
    """What the format of a number shows, by the workbook's own codes or the built-in ones."""
    return shown(codes.get(number) or _BUILT_IN.get(number, ""))
