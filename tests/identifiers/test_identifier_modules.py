"""Laws that every module of numbers keeps."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.identifiers import (
    SCHEMES,
    InvalidIdentifier,
    asn,
    collar_number,
    court,
    court_case,
    crime_reference,
    crn,
    cro,
    driver_number,
    exhibit,
    force,
    ho_class,
    maat,
    module_of,
    named,
    nhs_number,
    nino,
    offence_code,
    ou,
    passport,
    pnc,
    postcode,
    prisoner_number,
    telephone,
    uprn,
    urn,
    vrm,
)
from xborder.identifiers.errors import InvalidChecksum
from xborder.identifiers.protocol import IdentifierModule

# mypy holds every module to the protocol here
MODULES: tuple[IdentifierModule, ...] = (
    *(pnc, asn, urn, offence_code, postcode, vrm, exhibit),
    *(driver_number, nino, nhs_number, passport, prisoner_number, crn, maat),
    pnc,
    cro,
    asn,
    urn,
    court_case,
    offence_code,
    ho_class,
    ou,
    force,
    court,
    postcode,
    vrm,
    exhibit,
    pnc,
    asn,
    urn,
    offence_code,
    postcode,
    vrm,
    exhibit,
    uprn,
    collar_number,
    telephone,
    crime_reference,
)
BY_SCHEME = {module.SCHEME: module for module in MODULES}

texts = st.one_of(
    st.text(max_size=30),
    st.text("0123456789ABCDZ/- .()M\u00b2\u0661\u2013\uff11", max_size=24),
    st.from_regex(r"[0-9]{2,4}/?[0-9]{1,8}[A-Z]?", fullmatch=True),
    st.sampled_from(["", " ", "\x00", "\ud800", "\u00df" * 12, "9" * 100_000, "A" * 64, "/" * 64, " " * 100_000]),
)


def fault_of(verb: Callable[[str], object], text: str) -> InvalidIdentifier | None:
    try:
        verb(text)
    except InvalidIdentifier as fault:
        return fault
    return None


def test_the_register_names_each_module_once(valid: Mapping[str, st.SearchStrategy[str]]) -> None:
    assert set(SCHEMES) == set(BY_SCHEME) == set(valid)
    assert all(module_of(name) is BY_SCHEME[name] for name in SCHEMES)
    assert all(named(scheme.short) is scheme for scheme in SCHEMES.values())
    with pytest.raises(KeyError):
        named("nonsense")


@pytest.mark.parametrize("scheme", BY_SCHEME)
@given(text=texts)
def test_any_text_gives_a_value_or_invalid_identifier(scheme: str, text: str) -> None:
    module = BY_SCHEME[scheme]
    for verb in (module.compact, module.validate, module.format, module.parts):
        fault = fault_of(verb, text)
        if fault is not None:
            assert fault.reason
            assert fault.span is None or 0 <= fault.span[0] < fault.span[1] <= len(text)
            assert sum(mark.isdigit() for mark in text) < 3 or text.strip() not in str(fault)
    why = module.explain(text)
    assert why.valid is module.is_valid(text) is (why.reason == "")
    assert (why.canonical is None) is not why.valid
    module.doubts(text)


@pytest.mark.parametrize("scheme", BY_SCHEME)
@given(text=texts)
def test_what_is_suggested_is_canonical_and_valid(scheme: str, text: str) -> None:
    module = BY_SCHEME[scheme]
    offered = module.suggest(text)
    assert len(offered) <= 5
    assert len(set(offered)) == len(offered)
    assert all(module.validate(one) == one for one in offered)
    if offered and module.is_valid(text):
        assert all(len(module.doubts(one)) < len(module.doubts(text)) for one in offered)


@pytest.mark.parametrize("scheme", BY_SCHEME)
@given(data=st.data())
def test_every_style_reads_back_as_the_same_number(
    scheme: str, valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    module = BY_SCHEME[scheme]
    value = data.draw(valid[scheme])
    canonical = module.validate(value)
    assert canonical == value.replace(" ", "") or scheme == "postcode"
    assert module.validate(canonical) == canonical == module.format(value, "canonical")
    for style in module.STYLES:
        assert module.validate(module.format(value, style)) == canonical
    assert module.validate(f" {value.lower()}\n") == canonical
    assert module.suggest(value) == () or module.doubts(value)
    assert module.explain(value).canonical == canonical


@pytest.mark.parametrize("scheme", BY_SCHEME)
@given(data=st.data())
def test_digits_of_other_scripts_are_refused(
    scheme: str, valid: Mapping[str, st.SearchStrategy[str]], data: st.DataObject
) -> None:
    value = data.draw(valid[scheme])
    strange = value.translate({ord("0") + n: 0x0660 + n for n in range(10)})
    with pytest.raises(InvalidIdentifier) as caught:
        BY_SCHEME[scheme].validate(strange)
    assert caught.value.reason == "not-ascii"


@pytest.mark.parametrize("scheme", BY_SCHEME)
def test_an_unknown_profile_or_style_is_a_mistake_in_the_program(scheme: str) -> None:
    module = BY_SCHEME[scheme]
    value = {"pnc_id": "02/73319Z", "asn": "1101ZD0100000448754K", "pti_urn": "36AB1234526"}.get(scheme, "RTM/1")
    with pytest.raises(ValueError, match="no profile") as caught:
        module.validate(value, profile="nonsense")
    assert not isinstance(caught.value, InvalidIdentifier)
    with pytest.raises(ValueError, match="no style"):
        module.format(value, "nonsense")
    assert module.PROFILES[0] == "strict"
    assert module.STYLES[0] == "canonical"


@pytest.mark.parametrize("scheme", BY_SCHEME)
def test_every_profile_judges_without_another_exception(scheme: str) -> None:
    for profile in BY_SCHEME[scheme].PROFILES:
        assert not BY_SCHEME[scheme].is_valid("", profile=profile)
        assert not BY_SCHEME[scheme].is_valid("\u00e9", profile=profile)


def test_a_fault_survives_the_way_between_processes() -> None:
    fault = InvalidChecksum("no", reason="check-letter", span=(1, 2), expected="Z")
    back = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own bytes
    assert (type(back), str(back), back.reason, back.span, back.expected) == (
        InvalidChecksum,
        "no",
        "check-letter",
        (1, 2),
        "Z",
    )


def test_the_room_is_light_to_import() -> None:
    heavy = "{'yaml', 'lxml', 'cattrs', 'msgspec', 'jsonschema', 'xborder.identifiers.pnc'}"
    code = f"import sys, xborder.identifiers; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
