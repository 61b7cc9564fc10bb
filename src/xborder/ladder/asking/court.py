"""Questions about proceedings: charged, with what, convicted."""

from collections.abc import Iterator

from xborder.findings import Sourced
from xborder.ladder.asking.question import Question
from xborder.ladder.parts import Gate
from xborder.ladder.words import date_in_words
from xborder.model.charge import Charge
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
        and (not asked.need.codes or offence.code.text in asked.need.codes)
    ]
    yield from asked.answer("A conviction", *convicted, met=bool(convicted))


def charged_with(asked: Question) -> Iterator[Gate]:
    """Whether one of the charges is of the codes that a power attaches to."""
    found = [
        (record, _CHARGE.offences[index])
        for record in asked.view.charges
        for index, offence in enumerate(record.record.offences)
        if offence.code.text in asked.need.codes
    ]
    text = f"A charge of one of {', '.join(asked.need.codes)}"
    yield from asked.answer(text, *found, met=bool(found))


def hearing_ahead(asked: Question) -> Iterator[Gate]:
    """Whether the first hearing that is listed is still to come, so that notice can be given before it."""
    listed = [(record, hearing.date) for record in asked.view.group.charges if (hearing := record.record.first_hearing)]
    dated = sorted((day, key_of(record), record) for record, day in listed if day is not None)
    if dated:
        day, _, record = dated[0]
        text = f"The first hearing is still ahead ({date_in_words(day)})"
        yield from asked.answer(text, (record, _CHARGE.first_hearing), met=asked.view.today <= day)
