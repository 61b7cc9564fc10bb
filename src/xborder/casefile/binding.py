"""Binding: parts become one PDF, and each form in it also a file of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from xborder.bundle.pdf.assemble import Assembled, IndexStyle, assemble
from xborder.bundle.pdf.sources import Part
from xborder.casefile.case import Case
from xborder.casefile.form_parts import FormPart
from xborder.casefile.standalone import StandaloneForm, standalone_forms
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class Bound:
    """One bound PDF with the forms in it, each also by itself; ``sections`` gives each part its section."""

    assembled: Assembled
    forms: tuple[StandaloneForm, ...]
    sections: Mapping[str, str]


def bind(case: Case, parts: Sequence[Part | FormPart], out: Path, *, served: bool) -> Outcome[Bound]:
    """Bind parts into ``out``; no value if a part cannot be made or the result does not agree with itself."""
    bound = [each.part if isinstance(each, FormPart) else each for each in parts]
    made = assemble(
        bound,
        out,
        title=f"{'Court bundle' if served else 'Case file'}: {case.plan.title}",
        reference=f"{case.file.urn.text} {'court bundle' if served else 'case file'}",
        now=case.plan.as_of,
        index=IndexStyle(subtitle=case.plan.title, marking="OFFICIAL-SENSITIVE", not_disclosable=not served),
    )
    if made.value is None:
        return Outcome(None, made.report)
    forms = standalone_forms([each for each in parts if isinstance(each, FormPart)], made.value, case.plan.as_of)
    report = made.report + forms.report
    if forms.value is None:
        return Outcome(None, report)
    sections = {part.key: part.section for part in bound}
    return Outcome(Bound(assembled=made.value, forms=forms.value, sections=sections), report)
