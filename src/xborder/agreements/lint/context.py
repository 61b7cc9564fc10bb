"""What a lint rule looks at, and how it says where."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from xborder.agreements.compiled import RecordTypes
from xborder.agreements.leaves import Fields, leaves_under, shape_of
from xborder.agreements.patterns import resolve
from xborder.findings import Finding, Location, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Rule


@attrs.frozen(kw_only=True)
class LintContext:
    """The agreement and the shapes of the record types that it may name."""

    agreement: Agreement
    shapes: Mapping[str, Fields]

    def found(self, code: str, pointer: str, **names: Any) -> Finding:
        """A finding on a value of the agreement; loading knows the line and column."""
        return finding(code, Location(pointer=pointer), **names)

    def types_of(self, rule: Rule) -> tuple[str, ...]:
        """The record types of a rule that are in the agreement's scope and known to the model."""
        wanted = self.agreement.data.record_types if rule.record_type == "*" else (rule.record_type,)
        return tuple(name for name in wanted if name in self.shapes)

    def leaves(self, record_type: str, rule: Rule) -> frozenset[str]:
        """The leaves of one record type that a rule names."""
        known = leaves_under(self.shapes[record_type])
        return frozenset().union(*(resolve(path, known) for path in rule.paths))


LintRule = Callable[[LintContext], Iterator[Finding]]


def context_of(agreement: Agreement, record_types: RecordTypes) -> LintContext:
    """The context of an agreement, with the shapes of the record types."""
    shapes = {name: shape_of(cls) for name, cls in record_types.items()}
    return LintContext(agreement=agreement, shapes=shapes)


def is_unconditional(rule: Rule) -> bool:
    """True if a rule acts on every record of its type."""
    return not rule.when and not rule.unless
