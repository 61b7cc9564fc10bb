"""Binding: documents become one PDF by a definition, and each form in it also a file of its own."""

from collections.abc import Sequence
from pathlib import Path

import attrs

from xborder.bundle.pdf.assemble import Assembled, IndexStyle, assemble
from xborder.bundle.pdf.volumes import Limits
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import Document, part_of
from xborder.casefile.bundles.plan import BundlePlan, plan_bundle
from xborder.casefile.bundles.record import Recorded, given_numbers, record
from xborder.casefile.case import Case
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.parts import FormPart
from xborder.casefile.standalone import StandaloneForm, standalone_forms
from xborder.findings import Outcome
from xborder.model.bundle_definition import BundleDefinition
from xborder.model.case import CourtBundle
from xborder.model.codes import BundleKind

_MEGABYTE = 1_000_000


@attrs.frozen(kw_only=True)
class Bound:
    """One bound PDF with the record of its pages and the forms in it, each also by itself."""

    assembled: Assembled
    forms: tuple[StandaloneForm, ...]
    record: CourtBundle


def bind(
    case: Case,
    documents: Sequence[Document],
    out: Path,
    definition: BundleDefinition,
    *,
    papers: Sequence[EvidencePaper] = (),
    earlier: Earlier | None = None,
) -> Outcome[Bound]:
    """Bind documents into ``out``; no value if one cannot be made or the result does not agree with itself.

    With ``earlier`` the result is an amendment of that bundle: every page of it keeps its number.
    """
    planned = plan_bundle(case, documents, definition, papers, earlier)
    if planned.value is None:
        return Outcome(None, planned.report)
    plan, served = planned.value, definition.kind is BundleKind.SERVED
    made = assemble(
        plan.parts,
        out,
        title=f"{'Court bundle' if served else 'Case file'}: {case.plan.title}",
        reference=f"{case.file.urn.text} {'court bundle' if served else 'case file'}",
        now=case.plan.as_of,
        index=IndexStyle(subtitle=case.plan.title, marking=definition.marking, not_disclosable=not served),
        numbering=plan.numbering,
        limits=_limits(definition),
    )
    report = planned.report + made.report
    if made.value is None:
        return Outcome(None, report)
    forms = standalone_forms(
        [each for each in plan.documents if isinstance(each, FormPart)], made.value, case.plan.as_of
    )
    report += forms.report
    if forms.value is None:
        return Outcome(None, report)
    held = record(made.value, _recorded(case, plan, made.value, definition))
    return Outcome(Bound(assembled=made.value, forms=(*forms.value, *_kept(plan)), record=held), report)


def _recorded(case: Case, plan: BundlePlan, made: Assembled, definition: BundleDefinition) -> Recorded:
    served = definition.kind is BundleKind.SERVED
    return Recorded(
        title=f"{'Court bundle' if served else 'Case file'}: {case.plan.title}",
        numbering=definition.numbering,
        parts={part.key: part for part in plan.parts},
        contents=plan.contents,
        served={key: tuple(map(str, numbers)) for key, numbers in plan.numbering.served.items()},
        superseded=plan.superseded,
        given=given_numbers(plan.earlier.record) if plan.earlier else (),
        amendments=plan.amendments(case, {entry.key: entry.numbers for entry in made.entries}),
    )


def _limits(definition: BundleDefinition) -> Limits | None:
    volumes = definition.volumes
    if volumes is None:
        return None
    return Limits(pages=volumes.pages, size=volumes.megabytes * _MEGABYTE if volumes.megabytes else None)


def _kept(plan: BundlePlan) -> list[StandaloneForm]:
    """The forms as they were served before, which later amendments need again."""
    parts = [part_of(each) for each in plan.documents]
    return [
        StandaloneForm(key=part.key, form="", title=part.title, content=part.source)
        for part in parts
        if part.key in plan.superseded and isinstance(part.source, bytes)
    ]
