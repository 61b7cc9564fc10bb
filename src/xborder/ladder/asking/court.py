"""Questions about proceedings: charged, with what, convicted."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.ladder.resting import resting
from xborder.ladder.words import date_in_words
from xborder.model.charge import Charge, Offence
from xborder.rules.named import key_of
from xborder.rules.paths import Path

_CHARGE = Path.of(Charge)
_OFFENCES = str(_CHARGE.offences)


def proceedings(asked: Question) -> Iterator[Gate]:
    """Whether there are proceedings for an offence, of some codes where codes are given."""
    found = [record for record in asked.view.charges if _begun(record, asked)]
    yield from asked.answer("Proceedings for an offence", *((record, _OFFENCES) for record in found), met=bool(found))


def _begun(record: Sourced, asked: Question) -> bool:
    days = [each.charged_on for each in record.record.offences if each.charged_on is not None]
    return not days or min(days) <= asked.view.today


def conviction(asked: Question) -> Iterator[Gate]:
    """Whether the person stands convicted of an offence, by today, of some codes where codes are given."""
    convicted = [
        (record, _CHARGE.offences[index])
        for record in asked.view.charges
        for index, offence in enumerate(record.record.offences)
        if (day := getattr(offence, "convicted_on", None)) is not None
        and day <= asked.view.today
        and (not asked.need.codes or _attaches(offence, asked))
    ]
    yield from asked.answer("A conviction", *convicted, met=bool(convicted))


def charged_with(asked: Question) -> Iterator[Gate]:
    """Whether one of the charges is of the codes that a power attaches to."""
    found = [
        (record, _CHARGE.offences[index])
        for record in asked.view.charges
        for index, offence in enumerate(record.record.offences)
        if _attaches(offence, asked)
    ]
    text = f"A charge of one of {', '.join(asked.need.codes)}"
    yield from asked.answer(text, *found, met=bool(found))


def _attaches(offence: Offence, asked: Question) -> bool:
    """True if the power attaches to an offence of this code and, where the day is known, of its day."""
    if offence.code.text not in asked.need.codes:
        return False
    day = offence.ended_on or offence.began_on
    return day is None or asked.need.law is None or resting(asked.need.law, day) is not None


def hearing_ahead(asked: Question) -> Iterator[Gate]:
    """Whether a first hearing that is listed is still to come, so that notice can be given before it."""
    listed = [(record, hearing.date) for record in asked.view.group.charges if (hearing := record.record.first_hearing)]
    dated = sorted((day, key_of(record), record) for record, day in listed if day is not None)
    if dated:
        ahead = [each for each in dated if each[0] >= asked.view.today]
        day, _, record = ahead[0] if ahead else dated[-1]
        text = f"The first hearing is still ahead ({date_in_words(day)})"
        yield from asked.answer(text, (record, _CHARGE.first_hearing), met=bool(ahead))
