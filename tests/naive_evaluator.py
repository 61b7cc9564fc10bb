"""A second evaluator, written from the words of the semantics alone and as plainly as can be: the oracle.

It knows nothing of shapes, compiled rules or judges: it takes a leaf's path
and kind and asks every rule.
"""

import re
from collections.abc import Mapping
from typing import Any

from xborder.agreements.request import Request
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Condition, Rule

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


def outcome(
    agreement: Agreement, request: Request, data: Mapping[str, Any], flow: str, kind: str, leaf: str, *, sensitive: bool
) -> str:
    """refuse, withhold, share, or redact with its method, for one leaf named by its pattern."""
    named = [
        rule
        for rule in agreement.rules
        if flow in rule.flows and rule.record_type in (kind, "*") and any(names(path, leaf) for path in rule.paths)
    ]
    truths = {rule.id: truth(rule, data, request) for rule in named}
    if any(rule.effect == "refuse_record" and truths[rule.id] != FALSE for rule in named):
        return "refuse"
    if leaf == "/extensions" or any(rule.effect == "withhold" and truths[rule.id] != FALSE for rule in named):
        return "withhold"
    methods = {rule.method for rule in named if rule.effect == "redact" and truths[rule.id] != FALSE}
    granted = any(
        rule.effect in ("share", "redact")
        and truths[rule.id] == TRUE
        and (not sensitive or rule.sensitive in request.sensitive)
        for rule in named
    )
    if not granted or len(methods) > 1 or "drop" in methods:
        return "withhold"
    return f"redact {methods.pop()}" if methods else "share"


def names(path: str, leaf: str) -> bool:
    """Whether a rule's path names a leaf."""
    pattern = re.escape(path.removesuffix("/**"))
    return re.fullmatch(pattern + ("(/.*)?" if path.endswith("/**") else ""), leaf) is not None


def truth(rule: Rule, data: Mapping[str, Any], request: Request) -> str:
    """All of when and none of unless."""
    flipped = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}
    values = [condition_truth(condition, data, request) for condition in rule.when]
    values += [flipped[condition_truth(condition, data, request)] for condition in rule.unless]
    if FALSE in values:
        return FALSE
    return UNKNOWN if UNKNOWN in values else TRUE


def condition_truth(condition: Condition, data: Mapping[str, Any], request: Request) -> str:
    """One condition over the attributes that the random agreements use."""
    if condition.attr == "request.sensitive":
        return TRUE if condition.value in request.sensitive else FALSE
    if condition.attr == "subject.category":
        return category_truth(condition, data.get("subject_category"))
    if condition.attr == "record.spent_convictions_considered":
        flag = data.get("spent_convictions_considered")
        if not isinstance(flag, bool) or condition.op not in ("eq", "ne"):
            return UNKNOWN
        same = flag == (condition.value == "true")
        return TRUE if same == (condition.op == "eq") else FALSE
    return UNKNOWN


def category_truth(condition: Condition, have: object) -> str:
    """A condition over the categories of people, of which there may be several."""
    if not isinstance(have, list) or not have or condition.op not in ("in", "not_in", "contains", "exists"):
        return UNKNOWN
    if condition.op == "exists":
        return TRUE
    if condition.op == "contains":
        return TRUE if condition.value in have else FALSE
    hit = any(category in condition.values for category in have)
    return TRUE if hit == (condition.op == "in") else FALSE
