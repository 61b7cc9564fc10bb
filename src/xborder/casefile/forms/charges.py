"""MG4: the charges, as they were put."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, facts, prose, section, subsection
from xborder.casefile.wording import day, force_name, listed, name, partial
from xborder.model.charge import Charge, Offence


def charges(case: Case) -> Paper:
    """One part for each defendant: who, which offences in which words, and where they are to appear."""
    blocks: list[Block] = [block for charge in case.file.charges for block in _charge(charge)]
    blocks = blocks or [prose("Nobody is charged yet.")]
    return Paper(form="MG4", title="Charges", subtitle=case.plan.title, blocks=tuple(blocks))


def _charge(charge: Charge) -> list[Block]:
    defendant = charge.defendant
    numbers = defendant.identifiers if defendant else None
    person = facts(
        ("Defendant", name(defendant)),
        ("Born", partial(defendant.date_of_birth) if defendant else ""),
        ("URN", charge.urn.text if charge.urn else ""),
        ("Arrest/summons no", numbers.asn.text if numbers and numbers.asn else ""),
        ("Charged by", force_name(charge.provenance.force)),
        ("First hearing", listed(charge.first_hearing)),
        columns=2,
    )
    return [
        section(name(defendant) or charge.ref),
        person,
        *(block for each in charge.offences for block in _offence(each)),
    ]


def _offence(offence: Offence) -> list[Block]:
    dates = facts(
        ("Offence", offence.code.text),
        ("Committed", " to ".join(filter(None, dict.fromkeys([day(offence.began_on), day(offence.ended_on)])))),
        ("Charged", day(offence.charged_on)),
        ("Where", offence.location or ""),
        columns=2,
    )
    wording = [prose(offence.wording)] if offence.wording else []
    return [subsection(f"Charge {offence.sequence}"), dates, *wording]
