import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import codes, judged, offender
from xborder.model.parts import Address, Contact
from xborder.model.values import Identifier

CODE = Identifier(scheme="postcode", value="NR99 9ZZ")


def living(*lines: str, postcode: Identifier | None = CODE) -> list[str]:
    return codes(offender(addresses=(Address(lines=lines, postcode=postcode),)))


def test_an_address_that_fits_is_no_finding() -> None:
    assert living("4 Sluice Row", "Marsh Ferrers", "x" * 35, "d", "e") == []


@pytest.mark.parametrize(
    ("lines", "code"), [(("a", "b", "c", "d", "e", "f"), "XB-ADDRESS-001"), (("x" * 36,), "XB-ADDRESS-002")]
)
def test_one_that_is_cut_is_found(lines: tuple[str, ...], code: str) -> None:
    assert living(*lines) == [code]


def test_a_postcode_in_a_line_is_offered_for_its_field() -> None:
    [found] = judged(offender(addresses=(Address(lines=("4 Sluice Row, nr99 9zz",)),)))
    assert (found.code, found.suggestions, found.location.pointer) == (
        "XB-ADDRESS-003",
        ("NR99 9ZZ",),
        "/addresses/0/lines/0",
    )
    assert living("4 Sluice Row, NR99 9ZZ") == []
    assert living("Flat B12 3", postcode=None) == []


@pytest.mark.parametrize("email", ["a.person@example.org", "o'brien+x@mail.example.co.uk", "x@1a.example"])
def test_an_email_address_is_no_finding(email: str) -> None:
    assert codes(offender(contact=Contact(email=email))) == []


@pytest.mark.parametrize(
    ("email", "meant"),
    [
        ("a.person@example,org", ("a.person@example.org",)),
        ("a.person @example.org", ("a.person@example.org",)),
        ("<a.person@example.org>;", ("a.person@example.org",)),
        ("a.person@example..org", ("a.person@example.org",)),
        ("a.person@example", ()),
        ("a.person.example.org", ()),
        ("not known", ()),
        ("x" * 300 + "@example.org", ()),
    ],
)
def test_what_no_mail_can_reach_is_found(email: str, meant: tuple[str, ...]) -> None:
    [found] = judged(offender(contact=Contact(email=email)))
    assert (found.code, found.suggestions) == ("XB-CONTACT-001", meant)
    assert email not in found.message


@given(email=st.text(max_size=300), line=st.text(max_size=200))
def test_any_text_is_judged_without_fault(email: str, line: str) -> None:
    codes(offender(contact=Contact(email=email), addresses=(Address(lines=(line,)),)))
