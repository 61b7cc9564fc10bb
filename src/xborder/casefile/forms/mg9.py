"""MG9: the witness list, whole for the prosecutor and edited for the court and the defence."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Cell, Paper, notice, page_of, table
from xborder.casefile.wording import day, force_name, name, period
from xborder.model.codes import WitnessKind
from xborder.model.evidence import Witness
from xborder.model.register import key_of

_ORDER = tuple(WitnessKind)


def in_order(witnesses: tuple[Witness, ...]) -> list[Witness]:
    """Witnesses as a list puts them: victim first, then civilians, experts, police, the officer in the case last."""
    return sorted(witnesses, key=lambda witness: (_ORDER.index(witness.kind), witness.ref, witness.provenance.force))


def mg9(case: Case) -> Paper:
    """The whole list, with addresses and dates to avoid: for the prosecutor only."""
    blocks: list[Block] = [
        notice("Addresses, telephone numbers and reasons for absence stay with the police and the prosecutor.", "stop")
    ]
    rows = [_full(case, number, witness) for number, witness in enumerate(in_order(case.file.witnesses), 1)]
    header = ("No", "Witness", "Address and contact", "Dates to avoid", "Checked", "Statements")
    blocks.append(table(("auto", "1.6fr", "2.2fr", "1.5fr", "1.1fr", "auto"), header, rows))
    return Paper(
        form="MG9",
        title="Witness list",
        subtitle=case.plan.title,
        blocks=tuple(blocks),
        not_disclosable=True,
        flipped=True,
    )


def mg9_served(case: Case) -> Paper:
    """The edited list: names, what each can say and their statements; nothing of where they live."""
    rows = [_served(case, number, witness) for number, witness in enumerate(in_order(case.file.witnesses), 1)]
    header = ("No", "Witness", "Evidence", "Statements")
    blocks = (table(("auto", "1.4fr", "2.6fr", "auto"), header, rows),)
    return Paper(
        form="MG9",
        title="Witness list (edited copy)",
        subtitle=case.plan.title,
        blocks=blocks,
        marking="OFFICIAL-SENSITIVE",
    )


def _full(case: Case, number: int, witness: Witness) -> tuple[Cell, ...]:
    person = witness.person
    contact = [address.display for address in person.addresses[-1:]]
    if person.contact:
        contact += [part for part in (person.contact.telephone, person.contact.email) if part]
    return (
        str(number),
        _who(witness),
        "\n".join(contact) or "through the force",
        "\n".join(period(each) for each in witness.dates_to_avoid) or "none",
        day(witness.previous_convictions_checked_on) or "not recorded",
        _first_page(case, witness),
    )


def _served(case: Case, number: int, witness: Witness) -> tuple[Cell, ...]:
    return (str(number), _who(witness), witness.evidence or "", _first_page(case, witness))


def _who(witness: Witness) -> str:
    officer = witness.officer
    rank = f"{officer.rank or ''} {officer.collar_number or ''}".strip() if officer else ""
    kind = "officer in the case" if witness.kind is WitnessKind.OFFICER_IN_CASE else witness.kind.value
    lines = [" ".join(filter(None, (rank, name(witness.person)))), f"{kind}{', key witness' if witness.is_key else ''}"]
    if officer:
        lines.append(force_name(officer.force or witness.provenance.force))
    return "\n".join(lines)


def _first_page(case: Case, witness: Witness) -> Cell:
    made = case.statements_of(witness)
    return page_of(key_of(made[0])) if made else "none"
