"""Hypothesis strategies for histories: short forms of records that hang together or do not, with dates missing or impossible.

They are the short forms of :mod:`scenario_world`; few different days and
references, so that what a step needs often meets.
"""

from typing import Any

from hypothesis import strategies as st

from xborder.model.codes import AppealOutcome, OrderKind

Short = dict[str, Any]

#: Three days on which most things happen, so that they meet; and others, near limits of the law and of the calendar.
_USUAL = st.sampled_from(["2026-02-08", "2026-03-22", "2026-09-20"])
_ODD = st.sampled_from(
    [
        "0001-01-01",
        "2019-06-03",
        "2022-07-31",
        "2022-08-01",
        "2026-02-21",
        "2026-03-29",
        "2026-10-25",
        "2026-12-25",
        "9999-12-31",
    ]
)
DAYS = _USUAL | _USUAL | _ODD
TIMES = st.builds(
    lambda day, time, offset: f"{day}T{time}{offset}",
    DAYS,
    st.sampled_from(["00:00:00", "01:30:00", "12:00:00", "23:59:59"]),
    st.sampled_from(["", "", "+00:00", "+01:00", "-12:00", "+14:00"]),
)
_MOMENTS = DAYS | TIMES | TIMES | TIMES
_FORCES = st.sampled_from(["36", "46", "42", "32"])
_CODES = st.sampled_from(["PS22002", "HA04001", "NP28010", "AS14004", "SE20001", "ZZ99001"])
_LIKELY = st.sampled_from(
    [OrderKind.CPW, OrderKind.CPN, OrderKind.CPN_FPN, OrderKind.CBO, OrderKind.CLOSURE_NOTICE, OrderKind.CLOSURE_ORDER]
)
_KINDS = (_LIKELY | _LIKELY | st.sampled_from(OrderKind)).map(lambda kind: kind.value)


def _some(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Short]:
    return st.fixed_dictionaries(required, optional=optional)


_TERMS = st.lists(
    _some({"number": st.integers(1, 3)}, kind=st.sampled_from(["prohibit", "require", "reasonable_steps"])),
    max_size=3,
)
_BREACHES = _some(
    {},
    when=_MOMENTS,
    requirement=st.integers(1, 3) | st.just("none"),
    version=st.integers(1, 3),
    laid=DAYS,
    excuse=st.sampled_from(["", "Asked."]),
)
_VERSIONS = _some({"number": st.integers(1, 3), "requirements": _TERMS}, **{"from": DAYS})
_OUTCOMES = st.sampled_from(AppealOutcome).map(lambda outcome: outcome.value)

INCIDENTS = _some({"force": _FORCES}, on=DAYS, at=TIMES, effect=st.sampled_from(["", "Crops flattened."]))
ORDERS = _some(
    {"kind": _KINDS, "force": _FORCES},
    made=_MOMENTS,
    served=_MOMENTS | st.just("undated"),
    ends=_MOMENTS,
    discharged=DAYS,
    warns=st.booleans(),
    until_further_order=st.booleans(),
    effect_continues=st.sampled_from(["", "Dogs are kept loose."]),
    distress=st.booleans(),
    rank=st.sampled_from(["Inspector", "Superintendent", "PC", "?"]),
    requirements=_TERMS,
    breaches=st.lists(_BREACHES, max_size=2),
    versions=st.lists(_VERSIONS, max_size=2),
    suspended=st.lists(_some({"from": DAYS}, to=DAYS), max_size=1),
    appeal=_some({}, lodged=DAYS, determined=DAYS, outcome=_OUTCOMES),
    **{"from": DAYS},
)
_OFFENCES = st.lists(_some({"code": _CODES}, on=DAYS, charged=DAYS, convicted=DAYS), min_size=1, max_size=2)
CHARGES = _some({"force": _FORCES, "offences": _OFFENCES}, hearing_on=DAYS)
HEARINGS = _some({"force": _FORCES, "offences": _OFFENCES}, held=DAYS)
OFFENDERS = _some({"force": _FORCES})

#: The same with what a step looks at always there, so that steps are reached.
_DATED = _some({"force": _FORCES, "on": DAYS, "effect": st.just("Crops flattened.")})
_TIMED = _some({"force": _FORCES, "at": TIMES, "effect": st.just("Crops flattened.")})
_WARNINGS = _some(
    {"kind": st.just("cpw"), "force": _FORCES, "made": _MOMENTS, "served": _MOMENTS, "warns": st.sampled_from([True])}
)
_BROKEN = _some(
    {
        "kind": st.sampled_from(["cpn", "cpn", "cbo", "closure_notice", "closure_order"]),
        "force": _FORCES,
        "made": DAYS,
        "served": _MOMENTS,
        "requirements": _TERMS,
        "breaches": st.lists(_some({"when": _MOMENTS, "requirement": st.integers(1, 2)}), min_size=1, max_size=2),
    },
    ends=DAYS,
    versions=st.lists(_VERSIONS, min_size=1, max_size=2),
    appeal=_some({}, lodged=DAYS, determined=DAYS, outcome=_OUTCOMES),
)
_CHARGED = _some(
    {
        "force": _FORCES,
        "offences": st.lists(_some({"code": _CODES, "on": DAYS}, convicted=DAYS), min_size=1, max_size=2),
    }
)

_TYPES = (
    ("incident", INCIDENTS),
    ("incident", _DATED),
    ("incident", _TIMED),
    ("order", ORDERS),
    ("order", _WARNINGS),
    ("order", _BROKEN),
    ("order", _BROKEN),
    ("charge", CHARGES),
    ("hearing", HEARINGS),
    ("hearing", _CHARGED),
    ("offender", OFFENDERS),
)


def _of_type(kind: str, shorts: st.SearchStrategy[Short]) -> st.SearchStrategy[tuple[str, Short]]:
    return st.tuples(st.just(kind), shorts)


def histories(name: str = "A", *, at_most: int = 6) -> st.SearchStrategy[list[Short]]:
    """Records of one person, each with a reference of its own that starts with a name."""
    any_record = st.one_of([_of_type(kind, shorts) for kind, shorts in _TYPES])
    return st.lists(any_record, min_size=1, max_size=at_most).map(
        lambda made: [{kind: f"{name}/{number}", **short} for number, (kind, short) in enumerate(made)]
    )


PEOPLE = st.sampled_from(
    [
        {"born": "1991-02-17"},
        {"born": "2010-04-14"},
        {"born": "2008"},
        {"born": ""},
        {"born": "1991-02-17", "pnc": "2009/0318274L"},
    ]
)
OPERATIONS = st.sampled_from(["coursing", "county-lines", "fly-tipping"])
AGREEMENTS = st.sampled_from(["seven", "none", {"to": "2026-03-01"}, {"from": "2026-03-01"}])
NOWS = (
    st.sampled_from(["2026-03-30", "2026-10-08", "2027-01-01"])
    | DAYS
    | st.sampled_from(["2026-03-29T01:30:00+01:00", "2026-10-26T09:00:00+00:00", "2026-06-30T23:30:00+00:00"])
)


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """A whole scenario without expectations: one person's history, linked, and what it is judged by."""
    return {
        "on": draw(NOWS),
        "operation": draw(OPERATIONS),
        "agreement": draw(AGREEMENTS),
        "person": draw(PEOPLE),
        "records": draw(histories()),
    }
