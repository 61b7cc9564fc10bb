"""Questions about the person: the name, the age."""

from collections.abc import Iterator

from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.model.person import Person
from xborder.reference.clocks import age_range
from xborder.rules.names import names_of
from xborder.rules.paths import Path

_PERSON = Path.of(Person)


def name(asked: Question) -> Iterator[Gate]:
    """Whether the person has a name."""
    named = [(one.record, f"{one.pointer}{_PERSON.name}") for one in asked.view.group.shown if _is_named(one.person)]
    yield from asked.answer("The person's name", *named[:1], met=bool(named))


def _is_named(person: Person) -> bool:
    return any(each.display.strip() for each in names_of(person))


def age(asked: Question) -> Iterator[Gate]:
    """Whether the person is as old today as a row of law asks; of a breach, whether they were so on its day."""
    at_least, ages = asked.number(0), _ages(asked)
    born = [one for one in asked.view.group.shown if one.person.date_of_birth]
    places = [(one.record, f"{one.pointer}{_PERSON.date_of_birth}") for one in born]
    met = None
    if ages is not None and (ages[0] >= at_least or ages[1] < at_least):
        met = ages[0] >= at_least
    was = "was" if asked.at is not None else "is"
    yield from asked.answer(f"The person {was} {at_least} or over", *places[:1], met=met)


def _ages(asked: Question) -> tuple[int, int] | None:
    born = asked.view.group.born
    return asked.view.ages if asked.at is None or born is None else age_range(born, asked.at.when.day)


def youth_views(asked: Question) -> Iterator[Gate]:
    """For somebody who may be under the age of a row: views that no record holds, so never met by itself."""
    below, ages = asked.number(18), asked.view.ages
    if ages is not None and ages[0] >= below:
        return
    known = ages is not None and ages[1] < below
    text = f"The views of the youth offending team, if under {below}"
    yield from asked.answer(text, met=False if known else None)
