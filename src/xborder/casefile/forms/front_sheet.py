"""The front sheet of the prosecutor's file: what it is, whose, and how it stands."""

import re

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, facts, notice, section, table
from xborder.casefile.readiness import Readiness, State, Verdict
from xborder.casefile.wording import day, force_name, moment, name, partial, record_words
from xborder.model.case import Correction
from xborder.model.keys import RecordKey
from xborder.schema.paths import fields

_TYPES = {
    "gap": "Anticipated guilty plea",
    "ngap": "Anticipated not guilty plea, magistrates' court",
    "crown": "Crown Court",
    "remand": "Remand in custody",
    "pre_charge": "Before charge, straightforward",
    "pre_charge_complex": "Before charge, contested or complex",
    "bail_breach": "Breach of bail",
}


def front_sheet(case: Case, readiness: Readiness) -> Paper:
    """The first page of the case file."""
    blocks = [_identity(case), _state(readiness), *_defendants(case), *_forces(case), *_corrections(case)]
    return Paper(
        form="Front sheet",
        title=case.plan.title,
        subtitle="Case file for the prosecutor",
        blocks=tuple(blocks),
        not_disclosable=True,
    )


def _identity(case: Case) -> Block:
    officer = case.plan.reporting_officer
    return facts(
        ("URN", case.file.urn.text),
        ("Operation", case.plan.operation or "none"),
        ("Lead force", force_name(case.plan.lead_force)),
        ("File type", _TYPES[case.plan.file_type.value]),
        ("Officer in the case", officer.display if officer else ""),
        ("As of", moment(case.plan.as_of)),
        columns=2,
    )


def _state(readiness: Readiness) -> Block:
    ready = readiness.count(State.PRESENT)
    kept = len(readiness.open)
    if readiness.verdict is Verdict.READY:
        return notice(f"Ready: all {ready} items that this kind of file needs are here. The next page lists them.")
    if readiness.verdict is Verdict.CANNOT_TELL:
        return notice(
            f"Cannot tell: {kept} items could not be judged. The next page says what settles each.", "warning"
        )
    return notice(
        f"Not ready: {kept} of {ready + kept} items that this kind of file needs are missing or not in order. "
        "The next page lists them.",
        "stop",
    )


def _defendants(case: Case) -> list[Block]:
    rows = []
    for charge in case.file.charges:
        person = charge.defendant
        numbers = person.identifiers if person else None
        pnc = numbers.pnc_id.text if numbers and numbers.pnc_id else "not recorded"
        codes = ", ".join(each.code.text for each in charge.offences)
        hearing = charge.first_hearing
        rows.append(
            (
                name(person),
                partial(person.date_of_birth) if person else "",
                pnc,
                codes,
                day(hearing.date) if hearing else "",
            )
        )
    header = ("Defendant", "Born", "PNC ID", "Charges", "First hearing")
    return [section("Defendants"), table(("2fr", "auto", "auto", "auto", "auto"), header, rows)]


def _forces(case: Case) -> list[Block]:
    counted: dict[str, dict[str, int]] = {}
    for held in case.records.values():
        force = held.record.provenance.force
        kinds = counted.setdefault(force, {})
        kinds[held.type] = kinds.get(held.type, 0) + 1
    rows = [(force_name(force), _counts(kinds)) for force, kinds in sorted(counted.items())]
    return [section("Records by force"), table(("auto", "1fr"), ("Force", "Records in this file"), rows)]


def _counts(kinds: dict[str, int]) -> str:
    words = {"asb_order": "order", "offender": "offender record", "form": "form supplied"}
    return ", ".join(
        f"{number} {words.get(kind, kind)}{'s' if number > 1 else ''}" for kind, number in sorted(kinds.items())
    )


def _corrections(case: Case) -> list[Block]:
    if not case.plan.corrections:
        return []
    rows = [
        (record_words(each.record), _field(each), each.corrected_by, day(each.corrected_on), each.reason)
        for each in case.plan.corrections
    ]
    header = ("Record", "Field", "Corrected by", "On", "Reason")
    return [
        section("Values put right for this file"),
        table(("1.4fr", "1fr", "1.2fr", "1fr", "2fr"), header, rows),
    ]


def _field(correction: Correction) -> str:
    """The title of the field that was corrected."""
    pattern = re.sub(r"/[0-9]+(?=/|$)", "/*", correction.pointer)
    known = fields(RecordKey.parse(correction.record).type).get(pattern)
    return known.title if known else correction.pointer
