"""Each form by itself: PDF/UA-1, for readers who cannot use the bound file."""

import datetime as dt
from collections.abc import Sequence

import attrs

from xborder.bundle.pdf.assemble import Assembled
from xborder.casefile.parts import FormPart
from xborder.findings import Outcome, Report


@attrs.frozen(kw_only=True)
class StandaloneForm:
    """One form as a file of its own. ``key`` is its part in the bound file."""

    key: str
    form: str
    title: str
    content: bytes


def standalone_forms(
    parts: Sequence[FormPart], assembled: Assembled, now: dt.datetime
) -> Outcome[tuple[StandaloneForm, ...]]:
    """Render every form alone; where it names pages, they are those of the bound file."""
    pages = {entry.key: entry.numbers[0] for entry in assembled.entries}
    forms = []
    reports = []
    for each in parts:
        made = each.paper.render(now, pages=pages, standalone=True)
        reports.append(made.report)
        if made.value is not None:
            forms.append(
                StandaloneForm(key=each.part.key, form=each.paper.form, title=each.paper.title, content=made.value)
            )
    report = Report.join(reports)
    return Outcome(None if report.has_errors else tuple(forms), report)
