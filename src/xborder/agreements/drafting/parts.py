"""Answers read into the parts of an agreement; what cannot be read is a fault of that answer."""

import datetime as dt
from typing import Any

from xborder.agreements.attributes import date_of
from xborder.model.agreement_codes import PartyKind
from xborder.model.codes import SubjectCategory
from xborder.model.register import RECORD_TYPES

_COMPETENT = (PartyKind.POLICE_FORCE, PartyKind.PROSECUTOR)


class UnreadableAnswerError(ValueError):
    """An answer has not the form that its question asks for; the message says what is wrong with it."""


def party(text: str) -> dict[str, Any]:
    """A party from ``id; name; kind; force``.

    >>> party("cps; Director of Public Prosecutions; prosecutor")["regime"]
    'dpa2018_part3'
    """
    name, title, kind, *force = _fields(text, 3, 4)
    if kind not in set(map(str, PartyKind)):
        raise UnreadableAnswerError(f"{kind} is none of {', '.join(PartyKind)}")
    made = {
        "id": name,
        "name": title,
        "kind": kind,
        # Councils and landlords are no competent authorities: DPA 2018 Sch.7.
        "regime": "dpa2018_part3" if kind in _COMPETENT else "ukgdpr_part2",
        "role": "controller",
        "dpo": f"OPEN: data protection officer of {name}",
    }
    return {**made, **({"force": force[0]} if force and force[0] else {})}


def flow(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Sender, recipient and record types from ``id -> id: types``.

    >>> flow("kent -> cps: incident, offender")
    ('kent', 'cps', ('incident', 'offender'))
    """
    ends, _, types = text.partition(":")
    sender, arrow, recipient = ends.partition("->")
    named = words(types)
    if not arrow or not sender.strip() or not recipient.strip() or not named:
        raise UnreadableAnswerError("it is not written as: sender -> recipient: record types")
    return sender.strip(), recipient.strip(), _known(named)


def fields(text: str) -> tuple[str, tuple[str, ...]]:
    """A record type and paths from ``type: paths``."""
    record_type, _, paths = text.partition(":")
    named = words(paths)
    if not named:
        raise UnreadableAnswerError("it is not written as: record type: paths")
    return _known((record_type.strip(),))[0], named


def sensitive(text: str) -> dict[str, Any]:
    """An entry from ``id; kinds; why; paragraph; policy; reviewed``."""
    name, kinds, why, paragraph, policy, reviewed = _fields(text, 6, 6)
    return {
        "id": name,
        "data": list(words(kinds)),
        "strictly_necessary": why,
        "schedule8": list(words(paragraph)),
        "appropriate_policy_document": {"ref": policy, "reviewed": date(reviewed).isoformat()},
    }


def dpia(text: str) -> dict[str, Any]:
    """An impact assessment from ``reference; completed``; its risks are for the agreement's owner to state."""
    ref, completed = _fields(text, 2, 2)
    return {"ref": ref, "completed": date(completed).isoformat(), "high_risk": True, "residual_high_risk": False}


def people(text: str) -> list[str]:
    """Categories of people."""
    named = words(text)
    if unknown := sorted(set(named) - set(map(str, SubjectCategory))):
        raise UnreadableAnswerError(f"{unknown[0]} is none of {', '.join(SubjectCategory)}")
    return list(named)


def date(text: str) -> dt.date:
    """A full date."""
    made = date_of(text)
    if made is None:
        raise UnreadableAnswerError("a day is written YYYY-MM-DD")
    return made


def months(text: str) -> int:
    """A number of months that somebody can keep something."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1200):
        raise UnreadableAnswerError("months are a number from 1 to 1200")
    return int(text)


def yes(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in ("yes", "no"):
        raise UnreadableAnswerError("answer yes or no")
    return text.lower() == "yes"


def words(text: str) -> tuple[str, ...]:
    """Words parted by commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _fields(text: str, least: int, most: int) -> list[str]:
    found = [part.strip() for part in text.split(";")]
    if not least <= len(found) <= most or not all(found[:least]):
        raise UnreadableAnswerError(f"it has not {least} parts parted by semicolons")
    return found


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := sorted(set(names) - set(RECORD_TYPES)):
        raise UnreadableAnswerError(f"{unknown[0]} is none of {', '.join(RECORD_TYPES)}")
    return names
