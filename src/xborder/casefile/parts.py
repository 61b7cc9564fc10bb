"""The parts of both bundles, in their order: the whole file for the prosecutor, and what may be served."""

import datetime as dt
from collections.abc import Sequence

from xborder.bundle.pdf.sources import Part, Place
from xborder.casefile.case import Case
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.evidence_pages import is_chosen_by_page, source_of
from xborder.casefile.filled.form_paper import form_paper, served_paper
from xborder.casefile.filled.parts_order import under
from xborder.casefile.form_parts import FormPart, form_part
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
from xborder.casefile.part_keys import part_key
from xborder.casefile.readiness import Readiness
from xborder.casefile.wording import name, short_day
from xborder.findings import Report
from xborder.model.codes import FileRole
from xborder.model.evidence import Exhibit, Statement
from xborder.model.register import key_of

Papers = Sequence[EvidencePaper]


def prosecution_parts(case: Case, readiness: Readiness, papers: Papers, found: Report) -> list[Part | FormPart]:
    """Everything, with the addresses of witnesses, the backs of statements and confidential forms."""
    shown = _shown(papers, served=False)
    parts: list[Part | FormPart] = [
        form_part(case, "front", front_sheet(case, readiness), "", place=Place.FRONT),
        form_part(case, "readiness", readiness_page(case, readiness, found), "", place=Place.FRONT),
        form_part(case, "chronology", chronology(case, _record_parts(case, shown)), "", place=Place.FRONT),
        *_filled(case, "Charging decision"),
        form_part(case, "MG4", charges(case), "Case overview"),
        form_part(case, "MG5", mg5(case), "Case overview"),
        *_filled(case, "Case overview"),
        form_part(case, "MG9", mg9(case), "Statements"),
        form_part(case, "MG11", mg11_list(case), "Statements"),
        *_statements(case, papers, served=False),
        *_filled(case, "Statements"),
        form_part(case, "MG12", mg12(case, shown), "Exhibits"),
        *_exhibits(case, papers, served=False),
        *_filled(case, "Forensic reports"),
        *(
            form_part(case, key_of(order), order_record(case, order), "Warnings and orders", order.made_on, order.ref)
            for order in case.file.orders
        ),
        *_incidents(case),
        *_orders_sought(case, pages=True),
        *_filled(case, "Defendant"),
        *(
            form_part(case, key_of(each), unused(case, each), "Unused material", each.signed_on)
            for each in case.file.schedules
        ),
        *_filled(case, "Unused material"),
        *_filled(case, "Court preparation"),
        *_filled(case, "From police to prosecutor"),
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
        form_part(case, "cover", served_cover(case, counted=counted), "", place=Place.FRONT),
        form_part(case, "MG4", charges(case), "Case overview"),
        form_part(case, "MG5", mg5(case), "Case overview"),
        *_filled(case, "Case overview", served=True),
        form_part(case, "MG9", mg9_served(case), "Statements"),
        form_part(case, "MG11", mg11_list(case), "Statements"),
        *_statements(case, papers, served=True),
        form_part(case, "MG12", mg12(case, shown), "Exhibits"),
        *_exhibits(case, papers, served=True),
        *_filled(case, "Forensic reports", served=True),
        *_orders_sought(case, pages=False),
        *(
            part
            for heading in ("Defendant", "Unused material", "Court preparation")
            for part in _filled(case, heading, served=True)
        ),
        *_supplied(case, papers, served=True),
    ]


def _filled(case: Case, heading: str, *, served: bool = False) -> list[FormPart]:
    """The forms filled from answers under a heading; of what is served, only as the class of each lets it out."""
    make = served_paper if served else form_paper
    made = [(each, make(case, each)) for each in under(case, heading)]
    return [form_part(case, each.key, paper, heading) for each, paper in made if paper is not None]


def _incidents(case: Case) -> list[FormPart]:
    ordered = sorted(case.file.incidents, key=lambda each: (str(each.day or ""), key_of(each)))
    return [
        form_part(case, key_of(each), incident_record(case, each), "Incidents", each.day, each.ref) for each in ordered
    ]


def _orders_sought(case: Case, *, pages: bool) -> list[FormPart]:
    sought = case.plan.orders_sought
    keys = ["MG13"] if len(sought) == 1 else [f"MG13-{number}" for number in range(1, len(sought) + 1)]
    return [
        form_part(case, key, mg13(case, order, pages=pages), "Orders sought")
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
