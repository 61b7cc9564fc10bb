"""Gathering: every record of a case, read by its profile and put right where a person said so."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs

from xborder.casefile.attaching import attach_files
from xborder.casefile.corrections import apply_corrections
from xborder.casefile.filled.reading import read_answers
from xborder.casefile.folder import inside, read_links, read_plan
from xborder.casefile.selection import without_intelligence
from xborder.files.limits import Limits
from xborder.findings import Finding, Outcome, Report, Severity, Sourced, finding
from xborder.formats import ReadContext, read
from xborder.model.case import CasePlan, RecordSource
from xborder.model.evidence import Exhibit
from xborder.model.links import LinksFile
from xborder.model.register import key_of

#: Families of findings that speak of reading and of the case folder, not of what a record says.
_STOPPING = ("FILE", "YAML", "JSON", "XML", "CSV", "SCHEMA", "FORMAT", "BUILD", "FORM")


@attrs.frozen(kw_only=True)
class Gathered:
    """What lies in a case folder: the plan, the links, the records of every force, and the answers to forms."""

    folder: Path
    plan_source: Sourced
    links_source: Sourced
    records: tuple[Sourced, ...]
    losses: dict[str, Any]
    answers: tuple[Sourced, ...] = ()

    @property
    def plan(self) -> CasePlan:
        """The plan."""
        plan: CasePlan = self.plan_source.record
        return plan

    @property
    def links(self) -> LinksFile:
        """The links."""
        links: LinksFile = self.links_source.record
        return links


def gather(folder: Path, *, now: dt.datetime | None = None, limits: Limits | None = None) -> Outcome[Gathered]:
    """Read a case folder, as of ``now`` or of the time that its plan names.

    No value where something cannot be read; the report says what and where.
    """
    planned = read_plan(folder)
    if planned.value is None:
        return Outcome(None, planned.report)
    plan: CasePlan = planned.value.record
    if now is not None:
        plan = attrs.evolve(plan, as_of=now)
    linked = read_links(folder, plan)
    reads = [_read_source(folder, source, plan, limits or Limits()) for source in plan.records]
    found = Report.join(each.report for each in reads)
    # Before anything judges them: what is found in intelligence would travel with the findings.
    records, apart = without_intelligence(record for each in reads for record in each.records)
    corrected = apply_corrections(records, plan.corrections, found, planned.value)
    answered = read_answers(folder, planned.value)
    attached = attach_files(corrected.value or (), plan.files, planned.value)
    report = Report.join(
        (
            planned.report,
            linked.report,
            corrected.report,
            attached.report,
            apart,
            _repeated(records),
            _repeated_exhibits(corrected.value or ()),
            answered.report,
        )
    )
    if linked.value is None or attached.value is None or any(stops_a_case(each) for each in report):
        return Outcome(None, report)
    losses = {source.path: each.loss for source, each in zip(plan.records, reads, strict=True)}
    return Outcome(
        Gathered(
            folder=folder,
            plan_source=attrs.evolve(planned.value, record=plan),
            links_source=linked.value,
            records=attached.value,
            losses=losses,
            answers=answered.value or (),
        ),
        report,
    )


@attrs.frozen
class _Source:
    records: tuple[Sourced, ...]
    report: Report
    loss: Any = None


def _read_source(folder: Path, source: RecordSource, plan: CasePlan, limits: Limits) -> _Source:
    found = inside(folder, source.path)
    if found.value is None:
        return _Source((), found.report)
    context = ReadContext(force=source.force, extracted_at=plan.as_of, label=source.path, year=plan.as_of.year)
    result = read(found.value, source.profile, context=context, limits=limits)
    foreign = [each for each in result.records if each.record.provenance.force != source.force]
    report = result.report + Report(
        tuple(finding("XB-BUILD-007", each.at("/provenance/force"), force=source.force) for each in foreign)
    )
    return _Source(result.records, report, result.loss)


def stops_a_case(each: Finding) -> bool:
    """Say whether a finding means that a case would lack something, or hold it under another's name.

    Errors in what a record says do not: a prosecutor has to see them.
    """
    return each.severity is Severity.ERROR and each.code.split("-")[1] in _STOPPING


def _repeated(records: tuple[Sourced, ...]) -> Report:
    """Two records under one key would leave it to chance which of them counts."""
    seen: set[str] = set()
    findings = []
    for record in records:
        key = key_of(record.record)
        if key in seen:
            findings.append(finding("XB-BUILD-008", record.at("/ref"), record=key))
        seen.add(key)
    return Report(tuple(findings))


def _repeated_exhibits(records: tuple[Sourced, ...]) -> Report:
    """Two exhibits of one force under one reference: a statement that names it could mean either."""
    seen: set[tuple[str | None, str]] = set()
    findings = []
    for record in records:
        if not isinstance(record.record, Exhibit):
            continue
        reference = record.record.exhibit_ref.text
        if (record.record.provenance.force, reference) in seen:
            findings.append(finding("XB-BUILD-301", record.at("/exhibit_ref"), reference=reference))
        seen.add((record.record.provenance.force, reference))
    return Report(tuple(findings))
