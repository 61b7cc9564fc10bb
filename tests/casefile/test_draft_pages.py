"""What the pages of a draft say, read by a second library; and that every reader, human or program, can use them."""

import datetime as dt
import itertools
from collections.abc import Iterator
from io import BytesIO

import attrs
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import charge, incident, linked, offender, person, story
from drafts_made import distress, drafted, made, pages, spoken, term, text, words
from xborder.casefile.drafting.explaining import explain
from xborder.findings import Sourced
from xborder.model.codes import IssuerRole, OrderKind, RequirementKind, Role
from xborder.model.parts import Place
from xborder.model.person import InvolvedPerson
from xborder.reference import law

KINDS = ("cpw", "cpn", "cbo")


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_is_marked_as_a_draft(kind: str) -> None:
    said = pages(made(kind).pdf)
    assert len(said) >= 3
    assert all("DRAFT" in page and "not issued, of no effect" in page for page in said)


@pytest.mark.parametrize("ref", ["DRAFT", "A", "x DRAFT y"])
def test_any_reference_and_any_words_are_told_from_the_marks_of_the_pages(ref: str) -> None:
    told = words(conduct="This page is not part of the paper. So he said, and went on coursing.")
    assert ref in text(made("cpn", told, ref=ref).pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_is_tagged_and_says_that_it_is_pdf_ua(kind: str) -> None:
    draft = made(kind)
    with pikepdf.open(BytesIO(draft.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).lower() == "en-gb"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        assert draft.order.ref in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_input_gives_the_same_bytes(kind: str) -> None:
    first, second = made(kind), made(kind)
    assert (first.pdf, first.record) == (second.pdf, second.record)


def test_a_notice_says_what_the_act_asks_of_it() -> None:
    draft = made("cpn")
    said = text(draft.pdf)
    for section in ("46", "47", "48", "49", "50", "51"):
        assert f"(section {section})" in said
    assert "You have 21 days" in said
    assert "If it is issued to you on 14 April 2026, the last day on which you can appeal is 4 May 2026." in said
    assert "level 4 on the standard scale, which is £2,500" in said
    assert "Coursing hares with dogs on farmland at Stourmarsh" in said
    assert "Warning CPW-1 of Cambridgeshire Constabulary, given to you on 21 February 2026, 15:10 (handed over)" in said
    assert "requirement 1 of this notice still binds you" in said
    assert "requirement 2 has no effect" in said
    assert "Last day in force 13 April 2029" in said
    assert draft.order.says_of_appeal is not None
    assert draft.order.explains_sections == ("46", "47", "48", "49", "50", "51")


@pytest.mark.parametrize("kind", ["cpw", "cpn"])
def test_when_and_where_each_incident_was_is_listed_with_its_map_reference_and_force(kind: str) -> None:
    place = Place(description="Wade Farm", district="Stourmarsh", county="Kent", grid_reference="TL 512 934")
    records, links = story()
    placed = [_at(place, each) if each.record.ref == "EK/1" else each for each in records]
    said = text(made(kind, records=placed, linked=links).pdf)
    assert "8 February 2026 Wade Farm, Stourmarsh, Kent TL 512 934 Kent Police" in said
    assert "18 January 2026 Suffolk Constabulary" in said


def _at(place: Place, record: Sourced) -> Sourced:
    return attrs.evolve(record, record=attrs.evolve(record.record, location=place))


def test_a_warning_says_that_a_notice_will_follow() -> None:
    draft = made("cpw")
    assert "unless your conduct stops having this effect, a community protection notice will be issued" in text(
        draft.pdf
    )
    assert draft.order.warns_of_notice is True
    assert "16 or over" in text(draft.pdf)


def test_an_application_says_what_the_rules_of_court_ask_of_it() -> None:
    said = text(made("cbo").pdf)
    for part in ("r.31.3", "PS22002", "The facts relied on", "The farmer was afraid to go out.", "The court officer"):
        assert part in said
    assert "6 months in prison" in said
    assert "up to 5 years in prison" in said
    assert "Last day in force, if made on 8 October 2026 7 October 2029" in said


@given(issued=st.dates(min_value=dt.date(2020, 12, 1), max_value=dt.date(2030, 12, 31)))
def test_the_last_day_of_appeal_is_counted_from_the_day_of_issue_as_the_first(issued: dt.date) -> None:
    said = explain(OrderKind.CPN, issued, terms=()).value
    row = law.value("cpn.appeal.days", on=issued)
    assert said is not None
    assert row is not None
    assert said.last_appeal_day == issued + dt.timedelta(days=row.number - 1)
    last = said.last_appeal_day
    assert f"can appeal is {last.day} {last:%B %Y}." in (said.of_appeal or "")


def test_requirements_keep_their_numbers() -> None:
    terms = (term(3, "You must not enter Wade Farm."), term(7, "You must not enter Priory Farm."))
    said = text(made("cpn", words(requirements=terms)).pdf)
    assert "3. You must not enter Wade Farm." in said
    assert "7. You must not enter Priory Farm." in said
    assert "1. You" not in said


def test_terms_that_forbid_all_bind_during_an_appeal_and_terms_that_ask_all_fall_away() -> None:
    asks = term(1, "You must keep your dogs on a lead in Kent.", kind=RequirementKind.REQUIRE)
    assert "this notice still binds you" in text(made("cpn", words(requirements=(term(),))).pdf)
    said = text(made("cpn", words(requirements=(asks,))).pdf)
    assert "requirement 1 of this notice has no effect" in said


def test_a_long_term_that_runs_over_pages_is_whole() -> None:
    long = "You must not enter " + ", ".join(f"the field numbered {number} on map JSK/3" for number in range(400)) + "."
    draft = made("cpn", words(requirements=(term(1, long), term(2, "W" * 400 + " is the name of a field in Kent."))))
    assert len(pages(draft.pdf)) > 4


def test_unusual_characters_are_on_the_page_or_reported() -> None:
    conduct = "\u0141ukasz\u2019s dogs \u2013 #strong[not markup] $x$ \\ \u201cquoted\u201d <tag> \u674e \u202eabc"
    outcome = drafted("cpn", words(conduct=conduct))
    assert outcome.value is not None
    assert "XB-PDF-010" in {each.code for each in outcome.report}
    said = text(outcome.value.pdf)
    assert "#strong[not markup] $x$ \\ \u201cquoted\u201d <tag> [U+674E]" in said
    assert outcome.value.order.conduct == conduct


def test_what_is_not_known_is_left_room_for_and_reported() -> None:
    outcome = drafted("cpn", words(court=None, duration=None, issuer=None, area=None))
    assert outcome.value is not None
    assert {"XB-DRAFT-008", "XB-ORDER-040", "XB-ORDER-103"} <= {each.code for each in outcome.report}
    assert "Last day in force to be completed" in text(outcome.value.pdf)
    left = " ".join(each.message for each in outcome.report if each.code == "XB-DRAFT-008")
    assert "the map that shows it" in left
    assert "the court" in left


def test_the_rank_tells_as_what_the_issuer_acts() -> None:
    draft = made("cpn", words(issuer_role=None))
    assert draft.order.issuer_role is IssuerRole.CONSTABLE
    assert "Acting as constable" in text(draft.pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_the_paper_are_counted_without_the_notes_that_are_taken_off(kind: str) -> None:
    said = pages(made(kind).pdf)
    paper = [page for page in said if "\u00b7 notes" not in page]
    assert len(paper) < len(said)
    assert all(f"{number} of {len(paper)}" in page for number, page in enumerate(paper, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_who_listens_to_the_paper_hears_first_that_it_is_a_draft(kind: str) -> None:
    heard = spoken(made(kind).pdf)
    assert heard.startswith("This is a draft. It has not been issued and has no effect.")
    assert "Notes for the person who issues it" in heard


def test_what_the_incidents_say_is_used_where_the_officer_wrote_nothing_and_that_is_said() -> None:
    seen = incident("EK/1", "2026-02-08", "46", summary="Two lurchers slipped at a hare.")
    outcome = drafted("cpw", words(conduct=None), records=[seen])
    assert outcome.value is not None
    assert "On 8 February 2026 (recorded by Kent Police): Two lurchers slipped at a hare." in text(outcome.value.pdf)
    assert "XB-DRAFT-012" in {each.code for each in outcome.report}


def test_somebody_else_who_is_named_in_the_account_is_reported_without_the_name() -> None:
    farmer = InvolvedPerson(ref="P2", role=Role.VICTIM, person=person("Ada", "Quillfeather", None))
    suspect = InvolvedPerson(ref="P1", role=Role.SUSPECT, person=person())
    seen = incident("EK/1", "2026-02-08", "46", summary="Mrs Quillfeather rang.", persons=(suspect, farmer))
    report = drafted("cpw", words(conduct=None), records=[seen]).report
    [named] = [each for each in report if each.code == "XB-DRAFT-011"]
    assert "46:incident:EK/1#P2" in named.message
    assert "Quillfeather" not in named.message


def test_the_name_comes_from_the_charge_and_the_address_from_whoever_has_it() -> None:
    seen = incident("EK/1", "2026-02-08", "46")
    known = offender(addresses=())
    draft = made("cpw", records=[seen, known], linked=linked(seen, known))
    assert "To Daryl FENWRIGHT" in text(draft.pdf)
    assert "Address to be completed" in text(draft.pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_for_the_issuer_comes_last_and_says_so(kind: str) -> None:
    last = pages(made(kind).pdf)[-1]
    assert "Take it off before anything is given to anyone." in last


def test_a_young_defendant_is_told_of_the_fixed_time_and_of_the_reviews() -> None:
    young = charge(defendant=person(born="2009-06-01"))
    given_words = words(grounds=(distress(),), youth_team_views="Asked on 3 October 2026 at 14:10; no objection.")
    said = text(made("cbo", given_words, records=[young], linked=linked(young)).pdf)
    assert "Because you are under 18" in said
    assert "1 to 3 years" in said
    assert "every 12 months" in said
    assert "Asked on 3 October 2026 at 14:10" in said


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_a_step_at_a_time_and_tables_have_heads(kind: str) -> None:
    with pikepdf.open(BytesIO(made(kind).pdf)) as pdf:
        tags = list(_tags(pdf.Root.StructTreeRoot))
    levels = [int(tag[1:]) for tag in tags if tag in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert {"L", "LI", "Lbl", "LBody", "Table", "TH", "TD"} <= set(tags)


def _tags(node: pikepdf.Object) -> Iterator[str]:
    """The tags of a structure tree in the order in which they are read."""
    children = node.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                yield str(child.S).lstrip("/")
            yield from _tags(child)
