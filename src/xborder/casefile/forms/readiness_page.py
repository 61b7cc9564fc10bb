"""The readiness page: what the file holds, what it lacks, and what to do about it."""

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, notice, prose, section, table
from xborder.casefile.readiness import Readiness, State
from xborder.findings import Report, Severity


def readiness_page(case: Case, readiness: Readiness, found: Report) -> Paper:
    """What is missing first, then errors in what is there, then what is ready, then what this file does not need."""
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
    blocks += _errors(found)
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


def _errors(found: Report) -> list[Block]:
    """Errors that somebody must answer; warnings are in findings.json."""
    errors = [each for each in found.once().sorted() if each.severity is Severity.ERROR]
    if not errors:
        return []
    rows = [(str(each.location), f"{each.message} ({each.code})", each.hint) for each in errors]
    return [section("Errors to answer"), table(("1.4fr", "2fr", "2fr"), ("Where", "What is wrong", "What to do"), rows)]
