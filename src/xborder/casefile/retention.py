"""What is due for review: records of other forces by the agreement, and people by the review groups.

It proposes; a named person reviews and decides. Nothing is removed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from xborder.agreements.party import party_of_force
from xborder.casefile.review_group import chosen_group
from xborder.casefile.wording import force_short
from xborder.findings import Finding, Sourced, finding
from xborder.ladder import Ladder, StepKind
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import RetentionTerm
from xborder.model.register import key_of
from xborder.reference.clocks import add_months, uk_day
from xborder.reference.review_groups import group as review_group

#: What brings a person to notice as an offender or suspect; a hearing or the service of a paper does not.
_CONDUCT = frozenset(
    {
        StepKind.INCIDENT,
        StepKind.WARNING,
        StepKind.NOTICE,
        StepKind.ORDER,
        StepKind.BREACH,
        StepKind.OFFENCE,
        StepKind.CHARGE,
        StepKind.CONVICTION,
    }
)


@attrs.frozen(kw_only=True)
class Review:
    """Something to be reviewed: which records, from which day counted, by when, and on what that rests.

    ``keep_until`` is the day up to which the recipient of a record may keep it, where there is one, and ``then`` what
    the agreement says of that day. ``sure`` is False where what it rests on was not read in its source.
    """

    records: tuple[str, ...]
    title: str
    counted_from: dt.date
    counted: str
    review_on: dt.date
    basis: str
    sure: bool
    keep_until: dt.date | None = None
    then: str = "review"

    def is_due(self, on: dt.date) -> bool:
        """Whether the review is due on a day."""
        return self.review_on <= on


@attrs.frozen(kw_only=True)
class Reviews:
    """Every review, the earliest first, and what kept others from being told."""

    reviews: tuple[Review, ...]
    findings: tuple[Finding, ...]

    def due(self, on: dt.date) -> tuple[Review, ...]:
        """The reviews that are due on a day."""
        return tuple(each for each in self.reviews if each.is_due(on))


def reviews_of(
    records: Sequence[Sourced],
    ladders: Iterable[Ladder],
    agreement: Agreement,
    *,
    held_by: str,
    on: dt.date,
    received: Mapping[str, dt.date] | None = None,
) -> Reviews:
    """What a force has to review: ``held_by`` is its code, ``received`` the days on which it got records of others.

    A record whose day of receipt nobody gave is counted from its export, which is no later.
    Source: DPA 2018 s.39(2); the review groups of police information.
    """
    made: list[Review | Finding] = [
        *_by_agreement(records, agreement, held_by, received or {}),
        *_by_group(records, ladders, on),
    ]
    reviews = sorted(
        (each for each in made if isinstance(each, Review)), key=lambda each: (each.review_on, each.records)
    )
    return Reviews(reviews=tuple(reviews), findings=tuple(each for each in made if isinstance(each, Finding)))


def _by_agreement(
    records: Iterable[Sourced], agreement: Agreement, held_by: str, received: Mapping[str, dt.date]
) -> Iterator[Review | Finding]:
    """Records of one force that came on one day and are kept alike are one review."""
    together: dict[tuple[str, dt.date, str, RetentionTerm], list[str]] = defaultdict(list)
    for record in records:
        force, key = record.record.provenance.force, key_of(record.record)
        if force == held_by or party_of_force(agreement, force) is None:
            continue
        term = agreement.retention_of(record.type)
        day, counted = _received(record, received.get(key))
        if term is None:
            yield finding("XB-RETENTION-001", record.at("/ref"), record=key, agreement=agreement.id)
        elif day is None:
            yield finding("XB-RETENTION-002", record.at("/provenance"), record=key)
        else:
            together[force, day, counted, term].append(key)
    for (force, day, counted, term), keys in together.items():
        yield Review(
            records=tuple(sorted(keys)),
            title=f"Records of {force_short(force)}, held under the agreement",
            counted_from=day,
            counted=counted,
            review_on=add_months(day, term.review_after_months),
            basis=f"{agreement.id} {agreement.version}, DPA 2018 s.39(2)",
            sure=True,
            keep_until=add_months(day, term.max_months),
            then=term.then.value,
        )


def _received(record: Sourced, given: dt.date | None) -> tuple[dt.date | None, str]:
    if given is not None:
        return given, "received"
    exported = record.record.provenance.extracted_at
    return (uk_day(exported), "exported (nothing says when received)") if exported else (None, "")


def _by_group(records: Sequence[Sourced], ladders: Iterable[Ladder], on: dt.date) -> Iterator[Review | Finding]:
    known = {key_of(record.record): record for record in records}
    for ladder in ladders:
        keys = tuple(sorted({key.partition("#")[0] for key in ladder.keys}))
        days = [step.on for step in ladder.steps if step.kind in _CONDUCT and step.on is not None and step.on <= on]
        chosen = chosen_group(known[key] for key in keys if key in known)
        if chosen is None:
            yield finding("XB-RETENTION-003", record=keys[0])
        elif not days:
            yield finding("XB-RETENTION-004", record=keys[0])
        else:
            row = review_group(chosen, on)
            yield Review(
                records=keys,
                title=f"Group {row.group}: {row.title}",
                counted_from=max(days),
                counted="last came to notice",
                review_on=add_months(max(days), row.review_after_months),
                basis=f"Review group {row.group}" + ("" if row.verified else " (not verified)"),
                sure=row.verified,
            )
