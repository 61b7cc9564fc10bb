import datetime as dt
from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.identifiers import register
from xborder.model.codes import OrderKind
from xborder.model.described import KEY
from xborder.model.register import DOCUMENTS
from xborder.reference import forces
from xborder.reference.code_lists import CodeEntry, CodeList, code_list, lists, lists_for
from xborder.reference.code_mappings import Kind, mapping, mappings, mappings_to
from xborder.reference.dated import FOLDERS, read_tables, tables_text, written_tables

DAY = dt.date(2026, 10, 8)
ALL = lists()

#: Names in ``codes=`` that are numbers with a form of their own, or codes of the national tables.
NUMBERS = {"postcode", "driver_number", "nino", "prisoner_number", "crn", "exhibit_ref", "vrm", "cro_number"}
NATIONAL = {"ou_code", "court"}
#: Codes of the receivers' own lists, which nobody publishes as a list.
UNLISTED = {"nationality", "case_marker", "pnc_disposal", "result_qualifier"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tables_that_are_read_say_what_the_yaml_says(folder: str) -> None:
    from importlib import resources

    file = resources.files("xborder.reference") / "tables" / f"{folder}.json"
    assert file.read_text(encoding="utf-8") == tables_text(folder), "run: python -m xborder.reference"
    assert read_tables(folder) == written_tables(folder)


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.name)
def test_a_list_says_where_it_comes_from(found: CodeList) -> None:
    assert found.source.strip()
    assert found.version.strip()
    assert found.title.strip()
    assert all(entry.code == entry.code.strip() and entry.code and entry.label for entry in found.entries)
    assert found is code_list(found.name)
    assert found.entries or not found.complete


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.name)
def test_a_code_has_one_meaning_on_a_day(found: CodeList) -> None:
    for one, other in combinations(found.entries, 2):
        if one.code == other.code:
            assert one.in_force_to is not None
            assert other.in_force_from is not None
            assert one.in_force_to < other.in_force_from
    for entry in found.entries:
        if entry.in_force_from and entry.in_force_to:
            assert entry.in_force_from <= entry.in_force_to


def test_each_coded_field_of_the_model_has_its_list() -> None:
    named = {
        field.metadata[KEY].codes
        for cls in _classes()
        for field in attrs.fields(cls)
        if KEY in field.metadata and field.metadata[KEY].codes
    }
    assert {"ethnicity_self_defined", "sex", "incident_outcome", "warning_marker", "mg_form"} <= named
    numbers = NUMBERS | set(register.SCHEMES)
    assert {name for name in named if not lists_for(name)} <= numbers | NATIONAL | UNLISTED
    assert not {name for name in named if lists_for(name)} & (numbers | NATIONAL)


def _classes() -> list[type]:
    """Every class of the model that a document reaches."""
    from typing import get_args, get_type_hints

    seen: list[type] = []
    todo: list[object] = list(DOCUMENTS.values())
    while todo:
        hint = todo.pop()
        todo.extend(get_args(hint))
        if isinstance(hint, type) and attrs.has(hint) and hint not in seen:
            seen.append(hint)
            todo.extend(get_type_hints(hint).values())
    return seen


def test_the_generations_of_ethnicity_are_both_there() -> None:
    older, newer = code_list("ethnicity_16_plus_1"), code_list("ethnicity_18_plus_1")
    assert (len(older), len(newer)) == (17, 19)
    assert "O1" in older
    assert "A4" not in older
    assert "A4" in newer
    assert "O1" not in newer
    assert {found.name for found in lists_for("ethnicity_self_defined")} >= {older.name, newer.name}


def test_lists_that_disagree_are_apart() -> None:
    assert code_list("ethnicity_observed_4_plus_1").label("3") == "Asian"
    assert code_list("ethnicity_observed_6_plus_1").label("3") == "Black"
    assert code_list("initiation_cjs").label("R") == "Requisition"
    assert code_list("initiation_common_platform").label("R") == "Remitted"
    assert code_list("plea_spi").label("7") == "Admits"


def test_instruments_are_the_kinds_of_an_order() -> None:
    assert {entry.code for entry in code_list("instrument").entries} == {kind.value for kind in OrderKind}
    assert not code_list("instrument").is_current("respect_order", DAY)
    assert code_list("instrument").entry("respect_order") is not None
    assert not code_list("instrument").is_current("pspo_expedited", dt.date(2022, 6, 27))
    assert code_list("instrument").is_current("pspo_expedited", dt.date(2022, 6, 28))


def test_outcomes_run_from_0_to_22() -> None:
    codes = {entry.code for entry in code_list("outcome_type").entries}
    assert {str(number) for number in range(23)} | {"1A", "2A", "3A"} == codes


def test_the_forms_of_a_case_file_and_the_markings_are_listed() -> None:
    from xborder.agreements.markings import MARKINGS
    from xborder.casefile.form_register import read_data

    assert set(read_data("forms.yaml")) <= {entry.code for entry in code_list("document_type").entries}
    assert {entry.code for entry in code_list("gscp_marking").entries} == set(MARKINGS)


def test_an_entry_is_looked_up_for_its_day() -> None:
    first = CodeEntry(code="A", label="old", in_force_to=dt.date(2020, 1, 31))
    second = CodeEntry(code="A", label="new", in_force_from=dt.date(2020, 3, 1))
    found = CodeList(
        name="n", title="t", source="s", version="1", official=True, complete=True, entries=(second, first)
    )
    assert [found.entry("A", on) for on in (dt.date(2020, 1, 31), dt.date(2020, 2, 1), dt.date(2020, 3, 1))] == [
        first,
        None,
        second,
    ]
    assert found.label("A") == "new"
    assert found.label("B") is None


@given(st.text(max_size=12))
def test_any_text_may_be_asked_for(text: str) -> None:
    for found in ALL:
        assert (found.entry(text) is None) == (text not in found)
    for each in mappings():
        outcome = each.translate(text)
        assert outcome.value is None or outcome.value in code_list(each.target_list)


@pytest.mark.parametrize("each", mappings(), ids=lambda each: f"{each.source_list}-{each.target_list}")
def test_a_mapping_speaks_of_codes_that_exist_and_leaves_none_out(each: object) -> None:
    found = mapping(each.source_list, each.target_list)  # type: ignore[attr-defined]
    source, target = code_list(found.source_list), code_list(found.target_list)
    codes = [row.code for row in found.rows]
    assert sorted(codes) == sorted({entry.code for entry in source.entries})
    assert all(code in target for row in found.rows for code in row.targets)
    numbers = {Kind.EXACT: {1}, Kind.LOSSY: {1}, Kind.AMBIGUOUS: {2, 3}, Kind.NONE: {0}}
    assert all(len(row.targets) in numbers[row.kind] for row in found.rows)
    assert found in mappings_to(found.target_list)


@pytest.mark.parametrize("each", mappings(), ids=lambda each: f"{each.source_list}-{each.target_list}")
def test_what_loses_nothing_can_be_undone(each: object) -> None:
    found = mapping(each.source_list, each.target_list)  # type: ignore[attr-defined]
    if not found.lossless:
        with pytest.raises(ValueError, match="loses"):
            found.back()
        return
    assert all(row.kind is Kind.EXACT for row in found.rows)
    back = found.back()
    assert {row.code for row in back.rows} == {entry.code for entry in code_list(found.target_list).entries}
    for row in found.rows:
        there = found.translate(row.code).value
        assert there is not None
        assert back.translate(there).value == row.code


def test_what_goes_there_and_back_is_itself_or_not_decided() -> None:
    for found in mappings():
        try:
            back = mapping(found.target_list, found.source_list)
        except KeyError:
            continue
        for row in found.rows:
            if row.kind is Kind.EXACT:
                again = back.translate(row.targets[0])
                assert again.value == row.code or row.code in back.candidates(row.targets[0])


def test_a_mapping_never_guesses() -> None:
    newer = mapping("ethnicity_16_plus_1", "ethnicity_18_plus_1")
    assert newer.translate("O1").value == "A4"
    assert mapping("ethnicity_18_plus_1", "ethnicity_16_plus_1").translate("A4").value == "O1"
    open_one = newer.translate("O9")
    assert open_one.value is None
    assert [(entry.code, entry.suggestions) for entry in open_one.report] == [("XB-REF-033", ("O9", "O2"))]
    consents = mapping("plea_common_platform", "plea_spi").translate("CONSENTS")
    assert consents.value is None
    assert "7" in consents.report.findings[0].message
    lost = mapping("ethnicity_observed_6_plus_1", "ethnicity_observed_4_plus_1").translate("2")
    assert (lost.value, [entry.code for entry in lost.report]) == ("1", ["XB-REF-032"])
    remitted = mapping("initiation_common_platform", "initiation_cjs").translate("R")
    assert (remitted.value, [entry.code for entry in remitted.report]) == (None, ["XB-REF-034"])
    unknown = newer.translate("Z9")
    assert (unknown.value, [entry.code for entry in unknown.report]) == (None, ["XB-REF-031"])
    with pytest.raises(KeyError):
        mapping("plea_cjs", "gender_cjs")


def test_bodies_that_ended_are_known_to_have_ended() -> None:
    for known in forces.forces():
        assert known.short.strip()
        assert len(known.short) <= len(known.name)
        assert known.kind != "former" or not known.existed(DAY)
        assert known.kind not in {"territorial", "special"} or known.existed(DAY)
