"""Preparing: everything that is known of a case before a page is made."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from xborder.casefile.bundles.definitions import Definitions, definitions_of
from xborder.casefile.case import Case
from xborder.casefile.checks import CHECKS
from xborder.casefile.compose import compose
from xborder.casefile.custody import Events, custody_log
from xborder.casefile.evidence import EvidencePaper, collect_evidence
from xborder.casefile.gather import Gathered, gather
from xborder.casefile.history import ladders_of
from xborder.casefile.leaks import search_evidence
from xborder.casefile.readiness import Readiness, assess_readiness
from xborder.casefile.readiness_findings import readiness_findings
from xborder.casefile.scope import scope_of
from xborder.casefile.selection import select_records
from xborder.casefile.sharing import Shared, agreement_of, share_case
from xborder.findings import Finding, Outcome, Report
from xborder.reference.national import National
from xborder.rules import RuleContext, check_many

Step = Callable[[str], None]


@attrs.frozen(kw_only=True)
class Prepared:
    """A case that can be built: composed, its files looked at, its readiness decided."""

    gathered: Gathered
    shared: Shared
    case: Case
    papers: tuple[EvidencePaper, ...]
    custody: Events
    readiness: Readiness
    definitions: Definitions


def prepare(
    folder: Path,
    *,
    leave_out: Sequence[str] = (),
    now: dt.datetime | None = None,
    national: National | None = None,
    step: Step = lambda _name: None,
) -> Outcome[Prepared]:
    """Read, check, share and compose the case in a folder.

    No value where it cannot be built: a source that cannot be read, an
    agreement that refuses, a file that is damaged, encrypted or carries
    JavaScript and was not left out, a page to be served that shows where a
    witness lives. Other findings, errors too, are for the prosecutor to read.
    Codes are looked up in ``national``; a build does without, so that what it
    makes depends on the case alone.
    """
    step("reading the records")
    gathered = gather(folder, now=now)
    if gathered.value is None:
        return Outcome(None, gathered.report)
    step("checking the records")
    report = gathered.report + check_case(gathered.value, national)
    report += select_records(gathered.value.records, gathered.value.links).report
    step("asking the agreement")
    shared = share_case(gathered.value)
    report += shared.report
    if shared.value is None:
        return Outcome(None, report)
    ladders = ladders_of(gathered.value, shared.value)
    report += ladders.report
    if ladders.value is None:
        return Outcome(None, report)
    plan, links = gathered.value.plan, gathered.value.links
    composed = compose(folder, plan, shared.value.records, links, ladders.value)
    report += composed.report
    if composed.value is None:
        return Outcome(None, report)
    step("looking at the evidence")
    return _with_evidence(gathered.value, shared.value, composed.value, tuple(leave_out), report)


def check_case(gathered: Gathered, national: National | None = None) -> Report:
    """Every rule over the records, the links and the plan of a case."""
    plan = gathered.plan
    loaded = agreement_of(gathered).value
    scope = scope_of(loaded.agreement) if loaded is not None else None
    context = RuleContext(
        now=plan.as_of,
        links=gathered.links,
        lead_force=plan.lead_force,
        agreement_forces=scope.forces if scope else None,
        national=national,
    )
    return check_many([*gathered.records, gathered.links_source, gathered.plan_source], context)


def _with_evidence(
    gathered: Gathered, shared: Shared, case: Case, leave_out: tuple[str, ...], report: Report
) -> Outcome[Prepared]:
    skipped = (*case.plan.leave_out, *leave_out)
    collected = collect_evidence(case.folder, [*case.file.statements, *case.file.exhibits, *case.file.forms], skipped)
    defined = definitions_of(case.folder, case.plan.bundle_definitions)
    report += collected.report + defined.report
    if collected.value is None or defined.value is None:
        return Outcome(None, report)
    witnesses = [record for record in case.records.values() if record.type == "witness"]
    searched = search_evidence(collected.value, witnesses)
    logged = custody_log(case, collected.value)
    report += searched + logged.report
    case = attrs.evolve(case, leaks=_errors(searched))
    readiness = assess_readiness(case, CHECKS)
    prepared = Prepared(
        gathered=gathered,
        shared=shared,
        case=case,
        papers=collected.value,
        custody=logged.value or (),
        readiness=readiness,
        definitions=defined.value,
    )
    return Outcome(prepared, report + readiness_findings(readiness))


def _errors(report: Report) -> tuple[Finding, ...]:
    return tuple(each for each in report if each.severity.value == "error")
