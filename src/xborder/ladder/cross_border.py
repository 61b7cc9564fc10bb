"""What counts across borders under an agreement, and what does not; where a thing happened is never rewritten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import attrs

from xborder.findings import Sourced
from xborder.ladder.parts import CrossBorder, Scope, Uncounted
from xborder.ladder.words import date_in_words
from xborder.reference import forces
from xborder.rules.moments import Moment
from xborder.rules.named import key_of


@attrs.frozen(kw_only=True)
class Counting:
    """The incidents that count together, and for each of the others why it does not.

    ``agreement`` is named only where it is what joins the incidents.
    """

    together: tuple[Sourced, ...] = ()
    apart: tuple[tuple[Sourced, str], ...] = ()
    agreement: str | None = None


def counting(incidents: Sequence[Sourced], scope: Scope | None, today: dt.date) -> Counting:
    """The largest set of incidents that may be counted as one history.

    Under an agreement in force those of its parties count together; what one
    force recorded always counts for itself. Where the two are as many, the
    agreement's set is taken.
    """
    covered = tuple(record for record in incidents if _covered(record, scope)) if _stands(scope, today) else ()
    own = _most_of_one_force(incidents)
    joined = len(covered) >= len(own) and bool(covered)
    together = covered if joined else own
    names = {id(record) for record in together}
    apart = tuple((record, _why(record, scope, today)) for record in incidents if id(record) not in names)
    return Counting(together=together, apart=apart, agreement=scope.agreement if joined and scope else None)


def cross_border(found: Counting, scope: Scope | None, today: dt.date) -> CrossBorder:
    """The same, as it is shown."""
    stands = _stands(scope, today)
    joins = found.agreement is not None
    return CrossBorder(
        agreement=scope.agreement if scope and stands else None,
        in_force=stands,
        counts_under_agreement=tuple(key_of(record) for record in found.together) if joins else (),
        counted_together=tuple(key_of(record) for record in found.together),
        not_counted=tuple(
            Uncounted(key=key_of(record), force=record.record.provenance.force, why=why) for record, why in found.apart
        ),
        remains=None if joins else _remains(found, scope, today),
    )


def _stands(scope: Scope | None, today: dt.date) -> bool:
    return scope is not None and scope.in_force(today)


def _covered(record: Sourced, scope: Scope | None) -> bool:
    moment = Moment.of(record.record.occurred_on, record.record.occurred_at)
    return scope is not None and scope.covers(record.record.provenance.force, moment.day if moment else None)


def _most_of_one_force(incidents: Sequence[Sourced]) -> tuple[Sourced, ...]:
    by_force: dict[str, list[Sourced]] = defaultdict(list)
    for record in incidents:
        by_force[record.record.provenance.force].append(record)
    best = min(by_force.items(), key=lambda pair: (-len(pair[1]), pair[0]), default=("", []))
    return tuple(best[1])


def _why(record: Sourced, scope: Scope | None, today: dt.date) -> str:
    if scope is None:
        return "no agreement was given"
    if not scope.in_force(today):
        return f"{scope.agreement} is not in force on {date_in_words(today)}"
    force = record.record.provenance.force
    if force not in scope.forces:
        known = forces.force(force)
        return f"{known.name if known else f'force {force}'} is no party to {scope.agreement}"
    if not _covered(record, scope):
        return f"{scope.agreement} was not in force that day"
    return "more incidents of one force count by themselves"


def _remains(found: Counting, scope: Scope | None, today: dt.date) -> str | None:
    if not found.together:
        return None
    known = forces.force(found.together[0].record.provenance.force)
    name = known.name if known else "one force"
    basis = "" if scope is None or scope.in_force(today) else f" {scope.agreement} is not in force."
    return f"Only what {name} recorded counts together.{basis} The rest is evidence of where it happened."
