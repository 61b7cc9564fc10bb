"""An agreement made ready for many records: for each flow and record type, which rules name which leaf."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.leaves import Fields, leaves_under, shape_of
from xborder.agreements.patterns import covers
from xborder.agreements.truths import Truths, truths_of
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Rule
from xborder.model.register import RECORD_TYPES

#: The classes of record types by name; tests and integrators may add their own.
RecordTypes = Mapping[str, type[Any]]


@attrs.frozen(kw_only=True)
class CompiledRules:
    """The rules of one flow for one record type, and for each leaf the places of those that name it."""

    rules: tuple[Rule, ...]
    by_leaf: Mapping[str, tuple[int, ...]]
    shape: Fields
    truths: Truths

    def naming(self, pattern: str) -> tuple[int, ...]:
        """The rules that name a leaf, or a place where the model knows none."""
        if pattern in self.by_leaf:
            return self.by_leaf[pattern]
        return tuple(place for place, rule in enumerate(self.rules) if _names(rule, pattern))


def compile_rules(
    agreement: Agreement, flow: str, record_type: str, record_types: RecordTypes = RECORD_TYPES
) -> CompiledRules:
    """Gather the rules of a flow and record type. Raises KeyError for a record type without a class."""
    rules = tuple(rule for rule in agreement.rules if flow in rule.flows and rule.record_type in (record_type, "*"))
    shape = shape_of(record_types[record_type])
    leaves = leaves_under(shape)
    by_leaf = {leaf: tuple(place for place, rule in enumerate(rules) if _names(rule, leaf)) for leaf in leaves}
    return CompiledRules(rules=rules, by_leaf=by_leaf, shape=shape, truths=truths_of(rules))


def _names(rule: Rule, pattern: str) -> bool:
    return any(covers(path, pattern) for path in rule.paths)
