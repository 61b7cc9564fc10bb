"""A notice to one recipient of a record, as text and on paper: DPA 2018 ss.38(5)(c), 48(7), (9)."""

from xborder.agreements.recall import Notice, Sent
from xborder.casefile.log_words import day_of, fields_words, party_words, purpose_words
from xborder.casefile.paper import Paper, facts, notice, prose, section, table
from xborder.casefile.wording import day, record_words

_PASSED_ON = "If you passed it on, tell those to whom you did without delay."
_ANSWER = "Confirm in writing what you did, and when."


def notice_text(made: Notice) -> str:
    """The notice as plain text."""
    heads = "".join(f"{name + ':':<14}{value}\n" for name, value in _heads(made))
    sent = "".join(_sent_text(each) for each in made.sent)
    return (
        f"{made.marking}\n\n{_TITLE.upper()}\n\n{heads}\n{made.law.tells}\n\nWHAT YOU WERE SENT\n\n{sent}\n"
        f"WHAT YOU MUST DO\n\n" + "".join(f"{number}. {what}\n" for number, what in enumerate(_duties(made), start=1))
    )


def notice_page(made: Notice) -> Paper:
    """The notice as one page."""
    rows = [(day_of(each.at), purpose_words(each.purpose), each.agreement, "\n".join(each.paths)) for each in made.sent]
    receipts = "\n\n".join(f"Receipt of {day_of(each.at)}: {each.receipt}" for each in made.sent)
    return Paper(
        form="Notice",
        title=_TITLE,
        subtitle=made.law.basis,
        blocks=(
            facts(*_heads(made)),
            notice(made.law.tells, "warning"),
            section("What you were sent"),
            table(("auto", "auto", "1fr", "2fr"), ("Sent on", "For", "Under", "Fields"), rows),
            prose(receipts),
            section("What you must do"),
            *(prose(f"{number}. {what}") for number, what in enumerate(_duties(made), start=1)),
        ),
        marking=made.marking,
    )


_TITLE = "Notice about a record that was disclosed"


def _heads(made: Notice) -> tuple[tuple[str, str], ...]:
    return (
        ("To", party_words(made.to)),
        *((("From", party_words(made.sender)),) if made.sender else ()),
        ("Date", day(made.made_on)),
        ("Under", made.law.basis),
        ("Record", f"{record_words(made.record)} ({made.record})"),
    )


def _duties(made: Notice) -> tuple[str, ...]:
    to = f"{_ANSWER[:-1]}, to {made.contact}." if made.contact else _ANSWER
    return (made.law.must, _PASSED_ON, to)


def _sent_text(each: Sent) -> str:
    return (
        f"  On {day_of(each.at)}, for {purpose_words(each.purpose)}, under {each.agreement}\n"
        f"  Fields: {fields_words(each.paths)}\n"
        f"  Receipt: {each.receipt}\n\n"
    )
