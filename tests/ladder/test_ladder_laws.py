"""What holds of every ladder: what does not concern a person changes nothing, nor does the order of the records; nothing stops it."""

import datetime as dt
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from build_records import OTHER_PNC, link, links, sourced
from histories import AGREEMENTS, NOWS, OPERATIONS, PEOPLE, TIMES, histories, scenarios
from scenario_days import now_of
from scenario_world import climbed, records_of, scope_of
from strategies import records
from xborder.findings import Sourced
from xborder.ladder import Ladder, assess, assess_people, assess_sorted
from xborder.ladder.document import as_dict
from xborder.ladder.operations import shipped
from xborder.ladder.text import render_text
from xborder.model.charge import Charge
from xborder.model.hearing import CourtHearing
from xborder.model.incident import Incident
from xborder.model.links import Link, LinksFile
from xborder.model.offender import OffenderRecord
from xborder.model.order import AsbOrder
from xborder.reference.clocks import uk_day
from xborder.rules.people import people_in

_STRANGER = {"born": "1950-12-31", "family": "Ottershaw", "given": "Basil", "pnc": OTHER_PNC}
_TYPES = (
    ("incident", Incident),
    ("asb_order", AsbOrder),
    ("charge", Charge),
    ("court_hearing", CourtHearing),
    ("offender", OffenderRecord),
)


def _refs(shorts: list[dict[str, Any]]) -> list[str]:
    return [str(next(iter(short.values()))) for short in shorts]


def _pairs(names: list[str]) -> list[list[str]]:
    return [[one, other] for one, other in pairwise(names)]


@settings(max_examples=200)
@given(scenario=scenarios(), other=histories("Z"), joined=st.booleans())
def test_what_happened_to_somebody_else_changes_nothing(
    scenario: dict[str, Any], other: list[dict[str, Any]], joined: bool
) -> None:
    own = scenario["records"]
    strangers = [{**short, "person": _STRANGER} for short in other]
    groups = [_refs(own)] if len(own) > 1 else []
    theirs = [_refs(strangers)] if joined and len(strangers) > 1 else []
    alone = climbed({**scenario, "links": groups})
    both = climbed({**scenario, "records": [*own, *strangers], "links": [*groups, *theirs]})
    assert [ladder for ladder in both if ":A/" in ladder.person] == list(alone)


@given(scenario=scenarios(), others=histories("B", at_most=3), data=st.data())
def test_the_order_of_records_and_links_does_not_matter(
    scenario: dict[str, Any], others: list[dict[str, Any]], data: st.DataObject
) -> None:
    """Two people, one joined by links that share a record, the other by none, and a record that came twice."""
    shorts = [*scenario["records"], *others]
    pairs = _pairs(_refs(scenario["records"]))
    turned = data.draw(st.permutations(shorts))
    other_pairs = data.draw(st.permutations(pairs))
    assert climbed({**scenario, "records": turned, "links": other_pairs}) == climbed(
        {**scenario, "records": shorts, "links": pairs}
    )


@given(shorts=histories(at_most=3), again=histories(at_most=3), now=NOWS, data=st.data())
def test_of_two_records_of_one_name_the_same_one_is_taken(
    shorts: list[dict[str, Any]], again: list[dict[str, Any]], now: str, data: st.DataObject
) -> None:
    """Two forces' files may hold the record of one key: which of them is read must not hang on the order."""
    twice = [attrs.evolve(one, file="again.yaml", places={}) for one in records_of({"records": again, "person": {}})]
    known = [*records_of({"records": shorts, "person": {}}), *twice]
    turned = data.draw(st.permutations(known))
    one, other = (assess(each, None, now=now_of(now), everybody=True) for each in (known, turned))
    assert one == other


@settings(max_examples=300)
@given(scenario=scenarios())
def test_what_a_record_lacks_stops_nothing(scenario: dict[str, Any]) -> None:
    _is_whole(climbed(scenario))


@given(served=TIMES, broken=TIMES)
def test_a_time_without_its_offset_is_not_set_against_one_that_has_it(served: str, broken: str) -> None:
    order: dict[str, Any] = {"order": "A/1", "kind": "cpn", "force": "46", "made": served[:10], "served": served}
    order |= {"requirements": [{"number": 1}], "breaches": [{"when": broken}]}
    scenario = {"on": "9999-12-31", "person": {"born": "1991-02-17"}, "records": [order]}
    (made,) = climbed(scenario)
    one, other = dt.datetime.fromisoformat(served), dt.datetime.fromisoformat(broken)
    if (one.tzinfo is None) != (other.tzinfo is None) and uk_day(one) == uk_day(other):
        gates = [gate.met for each in made.proposals for gate in each.gates if gate.check == "served_before_breach"]
        assert gates == [None]
    _is_whole((made,))


@given(data=st.data(), now=NOWS, operation=OPERATIONS, agreement=AGREEMENTS)
def test_no_record_of_any_shape_stops_it(data: st.DataObject, now: str, operation: str, agreement: Any) -> None:
    types = data.draw(st.lists(st.sampled_from(_TYPES), min_size=1, max_size=4))
    given_ = tuple(sourced(kind, data.draw(records(cls))) for kind, cls in types)
    people = sorted({one.key for record in given_ for one in people_in(record)})
    chosen = data.draw(st.lists(st.sampled_from([*people, "nobody", ""]), max_size=4))
    made = assess(
        given_,
        links(link(*chosen)) if chosen else None,
        now=now_of(now),
        operation=shipped(operation),
        scope=scope_of(agreement),
        everybody=True,
    )
    _is_whole(made)


def _is_whole(made: tuple[Ladder, ...]) -> None:
    """Every step of the operation is said to be open, blocked, not to be told or not now; all of it can be shown."""
    for ladder in made:
        steps = {step.id for step in shipped(ladder.operation.partition(" ")[0]).steps}
        assert {one.step for one in ladder.proposals} | {one.step for one in ladder.not_now} == steps
        assert all(one.why for one in ladder.not_now)
        assert json.dumps(as_dict(ladder))
        assert render_text(ladder)


@given(
    shorts=st.lists(histories(at_most=3), min_size=1, max_size=4),
    people=st.lists(PEOPLE, min_size=4, max_size=4),
    linked=st.lists(st.booleans(), min_size=4, max_size=4),
    now=NOWS,
    operation=OPERATIONS,
    agreement=AGREEMENTS,
)
def test_records_sorted_by_person_climb_alike(
    shorts: list[list[dict[str, Any]]],
    people: list[dict[str, str]],
    linked: list[bool],
    now: str,
    operation: str,
    agreement: Any,
) -> None:
    runs = [_named(each, number, people[number]) for number, each in enumerate(shorts)]
    # Whom nobody links is as many people as there are records.
    runs = [
        part for run, whole in zip(runs, linked, strict=False) for part in ([run] if whole else [[one] for one in run])
    ]
    known = _links(runs)
    more: dict[str, Any] = {"now": now_of(now), "operation": shipped(operation), "scope": scope_of(agreement)}
    by_person = list(assess_sorted([record for run in runs for record in run], known, **more))
    one_by_one = assess_people(((run, _of_run(known, run)) for run in runs), **more)
    assert list(one_by_one) == by_person
    at_once = assess([record for run in runs for record in run], known, everybody=True, **more)
    assert sorted(by_person, key=_person) == sorted((attrs.evolve(one, likenesses=()) for one in at_once), key=_person)


def _of_run(known: LinksFile | None, run: list[Sourced]) -> tuple[Link, ...]:
    here = {one.key for record in run for one in people_in(record)}
    return tuple(each for each in (known.links if known else ()) if here.intersection(each.persons))


def _person(ladder: Ladder) -> str:
    return ladder.person


def _named(shorts: list[dict[str, Any]], number: int, person: dict[str, str]) -> list[Sourced]:
    renamed = [
        {next(iter(short)): f"{number}/{next(iter(short.values()))}", **dict(list(short.items())[1:])}
        for short in shorts
    ]
    return list(records_of({"records": renamed, "person": person}))


def _links(runs: list[list[Sourced]]) -> LinksFile | None:
    """Each record is linked with the next, so that a person has several links."""
    pairs = [pair for run in runs for pair in _pairs([one.key for record in run for one in people_in(record)])]
    return links(*(link(*pair) for pair in pairs)) if pairs else None


def test_people_that_come_sorted_are_held_one_at_a_time() -> None:
    taken = 0

    def given() -> Iterator[Sourced]:
        nonlocal taken
        for number in range(50):
            for short in (
                {"incident": f"A{number}", "force": "36", "on": "2026-09-20"},
                {"offender": f"B{number}", "force": "37"},
            ):
                taken += 1
                yield from records_of({"records": [short], "person": {"family": f"Fen{number}"}})

    known = links(*(link(f"36:incident:A{number}#P1", f"37:offender:B{number}") for number in range(50)))
    for count, ladder in enumerate(assess_sorted(given(), known, now=now_of("2026-10-08")), start=1):
        assert len(ladder.keys) == 2
        assert taken <= 2 * count + 1  # the first record of the next person shows that this one is complete
