"""The steps of an operation, put to one person's history."""

from collections.abc import Iterator

from xborder.ladder.asking.question import BreachSeen, Question
from xborder.ladder.asking.register import answers
from xborder.ladder.parts import Gate, NotNow, Proposal
from xborder.ladder.resting import resting, rests_on
from xborder.ladder.view import View
from xborder.ladder.words import date_in_words, one_of
from xborder.model.operation import AgeGroup, Note, OperationStep
from xborder.reference import law
from xborder.rules.order_facts import breach_moment

_ADULT = 18


def climb(view: View) -> tuple[tuple[Proposal, ...], tuple[NotNow, ...]]:
    """The steps that may be next, and those that are not to be taken up, with the reason."""
    proposals: list[Proposal] = []
    not_now: list[NotNow] = []
    for step in view.operation.steps:
        why = tuple(_not_taken_up(view, step))
        if why:
            not_now.append(NotNow(step=step.id, title=step.title, why=why))
            continue
        breaches = tuple(_breaches(view, step)) if step.breach_of else (None,)
        proposals += [_proposal(view, step, at) for at in breaches]
        if not breaches:
            why = (f"No breach of a {one_of(step.breach_of)} is waiting to be laid before a court",)
            not_now.append(NotNow(step=step.id, title=step.title, why=why))
    return tuple(proposals), tuple(not_now)


def _not_taken_up(view: View, step: OperationStep) -> Iterator[str]:
    for need in step.when:
        for gate in answers(Question(view=view, need=need)):
            if not gate.met:
                yield f"Needed first: {gate.words}"


def _breaches(view: View, step: OperationStep) -> Iterator[BreachSeen]:
    for record in view.group.orders_of(*step.breach_of):
        for index, breach in enumerate(record.record.breaches):
            when = breach_moment(breach)
            if when is not None and when.day <= view.today and breach.information_laid_on is None:
                yield BreachSeen(record, index, when)


def _proposal(view: View, step: OperationStep, at: BreachSeen | None) -> Proposal:
    gates: tuple[Gate, ...] = tuple(
        gate for need in step.needs for gate in answers(Question(view=view, need=need, at=at))
    )
    noted = tuple(_notes(view, step))
    rows = (*step.law, *(gate.law.id for gate in gates if gate.law), *(note.law for note, _ in noted if note.law))
    breach = f" ({at.order.ref}, {date_in_words(at.when.day)})" if at else ""
    return Proposal(
        step=step.id,
        title=f"{step.title}{breach}",
        instruments=step.instruments,
        gates=gates,
        law=rests_on(rows, view.today),
        cautions=tuple(text for _, text in noted),
    )


def _notes(view: View, step: OperationStep) -> Iterator[tuple[Note, str]]:
    for note in step.notes:
        found = resting(note.law, view.today) if note.law is not None else None
        if _fits(view, note) and (note.law is None or found is not None):
            yield note, note.text.replace("{value}", _value(found.row)) if found is not None else note.text


def _fits(view: View, note: Note) -> bool:
    """Whether a note is of the person's age; of somebody whose age is not known both ages' notes are."""
    if note.age is None or view.ages is None:
        return True
    youngest, oldest = view.ages
    return youngest < _ADULT if note.age is AgeGroup.UNDER_18 else oldest >= _ADULT


def _value(row: law.LawRow) -> str:
    return ", ".join(row.value) if isinstance(row.value, tuple) else str(row.value)
