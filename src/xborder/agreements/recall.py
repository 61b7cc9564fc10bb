"""Recall: everyone who was sent a record, and the notices that the Act requires when it was wrong."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

import attrs

from xborder.agreements.log_reading import LoggedEntry, text
from xborder.agreements.log_report import sent_paths
from xborder.agreements.markings import highest, is_marking


class Ground(StrEnum):
    """Why recipients have to be told."""

    INACCURATE = "inaccurate"
    UNLAWFUL = "unlawful"
    RECTIFIED = "rectified"
    ERASED = "erased"
    RESTRICTED = "restricted"


@attrs.frozen(kw_only=True)
class GroundLaw:
    """Where the duty stands, what is told, and what the recipient must do about it."""

    basis: str
    tells: str
    must: str


#: DPA 2018 s.38(5)(c), s.48(7) and (9).
LAW: dict[Ground, GroundLaw] = {
    Ground.INACCURATE: GroundLaw(
        basis="Data Protection Act 2018, section 38(5)(c)",
        tells="Personal data in the record named below, which we sent to you, has turned out to be incorrect.",
        must="Do not rely on the fields listed below. A corrected record follows, or can be asked for.",
    ),
    Ground.UNLAWFUL: GroundLaw(
        basis="Data Protection Act 2018, section 38(5)(c)",
        tells="It has turned out that the record named below should not have been sent to you.",
        must="Stop using the fields listed below, and tell us what you hold and to whom you passed it.",
    ),
    Ground.RECTIFIED: GroundLaw(
        basis="Data Protection Act 2018, section 48(9)",
        tells="We have rectified personal data in the record named below, which we had disclosed to you.",
        must="Rectify it as well, so far as you are responsible for it.",
    ),
    Ground.ERASED: GroundLaw(
        basis="Data Protection Act 2018, section 48(9)",
        tells="We have erased personal data in the record named below, which we had disclosed to you.",
        must="Erase it as well, so far as you are responsible for it.",
    ),
    Ground.RESTRICTED: GroundLaw(
        basis="Data Protection Act 2018, section 48(9)",
        tells="We have restricted the processing of personal data in the record named below, which we had disclosed to you.",
        must="Restrict its processing as well, so far as you are responsible for it.",
    ),
}

#: What the authority is told that the data came from: DPA 2018 s.48(7).
ORIGIN = GroundLaw(
    basis="Data Protection Act 2018, section 48(7)",
    tells="We have rectified personal data in the record named below, which originates from you.",
    must="Check your own record.",
)


@attrs.frozen(kw_only=True)
class Sent:
    """One time that a record was sent: when, why, under which agreement, and which of its fields."""

    at: str
    purpose: str
    agreement: str
    receipt: str
    paths: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Notice:
    """A notice to one party about one record: references and names of fields, nothing that the record says."""

    to: str
    record: str
    law: GroundLaw
    sent: tuple[Sent, ...]
    made_on: dt.date
    marking: str
    sender: str | None = None
    contact: str | None = None


@attrs.frozen(kw_only=True)
class Recall:
    """Who was sent a record, the notices to them, and how many disclosures of it were taken back before they left."""

    record: str
    notices: tuple[Notice, ...]
    withdrawn: int


def recall(
    entries: Iterable[LoggedEntry],
    record: str,
    ground: Ground,
    *,
    on: dt.date,
    sender: str | None = None,
    contact: str | None = None,
) -> Recall:
    """The notices about a record, by the entries of the log about it.

    ``sender`` is the party that gives notice, and gets none itself. Where it
    rectified what came from another party, that party is told as well.
    """
    kept = tuple(entries)
    carried_out = [each for each in kept if each.took_place]
    received: dict[str, list[Sent]] = defaultdict(list)
    given: dict[str, list[Sent]] = defaultdict(list)
    for each in carried_out:
        received[each.recipient].append(_sent(each, record))
        given[text(each.entry.get("disclosed_by"), "party")].append(_sent(each, record))
    marking = highest(tuple(mark for each in carried_out if is_marking(mark := text(each.entry, "marking"))))
    told = [(to, LAW[ground], sent) for to, sent in received.items()]
    if ground is Ground.RECTIFIED:
        told += [(party, ORIGIN, sent) for party, sent in given.items() if party not in received]
    notices = tuple(
        Notice(
            to=to, record=record, law=law, sent=tuple(sent), made_on=on, marking=marking, sender=sender, contact=contact
        )
        for to, law, sent in sorted(told, key=lambda each: (each[0], each[1].basis))
        if to and to != sender
    )
    withdrawn = sum(1 for each in kept if each.entry.get("type") == "disclosure" and not each.took_place)
    return Recall(record=record, notices=notices, withdrawn=withdrawn)


def _sent(logged: LoggedEntry, record: str) -> Sent:
    agreement = logged.entry.get("agreement")
    return Sent(
        at=logged.at,
        purpose=text(logged.entry, "purpose"),
        agreement=f"{text(agreement, 'id')} {text(agreement, 'version')}".strip(),
        receipt=logged.receipt,
        paths=sent_paths(logged.entry, record),
    )
