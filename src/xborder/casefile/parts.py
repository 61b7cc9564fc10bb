"""The parts of both bundles, in their order: the whole file for the prosecutor, and what may be served."""

import datetime as dt
from collections.abc import Sequence

import attrs

from xborder.bundle.pdf.sources import Pages, Part, Place
from xborder.casefile.case import Case
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.evidence_pages import is_chosen_by_page, source_of
from xborder.casefile.form_register import form
from xborder.casefile.forms.charges import charges
from xborder.casefile.forms.chronology import chronology
from xborder.casefile.forms.front_sheet import front_sheet
from xborder.casefile.forms.incidents import incident_record
from xborder.casefile.forms.mg5 import mg5
from xborder.casefile.forms.mg9 import mg9, mg9_served
from xborder.casefile.forms.mg11_list import mg11_list, statements_in_order
from xborder.casefile.forms.mg12 import exhibits_in_order, mg12
from xborder.casefile.forms.mg13 import mg13
from xborder.casefile.forms.orders import order_record
from xborder.casefile.forms.readiness_page import readiness_page
from xborder.casefile.forms.served_cover import served_cover
from xborder.casefile.forms.unused import unused
from xborder.casefile.paper import Paper
from xborder.casefile.part_keys import part_key
from xborder.casefile.readiness import Readiness
from xborder.casefile.wording import name, short_day
from xborder.findings import Outcome, Report
from xborder.model.codes import FileRole
from xborder.model.evidence import Exhibit, Statement
from xborder.model.register import key_of

Papers = Sequence[EvidencePaper]


@attrs.frozen(kw_only=True)
class FormPart:
    """A generated form: the part it makes, and the form by itself."""

    part: Part
    paper: Paper


def prosecution_parts(case: Case, readiness: Readiness, papers: Papers, found: Report) -> list[Part | FormPart]:
    """Everything, with the addresses of witnesses, the backs of statements and confidential forms."""
    shown = _shown(papers, served=False)
    parts: list[Part | FormPart] = [
        _form(case, "front", front_sheet(case, readiness), "", place=Place.FRONT),
        _form(case, "readiness", readiness_page(case, readiness, found), "", place=Place.FRONT),
        _form(case, "chronology", chronology(case, _record_parts(case, shown)), "", place=Place.FRONT),
        _form(case, "MG4", charges(case), "Case overview"),
        _form(case, "MG5", mg5(case), "Case overview"),
        _form(case, "MG9", mg9(case), "Statements"),
        _form(case, "MG11", mg11_list(case), "Statements"),
        *_statements(case, papers, served=False),
        _form(case, "MG12", mg12(case, shown), "Exhibits"),
        *_exhibits(case, papers, served=False),
        *(
            _form(case, key_of(order), order_record(case, order), "Warnings and orders", order.made_on, order.ref)
            for order in case.file.orders
        ),
        *_incidents(case),
        *_orders_sought(case, pages=True),
        *(
            _form(case, key_of(each), unused(case, each), "Unused material", each.signed_on)
            for each in case.file.schedules
        ),
        *_supplied(case, papers, served=False),
    ]
    return parts


def served_parts(case: Case, papers: Papers, *, counted: bool = True) -> list[Part | FormPart]:
    """Only what the court and the defence may be given.

    No form of class NEVER, no back of a statement, no original that has a
    redacted copy: each is left out here because nothing here asks for it.
    ``counted`` says that page numbers run from 1 without letters.
    """
    shown = _shown(papers, served=True)
    return [
        _form(case, "cover", served_cover(case, counted=counted), "", place=Place.FRONT),
        _form(case, "MG4", charges(case), "Case overview"),
        _form(case, "MG5", mg5(case), "Case overview"),
        _form(case, "MG9", mg9_served(case), "Statements"),
        _form(case, "MG11", mg11_list(case), "Statements"),
        *_statements(case, papers, served=True),
        _form(case, "MG12", mg12(case, shown), "Exhibits"),
        *_exhibits(case, papers, served=True),
        *_orders_sought(case, pages=False),
        *_supplied(case, papers, served=True),
    ]


def _form(
    case: Case,
    key: str,
    paper: Paper,
    heading: str,
    date: dt.date | None = None,
    reference: str = "",
    *,
    place: Place = Place.BODY,
) -> FormPart:
    now = case.plan.as_of

    def make(pages: Pages) -> Outcome[bytes]:
        return paper.render(now, pages=pages)

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


def _incidents(case: Case) -> list[FormPart]:
    ordered = sorted(case.file.incidents, key=lambda each: (str(each.day or ""), key_of(each)))
    return [_form(case, key_of(each), incident_record(case, each), "Incidents", each.day, each.ref) for each in ordered]


def _orders_sought(case: Case, *, pages: bool) -> list[FormPart]:
    sought = case.plan.orders_sought
    keys = ["MG13"] if len(sought) == 1 else [f"MG13-{number}" for number in range(1, len(sought) + 1)]
    return [
        _form(case, key, mg13(case, order, pages=pages), "Orders sought")
        for key, order in zip(keys, sought, strict=True)
    ]


def _statements(case: Case, papers: Papers, *, served: bool) -> list[Part]:
    by_record = _by_record(papers)
    return [
        _statement(case, made, paper, served=served)
        for made in statements_in_order(case)
        for paper in by_record.get(key_of(made), ())
        if _goes(paper, served=served)
    ]


def _statement(case: Case, made: Statement, paper: EvidencePaper, *, served: bool) -> Part:
    witness = case.witness_of(made)
    title = f"Statement of {name(witness.person) if witness else 'unknown witness'}"
    return _evidence(case, paper, title, "Statements", made.ref, made.made_on, served=served)


def _exhibits(case: Case, papers: Papers, *, served: bool) -> list[Part]:
    by_record = _by_record(papers)
    return [
        _exhibit(case, exhibit, paper, served=served)
        for exhibit in exhibits_in_order(case)
        for paper in by_record.get(key_of(exhibit), ())
        if _goes(paper, served=served)
    ]


def _exhibit(case: Case, exhibit: Exhibit, paper: EvidencePaper, *, served: bool) -> Part:
    reference = exhibit.exhibit_ref.text
    copy = " (redacted copy)" if paper.file.role is FileRole.REDACTED_COPY else ""
    return _evidence(
        case,
        paper,
        f"{exhibit.description or reference}{copy}",
        "Exhibits",
        reference,
        exhibit.produced_on,
        served=served,
    )


def _supplied(case: Case, papers: Papers, *, served: bool) -> list[Part]:
    by_record = _by_record(papers)
    heading = "Previous convictions" if served else "From police to prosecutor"
    return [
        _evidence(
            case, paper, each.title or form(each.form).title, heading, each.form, each.completed_on, served=served
        )
        for each in case.file.forms
        if not served or form(each.form).may_be_served
        for paper in by_record.get(key_of(each), ())
        if _goes(paper, served=served)
    ]


def _evidence(
    case: Case, paper: EvidencePaper, title: str, heading: str, reference: str, date: dt.date | None, *, served: bool
) -> Part:
    return Part(
        key=part_key(paper.key),
        title=f"{reference} {title}",
        description=title,
        source=source_of(paper, title=title, reference=reference, now=case.plan.as_of, served=served),
        name=paper.file.path,
        section=heading,
        pages=paper.served_pages if served and is_chosen_by_page(paper) else None,
        date=short_day(date),
        reference=reference,
    )


def _goes(paper: EvidencePaper, *, served: bool) -> bool:
    return bool(paper.served_pages) if served else True


def _by_record(papers: Papers) -> dict[str, list[EvidencePaper]]:
    """The files of each record, the original before its redacted copy."""
    found: dict[str, list[EvidencePaper]] = {}
    for paper in sorted(papers, key=lambda each: each.file.role is FileRole.REDACTED_COPY):
        found.setdefault(key_of(paper.record), []).append(paper)
    return found


def _shown(papers: Papers, *, served: bool) -> dict[str, str]:
    """Which part shows each record: in what is served, the copy that may be seen."""
    return {
        key: next(paper.key for paper in each if _goes(paper, served=served))
        for key, each in _by_record(papers).items()
        if any(_goes(paper, served=served) for paper in each)
    }


def _record_parts(case: Case, shown: dict[str, str]) -> dict[str, str]:
    parts = {key: key for key, held in case.records.items() if held.type in ("incident", "asb_order")}
    return {**shown, **parts, **{key_of(charge): "MG4" for charge in case.file.charges}}
