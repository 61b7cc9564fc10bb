"""One number of a record, judged: its canonical form, and findings for what is wrong or odd."""

import attrs

from xborder.findings import Finding, Location, Outcome, Report, Severity, finding
from xborder.identifiers import pnc
from xborder.identifiers.errors import InvalidIdentifier
from xborder.identifiers.protocol import IdentifierModule
from xborder.identifiers.register import module_of
from xborder.identifiers.years import YEAR_NOW


def check(
    scheme: str,
    raw: str,
    location: Location | None = None,
    *,
    check_letter: Severity = Severity.ERROR,
    year_now: int = YEAR_NOW,
) -> Outcome[str]:
    """Read one number of a record: the canonical form if it has one, and what is wrong with it.

    ``scheme`` is a name of the register (``pnc_id``, ``asn``, ``pti_urn``,
    ``cjs_offence_code``, ``postcode``, ``vrm``, ``exhibit_ref``); ``year_now``
    the year of the caller's ``now``. A check letter that does not agree is an
    error, and there is no value; where published samples with made-up letters
    are replayed, ``check_letter`` makes it a warning and the form decides.

    >>> check("pnc_id", "02/73319Z").value
    '2002/0073319Z'
    >>> [(found.code, found.suggestions[:1]) for found in check("pnc_id", "02/73391Z").report]
    [('XB-PNC-002', ('2002/0073319Z',))]

    Raises KeyError for a scheme that is not in the register.
    """
    one = _One(module=module_of(scheme), raw=raw, location=location, year_now=year_now)
    try:
        value = one.validated("strict")
    except InvalidIdentifier as fault:
        return one.refused(fault, check_letter)
    return Outcome(value, Report(one.doubtful()))


@attrs.frozen(kw_only=True)
class _One:
    """One number of a record, with what is needed to judge it."""

    module: IdentifierModule
    raw: str
    location: Location | None
    year_now: int

    def validated(self, profile: str) -> str:
        if self.module.SCHEME == pnc.SCHEME:  # the only number whose canonical form depends on today's year
            return pnc.validate(self.raw, profile=profile, year_now=self.year_now)
        return self.module.validate(self.raw, profile=profile)

    def suggested(self) -> tuple[str, ...]:
        if self.module.SCHEME == pnc.SCHEME:
            return pnc.suggest(self.raw, year_now=self.year_now)
        return self.module.suggest(self.raw)

    def doubtful(self) -> tuple[Finding, ...]:
        doubts = self.module.doubts(self.raw, year_now=self.year_now)
        return tuple(self.found(doubt.reason, detail=doubt.text) for doubt in doubts)

    def found(
        self, reason: str, severity: Severity | None = None, suggestions: tuple[str, ...] = (), detail: str = ""
    ) -> Finding:
        return finding(
            self.module.FINDINGS.get(reason, self.module.FINDINGS[""]),
            self.location,
            severity=severity,
            excerpt=self.raw,
            suggestions=suggestions,
            detail=detail,
        )

    def refused(self, fault: InvalidIdentifier, check_letter: Severity) -> Outcome[str]:
        """Report the fault; keep the value where the caller or a second rule of its kind lets it pass."""
        if fault.reason == "check-letter":
            letter = self.found(fault.reason, check_letter, self.suggested())
            if check_letter is Severity.ERROR:
                return Outcome(None, Report.of(letter))
            return Outcome(self.validated("form"), Report((letter, *self.doubtful())))
        if self.module.FALLBACK and self.module.is_valid(self.raw, profile=self.module.FALLBACK):
            reason = fault.reason if fault.reason in self.module.FINDINGS else "fallback"
            kept = self.found(reason, suggestions=self.suggested(), detail=str(fault))
            return Outcome(self.validated(self.module.FALLBACK), Report.of(kept))
        return Outcome(None, Report.of(self.found(fault.reason, suggestions=self.suggested(), detail=str(fault))))
