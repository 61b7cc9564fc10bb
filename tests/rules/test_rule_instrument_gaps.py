"""What the law says of several instruments at once, and of their applications, lengths and service."""

from typing import Any

import pytest

from build_orders import found, judged
from build_records import NOW, at, breach, cbo, codes, day, handed, known, person, sourced, warning
from xborder.findings import Severity
from xborder.model.codes import Applicant, GroundKind, OrderKind, RequirementKind, ServiceMethod
from xborder.model.order import Appeal, AsbOrder, Ground, OrderVersion, Requirement
from xborder.rules import RuleContext, check

ASB = "Anti-social Behaviour, Crime and Policing Act 2014"
CSA = "Crime and Security Act 2010"
K, E, W = OrderKind, Severity.ERROR, Severity.WARNING
CHILD, YOUNG = person(born="2016-05-02"), person(born="2010-05-02")
POSTED = (handed("2026-05-01T15:00:00+01:00", method=ServiceMethod.POSTED),)


@pytest.mark.parametrize(
    ("kind", "changes", "code", "severity", "section"),
    [
        (K.CPN_FPN, {"subject": YOUNG}, "020", E, f"{ASB} s.43(1)"),
        (K.REMEDIAL_ORDER, {"subject": YOUNG}, "020", E, f"{ASB} s.43(1)"),
        (K.DOG_DISQUALIFICATION, {"subject": CHILD}, "020", W, "Children and Young Persons Act 1933 s.50"),
        (K.DRIVING_BAN, {"subject": CHILD}, "020", W, "Children and Young Persons Act 1933 s.50"),
        (K.COMMUNITY_RESOLUTION, {"subject": CHILD}, "020", W, "Children and Young Persons Act 1933 s.50"),
        (K.DVPO, {"subject": YOUNG}, "020", W, f"{CSA} ss.24(2), 27"),
        (K.DVPO, {"ends_on": None}, "042", E, f"{CSA} s.28(10), (11)"),
        (K.DVPO, {"applicant": Applicant.COUNCIL}, "109", W, f"{CSA} s.27"),
        (K.DAPO, {"subject": YOUNG}, "020", W, "Domestic Abuse Act 2021 s.32"),
        (K.SRO, {"applicant": Applicant.COUNCIL}, "109", W, "Sexual Offences Act 2003 s.122A"),
        (K.DOG_DISQUALIFICATION, {"ends_on": None}, "042", W, "s.66(1)-(5)"),
        (K.DRIVING_BAN, {"ends_on": None}, "042", W, "Sentencing Act 2020 ss.163, 164"),
        (K.CLOSURE_NOTICE, {"services": ()}, "050", W, f"{ASB} s.79"),
        (K.CLOSURE_NOTICE, {"services": POSTED}, "053", W, f"{ASB} s.79"),
        (K.CIVIL_INJUNCTION, {"services": ()}, "050", W, "Civil Procedure Rules 1998 r.81.4(2)(c)"),
        (K.CIVIL_INJUNCTION, {"services": POSTED}, "053", W, "Civil Procedure Rules 1998 r.81.4(2)(c)"),
        (K.CAWN, {"services": ()}, "050", W, "Child Abduction Act 1984 s.2"),
        (K.PSPO_EXPEDITED, {"appeal": Appeal(lodged_on=day("2026-06-12"))}, "123", W, f"{ASB} s.66"),
        (K.CONFISCATION, {"appeal": Appeal(lodged_on=day("2026-05-30"))}, "123", W, "Criminal Appeal Act 1968 s.18"),
        (
            K.CIVIL_INJUNCTION,
            {"subject": YOUNG, "until_further_order": None, "ends_on": day("2027-04-30")},
            "122",
            W,
            f"{ASB} s.14",
        ),
    ],
)
def test_one_thing_wrong(kind: OrderKind, changes: dict[str, Any], code: str, severity: Severity, section: str) -> None:
    (one,) = judged(kind, **changes)
    assert (one.code, one.severity) == (f"XB-ORDER-{code}", severity)
    assert section in one.basis[0]


def test_a_warning_to_somebody_for_whom_there_is_no_notice() -> None:
    assert "XB-ORDER-020" not in codes(warning(subject=person(born="2010-01-01")))
    assert "XB-ORDER-020" in codes(warning(subject=person(born="2011-01-01")))


@pytest.mark.parametrize("born", [None, "2016"])
def test_an_age_that_the_law_asks_of_everybody_is_told_only_where_it_is_impossible(born: str | None) -> None:
    assert found(K.DOG_DISQUALIFICATION, subject=person(born=born)) == []


@pytest.mark.parametrize(("lodged", "late"), [("2026-05-23", False), ("2026-05-29", False), ("2026-05-30", True)])
def test_where_either_court_may_have_made_it_the_later_last_day_counts(lodged: str, *, late: bool) -> None:
    appealed = {"appeal": Appeal(lodged_on=day(lodged))}
    assert found(K.DEPRIVATION, **appealed) == (["XB-ORDER-123"] if late else [])
    assert codes(cbo(**appealed)) == (["XB-ORDER-123"] if late else [])


def test_the_youth_offending_team_is_asked_before_an_order_on_a_young_person() -> None:
    made = {"subject": person(born="2010-01-01"), "ends_on": day("2028-04-30")}
    assert codes(cbo(**made)) == ["XB-ORDER-122"]
    assert codes(cbo(**made, consulted=("Youth offending team of Norfolk",))) == []
    assert codes(cbo()) == []


@pytest.mark.parametrize(("until", "expected"), [("10:00", []), ("10:01", ["XB-ORDER-115"])])
def test_a_change_of_a_direction_does_not_make_it_longer(until: str, expected: list[str]) -> None:
    """Given on Saturday at 09:00, an hour before midnight's clock goes forward: two days end on Monday at 10:00."""
    times = {"made_at": at("2026-03-28T09:00:00+00:00"), "ends_at": at("2026-03-29T09:00:00+01:00")}
    changed = OrderVersion(number=2, made_on=day("2026-03-28"), ends_at=at(f"2026-03-30T{until}:00+01:00"))
    ignored = ["XB-ORDER-134"]  # the authorisation of the samples is of May
    named = found(K.DISPERSAL_DIRECTION, **times, versions=(changed,))
    assert [each for each in named if each not in ignored] == expected


def test_an_interim_order_is_broken_and_supervised_as_the_full_one_is() -> None:
    term = Requirement(number=1, kind=RequirementKind.REQUIRE, text="Must attend the course at Breckholme each Monday.")
    order = AsbOrder(
        ref="I-1",
        **known("36"),
        kind=K.CBO_INTERIM,
        subject=person(),
        made_on=day("2026-05-01"),
        requirements=(term,),
        grounds=(Ground(kind=GroundKind.HARASSMENT_ALARM_DISTRESS, text="Threatened a farmer."),),
        services=(handed("2026-05-05T12:00:00+01:00"),),
        breaches=(breach(occurred_on=day("2026-05-04"), occurred_at=None),),
    )
    named = codes(sourced("asb_order", order))
    assert {"XB-ORDER-061", "XB-ORDER-137"} <= set(named)


def test_breaking_a_notice_of_domestic_violence_is_no_offence() -> None:
    from build_orders import offence

    when = {"occurred_at": at("2026-05-02T10:00:00+01:00"), "requirement_number": 1}
    assert "XB-ORDER-128" in found(K.DVPN, breaches=(breach(**when, offence_code=offence("SE20001")[0]),))


@pytest.mark.parametrize(("made_on", "expected"), [("2022-07-31", ["XB-ORDER-138"]), ("2022-08-01", [])])
def test_an_order_older_than_its_law_was_held_against_none(made_on: str, expected: list[str]) -> None:
    assert found(K.DOG_DISQUALIFICATION, made_on=day(made_on)) == expected


def test_a_behaviour_order_of_the_act_of_2014_is_held_against_that_act() -> None:
    old = {"made_on": day("2019-05-01"), "in_force_from": None}
    assert codes(cbo(**old, ends_on=day("2021-04-30"))) == []
    (short,) = check(cbo(**old, ends_on=day("2021-04-29")), RuleContext(now=NOW))
    assert (short.code, short.severity, short.basis) == ("XB-ORDER-043", W, (f"{ASB} s.25(5)",))
