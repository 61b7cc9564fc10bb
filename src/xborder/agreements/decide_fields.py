"""Stage E4: each field of one record."""

from collections.abc import Mapping
from typing import Any

import attrs

from xborder.agreements.compiled import CompiledRules
from xborder.agreements.conditions import rule_holds
from xborder.agreements.decision import PathDecision
from xborder.agreements.leaves import Leaf
from xborder.agreements.minimise import ABSENT, copied
from xborder.agreements.redaction import CannotRedactError, HashKey, redact
from xborder.agreements.request import Request
from xborder.agreements.verdicts import Judged, Shown, Verdict, combine, refusals

UNKNOWN_FIELD = Verdict(effect=Shown.WITHHOLD, reasons=("UNKNOWN-FIELD",))
EXTENSIONS = Verdict(effect=Shown.WITHHOLD, reasons=("EXTENSIONS-NEVER-LEAVE",))
CANNOT_REDACT = "CANNOT-REDACT"


@attrs.define(kw_only=True)
class FieldJudge:
    """Judges the leaves of one record and remembers what it decided; made anew for each record."""

    compiled: CompiledRules
    truths: tuple[bool | None, ...]
    asked: frozenset[str]
    hash_key: HashKey | None = None
    paths: list[PathDecision] = attrs.field(factory=list)
    dropped: list[str] = attrs.field(factory=list)
    refused: set[str] = attrs.field(factory=set)
    _seen: dict[str, Verdict] = attrs.field(factory=dict)

    def leaf(self, pointer: str, pattern: str, leaf: Leaf | None, value: Any) -> Any:
        """What may leave of one value, or ABSENT."""
        verdict = self._seen.get(pattern) if leaf is not None else None
        if verdict is None:
            verdict = self._verdict(pattern, leaf)
        if leaf is None or verdict.effect is Shown.WITHHOLD:
            return self._note(pointer, verdict, ABSENT)
        if verdict.effect is Shown.SHARE:
            return self._note(pointer, verdict, copied(value))
        try:
            left = redact(verdict.method or "", leaf, value, self.hash_key)
        except CannotRedactError:
            reasons = (*verdict.reasons, CANNOT_REDACT)
            return self._note(pointer, attrs.evolve(verdict, effect=Shown.WITHHOLD, reasons=reasons), ABSENT)
        return self._note(pointer, verdict, left)

    def emptied(self, pointer: str) -> None:
        """A container of which nothing is left."""
        self.dropped.append(pointer)

    def _verdict(self, pattern: str, leaf: Leaf | None) -> Verdict:
        judged = [self._judged(place, leaf) for place in self.compiled.naming(pattern)]
        self.refused.update(refusals(judged))
        if leaf is None:
            return UNKNOWN_FIELD
        self._seen[pattern] = EXTENSIONS if pattern == "/extensions" else combine(judged)
        return self._seen[pattern]

    def _judged(self, place: int, leaf: Leaf | None) -> Judged:
        rule = self.compiled.rules[place]
        may_grant = leaf is None or not leaf.sensitive or rule.sensitive in self.asked
        return Judged(rule=rule, holds=self.truths[place], may_grant=may_grant)

    def _note(self, pointer: str, verdict: Verdict, left: Any) -> Any:
        self.paths.append(
            PathDecision(
                path=pointer,
                effect=verdict.effect,
                method=verdict.method,
                rules=verdict.rules,
                reasons=verdict.reasons,
                basis=verdict.basis,
            )
        )
        return left


def judge_for(
    compiled: CompiledRules,
    data: Mapping[str, Any],
    request: Request,
    *,
    asked: frozenset[str],
    hash_key: HashKey | None = None,
) -> FieldJudge:
    """A judge for one record: the conditions of all rules are asked once, since they look at the record, not a field."""
    truths = tuple(rule_holds(rule, data, request) for rule in compiled.rules)
    return FieldJudge(compiled=compiled, truths=truths, asked=asked, hash_key=hash_key)
