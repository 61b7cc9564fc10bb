"""The lint rules in order, and the one function that asks them all."""

from xborder.agreements.compiled import RecordTypes
from xborder.agreements.lint.bases import outside_part_3, purposes
from xborder.agreements.lint.conditions import conditions, requirements
from xborder.agreements.lint.context import LintRule, context_of
from xborder.agreements.lint.dates import dates
from xborder.agreements.lint.grants import carried_fields, rule_bases
from xborder.agreements.lint.obligations import logging, markings, retention
from xborder.agreements.lint.open_ends import no_flows, open_ends
from xborder.agreements.lint.papers import impact_assessment, signatories, versions
from xborder.agreements.lint.parties import parties
from xborder.agreements.lint.paths import everything, paths, refusals
from xborder.agreements.lint.redactions import ambiguous, methods
from xborder.agreements.lint.references import duplicates, record_types, references
from xborder.agreements.lint.schedule8 import schedule8
from xborder.agreements.lint.sensitive import sensitive_entries, sensitive_rules
from xborder.findings import Report
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES

RULES: tuple[LintRule, ...] = (
    dates,
    parties,
    references,
    record_types,
    duplicates,
    purposes,
    outside_part_3,
    versions,
    signatories,
    impact_assessment,
    rule_bases,
    carried_fields,
    sensitive_entries,
    sensitive_rules,
    schedule8,
    ambiguous,
    methods,
    paths,
    everything,
    refusals,
    conditions,
    requirements,
    logging,
    markings,
    retention,
    open_ends,
    no_flows,
)


def lint(agreement: Agreement, record_types: RecordTypes = RECORD_TYPES) -> Report:
    """Everything that is wrong or doubtful in an agreement, each finding with a pointer into it."""
    context = context_of(agreement, record_types)
    return Report(tuple(found for rule in RULES for found in rule(context)))
