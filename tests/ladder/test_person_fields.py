import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import PNC, numbers, offender, person
from strategies import records
from xborder.ladder import propose_links
from xborder.ladder.person_fields import compare
from xborder.model.links import LinksFile, Refusal
from xborder.model.parts import Address
from xborder.model.person import Identifiers, Person
from xborder.model.values import Identifier, PartialDate


def _words(one: Person, other: Person) -> list[tuple[bool, str]]:
    return [(each.speaks_for, each.words) for each in compare(one, other)]


def test_a_number_with_a_wrong_check_letter_joins_nobody() -> None:
    wrong = Identifiers(pnc_id=Identifier(scheme="pnc_id", value="2009/0318274M"))
    found = compare(person(identifiers=wrong), person(identifiers=wrong))
    assert "pnc_id" not in {each.field for each in found}


def test_day_and_month_the_other_way_about_speak_for_it() -> None:
    words = _words(person(born="1991-02-07"), person(born="1991-07-02"))
    assert (True, "dates of birth with day and month the other way about") in words


def test_father_and_son_are_told_apart_by_birth() -> None:
    first, other = (
        offender("A", born := "37"),
        offender("B", born, date_of_birth=PartialDate(1961, 2, 17), identifiers=None),
    )
    assert propose_links([first, other]) == ()
    assert (False, "different dates of birth") in _words(first.record, other.record)


def test_name_and_home_are_enough_to_be_asked_and_a_birthday_alone_is_not() -> None:
    home = Address(lines=("4 Sluice Row",), postcode=Identifier(scheme="postcode", value="PE99 3WZ"))
    known = {"identifiers": None, "addresses": (home,), "date_of_birth": None}
    (found,) = propose_links([offender("A", "37", **known), offender("B", "46", **known)])
    assert found.why == ("the same name", "an address in common")
    strangers = [
        offender("A", "37", identifiers=None),
        offender("B", "46", identifiers=None, name=person("Ann", "Rook").name),
    ]
    assert propose_links(strangers) == ()


def test_a_refused_pair_is_not_proposed() -> None:
    pair = [offender("A", "37"), offender("B", "46")]
    assert len(propose_links(pair)) == 1
    refusal = Refusal(
        persons=("46:offender:B", "37:offender:A"),
        explanation="Twins.",
        refused_by="PC 1 ROOK",
        refused_on=dt.date(2026, 10, 1),
    )
    assert propose_links(pair, LinksFile(refusals=(refusal,))) == ()


@given(records(Person), records(Person))
def test_who_is_compared_with_whom_does_not_matter(one: Person, other: Person) -> None:
    assert compare(one, other) == compare(other, one)


@given(records(Person))
def test_nothing_speaks_against_a_person_being_themselves(one: Person) -> None:
    assert all(each.speaks_for for each in compare(one, one))


@pytest.mark.parametrize("field", ["pnc_id"])
def test_a_number_weighs_most(field: str) -> None:
    found = compare(person(identifiers=numbers(PNC)), person(identifiers=numbers(PNC)))
    assert found[0].field == field


@given(st.permutations(range(4)))
def test_the_order_of_records_does_not_matter(order: list[int]) -> None:
    made = [offender("A", "37"), offender("B", "46"), offender("C", "36", identifiers=None), offender("D", "35")]
    assert propose_links([made[index] for index in order]) == propose_links(made)
