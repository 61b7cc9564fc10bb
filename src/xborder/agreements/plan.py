"""What the rules come to once it is known which of them hold: the same for every record in which the same ones do.

The conditions of rules look at a record as a whole, so all that is left to ask
of a field is which rules name it. A plan asks that once for each field.
"""

import attrs

from xborder.agreements.compiled import CompiledRules
from xborder.agreements.decision import PathDecision
from xborder.agreements.leaves import Leaf
from xborder.agreements.verdicts import Judged, Shown, Verdict, combine, refusals

UNKNOWN_FIELD = Verdict(effect=Shown.WITHHOLD, reasons=("UNKNOWN-FIELD",))
EXTENSIONS = Verdict(effect=Shown.WITHHOLD, reasons=("EXTENSIONS-NEVER-LEAVE",))

#: The place where a record carries what the model has no field for.
EXTENSIONS_AT = "/extensions"


@attrs.frozen(kw_only=True)
class Settled:
    """What becomes of a field, and for which reasons its being there refuses the whole record."""

    verdict: Verdict
    refusals: tuple[str, ...] = ()

    def at(self, pointer: str) -> PathDecision:
        """The decision on the field at one place of a record."""
        verdict = self.verdict
        return PathDecision(
            path=pointer,
            effect=verdict.effect,
            method=verdict.method,
            rules=verdict.rules,
            reasons=verdict.reasons,
            basis=verdict.basis,
        )


@attrs.define(kw_only=True)
class Plan:
    """The rules of one flow and record type, with what each comes to (None: unknown), and what the request relies on."""

    compiled: CompiledRules
    truths: tuple[bool | None, ...]
    asked: frozenset[str]
    _known: dict[str, Settled] = attrs.field(factory=dict, init=False)
    _unknown: dict[str, Settled] = attrs.field(factory=dict, init=False)

    def field(self, leaf: Leaf) -> Settled:
        """What becomes of a field that has the form the model gives it."""
        found = self._known.get(leaf.pattern)
        if found is None:
            judged = self._judged(leaf.pattern, leaf)
            verdict = EXTENSIONS if leaf.pattern == EXTENSIONS_AT else combine(judged)
            found = self._known[leaf.pattern] = Settled(verdict=verdict, refusals=refusals(judged))
        return found

    def unknown(self, pattern: str) -> Settled:
        """What becomes of what the model does not know: it stays, and rules that name its place may refuse the record."""
        found = self._unknown.get(pattern)
        if found is None:
            refused = refusals(self._judged(pattern, None))
            found = self._unknown[pattern] = Settled(verdict=UNKNOWN_FIELD, refusals=refused)
        return found

    def _judged(self, pattern: str, leaf: Leaf | None) -> list[Judged]:
        return [self._one(place, leaf) for place in self.compiled.naming(pattern)]

    def _one(self, place: int, leaf: Leaf | None) -> Judged:
        rule = self.compiled.rules[place]
        may_grant = leaf is None or not leaf.sensitive or rule.sensitive in self.asked
        return Judged(rule=rule, holds=self.truths[place], may_grant=may_grant)
