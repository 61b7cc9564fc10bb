"""Which function answers which question."""

from collections.abc import Callable, Iterator, Mapping

from xborder.ladder.asking import breach, court, incidents, papers, person
from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.model.operation import CheckName

Answer = Callable[[Question], Iterator[Gate]]

ANSWERS: Mapping[CheckName, Answer] = {
    CheckName.INCIDENTS: incidents.incidents,
    CheckName.EFFECT: incidents.effect,
    CheckName.DISTRESS: incidents.distress,
    CheckName.CONDUCT_AFTER: incidents.conduct_after,
    CheckName.NAME: person.name,
    CheckName.AGE: person.age,
    CheckName.YOUTH_VIEWS: person.youth_views,
    CheckName.SERVED: papers.served,
    CheckName.ANNOUNCES_NEXT: papers.announces_next,
    CheckName.TIME_TO_COMPLY: papers.time_to_comply,
    CheckName.STILL_RELIED_ON: papers.still_relied_on,
    CheckName.WITHIN_HOURS: papers.within_hours,
    CheckName.NONE_IN_FORCE: papers.none_in_force,
    CheckName.NONE_RELIED_ON: papers.none_relied_on,
    CheckName.ASK: papers.ask,
    CheckName.PROCEEDINGS: court.proceedings,
    CheckName.CONVICTION: court.conviction,
    CheckName.CHARGED_WITH: court.charged_with,
    CheckName.HEARING_AHEAD: court.hearing_ahead,
    CheckName.SERVED_BEFORE_BREACH: breach.served_before_breach,
    CheckName.IN_FORCE_AT_BREACH: breach.in_force_at_breach,
    CheckName.REQUIREMENT_AT_BREACH: breach.requirement_at_breach,
    CheckName.APPEAL_AT_BREACH: breach.appeal_at_breach,
    CheckName.TIME_LIMIT: breach.time_limit,
    CheckName.PENALTY_OVER: breach.penalty_over,
    CheckName.NO_PENALTY_YET: breach.no_penalty_yet,
    CheckName.EXCUSE_CONSIDERED: breach.excuse_considered,
    CheckName.NOT_CHARGED_YET: breach.not_charged_yet,
}
#: The questions that only make sense of a breach.
OF_A_BREACH = frozenset(
    {
        CheckName.SERVED_BEFORE_BREACH,
        CheckName.IN_FORCE_AT_BREACH,
        CheckName.REQUIREMENT_AT_BREACH,
        CheckName.APPEAL_AT_BREACH,
        CheckName.TIME_LIMIT,
        CheckName.PENALTY_OVER,
        CheckName.NO_PENALTY_YET,
        CheckName.EXCUSE_CONSIDERED,
        CheckName.NOT_CHARGED_YET,
    }
)


def answers(question: Question) -> Iterator[Gate]:
    """The gates that answer a question."""
    return ANSWERS[question.need.check](question)
