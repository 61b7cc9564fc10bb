"""One number of a record, judged: its canonical form, and findings for what is wrong or odd."""

from functools import lru_cache

import attrs

from xborder.findings import Finding, Location, Outcome, Report, Severity, finding
from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.protocol import IdentifierModule
from xborder.identifiers.quick import is_sure
from xborder.identifiers.register import module_of
from xborder.identifiers.years import YEAR_NOW

__all__ = ["check", "is_clean", "is_sure"]

_PNC = "pnc_id"
_NOTHING = Report()

#: How many numbers are remembered: a reader, a codec and a rule ask about the same one after each other.
_REMEMBERED = 2048
#: The reasons of a number that has its form and fails its check alone.
_CHECKED = ("check-letter", "check-digit")


def check(
    scheme: str,
    raw: str,
    location: Location | None = None,
    *,
    check_letter: Severity = Severity.ERROR,
    year_now: int = YEAR_NOW,
) -> Outcome[str]:
    """Read one number of a record: the canonical form if it has one, and what is wrong with it.

    ``scheme`` is a name of :data:`~xborder.identifiers.register.SCHEMES`;
    ``year_now`` the year of the caller's ``now``. A check letter that does not
    agree is an error, and there is no value; where published samples with
    made-up letters are replayed, ``check_letter`` makes it a warning and the
    form decides.

    >>> check("pnc_id", "02/73319Z").value
    '2002/0073319Z'
    >>> [(found.code, found.suggestions[:1]) for found in check("pnc_id", "02/73391Z").report]
    [('XB-PNC-002', ('2002/0073319Z',))]

    Raises KeyError for a scheme that is not in the register.
    """
    if is_sure(scheme, raw, year_now=year_now):
        return Outcome(raw, _NOTHING)
    value, remarks = _judged(scheme, raw, check_letter, year_now)
    if not remarks:
        return Outcome(value, _NOTHING)
    return Outcome(value, Report(tuple(remark.at(location, raw) for remark in remarks)))


def clean_value(scheme: str, raw: str, *, year_now: int = YEAR_NOW) -> str | None:
    """The canonical form of a number of which nothing is to be said; None for any other.

    >>> clean_value("pnc_id", "02/73319Z"), clean_value("pnc_id", "02/73391Z")
    ('2002/0073319Z', None)
    """
    if is_sure(scheme, raw, year_now=year_now):
        return raw
    value, remarks = _judged(scheme, raw, Severity.ERROR, year_now)
    return None if remarks else value


def is_clean(scheme: str, raw: str, *, year_now: int = YEAR_NOW) -> bool:
    """True if nothing is to be said of a number: it is right, and not odd.

    >>> is_clean("pnc_id", "02/73319Z"), is_clean("pnc_id", "02/73391Z")
    (True, False)
    """
    return is_sure(scheme, raw, year_now=year_now) or not _judged(scheme, raw, Severity.ERROR, year_now)[1]


@attrs.frozen(kw_only=True)
class _Remark:
    """What is to be said of a number, before it is known where it stands."""

    code: str
    severity: Severity | None = None
    suggestions: tuple[str, ...] = ()
    detail: str = ""
    span: tuple[int, int] | None = None

    def at(self, location: Location | None, raw: str) -> Finding:
        return finding(
            self.code,
            location,
            severity=self.severity,
            excerpt=raw,
            span=self.span,
            suggestions=self.suggestions,
            detail=self.detail,
        )


_Judgement = tuple[str | None, tuple[_Remark, ...]]


@lru_cache(maxsize=_REMEMBERED)
def _judged(scheme: str, raw: str, check_letter: Severity, year_now: int) -> _Judgement:
    one = _One(module=module_of(scheme), raw=raw, year_now=year_now)
    try:
        value = one.validated("strict")
    except InvalidIdentifier as fault:
        return one.refused(fault, check_letter)
    return value, one.doubtful()


@attrs.frozen(kw_only=True)
class _One:
    """One number, with what is needed to judge it."""

    module: IdentifierModule
    raw: str
    year_now: int

    def validated(self, profile: str) -> str:
        if self.module.SCHEME == _PNC:  # the only number whose canonical form depends on today's year
            from xborder.identifiers import pnc

            return pnc.validate(self.raw, profile=profile, year_now=self.year_now)
        return self.module.validate(self.raw, profile=profile)

    def suggested(self) -> tuple[str, ...]:
        if self.module.SCHEME == _PNC:
            from xborder.identifiers import pnc

            return pnc.suggest(self.raw, year_now=self.year_now)
        return self.module.suggest(self.raw)

    def doubtful(self) -> tuple[_Remark, ...]:
        doubts = self.module.doubts(self.raw, year_now=self.year_now)
        suggestions = self.suggested() if doubts and self.module.is_valid(self.raw) else ()
        return tuple(
            _Remark(code=self.code(doubt.reason), detail=doubt.text, suggestions=suggestions) for doubt in doubts
        )

    def code(self, reason: str) -> str:
        return self.module.FINDINGS.get(reason, self.module.FINDINGS[""])

    def refused(self, fault: InvalidIdentifier, check_letter: Severity) -> _Judgement:
        """Report the fault; keep the value where the caller or a second rule of its kind lets it pass."""
        told = _Remark(code=self.code(fault.reason), suggestions=self.suggested(), detail=str(fault), span=fault.span)
        if fault.reason in _CHECKED:
            letter = attrs.evolve(told, severity=check_letter)
            if check_letter is Severity.ERROR:
                return None, (letter,)
            return self.validated("form"), (letter, *self.doubtful())
        if self.module.FALLBACK and self.module.is_valid(self.raw, profile=self.module.FALLBACK):
            reason = fault.reason if fault.reason in self.module.FINDINGS else "fallback"
            return self.validated(self.module.FALLBACK), (attrs.evolve(told, code=self.code(reason)),)
        return None, (told,)
