"""Dates of birth that a paper gives otherwise than the records."""

from collections.abc import Iterator

from xborder.casefile.case import Case
from xborder.casefile.redaction.births import births
from xborder.casefile.texts.known import Named, all_people, defendants, witnesses
from xborder.casefile.texts.names import word
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.model.evidence import Statement
from xborder.rules.names import names_of, share_a_name

_REACH = 120


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-011 (warning) for each page that gives somebody of the case another date of birth than every record."""
    people = (*defendants(case), *witnesses(case))
    for page in case.pages:
        found = {named.key for day, named in _of_somebody(case, page, people) if _differs(case, named, day)}
        for key in sorted(found):
            yield finding("XB-CROSS-011", page.place, name=page.file.path, ref=key)


def _of_somebody(case: Case, page: Page, people: tuple[Named, ...]) -> Iterator[tuple[str, Named]]:
    for spot in births(page.text):
        named = _last_named(page.text[max(0, spot.start - _REACH) : spot.start], people) or _on_back(case, page, people)
        if named is not None:
            yield spot.value, named


def _last_named(text: str, people: tuple[Named, ...]) -> Named | None:
    """Of the people whose family name stands in the text, the one named last."""
    places = [
        (match.end(), index)
        for index, named in enumerate(people)
        for known in names_of(named.person)
        if known.family
        for match in word(known.family).finditer(text)
    ]
    return people[max(places)[1]] if places else None


def _on_back(case: Case, page: Page, people: tuple[Named, ...]) -> Named | None:
    """The back of a statement is about the witness who made it."""
    if page.is_front or not isinstance(page.record, Statement):
        return None
    maker = case.witness_of(page.record)
    return next((named for named in people if maker is not None and named.person is maker.person), None)


def _differs(case: Case, named: Named, day: str) -> bool:
    """Whether records know this person's date of birth, and none gives this day."""
    same = [named.person, *(each for each in all_people(case) if share_a_name(each, named.person))]
    days = {str(each.date_of_birth) for each in same if each.date_of_birth is not None and each.date_of_birth.is_full}
    return bool(days) and day not in days
