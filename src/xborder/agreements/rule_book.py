"""The rules of an agreement, compiled once and kept for all records and requests."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.compiled import CompiledRules, RecordTypes, compile_rules
from xborder.agreements.minimise import Place
from xborder.agreements.plan import Plan
from xborder.agreements.request import Request
from xborder.model.agreement import Agreement
from xborder.model.register import RECORD_TYPES

#: So many plans are kept; beyond it they are made anew, so that memory stays flat whatever records say.
_KEPT = 256


@attrs.define(kw_only=True)
class RuleBook:
    """Rules by flow and record type, and what they come to for the records seen so far."""

    agreement: Agreement
    record_types: RecordTypes = attrs.field(default=RECORD_TYPES)
    _made: dict[tuple[str, str], CompiledRules] = attrs.field(factory=dict, init=False)
    _plans: dict[tuple[object, ...], Place] = attrs.field(factory=dict, init=False)

    def rules(self, flow: str, record_type: str) -> CompiledRules:
        """The rules of a flow for a record type. Raises KeyError for a record type without a class."""
        key = (flow, record_type)
        if key not in self._made:
            self._made[key] = compile_rules(self.agreement, flow, record_type, self.record_types)
        return self._made[key]

    def plan(self, flow: str, record_type: str, data: Mapping[str, Any], request: Request) -> Place:
        """The whole of a record under the plan for which its conditions, and what the request relies on, decide."""
        compiled = self.rules(flow, record_type)
        truths, asked = compiled.truths.of(data, request), frozenset(request.sensitive)
        key = (flow, record_type, truths, asked)
        found = self._plans.get(key)
        if found is None:
            if len(self._plans) >= _KEPT:
                self._plans.clear()
            found = self._plans[key] = Place("", compiled.shape, Plan(compiled=compiled, truths=truths, asked=asked))
        return found
