"""The first page of what is served."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, facts, prose, section, table
from xborder.casefile.wording import force_name, listed, name

#: What the cover says of page numbers that count the pages, and of any others.
_COUNTED = "Pages are numbered from 1 as a reader's screen counts them."
_LABELLED = "Every page bears the number by which it is cited; a reader's screen shows it as the page's label."


def served_cover(case: Case, *, counted: bool = True) -> Paper:
    """The parties, the charges and the hearing; who may rely on what follows.

    ``counted`` says that page numbers run from 1 without letters.
    """
    officer = case.plan.reporting_officer
    blocks: list[Block] = [
        facts(
            ("URN", case.file.urn.text),
            ("Prosecuting force", force_name(case.plan.lead_force)),
            ("Officer in the case", officer.display if officer else ""),
        ),
        section("Defendants"),
        _defendants(case),
        prose(
            f"{_COUNTED if counted else _LABELLED} Statements are given without their backs, and "
            "an exhibit that names a private address is given as a redacted copy."
        ),
    ]
    return Paper(
        form="Cover", title=case.plan.title, subtitle="Court bundle", blocks=tuple(blocks), marking="OFFICIAL-SENSITIVE"
    )


def _defendants(case: Case) -> Block:
    rows = []
    for charge in case.file.charges:
        codes = ", ".join(each.code.text for each in charge.offences)
        rows.append((name(charge.defendant), codes, listed(charge.first_hearing) or "not listed"))
    return table(("2fr", "1fr", "1.4fr"), ("Defendant", "Charges", "First hearing"), rows)
