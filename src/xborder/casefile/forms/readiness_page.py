"""The readiness page: why a reviewer would fail the file, what the file lacks, and what to do about it."""

from collections.abc import Sequence

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, notice, prose, section, table
from xborder.casefile.readiness import Readiness, ReadinessItem, Standing, State
from xborder.casefile.readiness_findings import FAMILY
from xborder.casefile.readiness_words import STATES, is_open, reason_words, summary_words, verdict_words
from xborder.casefile.wording import name
from xborder.findings import Report, Severity
from xborder.model.register import key_of


def readiness_page(case: Case, readiness: Readiness, found: Report) -> Paper:
    """The prosecutor's reasons for failing the file first, then errors in what is there, then what is ready."""
    blocks: list[Block] = [*_failures(readiness), *_charges(case, readiness), *_errors(found)]
    present = [(item.title, item.form, item.detail) for item in readiness.items if item.state is State.PRESENT]
    blocks += [section("Ready"), table(("2.2fr", "auto", "2.4fr"), ("Item", "Form", "Found"), present)]
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


def _failures(readiness: Readiness) -> list[Block]:
    if not readiness.open:
        return [notice("Nothing is missing. None of the prosecutor's reasons for failing a file was found.")]
    return [notice(summary_words(readiness), "stop"), section("Why a reviewer would fail it"), _table(readiness.open)]


def _table(items: Sequence[ReadinessItem]) -> Block:
    rows = [
        (
            reason_words(failure) or item.title,
            STATES[failure.fault.state],
            failure.fault.detail,
            failure.fault.todo,
        )
        for item in items
        for failure in item.failures
    ]
    return table(("1.5fr", "auto", "2fr", "2fr"), ("Reason", "State", "Now", "What settles it"), rows)


def _charges(case: Case, readiness: Readiness) -> list[Block]:
    """How the file stands for each defendant and charge, where there is more than one."""
    if len(readiness.charges) < 2:
        return []
    people = {key_of(charge): name(charge.defendant) for charge in case.file.charges}
    rows = [
        (
            people.get(standing.key.partition("#")[0], ""),
            standing.key.rpartition("#")[2],
            standing.code,
            _answer(standing),
        )
        for standing in readiness.charges
    ]
    header = ("Defendant", "Charge", "Code", "Answer")
    return [section("By defendant and charge"), table(("1.5fr", "auto", "auto", "2fr"), header, rows)]


def _answer(standing: Standing) -> str:
    kept = ", ".join(item.title.lower() for item in standing.items if is_open(item))
    return f"{verdict_words(standing.verdict)}: {kept}" if kept else verdict_words(standing.verdict)


def _errors(found: Report) -> list[Block]:
    """Errors that somebody must answer and that are not told above; warnings are in findings.json."""
    errors = [
        each for each in found.once().sorted() if each.severity is Severity.ERROR and not each.code.startswith(FAMILY)
    ]
    if not errors:
        return []
    rows = [(str(each.location), f"{each.message} ({each.code})", each.hint) for each in errors]
    return [section("Errors to answer"), table(("1.4fr", "2fr", "2fr"), ("Where", "What is wrong", "What to do"), rows)]
