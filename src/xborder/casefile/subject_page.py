"""What the log says to a person who asks what was disclosed about them, as text and on paper: DPA 2018 s.45."""

import datetime as dt

from xborder.agreements.subject_access import BEFORE_SENDING, SubjectAnswer, ToRecipient
from xborder.casefile.log_words import party_words, purpose_words
from xborder.casefile.paper import Paper, bullets, facts, notice, prose, section, table
from xborder.casefile.wording import day, several

_NOBODY = "The log holds no disclosure of these records."


def subject_text(answer: SubjectAnswer) -> str:
    """The answer as plain text, with what a named person has to decide first."""
    lines = [f"Records: {', '.join(answer.records)}", f"As of:   {day(answer.made_on)}", ""]
    for each in answer.recipients:
        lines += [
            party_words(each.recipient),
            f"    on        {', '.join(map(_day, each.days))}",
            f"    for       {', '.join(map(purpose_words, each.purposes))}",
            f"    kinds     {', '.join(each.categories)}",
        ]
    lines += [_origin(answer) if answer.recipients else _NOBODY, "", "Before this is sent:"]
    return "\n".join([*lines, *(f"  - {each}" for each in BEFORE_SENDING)]) + "\n"


def subject_page(answer: SubjectAnswer) -> Paper:
    """The answer as a paper, a draft until a named person decided what has to be left out."""
    rows = [_row(each) for each in answer.recipients]
    told = (
        table(("1.3fr", "1fr", "1fr", "1.6fr"), ("Recipient", "On", "For", "Kinds of data"), rows),
        prose(_origin(answer)),
    )
    return Paper(
        form="Subject access",
        title="To whom personal data was disclosed",
        subtitle="Data Protection Act 2018, section 45",
        blocks=(
            facts(("Records", ", ".join(answer.records)), ("As of", day(answer.made_on))),
            section("Recipients"),
            *(told if rows else (prose(_NOBODY),)),
            section("Before this is sent"),
            notice("This is a draft from the log of disclosures. A named person decides what leaves.", "warning"),
            bullets(list(BEFORE_SENDING)),
        ),
        marking="OFFICIAL-SENSITIVE",
    )


def _row(each: ToRecipient) -> tuple[str, str, str, str]:
    return (
        party_words(each.recipient),
        "\n".join(map(_day, each.days)),
        ", ".join(map(purpose_words, each.purposes)),
        ", ".join(each.categories),
    )


def _origin(answer: SubjectAnswer) -> str:
    return f"The data came from records of {several([party_words(each) for each in answer.origins])}."


def _day(iso: str) -> str:
    try:
        return day(dt.date.fromisoformat(iso))
    except ValueError:
        return iso
