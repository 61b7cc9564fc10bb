import pytest

from build_records import charge, codes, judged, notice, offence
from xborder.model.codes import RequirementKind
from xborder.model.order import Requirement


def term(number: int, text: str = "Must not enter farmland with a sighthound.") -> Requirement:
    return Requirement(number=number, kind=RequirementKind.PROHIBIT, text=text)


def test_offences_of_one_number_are_both_shown() -> None:
    report = judged(charge(offence(), offence(), offence(sequence=2)))
    assert [(found.code, found.location.pointer) for found in report] == [
        ("XB-CHARGE-033", "/offences/0/sequence"),
        ("XB-CHARGE-033", "/offences/1/sequence"),
    ]


@pytest.mark.parametrize(("name", "most"), [("title", 120), ("wording", 2500), ("location", 80), ("facts", 4000)])
def test_a_text_may_be_as_long_as_the_receiver_carries_and_no_longer(name: str, most: int) -> None:
    assert codes(charge(offence(**{name: "x" * most}))) == []
    [found] = judged(charge(offence(**{name: "x" * (most + 1)})))
    assert (found.code, found.location.pointer) == ("XB-CHARGE-034", f"/offences/0/{name}")
    assert str(most) in found.message


def test_requirements_have_numbers_of_their_own_and_words() -> None:
    found = {each.code for each in judged(notice(requirements=(term(1), term(1), term(2, "  "))))}
    assert {"XB-TERM-001", "XB-TERM-002"} <= found
    assert not {"XB-TERM-001", "XB-TERM-002"} & set(codes(notice(requirements=(term(1), term(2)))))
