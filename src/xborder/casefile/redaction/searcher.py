"""Looking through a text for private details: those of witnesses that the records know, and those of anybody else."""

from collections.abc import Collection, Iterable, Iterator

import attrs

from xborder.casefile.case import Case
from xborder.casefile.redaction.allowed import Allowed, allowed_in
from xborder.casefile.redaction.births import births
from xborder.casefile.redaction.contacts import emails, telephones
from xborder.casefile.redaction.numbers import bank, national_insurance, nhs
from xborder.casefile.redaction.places import houses, marks, postcodes
from xborder.casefile.redaction.spots import Category, Detector
from xborder.casefile.texts.names import near_name
from xborder.casefile.texts.plain import plain
from xborder.findings import Finding, Location, Sourced, finding
from xborder.rules.leaks import LeakKind, Searcher, leak_findings, prepare
from xborder.rules.named import key_of

#: The finding for each category.
CODES = {
    Category.ADDRESS: "XB-REDACT-001",
    Category.TELEPHONE: "XB-REDACT-002",
    Category.EMAIL: "XB-REDACT-003",
    Category.DATE_OF_BIRTH: "XB-REDACT-004",
    Category.VRM: "XB-REDACT-005",
    Category.NINO: "XB-REDACT-006",
    Category.NHS_NUMBER: "XB-REDACT-007",
    Category.BANK: "XB-REDACT-008",
}
_DETECTORS: tuple[Detector, ...] = (
    postcodes,
    houses,
    telephones,
    emails,
    births,
    marks,
    national_insurance,
    nhs,
    bank,
)
#: What a detail of a known witness is to those who look for anybody's.
_SAME = {
    LeakKind.POSTCODE: Category.ADDRESS,
    LeakKind.ADDRESS: Category.ADDRESS,
    LeakKind.TELEPHONE: Category.TELEPHONE,
    LeakKind.EMAIL: Category.EMAIL,
    LeakKind.DATE_OF_BIRTH: Category.DATE_OF_BIRTH,
}


@attrs.frozen(kw_only=True)
class Redaction:
    """What is looked for in the texts of one case, prepared once.

    A detail that the records hold of a witness is an error. One that only looks
    private is a warning, for a person to judge: whose it is no text says for sure.
    """

    known: Searcher
    allowed: Allowed
    defendants: frozenset[str]

    def known_in(self, text: str, location: Location) -> tuple[Finding, ...]:
        """The details of witnesses that the records hold."""
        return leak_findings(self.known.find(text), location)

    def find(self, text: str, location: Location, without: Collection[Category] = ()) -> Iterator[Finding]:
        """Every private detail: one finding for each category, which names the place and never the detail."""
        leaks = self.known.find(text)
        yield from leak_findings(leaks, location)
        told = {_SAME[leak.kind] for leak in leaks} | set(without)
        spotted = self._spotted(plain(text)) - told
        yield from (finding(CODES[category], location) for category in Category if category in spotted)

    def _spotted(self, text: str) -> frozenset[Category]:
        return frozenset(
            spot.category
            for detector in _DETECTORS
            for spot in detector(text)
            if not self.allowed.covers(spot, text)
            and not (spot.category is Category.DATE_OF_BIRTH and self._of_defendant(text, spot.start))
        )

    def _of_defendant(self, text: str, start: int) -> bool:
        """Whether a date of birth stands beside a defendant's name: if it is wrong, another check says so."""
        return any(near_name(text, start, name) for name in self.defendants)


def redaction_of(case: Case, sources: Iterable[Sourced]) -> Redaction:
    """What to look for in this case.

    ``sources`` are the records as they were read: what the agreement withholds
    from the prosecutor must not stand on a page either.
    """
    mine = tuple(record for record in sources if key_of(record) in case.records)
    witnesses = tuple(record for record in mine if record.type == "witness")
    families = (each.person.name.family for each in case.file.defendants if each.person.name)
    return Redaction(
        known=prepare(witnesses),
        allowed=allowed_in(case, mine),
        defendants=frozenset(family for family in families if family),
    )
