"""Every definition of a form holds together: its names exist, its conditions can come true, its ids are its own."""

from collections import Counter

import pytest

from casefile.filled_world import defined
from xborder.casefile.filled.agreeing import check_names
from xborder.casefile.filled.definition import FormField, Kind
from xborder.casefile.filled.definitions import defined_forms, definition
from xborder.casefile.filled.sources import source_names
from xborder.casefile.filled.values import choices
from xborder.casefile.form_register import form

ASKED_FOR = (
    "MG2", "MG3", "MG3A", "MG4A", "MG4E", "MG6", "MG6A", "MG6E", "SDC", "MG7", "MG8", "MG10", "MG11B", "MG15", "MG16",
    "MG18", "MG19", "MG20", "MG22",
)  # fmt: skip
HEADINGS = {
    "Charging decision", "Case overview", "Statements", "Forensic reports", "Defendant", "Unused material",
    "Court preparation", "From police to prosecutor",
}  # fmt: skip


def groups(number: str) -> list[list[FormField]]:
    """The fields of a form, and the columns of each of its tables."""
    fields = list(defined(number).fields())
    return [fields, *(list(each.columns) for each in fields if each.columns)]


def test_every_form_of_the_suite_that_was_asked_for_is_defined() -> None:
    assert set(defined_forms()) == set(ASKED_FOR)
    assert definition("MG99") is None


@pytest.mark.parametrize("number", ASKED_FOR)
def test_a_definition_holds_together(number: str) -> None:
    known = defined(number)
    assert known.form == number
    assert known.heading in HEADINGS
    assert form(number).title != "Form that is not in the register"
    for fields in groups(number):
        assert max(Counter(each.id for each in fields).values()) == 1
        by_id = {each.id: each for each in fields}
        for each in fields:
            assert {type(text) for text in (each.id, each.label, *each.options, *each.options.values())} == {str}
            assert (each.kind is Kind.TABLE) == bool(each.columns)
            assert (each.kind is Kind.CHOICE) == bool(each.options)
            assert each.known_from is None or each.known_from in source_names()
            if each.when is not None:
                assert set(each.when.says) <= set(choices(by_id[each.when.field]))
            assert not (each.private and not known.edited_copy)


@pytest.mark.parametrize("number", ASKED_FOR)
def test_each_check_compares_fields_that_are_there(number: str) -> None:
    known = defined(number)
    names = {each.id for fields in groups(number) for each in fields}
    for told in known.checks:
        assert told["check"] in check_names()
        assert {name for key, name in told.items() if key != "check"} <= names


@pytest.mark.parametrize("number", ASKED_FOR)
def test_every_form_shows_its_urn(number: str) -> None:
    urn = defined(number).field("urn")
    assert urn is not None
    assert urn.known_from == "case.urn"
