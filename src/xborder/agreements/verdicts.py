"""What becomes of one field, when all rules that name it have spoken.

``refuse_record > withhold > redact > share``, and no rule means withhold: the
order in which rules stand in the file makes no difference.

A rule whose conditions are unknown (indeterminate) fails closed: a share rule
does not grant, a withhold or refuse rule does act, and a redact rule limits
what others grant without granting anything itself.
"""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from xborder.model.agreement_clauses import Rule
from xborder.model.agreement_codes import Effect

DEFAULT_DENY = "DEFAULT-DENY"
AMBIGUOUS = "AMBIGUOUS-REDACTION"
SENSITIVE = "SENSITIVE-NOT-ASKED"
IND_PERMIT, IND_DENY, IND_REDACT = "IND-PERMIT", "IND-DENY", "IND-REDACT"


class Shown(StrEnum):
    """What becomes of a field."""

    SHARE = "share"
    REDACT = "redact"
    WITHHOLD = "withhold"


@attrs.frozen(kw_only=True)
class Judged:
    """A rule that names a field, with what its conditions came to (None: unknown)."""

    rule: Rule
    holds: bool | None
    may_grant: bool = True
    """False where the field is sensitive and the rule, or the request, does not name the processing it needs."""


@attrs.frozen(kw_only=True)
class Verdict:
    """What becomes of a field, by which rules, on which basis."""

    effect: Shown
    method: str | None = None
    rules: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


def combine(judged: Iterable[Judged]) -> Verdict:
    """Combine the rules of one field; rules that refuse the record are asked before, by :func:`refusals`."""
    active = [item for item in judged if item.holds is not False]
    withhold = [item for item in active if item.rule.effect is Effect.WITHHOLD]
    if withhold:
        return _verdict(Shown.WITHHOLD, withhold, _unknown(withhold, IND_DENY))
    reductions = [item for item in active if item.rule.effect is Effect.REDACT]
    shares = [item for item in active if item.rule.effect is Effect.SHARE]
    grants = [item for item in shares if item.holds and item.may_grant]
    if reductions:
        return _reduced(reductions, grants)
    if grants:
        return _verdict(Shown.SHARE, grants, ())
    return Verdict(effect=Shown.WITHHOLD, reasons=(DEFAULT_DENY, *_unknown(shares, IND_PERMIT), *_not_asked(shares)))


def refusals(judged: Iterable[Judged]) -> tuple[str, ...]:
    """The reasons of rules that refuse the whole record: rule ids, unknown ones marked."""
    active = [item for item in judged if item.rule.effect is Effect.REFUSE_RECORD and item.holds is not False]
    return tuple(sorted(f"{'RULE' if item.holds else IND_DENY}:{item.rule.id}" for item in active))


def _reduced(reductions: list[Judged], grants: list[Judged]) -> Verdict:
    """Redact where a definite rule grants; a redaction that is unknown only limits."""
    reasons = _unknown(reductions, IND_REDACT)
    methods = {item.rule.method or "drop" for item in reductions}
    granting = [item for item in reductions if item.holds and item.may_grant]
    if len(methods) > 1:
        return _verdict(Shown.WITHHOLD, reductions, (AMBIGUOUS, *reasons))
    method = methods.pop()
    if method == "drop" or not (granting or grants):
        return _verdict(Shown.WITHHOLD, reductions, (*reasons, *_not_asked(reductions)), method=method)
    return _verdict(Shown.REDACT, [*reductions, *grants], reasons, method=method)


def _verdict(effect: Shown, items: list[Judged], reasons: tuple[str, ...], method: str | None = None) -> Verdict:
    basis = {entry for item in items for entry in item.rule.basis}
    rules = tuple(sorted({item.rule.id for item in items}))
    return Verdict(effect=effect, method=method, rules=rules, reasons=reasons, basis=tuple(sorted(basis)))


def _unknown(items: list[Judged], word: str) -> tuple[str, ...]:
    return tuple(sorted(f"{word}:{item.rule.id}" for item in items if item.holds is None))


def _not_asked(items: list[Judged]) -> tuple[str, ...]:
    return tuple(sorted(f"{SENSITIVE}:{item.rule.id}" for item in items if item.holds and not item.may_grant))
