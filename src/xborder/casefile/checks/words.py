"""What the texts of a case speak of, by the words of ``data/words.yaml``."""

import re
from collections.abc import Iterable
from functools import cache

from xborder.casefile.case import Case
from xborder.casefile.form_register import read_data

#: A word that denies what follows in the same sentence.
_DENIED = re.compile(r"\b(?:no|not|nor|never|without|neither|none of)\b[^.;:]{0,40}\Z", re.ASCII | re.IGNORECASE)


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read_data("words.yaml")[topic])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def speaks_of(topic: str, *texts: str | None) -> bool:
    """True if one of the texts has a word of the topic.

    >>> speaks_of("cctv", "The shop's CCTV shows him.", None), speaks_of("cctv", "He was seen.")
    (True, False)
    """
    return any(_pattern(topic).search(text) for text in texts if text)


def told(case: Case) -> list[str]:
    """What the summary and the witnesses tell, without the lines of enquiry."""
    narrative = case.plan.narrative
    own = [narrative.headline, narrative.summary, *narrative.key_evidence, narrative.other or ""] if narrative else []
    return [*own, *(witness.evidence or "" for witness in case.file.witnesses)]


def statements_speak_of(topic: str, case: Case) -> bool:
    """True if a witness's own words speak of it, other than to say that there is none."""
    return any(speaks_of_having(topic, page.text) for made in case.file.statements for page in case.body_of(made))


def speaks_of_having(topic: str, text: str) -> bool:
    """True if a text has a word of the topic that is not denied in its sentence.

    >>> speaks_of_having("cctv", "There is no CCTV in the yard."), speaks_of_having("cctv", "I looked at the CCTV.")
    (False, True)
    """
    joined = " ".join(text.split())
    return any(
        not _DENIED.search(joined[max(0, match.start() - 60) : match.start()])
        for match in _pattern(topic).finditer(joined)
    )


def unused_texts(case: Case) -> list[str]:
    """The descriptions of unused material."""
    return [item.description for schedule in case.file.schedules for item in schedule.items]


def enquiry_texts(case: Case) -> tuple[str, ...]:
    """The lines of enquiry."""
    return case.plan.narrative.lines_of_enquiry if case.plan.narrative else ()


def has_date(texts: Iterable[str]) -> bool:
    """True if one of the texts names a day."""
    return any(
        re.search(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|\b\d{4}-\d{2}-\d{2}|\b\d{1,2}/\d{1,2}/\d{2,4}", text)
        for text in texts
    )
