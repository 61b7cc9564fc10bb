"""The words in which an agreement is told to somebody who does not read YAML."""

import datetime as dt
from collections.abc import Iterable, Mapping

from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Condition, Rule
from xborder.model.agreement_codes import Operator

_ATTRIBUTES: Mapping[str, str] = {
    "subject.category": "the person's category",
    "record.processing_restricted": "the mark that processing is restricted",
    "record.force": "the force whose record it is",
    "record.kind": "the kind of order",
    "record.form": "the kind of form",
    "record.spent_convictions_considered": "the note that spent convictions were considered",
    "verified_at": "the day of the last check",
    "verified_by": "who checked it",
    "fact_or_assessment": "whether it is fact or assessment",
    "quality.age_days": "the days since the last check",
    "intel.handling": "the handling code",
    "intel.conditions_met": "the note that the handling conditions are met",
    "request.sensitive": "the sensitive processing that the request relies on",
    "request.from": "the sender",
    "request.to": "the recipient",
    "request.purpose": "the purpose",
    "request.role": "the role of who asks",
    "request.channel": "the channel",
    "request.justification": "the justification",
    "request.case_ref": "the case reference",
}

_OPERATORS: Mapping[Operator, str] = {
    Operator.EQ: "is",
    Operator.NE: "is not",
    Operator.IN: "is",
    Operator.NOT_IN: "is not",
    Operator.CONTAINS: "includes",
    Operator.EXISTS: "is known",
    Operator.LT: "is less than",
    Operator.LTE: "is at most",
    Operator.GT: "is more than",
    Operator.GTE: "is at least",
}

_METHODS: Mapping[str, str] = {
    "drop": "left out",
    "constant": "replaced by the word [redacted]",
    "initials": "cut to initials",
    "year_only": "cut to the year",
    "month_only": "cut to year and month",
    "postcode_district": "cut to the first half of the postcode",
    "keyed_hash": "replaced by a code that only shows whether two values are equal",
    "grid_1km": "cut to the square kilometre",
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them.

    >>> listed(["names"]), listed(["names", "dates", "dogs"]), listed(["a", "b"], "or")
    ('names', 'names, dates and dogs', 'a or b')
    """
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else "none"


def day(date: dt.date) -> str:
    """A day as people write it.

    >>> day(dt.date(2026, 9, 1))
    '1 September 2026'
    """
    return f"{date.day} {date:%B} {date.year}"


def plain(code: str) -> str:
    """A code of a closed list as words.

    >>> plain("asb_order"), plain("joint_controller")
    ('ASB order', 'joint controller')
    """
    return code.replace("_", " ").replace("asb", "ASB")


def method_words(method: str | None) -> str:
    """What a redaction leaves.

    >>> method_words("initials"), method_words("mask_last:4")
    ('cut to initials', 'with the last 4 characters masked')
    """
    name, _, count = (method or "drop").partition(":")
    return f"with the last {count} characters masked" if name == "mask_last" else _METHODS.get(name, f"by {name}")


def condition_words(condition: Condition) -> str:
    """A condition as a clause.

    >>> condition_words(Condition(attr="subject.category", op=Operator.IN, values=("suspect", "convicted")))
    "the person's category is suspect or convicted"
    """
    subject = _ATTRIBUTES.get(condition.attr, condition.attr)
    wanted = listed(condition.values, "or") if condition.values else condition.value
    return f"{subject} {_OPERATORS[condition.op]}{f' {wanted}' if wanted is not None else ''}"


def attribute_words(name: str) -> str:
    """An attribute in words."""
    return _ATTRIBUTES.get(name, name)


def rule_words(rule: Rule) -> str:
    """Under which conditions a rule acts; empty where it always does."""
    when = [condition_words(condition) for condition in rule.when]
    unless = [condition_words(condition) for condition in rule.unless]
    said = [f"when {listed(when)}"] if when else []
    said += [f"unless {listed(unless, 'or')}"] if unless else []
    return ", ".join(said)


def parties_words(agreement: Agreement, names: Iterable[str]) -> str:
    """The parties that ids and groups stand for, by name; a group is told by its id and how many it has."""
    known = agreement.party_by_id
    groups = {f"@{group.id}": group for group in agreement.groups}
    said = [
        f"the {len(groups[name].parties)} {groups[name].id}"
        if name in groups
        else known[name].name
        if name in known
        else name
        for name in names
    ]
    return listed(said)
