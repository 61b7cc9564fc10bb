"""What is often drafted wrong in warnings, notices and orders: ids of the domain notes beside each test."""

from typing import Any

import pytest

from build_records import cbo, codes, day, distress, handed, incident, judged, known, notice, person, sourced, warning
from xborder.findings import Severity
from xborder.model.codes import Applicant, IssuerRole, MadeWith, OrderKind, RequirementKind, ServiceMethod
from xborder.model.order import AsbOrder, Requirement
from xborder.model.parts import Address, Officer, PersonName, Place
from xborder.model.values import Identifier, PartialDate

AFTER = incident("EK/2", "2026-03-22")
HOME = Address(lines=("4 Sluice Row", "Marsh Ferrers"), postcode=Identifier(scheme="postcode", value="PE99 3WZ"))


def _notice(**changes: Any) -> list[str]:
    return codes(warning(), notice(**changes), AFTER)


def _term(text: str, kind: RequirementKind = RequirementKind.PROHIBIT, **more: Any) -> Requirement:
    return Requirement(number=1, kind=kind, text=text, **more)


@pytest.mark.parametrize(
    ("recipient", "method", "expected"),
    [
        ("Daryl FENWRIGHT", ServiceMethod.HANDED, []),
        ("D Fenwright", ServiceMethod.HANDED, []),
        ("Marcus Tillinghurst", ServiceMethod.HANDED, ["XB-ORDER-090"]),
        ("Marcus Tillinghurst", ServiceMethod.LEFT, ["XB-ORDER-091"]),
        ("Daryl Tillinghurst", ServiceMethod.HANDED, ["XB-ORDER-091"]),
        ("The secretary", ServiceMethod.BODY_OFFICER, []),
    ],
)
def test_id2_the_paper_reaches_the_person_it_is_for(recipient: str, method: ServiceMethod, expected: list[str]) -> None:
    service = handed("2026-04-15T16:20:00+01:00", recipient=recipient, method=method)
    assert _notice(services=(service,)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, []),
        ("You may appeal to a magistrates' court within 21 days beginning with the day of issue.", []),
        ("You have 21 days to appeal. The last day is 4 May 2026.", []),
        ("The last day for an appeal, 21 days with today, is 2026-05-04.", []),
        ("You have 28 days to appeal.", ["XB-ORDER-092"]),
        ("You may appeal.", ["XB-ORDER-092"]),
        ("You have 21 days from the date of service to appeal.", ["XB-ORDER-093"]),
        ("You have 21 days to appeal. The last day is 5 May 2026.", ["XB-ORDER-093"]),
        ("You have 21 days to appeal, until 31 February 2026.", []),
    ],
)
def test_con3_the_words_of_appeal(text: str | None, expected: list[str]) -> None:
    assert _notice(says_of_appeal=text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A breach is an offence, with a fine of up to level 4 (\u00a32,500), or a fixed penalty of \u00a3100.", []),
        ("A fixed penalty of \u00a375 if paid within ten days.", []),
        ("You cannot be sent to prison for a breach.", []),
        ("You may be sent to prison.", ["XB-ORDER-094"]),
        ("A fine of up to level 5.", ["XB-ORDER-094"]),
        ("A fixed penalty of \u00a3500.", ["XB-ORDER-094"]),
        ("A fine of up to \u00a31,000.", ["XB-ORDER-094"]),
    ],
)
def test_con4_the_words_of_penalty(text: str, expected: list[str]) -> None:
    assert _notice(says_of_penalty=text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Must not enter farmland in Kent with a sighthound.", []),
        ("Must behave.", ["XB-ORDER-095"]),
        ("Must not cause anti-social behaviour in Kent.", ["XB-ORDER-095"]),
        ("Must not go to any area with dogs.", ["XB-ORDER-095", "XB-ORDER-100"]),
        ("Must not enter the area marked on the map.", ["XB-ORDER-100"]),
        ("Must not commit any criminal offence in Kent.", ["XB-ORDER-101"]),
    ],
)
def test_req1_req5_req6_the_words_of_a_term(text: str, expected: list[str]) -> None:
    assert _notice(requirements=(_term(text),)) == expected


def test_req5_an_area_with_a_map_is_clear_and_one_of_an_order_of_a_court_must_be() -> None:
    term = _term("Must not enter the area marked on the map.", area="Map JSK/3")
    assert _notice(requirements=(term,)) == []
    order = cbo(requirements=(_term("Must not enter the marked area."),))
    (found,) = [each for each in judged(order) if each.code == "XB-ORDER-100"]
    assert found.severity is Severity.ERROR
    assert "R v Khan" in found.basis[0]


def test_req2_a_term_answers_an_incident_or_an_effect() -> None:
    bare = {"incident_refs": (), "conduct_last_on": None, "continuing_effect": None}
    assert "XB-ORDER-096" in _notice(**bare)
    linked = (_term("Must not enter farmland in Kent.", linked_refs=("46:incident:EK/2",)),)
    assert "XB-ORDER-096" not in _notice(**bare, requirements=linked)


def test_req3_a_term_leaves_the_home_alone() -> None:
    subject = person(addresses=(HOME,))
    assert _notice(subject=subject, requirements=(_term("Must not go to Sluice Lane with dogs."),)) == []
    for text in ("Must not go to 4 Sluice Row with dogs.", "Must not enter land at PE99 3WZ with dogs."):
        assert _notice(subject=subject, requirements=(_term(text),)) == ["XB-ORDER-097"]
    ask = _term("Must stay at 4 Sluice Row by night.", RequirementKind.REQUIRE)
    assert _notice(subject=subject, requirements=(ask,)) == []


def test_req4_terms_neither_repeat_nor_contradict() -> None:
    first = _term("Must not enter farmland in Kent.")
    same = Requirement(number=2, kind=RequirementKind.PROHIBIT, text="You must not enter farmland in Kent")
    against = Requirement(number=2, kind=RequirementKind.REQUIRE, text="Must enter farmland in Kent.")
    assert _notice(requirements=(first, same)) == ["XB-ORDER-098"]
    assert _notice(requirements=(first, against)) == ["XB-ORDER-099"]


def test_req4_a_term_does_not_contradict_another_order_that_runs() -> None:
    against = (_term("Must enter farmland in Kent.", RequirementKind.REQUIRE),)
    held = cbo(requirements=against, made_on=day("2026-03-01"))
    mine = (_term("Must not enter farmland in Kent."),)
    assert "XB-ORDER-099" in codes(warning(), notice(requirements=mine), AFTER, held)
    over = cbo(requirements=against, made_on=day("2023-03-01"), ends_on=day("2025-02-28"))
    assert "XB-ORDER-099" not in codes(warning(), notice(requirements=mine), AFTER, over)


@pytest.mark.parametrize(("left", "expected"), [("2026-01-31", ["XB-ORDER-102"]), (None, [])])
def test_srv3_a_paper_goes_to_the_last_address(left: str | None, expected: list[str]) -> None:
    old = Address(lines=HOME.lines, postcode=HOME.postcode, valid_to=PartialDate.parse(left) if left else None)
    place = Place(description="4 Sluice Row, through the letter box")
    service = handed("2026-04-15T16:20:00+01:00", method=ServiceMethod.LEFT, place=place)
    assert _notice(subject=person(addresses=(old,)), services=(service,)) == expected


@pytest.mark.parametrize(
    ("officer", "role", "expected"),
    [
        (None, None, ["XB-ORDER-103"]),
        (Officer(name=PersonName(family="Rook")), None, ["XB-ORDER-104"]),
        (Officer(name=PersonName(family="Rook"), rank="PS", force="35"), None, []),
        (Officer(name=PersonName(family="Rook"), role="council officer", force="46"), None, []),
        (Officer(name=PersonName(family="Rook"), force="35"), IssuerRole.COUNCIL_OFFICER, ["XB-ORDER-105"]),
        (Officer(name=PersonName(family="Rook"), rank="PCSO", force="35"), None, ["XB-ORDER-105"]),
        (Officer(name=PersonName(family="Rook"), force="35"), IssuerRole.CONSTABLE, []),
    ],
)
def test_aut1_the_issuer_may_issue_it(officer: Officer | None, role: IssuerRole | None, expected: list[str]) -> None:
    assert _notice(issuer=officer, issuer_role=role) == expected


def _dogs(*offences: str) -> list[str]:
    values = tuple(Identifier(scheme="cjs_offence_code", value=code) for code in offences)
    kind = OrderKind.DOG_DISQUALIFICATION
    order = AsbOrder(
        ref="DD-1", **known("36"), kind=kind, subject=person(), made_on=day("2026-05-01"), offence_codes=values
    )
    return [code for code in codes(sourced("asb_order", order)) if code.startswith("XB-ORDER-10")]


@pytest.mark.parametrize(
    ("offences", "expected"),
    [
        (("PS22002",), []),
        (("HA04001", "PS22003"), []),
        (("HA04001",), ["XB-ORDER-106"]),
        (("AS14004",), ["XB-ORDER-106"]),
        ((), ["XB-ORDER-107"]),
    ],
)
def test_off1_four_offences_open_an_order_about_dogs(offences: tuple[str, ...], expected: list[str]) -> None:
    assert _dogs(*offences) == expected


def test_cbo1_distress_is_shown() -> None:
    assert "XB-ORDER-108" in codes(cbo(grounds=()))
    assert "XB-ORDER-108" not in codes(cbo(grounds=(distress(),)))


def test_cbo2_only_the_prosecution_asks_and_never_beside_an_absolute_discharge() -> None:
    assert codes(cbo(applicant=Applicant.PROSECUTION, made_with=MadeWith.SENTENCE)) == []
    assert codes(cbo(applicant=Applicant.COUNCIL)) == ["XB-ORDER-109"]
    assert codes(cbo(made_with=MadeWith.ABSOLUTE_DISCHARGE)) == ["XB-ORDER-110"]
    told = handed("2026-05-01T15:00:00+01:00", method=ServiceMethod.PRONOUNCED)
    interim = cbo(
        kind=OrderKind.CBO_INTERIM, applicant=Applicant.COUNCIL, made_with=MadeWith.DEFERMENT, services=(told,)
    )
    assert codes(interim) == []


def test_none_of_these_rules_falls_over_an_empty_order() -> None:
    for kind in OrderKind:
        order = AsbOrder(ref="X", **known("36"), kind=kind)
        assert isinstance(codes(sourced("asb_order", order)), list)
