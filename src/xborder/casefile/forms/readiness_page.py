"""The readiness page: what the file holds, what it lacks, and what to do about it."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, notice, prose, section, table
from xborder.casefile.readiness import Readiness, State


def readiness_page(case: Case, readiness: Readiness) -> Paper:
    """What is missing first, then what is ready, then what this file does not need."""
    blocks: list[Block] = []
    missing = [item for item in readiness.items if item.state is State.MISSING]
    if missing:
        rows = [(item.title, item.form, item.detail, item.todo) for item in missing]
        blocks += [
            section("Missing"),
            table(("1.5fr", "auto", "2fr", "2fr"), ("Item", "Form", "Now", "What to do"), rows),
        ]
    else:
        blocks.append(notice("Nothing is missing."))
    ready = [(item.title, item.form, item.detail) for item in readiness.items if item.state is State.READY]
    blocks += [section("Ready"), table(("2.2fr", "auto", "2.4fr"), ("Item", "Form", "Found"), ready)]
    unneeded = ", ".join(item.title.lower() for item in readiness.items if item.state is State.NOT_NEEDED)
    if unneeded:
        blocks += [section("Not needed in this file"), prose(unneeded[:1].upper() + unneeded[1:] + ".")]
    return Paper(
        form="Readiness",
        title="What is ready and what is missing",
        subtitle=case.plan.title,
        blocks=tuple(blocks),
        not_disclosable=True,
    )
