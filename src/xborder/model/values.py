"""Small values: a date that may be partial, and what a source wrote beside what it means."""

import calendar
import datetime as dt
import re

import attrs

from xborder.model.described import described, optional

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


@attrs.frozen(order=True)
class PartialDate:
    """A year, a year and month, or a full date; nothing is guessed.

    Written ``1987``, ``1987-04`` or ``1987-04-12`` (ISO 8601 reduced precision).

    >>> born = PartialDate.parse("1987-04")
    >>> str(born), born.earliest, born.latest
    ('1987-04', datetime.date(1987, 4, 1), datetime.date(1987, 4, 30))
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the written form. Raises ValueError for anything else."""
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year or 0, month, day)

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """The full date as a partial one."""
        return cls(day.year, day.month, day.day)

    @property
    def is_full(self) -> bool:
        """True if year, month and day are known."""
        return self.day is not None

    @property
    def earliest(self) -> dt.date:
        """The first day it may be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it may be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees_with(self, other: "PartialDate") -> bool:
        """True if both may be the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@attrs.frozen(kw_only=True)
class Identifier:
    """A number somebody was given: what the source wrote, and its canonical form if it has one."""

    scheme: str = described("Scheme", description="Which kind of number it is.", example="pnc_id")
    value: str | None = optional(
        "Value", description="The canonical form; absent if it cannot be read.", example="2002/0073319Z"
    )
    raw: str | None = optional("As written", description="What the source wrote.", example="02/73319Z")

    @property
    def text(self) -> str:
        """The canonical form, or else what was written."""
        return self.value or self.raw or ""


@attrs.frozen(kw_only=True)
class Coded:
    """A value from a code list: what the source wrote, and the code it means if it means one."""

    scheme: str = described("Scheme", description="Which code list it is from.", example="sex")
    value: str | None = optional("Value", description="The code; absent if the text means none of them.", example="1")
    raw: str | None = optional("As written", description="What the source wrote.", example="M")

    @property
    def text(self) -> str:
        """The code, or else what was written."""
        return self.value or self.raw or ""
