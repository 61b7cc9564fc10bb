"""What a paper says of the law on the day of issue: our own words, the values from the rows of law.

>>> import datetime as dt
>>> said = explain(OrderKind.CPN, dt.date(2026, 4, 14), terms=())
>>> [each.section for each in said.value.sections]
['46', '47', '48', '49', '50', '51']
>>> "4 May 2026" in said.value.of_appeal
True
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import attrs

from xborder.casefile.wording import day as in_words
from xborder.casefile.wording import several
from xborder.findings import Outcome, Report, finding
from xborder.model.codes import OrderKind
from xborder.model.order import Requirement
from xborder.reference import law
from xborder.reference.clocks import last_day_beginning_with

_HOLE = re.compile(r"\{([a-z0-9_.]+)\}")


@attrs.frozen(kw_only=True)
class Explanation:
    """One heading and what is said under it; ``section`` where the Act asks for it by number."""

    heading: str
    text: str
    section: str = ""


@attrs.frozen(kw_only=True)
class Explained:
    """All that a paper says of the law, and the values it says it with, by the names of their rows."""

    sections: tuple[Explanation, ...]
    values: Mapping[str, str]
    of_appeal: str | None = None
    of_penalty: str | None = None
    last_appeal_day: dt.date | None = None


class _NoLawError(LookupError):
    """No row of this name applied on the day."""


def explain(
    kind: OrderKind, day: dt.date, *, terms: Sequence[Requirement], age: int | None = None
) -> Outcome[Explained]:
    """What a paper of this kind says of the law of a day.

    ``age`` is the youngest that the person may be. No value, and XB-DRAFT-003, where a
    row of law that is needed did not apply that day.
    """
    filler = _Filler(day=day, terms=tuple(terms))
    try:
        made = {OrderKind.CPN: _notice, OrderKind.CPW: _warning, OrderKind.CBO: _application}[kind](filler, age)
    except _NoLawError as missing:
        return Outcome(None, Report.of(finding("XB-DRAFT-003", row=str(missing), day=in_words(day))))
    return Outcome(made)


def _notice(filler: "_Filler", _age: int | None) -> Explained:
    written = _words()["cpn_sections"]
    asked = filler.row("cpn.content.sections").words
    said = tuple(_one(filler, written[section], section) for section in asked)
    by_number = {each.section: each.text for each in said}
    return Explained(
        sections=said,
        values=filler.used,
        of_appeal=by_number.get("46"),
        of_penalty=by_number.get("48"),
        last_appeal_day=filler.last_appeal_day,
    )


def _warning(filler: "_Filler", _age: int | None) -> Explained:
    filler.row("cpn.warning.required")
    written = _words()["cpw"]
    said = tuple(_one(filler, each) for each in written)
    penalty = next(made.text for each, made in zip(written, said, strict=True) if each.get("penalty"))
    return Explained(sections=said, values=filler.used, of_penalty=penalty)


def _application(filler: "_Filler", age: int | None) -> Explained:
    filler.row("cbo.basis")
    words = _words()
    young = age is None or age < filler.row("cbo.yot").number
    requires = any(term.kind.value != "prohibit" for term in filler.terms)
    parts = (
        *words["cbo"],
        *(words["cbo_requires"] if requires else ()),
        *(words["cbo_young"] if young and age is not None else words["cbo_adult"]),
    )
    return Explained(sections=tuple(_one(filler, each) for each in parts), values=filler.used)


def _one(filler: "_Filler", written: Mapping[str, Any], section: str = "") -> Explanation:
    return Explanation(
        heading=filler.fill(written["heading"]), text=filler.fill(written["text"]).strip(), section=section
    )


@attrs.define(kw_only=True)
class _Filler:
    """Fills the holes of a text, and keeps the values it filled them with."""

    day: dt.date
    terms: tuple[Requirement, ...]
    used: dict[str, str] = attrs.field(factory=dict)

    def row(self, name: str) -> law.LawRow:
        found = law.value(name, on=self.day)
        if found is None:
            raise _NoLawError(name)
        return found

    def fill(self, text: str) -> str:
        return _HOLE.sub(lambda hole: self._value(hole[1]), text)

    @property
    def last_appeal_day(self) -> dt.date:
        return last_day_beginning_with(self.day, self.row("cpn.appeal.days").number)

    def _value(self, name: str) -> str:
        own: dict[str, Callable[[], str]] = {
            "issued": lambda: in_words(self.day),
            "last_appeal_day": lambda: in_words(self.last_appeal_day),
            "fine": lambda: f"{self.row(self._scale()).number:,}",
            "while_pending": self._while_pending,
            "binding": lambda: _numbers(self._split()[0]),
            "suspended": lambda: _numbers(self._split()[1]),
        }
        value = own[name]() if name in own else str(self.row(name).value)
        self.used[name] = value
        return value

    def _scale(self) -> str:
        """The row of the fine's level: ``level 4`` is ``fine.level.4``."""
        return f"fine.{str(self.row('cpn.offence.max.individual').value).replace(' ', '.')}"

    def _while_pending(self) -> str:
        binding, suspended = self._split()
        which = "both" if binding and suspended else "suspended" if suspended else "binding"
        return self.fill(_words()["pending"][which])

    def _split(self) -> tuple[list[int], list[int]]:
        """The numbers of the terms that an appeal leaves in force, and of those that it suspends."""
        loses = self.row("cpn.appeal.pending").words
        binding = [term.number for term in self.terms if term.kind.value not in loses]
        return binding, [term.number for term in self.terms if term.kind.value in loses]


def _numbers(numbers: Sequence[int]) -> str:
    return ("requirement " if len(numbers) == 1 else "each of requirements ") + several([str(one) for one in numbers])


@cache
def _words() -> dict[str, Any]:
    import yaml

    text = (resources.files("xborder.casefile.drafting") / "words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
