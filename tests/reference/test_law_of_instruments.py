"""Every instrument has rows for its length, age, appeal and service, or it is written here why not."""

import pytest

from xborder.model.codes import OrderKind
from xborder.reference import law
from xborder.reference.law_limits import LimitOf

K = OrderKind
SIDES = {
    "length": (LimitOf.STATED, LimitOf.SHORTEST, LimitOf.LONGEST),
    "age": (LimitOf.AGE, LimitOf.OLDEST),
    "appeal": (LimitOf.APPEAL,),
    "service": (LimitOf.SERVICE, LimitOf.SERVE_BY),
}
NOT_BEGUN = "the Crime and Policing Act 2026 ss.1, 2 has not begun"
ONCE = "it is carried out once and does not run"
PLACE = "it is about a place, not a person"
BY_MAGISTRATES = "appeals from magistrates in civil matters: no text was read"
IN_COURT = "the law read asks for no service: it is made in court, or on the spot"
#: What no row says, and why.
NONE: dict[str, dict[OrderKind, str]] = {
    "length": {
        **dict.fromkeys((K.RESPECT_ORDER, K.YOUTH_INJUNCTION, K.HOUSING_INJUNCTION), NOT_BEGUN),
        **dict.fromkeys(
            (K.CPN_FPN, K.REMEDIAL_ORDER, K.DOG_RECOVERY, K.FORFEITURE, K.DEPRIVATION, K.CONFISCATION), ONCE
        ),
        K.CASH_FORFEITURE: ONCE,
        **dict.fromkeys((K.CPW, K.CPN, K.CAWN), "the law sets none: a force's policy, and TIM1 for a notice"),
        **dict.fromkeys((K.CBO_INTERIM, K.DVPN, K.DAPN), "it lasts until the court has decided"),
        K.DAPO: "it may end with an event, which a record does not hold",
        **dict.fromkeys((K.CAUTION_SIMPLE, K.CAUTION_YOUTH, K.COMMUNITY_RESOLUTION), "it does not run"),
        K.CAUTION_CONDITIONAL: "the length of its conditions is in a code of practice that was not read",
        K.DOL_FLAG: "the court sets it",
    },
    "age": {
        **dict.fromkeys((K.RESPECT_ORDER, K.YOUTH_INJUNCTION, K.HOUSING_INJUNCTION), NOT_BEGUN),
        **dict.fromkeys((K.DISPERSAL_AUTHORISATION, K.PSPO, K.PSPO_EXPEDITED), PLACE),
        **dict.fromkeys((K.CLOSURE_NOTICE, K.CLOSURE_ORDER), PLACE),
        K.CASH_FORFEITURE: "it is about money, whoever held it",
        **dict.fromkeys((K.SRO, K.SPO, K.STPO, K.STRO), "no age was read in its Act"),
        **dict.fromkeys((K.CAWN, K.DOL_FLAG), "the person in need of care is the child or the adult at risk"),
    },
    "appeal": {
        **dict.fromkeys((K.RESPECT_ORDER, K.YOUTH_INJUNCTION, K.HOUSING_INJUNCTION), NOT_BEGUN),
        **dict.fromkeys((K.CPW, K.CPN_FPN, K.DISPERSAL_AUTHORISATION, K.DISPERSAL_DIRECTION, K.CAWN), "there is none"),
        **dict.fromkeys((K.CLOSURE_NOTICE, K.DVPN, K.DAPN), "there is none: a court hears the application"),
        **dict.fromkeys(
            (K.CAUTION_SIMPLE, K.CAUTION_CONDITIONAL, K.CAUTION_YOUTH, K.COMMUNITY_RESOLUTION), "there is none"
        ),
        K.CIVIL_INJUNCTION: "by the rules of the civil courts, or from a youth court under s.15: no time was read",
        **dict.fromkeys((K.DVPO, K.SRO, K.SPO, K.KCPO, K.STPO, K.STRO, K.DAPO, K.SHPO), BY_MAGISTRATES),
        **dict.fromkeys((K.SVRO, K.CBO_INTERIM), "whether and when was not read"),
        K.DOL_FLAG: "it is held as a flag",
    },
    "service": {
        **dict.fromkeys((K.RESPECT_ORDER, K.YOUTH_INJUNCTION, K.HOUSING_INJUNCTION), NOT_BEGUN),
        K.CPN_FPN: "how a penalty is given was not read; s.55 is about notices",
        **dict.fromkeys((K.PSPO, K.PSPO_EXPEDITED), "it is published, not served"),
        **dict.fromkeys((K.DISPERSAL_AUTHORISATION, K.DISPERSAL_DIRECTION, K.CLOSURE_ORDER), IN_COURT),
        **dict.fromkeys((K.CBO, K.REMEDIAL_ORDER, K.DOG_DISQUALIFICATION, K.DOG_RECOVERY, K.FORFEITURE), IN_COURT),
        **dict.fromkeys((K.DEPRIVATION, K.CONFISCATION, K.DRIVING_BAN, K.CASH_FORFEITURE), IN_COURT),
        **dict.fromkeys((K.DVPO, K.DAPO, K.SHPO, K.SRO, K.SPO, K.KCPO, K.SVRO, K.STPO, K.STRO), IN_COURT),
        **dict.fromkeys((K.CAUTION_SIMPLE, K.CAUTION_CONDITIONAL, K.CAUTION_YOUTH), IN_COURT),
        **dict.fromkeys((K.COMMUNITY_RESOLUTION, K.DOL_FLAG), IN_COURT),
    },
}


@pytest.mark.parametrize("side", SIDES)
def test_what_has_no_row_has_a_reason(side: str) -> None:
    bounded = {kind for kind in K if any(law.bounding(kind.value, what) for what in SIDES[side])}
    assert set(K) - bounded == set(NONE[side])


def test_every_instrument_is_judged_by_some_row() -> None:
    assert [kind for kind in K if not any(law.bounding(kind.value, what) for what in LimitOf)] == []


def test_a_row_that_was_not_read_says_so() -> None:
    for row in law.rows():
        if row.limit is not None and row.confidence is law.Confidence.UNVERIFIED:
            assert "read" in (row.note or ""), row.id
