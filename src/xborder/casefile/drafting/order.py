"""The order that a draft is of, as a record: not served, and marked as a draft."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

from xborder.casefile.drafting.accounts import told
from xborder.casefile.drafting.durations import last_day_after
from xborder.casefile.drafting.explaining import Explained
from xborder.casefile.drafting.facts import Facts
from xborder.model.codes import Applicant, GroundKind, OrderKind, SubjectCategory
from xborder.model.order import AsbOrder, Ground
from xborder.model.parts import Provenance
from xborder.model.values import Identifier
from xborder.rules.named import key_of

TITLES = {
    OrderKind.CPW: "Community protection warning",
    OrderKind.CPN: "Community protection notice",
    OrderKind.CBO: "Criminal behaviour order",
}
#: The mark in a record's extensions by which a program tells a draft from an order.
STATUS = {"status": "draft"}


def order_of(facts: Facts, explained: Explained) -> AsbOrder:
    """The order of a draft, as its paper will say it."""
    wish, words = facts.wish, facts.wish.words
    return AsbOrder(
        ref=wish.ref or _ref(facts),
        provenance=Provenance(force=wish.force, system="draft"),
        processing_restricted=False,
        subject_category=(SubjectCategory.SUSPECT,),
        kind=wish.kind,
        subject=facts.subject,
        title=f"{TITLES[wish.kind]} (draft)",
        made_on=wish.today,
        requirements=words.requirements,
        area=words.area,
        grounds=words.grounds or tuple(_grounds(facts)),
        incident_refs=words.incident_refs or tuple(key_of(each) for each in facts.incidents),
        agreement=_agreement(facts),
        extensions=STATUS,
        **_times(facts),
        **_of_kind(facts, explained),
    )


def _agreement(facts: Facts) -> str | None:
    """The agreement, where incidents of several forces count by it."""
    across = facts.standing.ladder.cross_border
    return across.agreement if across.counts_under_agreement else None


def starts(facts: Facts) -> dt.date:
    """The first day in force that is reckoned with."""
    return facts.wish.words.in_force_from or facts.wish.today


def _times(facts: Facts) -> dict[str, Any]:
    words = facts.wish.words
    if facts.wish.kind is OrderKind.CPW:
        return {}
    ends = words.ends_on or (last_day_after(starts(facts), words.duration) if words.duration else None)
    until = None if ends else words.until_further_order
    return {"in_force_from": starts(facts), "ends_on": ends, "until_further_order": until}


def _of_kind(facts: Facts, explained: Explained) -> dict[str, Any]:
    words = facts.wish.words
    if facts.wish.kind is OrderKind.CBO:
        return {
            "applicant": Applicant.PROSECUTION,
            "offence_codes": tuple(_offences(facts)),
            "conduct": told(facts),
            "consulted": (f"Youth offending team: {words.youth_team_views}",) if words.youth_team_views else (),
        }
    days = [each.record.day for each in facts.incidents if each.record.day]
    shared = {
        "issuer": words.issuer,
        "issuer_role": facts.wish.issued_as,
        "conduct": told(facts),
        "conduct_last_on": max(days, default=None),
        "locality": words.locality,
        "continuing_effect": words.continuing_effect,
        "consulted": words.consulted,
        "says_of_penalty": explained.of_penalty,
    }
    if facts.wish.kind is OrderKind.CPW:
        return {**shared, "warns_of_notice": True, "time_allowed": words.time_allowed}
    return {
        **shared,
        "explains_sections": tuple(each.section for each in explained.sections if each.section),
        "says_of_appeal": explained.of_appeal,
        "warning_refs": words.warning_refs or tuple(key_of(each) for each in facts.warnings),
    }


def _grounds(facts: Facts) -> Iterator[Ground]:
    """The effect that each incident had, as its record says; harassment, alarm or distress is for a person to say."""
    if facts.wish.kind is OrderKind.CBO:
        return
    for record in facts.incidents:
        if (record.record.effect or "").strip():
            yield Ground(kind=GroundKind.DETRIMENTAL_EFFECT, text=record.record.effect, evidence_refs=(key_of(record),))


def _offences(facts: Facts) -> Iterator[Identifier]:
    seen = {offence.code.text: offence.code for each in facts.charges for offence in each.record.offences}
    yield from seen.values()


def _ref(facts: Facts) -> str:
    """A reference that says that it is a draft, and differs by person and day."""
    mark = hashlib.sha256("\n".join(facts.standing.ladder.keys).encode()).hexdigest()[:6]
    return f"DRAFT-{facts.wish.kind.value.upper()}-{facts.wish.today:%Y%m%d}-{mark}"
