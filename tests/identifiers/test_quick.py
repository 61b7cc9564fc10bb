"""What is sure at a glance is right the long way too, and leaves no doubts."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.identifiers import SCHEMES, module_of
from xborder.identifiers.checking import check
from xborder.identifiers.quick import _JUDGES, _PARTED, is_same_spelling, is_sure


@pytest.mark.parametrize("scheme", _JUDGES)
@given(data=st.data())
@settings(max_examples=400)
def test_what_is_sure_is_right_and_leaves_no_doubt(
    scheme: str, valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    value = data.draw(valid[scheme])
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(value) - 1))
        value = value[:at] + data.draw(st.sampled_from("0123456789ABCNOPSXZ/ ")) + value[at + 1 :]
    year = data.draw(st.integers(2024, 2031))
    if is_sure(scheme, value, year_now=year):
        module = module_of(scheme)
        assert module.validate(value) == value
        assert module.doubts(value, year_now=year) == ()


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("pnc_id", "2009/0318274L"),
        ("cro_number", "065656/91H"),
        ("asn", "1101ZD0100000448754K"),
        ("pti_urn", "36NC0412626"),
        ("cjs_offence_code", "PS22002"),
        ("postcode", "NR99 9ZZ"),
        ("vrm", "AB51CDE"),
    ],
)
def test_an_ordinary_number_is_sure(scheme: str, value: str) -> None:
    assert is_sure(scheme, value)
    assert check(scheme, value).value == value


@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(max_size=30))
def test_any_text_is_judged_without_fault(scheme: str, text: str) -> None:
    is_sure(scheme, text)


def test_placeholders_and_unknown_forces_are_never_sure() -> None:
    for value in ("00NP1234526", "1900NP1234526", "19AB1234526", "36NP1234526"[:2] + "001234526"):
        assert not is_sure("pti_urn", value)


@pytest.mark.parametrize("scheme", sorted(set(SCHEMES) - _PARTED))
@given(data=st.data())
def test_spellings_that_differ_in_separators_and_case_alone_are_one_number(
    scheme: str, valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    value = module_of(scheme).validate(data.draw(valid[scheme]))
    pieces = [mark for mark in value if mark not in " /-"]
    raw = "".join(mark.lower() + data.draw(st.sampled_from(["", "", "", " ", "/", "-"])) for mark in pieces)
    assert is_same_spelling(scheme, raw, value)
    if module_of(scheme).is_valid(raw):
        assert module_of(scheme).validate(raw) == value


def test_a_year_to_come_is_never_sure() -> None:
    assert is_sure("cro_number", "000001/25N", year_now=2025)
    assert not is_sure("cro_number", "000001/25N", year_now=2024)
    assert module_of("cro_number").doubts("000001/25N", year_now=2024)
