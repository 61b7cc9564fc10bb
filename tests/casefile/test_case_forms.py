"""The register of forms, and the names of a bundle's parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.casefile.form_register import DisclosureClass, form
from xborder.casefile.part_keys import part_key


@pytest.mark.parametrize(
    "number", ["MG2", "MG3", "MG3A", "CM01", "CM02", "MG6", "MG6D", "MG10", "MG11B", "MG20", "MG21"]
)
def test_forms_between_police_and_prosecutor_are_never_served(number: str) -> None:
    assert form(number).disclosure is DisclosureClass.NEVER
    assert not form(number).may_be_served


@pytest.mark.parametrize("number", ["MG9", "MG11", "MG19", "MG6B", "MG6E", "MG16"])
def test_forms_that_need_an_edited_copy_or_a_decision_are_not_served_as_they_are(number: str) -> None:
    assert not form(number).may_be_served


@given(st.text(max_size=8))
def test_a_form_that_nobody_knows_is_never_served(number: str) -> None:
    known = {"MG4", "MG4A", "MG4E", "MG5", "MG6C", "SDC", "MG12", "MG13", "MG15", "MG18", "MG22", "PCN1"}
    assert form(number).may_be_served == (number in known)


@given(st.text(min_size=1, max_size=90), st.text(min_size=1, max_size=90))
def test_two_records_never_share_a_part(one: str, other: str) -> None:
    keys = [f"36:exhibit:{ref}" for ref in (one, other)]
    made = [part_key(key) for key in keys]
    assert (made[0] == made[1]) == (one.replace(":", ".") == other.replace(":", "."))
    assert all(len(name) <= 64 and name.isascii() for name in made)
