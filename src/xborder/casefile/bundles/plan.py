"""The plan of a bundle: which parts are bound in which order, and how their pages are numbered."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part, Place
from xborder.casefile.bundles.addendum import addendum, amendment, dated
from xborder.casefile.bundles.amend import Amended, amend
from xborder.casefile.bundles.contents import content_digests
from xborder.casefile.bundles.dividers import with_dividers
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import Document, file_documents, part_of
from xborder.casefile.bundles.record import entries_of, given_numbers
from xborder.casefile.case import Case
from xborder.casefile.evidence import EvidencePaper
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.bundle_definition import BundleDefinition
from xborder.model.case import Amendment
from xborder.model.codes import PageNumbering


@attrs.frozen(kw_only=True)
class BundlePlan:
    """The documents of a bundle in order, the parts they make with all that stands between them, and their numbering.

    ``amended`` and ``earlier`` are set where a bundle that was served is amended.
    """

    documents: Sequence[Document]
    parts: Sequence[Part]
    numbering: Numbering
    contents: Mapping[str, str]
    amended: Amended | None = None
    earlier: Earlier | None = None

    @property
    def superseded(self) -> frozenset[str]:
        """The keys of what stands in the bundle only because it was served."""
        return self.amended.superseded if self.amended else frozenset()

    def amendments(self, case: Case, numbers: Mapping[str, Sequence[str]]) -> tuple[Amendment, ...]:
        """Every amendment of the bundle, the first one first; ``numbers`` are those of its documents."""
        if self.amended is None or self.earlier is None:
            return ()
        latest = amendment(self.amended, self.earlier, numbers, case.plan.as_of.date())
        return (*self.earlier.record.amendments, latest)


def plan_bundle(
    case: Case,
    documents: Sequence[Document],
    definition: BundleDefinition,
    papers: Sequence[EvidencePaper] = (),
    earlier: Earlier | None = None,
) -> Outcome[BundlePlan]:
    """File the documents by the definition, as a first bundle or as an amendment of ``earlier``.

    Finding XB-VOLUME-024 (error) where the definition numbers pages otherwise
    than the earlier bundle did.
    """
    filed = file_documents(documents, definition)
    held = filed.value or []
    now = case.plan.as_of
    contents = content_digests(held, papers)
    if earlier is None:
        parts = with_dividers([part_of(each) for each in held], definition, now)
        plan = BundlePlan(documents=held, parts=parts, numbering=_numbering(definition, {}), contents=contents)
        return Outcome(plan, filed.report)
    slips = Report(tuple(_other_numbers(definition, earlier)))
    if slips.has_errors:
        return Outcome(None, filed.report + slips)
    amended = dated(amend(held, contents, earlier, now.date(), marking=definition.marking), earlier, now.date())
    parts = with_dividers([part_of(each) for each in amended.documents], definition, now)
    return Outcome(
        BundlePlan(
            documents=amended.documents,
            parts=_after_front(parts, addendum(amended, earlier, now, marking=definition.marking)),
            numbering=attrs.evolve(
                _numbering(definition, _letters(earlier)),
                served=amended.served,
                given=frozenset(map(PageNumber.parse, given_numbers(earlier.record))),
            ),
            contents={**contents, **amended.contents},
            amended=amended,
            earlier=earlier,
        ),
        filed.report,
    )


def _after_front(parts: Sequence[Part], last: Part) -> list[Part]:
    """The parts with one more at the end of the front matter, so that it stands before the index."""
    front = [part for part in parts if part.place is Place.FRONT]
    return [*front, last, *(part for part in parts if part.place is Place.BODY)]


def _numbering(definition: BundleDefinition, served: Mapping[str, str]) -> Numbering:
    prefixes = {section.title: section.prefix or "" for section in definition.sections}
    return Numbering(prefixes={**prefixes, **served}, per_section=definition.numbering is PageNumbering.PER_SECTION)


def _letters(earlier: Earlier) -> dict[str, str]:
    """The letters that each section was served with."""
    return {
        title: PageNumber.parse(entry.numbers[0]).prefix for title, entry in reversed([*entries_of(earlier.record)])
    }


def _other_numbers(definition: BundleDefinition, earlier: Earlier) -> Iterator[Finding]:
    """Where new pages would not fit among those that were served."""
    place = Location(file=definition.ref)
    if definition.numbering is not earlier.record.numbering:
        yield finding("XB-VOLUME-024", place, what="numbering")
    served = _letters(earlier)
    taken = {prefix: title for title, prefix in served.items()}
    alone = definition.numbering is PageNumbering.PER_SECTION
    for section in definition.sections:
        letters = section.prefix or ""
        if (section.title in served and served[section.title] != letters) or (
            section.title not in served and alone and letters in taken
        ):
            yield finding("XB-VOLUME-024", place, what=f"the letters of {section.title}")
