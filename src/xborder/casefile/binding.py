"""Binding: documents become one PDF by a definition, and each form in it also a file of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from xborder.bundle.pdf.assemble import Assembled, IndexStyle, assemble
from xborder.bundle.pdf.numbering import Numbering
from xborder.casefile.bundles.dividers import with_dividers
from xborder.casefile.bundles.filing import Document, file_documents, part_of
from xborder.casefile.case import Case
from xborder.casefile.parts import FormPart
from xborder.casefile.standalone import StandaloneForm, standalone_forms
from xborder.findings import Outcome
from xborder.model.bundle_definition import BundleDefinition
from xborder.model.codes import BundleKind, PageNumbering


@attrs.frozen(kw_only=True)
class Bound:
    """One bound PDF with the forms in it, each also by itself; ``sections`` gives each part its section."""

    assembled: Assembled
    forms: tuple[StandaloneForm, ...]
    sections: Mapping[str, str]


def bind(case: Case, documents: Sequence[Document], out: Path, definition: BundleDefinition) -> Outcome[Bound]:
    """Bind documents into ``out``; no value if one cannot be made or the result does not agree with itself."""
    served = definition.kind is BundleKind.SERVED
    filed = file_documents(documents, definition)
    bound = with_dividers([part_of(each) for each in filed.value or ()], definition, case.plan.as_of)
    made = assemble(
        bound,
        out,
        title=f"{'Court bundle' if served else 'Case file'}: {case.plan.title}",
        reference=f"{case.file.urn.text} {'court bundle' if served else 'case file'}",
        now=case.plan.as_of,
        index=IndexStyle(subtitle=case.plan.title, marking=definition.marking, not_disclosable=not served),
        numbering=numbering_of(definition),
    )
    if made.value is None:
        return Outcome(None, filed.report + made.report)
    forms = standalone_forms(
        [each for each in filed.value or () if isinstance(each, FormPart)], made.value, case.plan.as_of
    )
    report = filed.report + made.report + forms.report
    if forms.value is None:
        return Outcome(None, report)
    sections = {part.key: part.section for part in bound}
    return Outcome(Bound(assembled=made.value, forms=forms.value, sections=sections), report)


def numbering_of(definition: BundleDefinition) -> Numbering:
    """How a definition has pages numbered."""
    return Numbering(
        prefixes={section.title: section.prefix or "" for section in definition.sections},
        per_section=definition.numbering is PageNumbering.PER_SECTION,
    )
