"""A generated form as a part of a bundle: laid out again when the pages it names have moved, and otherwise once."""

import datetime as dt
from functools import cache

import attrs

from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.casefile.case import Case
from xborder.casefile.paper import Paper
from xborder.casefile.part_keys import part_key
from xborder.casefile.wording import short_day
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class FormPart:
    """A generated form: the part it makes, and the form by itself."""

    part: Part
    paper: Paper


def form_part(
    case: Case,
    key: str,
    paper: Paper,
    heading: str,
    date: dt.date | None = None,
    reference: str = "",
    *,
    place: Place = Place.BODY,
) -> FormPart:
    """The part that a paper makes under a heading, dated by its record or by the day of the file."""
    now = case.plan.as_of

    @cache
    def alone() -> Outcome[bytes]:
        """Made once, however often the layout is computed."""
        return paper.render(now)

    def make(pages: Pages) -> Outcome[bytes]:
        return paper.render(now, pages=pages) if paper.names_pages else alone()

    when = short_day(date or now.date())
    part = Part(
        key=part_key(key),
        title=paper.title
        if place is Place.FRONT
        else f"{paper.form} {paper.title}"
        if paper.form.startswith("MG")
        else paper.title,
        source=make,
        description=paper.title,
        name=f"{paper.form}.pdf",
        place=place,
        section=heading,
        date="" if place is Place.FRONT else when,
        reference=reference or (paper.form if paper.form.startswith("MG") else ""),
        in_index=place is Place.BODY,
    )
    return FormPart(part=part, paper=paper)
