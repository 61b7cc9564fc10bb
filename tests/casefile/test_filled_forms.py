"""Forms filled for a case: what is known is filled in, what is missing is said, what is typed is printed or refused."""

import datetime as dt
import io
import re
import unicodedata
from bisect import bisect_left

import attrs
import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casefile.filled_world import (
    WITNESS,
    answer,
    bare,
    case,
    defined,
    every_answer,
    fill,
    filled,
    replaced,
    rows,
    sample,
    source,
    value,
)  # fmt: skip
from xborder.bundle.pdf.printable import printable_text
from xborder.casefile.filled.definition import Kind
from xborder.casefile.filled.definitions import defined_forms
from xborder.casefile.filled.filling import fill_forms
from xborder.casefile.filled.form_paper import form_paper, served_paper
from xborder.casefile.filled.reading import faults
from xborder.casefile.filled.values import written
from xborder.casefile.form_register import DisclosureClass, form
from xborder.casefile.paper import Paper
from xborder.findings import Severity
from xborder.model.form_answers import FormAnswer
from xborder.model.values import PartialDate

FORMS = defined_forms()
NOW = dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)


def pages_of(paper: Paper) -> list[str]:
    made = paper.render(NOW, standalone=True)
    assert made.value is not None
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.value)).pages]


def text_of(paper: Paper) -> str:
    return squeezed("".join(pages_of(paper)))


def squeezed(text: str) -> str:
    """Without what a line break may add: white space, and the places where a long word may break."""
    return re.sub("[\\s\u200b\u00ad-]+", "", unicodedata.normalize("NFKC", text))


def read_once(text: str) -> str:
    """Without marks that combine, and no letter twice in a row: a reader of PDF gives a letter again with its mark."""
    bare_text = "".join(each for each in unicodedata.normalize("NFD", text) if unicodedata.category(each)[0] != "M")
    return re.sub(r"(.)\1+", r"\1", bare_text)


def stands_on(pages: list[str], words: str) -> bool:
    """True if the words are on the pages in one piece, or in one piece on each page that they run over."""
    combines = any(unicodedata.category(each)[0] == "M" for each in words)
    left, *shown = (read_once(squeezed(each)) if combines else squeezed(each) for each in (words, *pages))
    for page in shown:
        fits = bisect_left(range(1, len(left) + 1), 1, key=lambda length: left[:length] not in page)
        left = left[fits:]
    return not left


def required(number: str) -> list[str]:
    return [each.id for each in defined(number).fields() if each.required]


@pytest.mark.parametrize("number", FORMS)
def test_a_form_with_every_answer_shows_each_of_them(number: str) -> None:
    made = fill(number, every_answer(number))
    assert made.value is not None
    pages = pages_of(form_paper(case(), made.value[0]))
    for each in defined(number).fields():
        shown = [written(column, sample(column)) for column in each.columns] if each.columns else []
        if each.known_from is None and not each.columns:
            shown = [written(each, sample(each))]
        for words in shown if each.known_from is None else ():
            assert stands_on(pages, words)
        assert stands_on(pages, each.label)


@pytest.mark.parametrize("number", FORMS)
def test_an_empty_form_shows_what_is_missing_on_pages_with_the_urn(number: str) -> None:
    made = filled(number, of=bare(case()))
    pages = pages_of(form_paper(case(), made))
    assert squeezed("".join(pages)).count(squeezed("EMPTY: required")) == len(made.gaps())
    assert all(case().file.urn.text in page for page in pages)


@pytest.mark.parametrize("number", FORMS)
def test_each_required_field_that_is_left_out_is_reported_by_itself(number: str) -> None:
    known = bare(case())
    for each in required(number):
        if each in ("urn", "case"):
            continue  # every case has both
        answers = [answer(one) for one in defined(number).fields() if one.id not in (each, "urn", "case")]
        report = fill(number, answers, known).report
        gaps = [found for found in report if found.code == "XB-FORM-010"]
        assert [found.message.split()[0] for found in gaps] == [each]
    complete = [answer(one) for one in defined(number).fields() if one.id not in ("urn", "case")]
    assert "XB-FORM-010" not in {found.code for found in fill(number, complete, known).report}


@pytest.mark.parametrize("number", FORMS)
def test_a_row_that_lacks_a_required_cell_is_reported(number: str) -> None:
    for table in (each for each in defined(number).fields() if each.kind is Kind.TABLE):
        for column in (each for each in table.columns if each.required):
            row = {each.id: sample(each) for each in table.columns if each.id != column.id}
            if not row:
                continue
            report = fill(number, [rows(table.id, row)], bare(case())).report
            lost = [each for each in report if each.code == "XB-FORM-011" and f"of {table.id} in" in each.message]
            assert [each.message.endswith(f"has no {column.id}.") for each in lost] == [True]


def test_only_what_a_primary_source_asks_for_is_an_error() -> None:
    worst = {number: {each.severity for each in fill(number, of=bare(case())).report} for number in ("MG2", "MG8")}
    assert worst["MG2"] == {Severity.WARNING}
    assert Severity.ERROR in worst["MG8"]


def test_what_the_records_say_is_filled_in_and_not_asked_again() -> None:
    made = filled("MG2")
    assert made.values["witness_name"] == "Clare MERRIDEW"
    assert made.values["urn"] == case().file.urn.text


@pytest.mark.parametrize("number", FORMS)
def test_an_answer_against_the_record_is_refused(number: str) -> None:
    made = fill(number, [value("urn", "36NC9999926")])
    assert made.value is None
    assert [each.code for each in made.report] == ["XB-FORM-008"]
    assert fill(number, [value("urn", case().file.urn.text)]).value is not None


@pytest.mark.parametrize(
    ("number", "about"), [("MG2", "36:witness:NOBODY"), ("MG7", "36:charge:NONE"), ("MG6", WITNESS), ("MG7", WITNESS)]
)
def test_a_form_about_nobody_of_the_case_is_refused(number: str, about: str) -> None:
    made = fill_forms(case(), [source(number, about=about)])
    assert made.value is None
    assert [each.code for each in made.report] == ["XB-FORM-007"]


def test_a_second_form_about_the_same_person_is_reported_and_keeps_a_name_of_its_own() -> None:
    made = fill_forms(case(), [source("MG2"), source("MG2")])
    assert made.value is not None
    assert [each.key for each in made.value] == ["MG2-1", "MG2-2"]
    assert "XB-FORM-009" in {each.code for each in made.report}


def _codes(number: str, *told: FormAnswer, of_nobody: bool = True) -> set[str]:
    known = bare(case()) if of_nobody else case()
    answers = [answer(each) for each in defined(number).fields() if each.id not in ("urn", "case")]
    return {each.code for each in fill(number, replaced(answers, *told), known).report}


@pytest.mark.parametrize(
    ("number", "wrong", "right", "code"),
    [
        ("MG2", [value("born", "2000-10-08"), value("age", "25")], [value("born", "2000-10-08"), value("age", "26")], "XB-FORM-020"),
        ("MG2", [value("born", "2008-10-09"), value("under_18", "no")], [value("born", "2008-10-08"), value("under_18", "no")], "XB-FORM-021"),
        ("MG6A", [value("began", "14:20"), value("ended", "14:20")], [value("began", "14:20"), value("ended", "14:21")], "XB-FORM-022"),
        ("MG15", [value("commenced", "14:20"), value("concluded", "14:19")], [value("commenced", "14:20"), value("concluded", "14:24")], "XB-FORM-022"),
        ("MG15", [value("commenced", "14:20"), value("concluded", "14:25")], [value("commenced", "14:20"), value("concluded", "14:24")], "XB-FORM-023"),
        ("MG18", [value("total", "5")], [value("total", "4.00")], "XB-FORM-026"),
        ("MG19", [value("total", "3.99")], [value("total", "4")], "XB-FORM-026"),
        ("MG20", [value("sent_on", "2026-10-09")], [value("sent_on", "2026-10-08")], "XB-FORM-027"),
    ],
)  # fmt: skip
def test_fields_of_a_form_agree(number: str, wrong: list[FormAnswer], right: list[FormAnswer], code: str) -> None:
    assert code in _codes(number, *wrong)
    assert code not in _codes(number, *right)


def test_an_interview_over_midnight_is_counted_over_midnight() -> None:
    late = [value("date", "2026-10-04"), value("concluded_on", "2026-10-05")]
    times = [value("commenced", "23:50"), value("concluded", "00:20"), value("duration", "30")]
    assert not {"XB-FORM-022", "XB-FORM-023"} & _codes("MG15", *late, *times)


def test_a_disclosure_report_names_items_of_a_schedule() -> None:
    item = next(each for each in case().file.schedules if each.items)
    named = f"{item.form} {item.items[0].number}"
    told = {"reason": "It differs from her statement.", "copy": "yes"}
    assert "XB-FORM-024" not in _codes("MG6E", rows("items", {"item": named, **told}))
    for wrong in (f"{item.form} 9999", "the log", f"{named} and more"):
        assert "XB-FORM-024" in _codes("MG6E", rows("items", {"item": wrong, **told}))


def test_a_forensic_report_names_exhibits_of_the_list() -> None:
    ref = case().file.exhibits[0].exhibit_ref.text
    told = {"examination": "DNA", "result": "A profile was found."}
    for right in (ref, ref.replace("/", ""), f" {ref.lower()} "):
        assert "XB-FORM-029" not in _codes("MG22", rows("items", {"exhibit": right, **told}))
    for wrong in (f"{ref}9", "the lead", "\u2028", "\x00"):
        assert "XB-FORM-029" in _codes("MG22", rows("items", {"exhibit": f"x{wrong}", **told}))


def test_compensation_for_offences_considered_needs_a_claim() -> None:
    considered = source("MG18", every_answer("MG18"))
    alone = fill_forms(case(), [considered]).report
    claimed = fill_forms(case(), [considered, source("MG19", every_answer("MG19"))]).report
    assert "XB-FORM-025" in {each.code for each in alone}
    assert "XB-FORM-025" not in {each.code for each in claimed}


def test_a_witness_who_was_a_child_on_the_day_of_the_offence_is_marked_so() -> None:
    first = min(each.began_on for _, each in case().offences() if each.began_on)

    def found(born: dt.date) -> bool:
        young = PartialDate.of(born)
        people = tuple(
            attrs.evolve(one, person=attrs.evolve(one.person, date_of_birth=young)) for one in case().file.witnesses
        )
        known = attrs.evolve(case(), file=attrs.evolve(case().file, witnesses=people))
        return "XB-FORM-021" in {each.code for each in fill("MG2", [value("under_18", "no")], known).report}

    assert found(first.replace(year=first.year - 18) + dt.timedelta(days=1))
    assert not found(first.replace(year=first.year - 18))


def test_an_absence_ends_on_or_after_the_day_on_which_it_begins() -> None:
    def absent(first: str, last: str) -> FormAnswer:
        return rows("absences", {"witness": "W1", "first": first, "last": last, "code": "O", "explanation": "Away"})

    assert "XB-FORM-028" in _codes("MG10", absent("2026-12-21", "2026-01-04"))
    assert "XB-FORM-028" not in _codes("MG10", absent("2026-12-21", "2026-12-21"))


def test_a_required_condition_follows_what_another_field_says() -> None:
    gaps = {each.id for each in filled("MG19", [value("insured", "yes")]).gaps()}
    assert {"insurer", "claimed"} <= gaps
    assert not {"insurer", "claimed"} & {each.id for each in filled("MG19", [value("insured", "no")]).gaps()}


@pytest.mark.parametrize("number", [each for each in FORMS if not form(each).may_be_served])
def test_a_form_is_served_only_as_its_class_says(number: str) -> None:
    paper = served_paper(case(), filled(number, every_answer(number)))
    if paper is None:
        return
    assert (number, form(number).disclosure) == ("MG19", DisclosureClass.EDITED)
    text = text_of(paper)
    private = [each for each in defined(number).fields() if each.private]
    assert private
    for each in private:
        assert squeezed(each.label) not in text
    assert squeezed("Drove End Farm") not in text


_SPOTS = [
    (number, field.id, column.id if column else None)
    for number in FORMS
    for field in defined(number).fields()
    for column in (field.columns or (None,))
    if field.known_from is None
]


@settings(max_examples=120)
@given(
    st.sampled_from(_SPOTS),
    st.one_of(st.text(max_size=60), st.text(st.sampled_from("ab \n"), min_size=200, max_size=4000)),
)
@example(("MG2", "evidence_of_condition", None), "fi ffl \u202e李\u0301 e\u0301 \U0001f415 \x07 ﬁ")
@example(("MG6", "more", None), "word " * 4000)
@example(("MG15", "text", "words"), "x" * 20000)
@example(("MG4A", "conditions", "ground"), "court")
@example(("MG22", "items", "exhibit"), "0\x00")
@example(("MG22", "items", "exhibit"), "9" * 300)
def test_what_is_typed_is_refused_or_stands_on_the_form(spot: tuple[str, str, str | None], text: str) -> None:
    number, field, column = spot
    told = rows(field, {column: text}) if column else value(field, text)
    given_source = source(number, [told])
    if list(faults(given_source)):
        return
    made = fill_forms(case(), [given_source])
    assert made.value is not None
    asked = defined(number).field(field)
    assert asked is not None
    spelt = next(each for each in (*asked.columns, asked) if each.id == (column or field))
    shown = written(spelt, text) if text.strip() else ""
    assert stands_on(pages_of(form_paper(case(), made.value[0])), printable_text(shown)[0])


def test_the_head_of_a_long_table_stands_on_each_page_that_it_runs_over() -> None:
    line = {"counter": "00:01", "speaker": "PC 2291", "words": "Where were you on the morning of 20 September?"}
    pages = pages_of(form_paper(case(), filled("MG15", [rows("text", *[line] * 150)])))
    held = [page for page in pages if "Where were you" in page]
    assert len(held) > 3
    assert all("Counter" in page and "Speaker" in page for page in held)


def test_each_sheet_of_offences_considered_has_room_for_the_defendant_to_sign() -> None:
    row = {"number": "1", "place": "Breckholme", "offence": "Theft", "date": "2026-09-01"}
    pages = pages_of(form_paper(case(), filled("MG18", [rows("offences", *[row] * 60)])))
    assert len(pages) > 2
    assert all("Defendant signs" in page for page in pages)
