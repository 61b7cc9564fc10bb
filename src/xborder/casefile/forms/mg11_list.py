"""The cover list of statements (MG11), in the order of the witness list."""

from xborder.casefile.case import Case
from xborder.casefile.forms.mg9 import in_order
from xborder.casefile.paper import Cell, Paper, page_of, prose, table
from xborder.casefile.wording import day, name
from xborder.model.evidence import Statement
from xborder.model.register import key_of


def statements_in_order(case: Case) -> list[Statement]:
    """Statements as the witness list orders their makers; those of unknown makers last."""
    listed = [made for witness in in_order(case.file.witnesses) for made in case.statements_of(witness)]
    return listed + [made for made in case.file.statements if made not in listed]


def mg11_list(case: Case) -> Paper:
    """Each statement: who made it, when, how long it is, and the exhibits it produces or mentions."""
    rows: list[tuple[Cell, ...]] = [_row(case, made) for made in statements_in_order(case)]
    header = ("Ref", "Statement of", "Dated", "Pages", "Signed", "Exhibits", "In this file")
    return Paper(
        form="MG11",
        title="Cover list of statements",
        subtitle=case.plan.title,
        blocks=(
            prose(
                "Each statement is made under section 9 of the Criminal Justice Act 1967 and rule 16.2 of the Criminal Procedure Rules."
            ),
            table(("auto", "2fr", "auto", "auto", "auto", "1.4fr", "auto"), header, rows),
        ),
    )


def _row(case: Case, made: Statement) -> tuple[Cell, ...]:
    witness = case.witness_of(made)
    return (
        made.ref,
        name(witness.person) if witness else "unknown witness",
        day(made.made_on) or "no date",
        str(made.pages or ""),
        "yes" if made.signed else "no",
        ", ".join(exhibit.text for exhibit in made.exhibits) or "none",
        page_of(key_of(made)),
    )
