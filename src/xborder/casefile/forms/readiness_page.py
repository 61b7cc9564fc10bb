"""The readiness page: why a reviewer would fail the file, what the file lacks, and what to do about it."""

from collections.abc import Sequence

from xborder.casefile.case import Case
from xborder.casefile.paper import Block, Paper, notice, prose, section, table
from xborder.casefile.readiness import Readiness, ReadinessItem, State
from xborder.casefile.readiness_findings import FAMILY
from xborder.casefile.readiness_words import STATES, reason_words, summary_words, verdict_words
from xborder.findings import Report, Severity


def readiness_page(case: Case, readiness: Readiness, found: Report) -> Paper:
    """The prosecutor's reasons for failing the file first, then errors in what is there, then what is ready."""
    blocks: list[Block] = [*_failures(readiness), *_charges(readiness), *_errors(found)]
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


def _charges(readiness: Readiness) -> list[Block]:
    """How the file stands for each charge, where it does not stand the same for all."""
    if len({standing.verdict for standing in readiness.charges}) < 2:
        return []
    rows = [(standing.key, standing.code, verdict_words(standing.verdict)) for standing in readiness.charges]
    return [section("By charge"), table(("2fr", "auto", "1fr"), ("Charge", "Code", "Answer"), rows)]


def _errors(found: Report) -> list[Block]:
    """Errors that somebody must answer and that are not told above; warnings are in findings.json."""
    errors = [
        each for each in found.once().sorted() if each.severity is Severity.ERROR and not each.code.startswith(FAMILY)
    ]
    if not errors:
        return []
    rows = [(str(each.location), f"{each.message} ({each.code})", each.hint) for each in errors]
    return [section("Errors to answer"), table(("1.4fr", "2fr", "2fr"), ("Where", "What is wrong", "What to do"), rows)]
