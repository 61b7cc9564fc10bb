import datetime as dt
import json

import attrs
from hypothesis import given
from hypothesis import strategies as st

from build_records import (
    NOW,
    OTHER_PNC,
    PNC,
    at,
    breach,
    cbo,
    charge,
    fixed_penalty,
    handed,
    incident,
    judged,
    link,
    linked,
    links,
    notice,
    numbers,
    offence,
    offender,
    person,
    story,
    warning,
)
from xborder.findings import Sourced
from xborder.ladder import Ladder, Scope, State, StepKind, assess
from xborder.ladder.document import as_dict
from xborder.ladder.text import render_text
from xborder.model.codes import LinkBasis, Role
from xborder.model.person import InvolvedPerson
from xborder.model.values import PartialDate

SCOPE = Scope(agreement="ISA-EAST-FENLINE-001 2.0.0", forces=frozenset({"35", "36", "37", "46"}))
RECORDS, LINKS = story()


def one(records: tuple[Sourced, ...] = RECORDS) -> Ladder:
    (ladder,) = assess(records, LINKS, now=NOW, scope=SCOPE)
    return ladder


def test_the_chronology_runs_over_the_forces() -> None:
    assert [(str(step.on), step.kind.value, step.force) for step in one().steps] == [
        ("2026-01-18", "incident", "37"),
        ("2026-02-08", "incident", "46"),
        ("2026-02-21", "warning", "35"),
        ("2026-02-21", "warning_served", "35"),
        ("2026-03-22", "incident", "46"),
        ("2026-04-14", "notice", "35"),
        ("2026-04-15", "notice_served", "35"),
        ("2026-09-20", "breach", "36"),
        ("2026-09-20", "offence", "36"),
        ("2026-10-02", "charge", "36"),
        ("2026-11-12", "hearing", "36"),
    ]


def test_what_counts_across_borders_is_kept_apart_from_what_happened() -> None:
    steps = one().steps
    assert {step.kind for step in steps if step.counts_under is None} == {
        StepKind.OFFENCE,
        StepKind.CHARGE,
        StepKind.HEARING,
    }
    outside = attrs.evolve(SCOPE, forces=frozenset({"35", "36", "46"}))
    (ladder,) = assess(RECORDS, LINKS, now=NOW, scope=outside)
    assert ladder.steps[0].counts_under is None
    assert [(step.on, step.key) for step in ladder.steps] == [(step.on, step.key) for step in steps]
    first = at("2026-01-18T00:00:00+00:00").date()
    (ladder,) = assess(RECORDS, LINKS, now=NOW, scope=attrs.evolve(SCOPE, starts=first, ends=first))
    assert [step.counts_under is not None for step in ladder.steps[:2]] == [True, False]
    ended = attrs.evolve(SCOPE, ends=at("2026-02-01T00:00:00+00:00").date())
    (ladder,) = assess(RECORDS, LINKS, now=NOW, scope=ended)
    assert [step.counts_under is not None for step in ladder.steps[:3]] == [True, False, False]


def test_where_the_person_stands_and_what_is_next() -> None:
    ladder = one()
    assert ladder.state is State.CHARGED
    assert (ladder.name, ladder.born) == ("Daryl FENWRIGHT", "1991-02-17")
    assert [(made.step, made.is_open) for made in ladder.proposals] == [
        ("prosecution", True),
        ("dog_orders", False),
        ("cbo", False),
    ]
    prosecution, _, cbo = ladder.proposals
    assert "35:asb_order:CPN-1" in prosecution.supported_by
    assert "limit.summary" in [row.id for row in prosecution.law]
    assert any("36:charge:36NC0412626/1" in words for words in prosecution.warnings)
    assert len(cbo.missing) == 2
    assert "cbo.duration.adult" in [row.id for row in cbo.law]
    assert "cbo.yot" not in [row.id for row in cbo.law]


def test_every_gate_says_where_it_was_judged() -> None:
    for made in one().proposals:
        for gate in made.gates:
            assert len(gate.places) >= len(gate.evidence)
            assert all(place.file and place.pointer is not None for place in gate.places)
            assert gate.evidence or gate.met is not True


def test_the_clocks() -> None:
    days = {clock.title.split(" Community")[0]: str(clock.last_day) for clock in one().clocks}
    assert days["Last day to appeal against"] == "2026-05-04"
    assert days["Last day to charge the breach of"] == "2027-03-20"
    assert days["Last day in force of"] == "2027-04-14"
    assert days["Life of"] == "2027-02-21"
    appeal = next(clock for clock in one().clocks if clock.title.startswith("Last day to appeal"))
    assert appeal.passed
    assert appeal.note is not None
    assert "5 May 2026" in appeal.note


@given(st.permutations(RECORDS))
def test_the_order_of_the_records_does_not_matter(shuffled: list[Sourced]) -> None:
    assert one(tuple(shuffled)) == one()


STRANGERS = st.builds(
    lambda ref, on, born, family, force: incident(
        ref,
        on.isoformat(),
        force,
        persons=(
            InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person(family=family, born=born.isoformat())),
            InvolvedPerson(ref="P2", role=Role.VICTIM, person=person()),
        ),
    ),
    st.sampled_from(["ZZ/1", "ZZ/2"]),
    st.dates(at("2026-01-01T00:00:00+00:00").date(), at("2026-10-08T00:00:00+00:00").date()),
    st.sampled_from([at("1991-02-17T00:00:00+00:00").date(), at("1990-01-01T00:00:00+00:00").date()]),
    st.sampled_from(["Fenwright", "Fenright", "Pardoe"]),
    st.sampled_from(["32", "36", "46"]),
)


@given(STRANGERS)
def test_a_record_of_nobody_linked_changes_only_the_likenesses(stranger: Sourced) -> None:
    without, with_it = one(), one((*RECORDS, stranger))
    assert attrs.evolve(with_it, likenesses=()) == attrs.evolve(without, likenesses=())


def test_a_likeness_gives_its_reasons_and_merges_nobody() -> None:
    misspelt = incident(
        "EK/9",
        persons=(
            InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person("Darryl", "Fenright")),
            InvolvedPerson(ref="P2", role=Role.SUSPECT, person=person("Craig", "Wheldrake", "1991-02-17")),
        ),
    )
    same_number = offender("SR-9", "36", identifiers=numbers(PNC), date_of_birth=PartialDate.parse("1990-01-01"))
    ladder = one((*RECORDS, misspelt, same_number))
    others = {found.persons for found in ladder.likenesses}
    assert not any("EK/9#P2" in key for pair in others for key in pair)
    first = ladder.likenesses[0]
    assert "36:offender:SR-9" in first.persons
    assert first.basis is LinkBasis.VERIFIED_IDENTIFIER
    assert "different dates of birth" in first.against
    spelled = next(found for found in ladder.likenesses if any("EK/9#P1" in key for key in found.persons))
    assert spelled.basis is LinkBasis.NAME_AND_DATE_OF_BIRTH
    assert "names are not the same" in spelled.against
    assert not any("EK/9" in key for key in ladder.keys)


def test_a_wrong_check_letter_is_no_identifier() -> None:
    wrong = offender(
        "SR-9", "36", identifiers=numbers("2009/0318724L"), name=None, date_of_birth=PartialDate.parse("1980-01-01")
    )
    again = attrs.evolve(RECORDS[5], record=attrs.evolve(RECORDS[5].record, identifiers=numbers("2009/0318724L")))
    records = (*RECORDS[:5], again, RECORDS[6], wrong)
    assert one(records).likenesses == ()


def test_links_that_share_a_person_are_of_one_person() -> None:
    keys = LINKS.links[0].persons
    chained = links(link(*keys[:4]), link(*keys[3:]))
    (ladder,) = assess(RECORDS, chained, now=NOW, scope=SCOPE)
    assert ladder.steps == one().steps
    assert len(ladder.confirmations) == 2


def test_two_people_have_two_ladders() -> None:
    pardoe = tuple(
        offender(ref, "46", name=None, identifiers=numbers(OTHER_PNC), date_of_birth=None) for ref in ("SR-7", "SR-8")
    )
    both = links(*LINKS.links, *linked(*pardoe).links)
    ladders = assess((*RECORDS, *pardoe), both, now=NOW, scope=SCOPE)
    assert [ladder.state for ladder in ladders] == [State.CHARGED, State.NOTHING]
    assert ladders[0] == one()


def test_what_could_not_be_judged_is_said() -> None:
    undated = incident("EK/3", occurred_on=None)
    missing = links(link(*LINKS.links[0].persons, "46:incident:EK/3#P1", "46:incident:EK/4#P1"))
    (ladder,) = assess((*RECORDS, undated), missing, now=NOW, scope=SCOPE)
    # Two of the records; two that no record of any force holds: dogs, and what the court has still to do.
    assert len(ladder.unjudged) == 4
    assert ladder.unjudged[0].startswith("46:incident:EK/4#P1")
    assert "no date" in ladder.unjudged[1]
    assert assess(RECORDS, None, now=NOW) == ()


def test_text_and_document() -> None:
    text = render_text(one())
    for expected in (
        "Daryl FENWRIGHT, born 1991-02-17",
        "Norfolk Constabulary",
        "[x]",
        "[ ]",
        "20 March 2027",
        "2026-01-18",
        "s.127(1)",
    ):
        assert expected in text
    assert text == render_text(one())
    document = json.loads(json.dumps(as_dict(one())))
    assert document["schema"] == "xborder/ladder/1"
    assert document["proposals"][0]["is_open"] is True
    assert len(document["proposals"][2]["missing"]) == 2


def test_an_incident_with_one_person_may_be_linked_without_naming_them() -> None:
    bare = links(link(*(key.partition("#")[0] for key in LINKS.links[0].persons)))
    (ladder,) = assess(RECORDS, bare, now=NOW, scope=SCOPE)
    assert ladder.steps == one().steps
    assert ladder.likenesses == ()
    assert ladder.unjudged == one().unjudged


def test_links_chain_in_any_order() -> None:
    a, b, c, d, e, *rest = LINKS.links[0].persons
    chained = links(link(d, e), link(a, b), link(b, e, *rest), link(c, a))
    (ladder,) = assess(RECORDS, chained, now=NOW, scope=SCOPE)
    assert ladder.steps == one().steps
    assert len(ladder.confirmations) == 4


DAYS = st.sampled_from(
    [at("0001-01-01T00:00:00+14:00"), at("9999-12-31T23:59:59-12:00"), at("2026-05-01T10:00:00Z"), None]
)


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_impossible_dates_are_never_a_fault(
    made: dt.datetime | None,
    served: dt.datetime | None,
    broken: dt.datetime | None,
    ends: dt.datetime | None,
    warned: dt.datetime | None,
) -> None:
    records = (
        incident("EK/1", occurred_on=None, occurred_at=warned),
        warning(made_at=made, services=(handed("2026-02-21T15:10:00+00:00", served_at=warned),)),
        notice(
            made_at=made,
            in_force_from=None,
            ends_on=ends.date() if ends else None,
            services=(handed("2026-04-15T16:20:00+01:00", served_at=served),),
            breaches=(breach(occurred_at=broken),),
        ),
        cbo(made_on=made.date() if made else None, ends_on=ends.date() if ends else None),
        fixed_penalty((made or NOW).date().isoformat()),
        charge(offence(began_on=broken.date() if broken else None, charged_on=None)),
    )
    joined = linked(*records)
    (ladder,) = assess(records, joined, now=NOW, scope=SCOPE)
    assert render_text(ladder)
    assert len(judged(*records, links=joined)) > 0
