import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import codes, judged, offender, witness
from xborder.model.parts import PersonName


def named(**parts: object) -> list[tuple[str, str | None]]:
    report = judged(offender(name=PersonName(**parts)))  # type: ignore[arg-type]  # parts of a name
    return [(found.code, found.location.pointer) for found in report]


@pytest.mark.parametrize(
    "family", ["Fenwright", "O'Brien", "O\u2019Brien", "Ffoulkes-Smythe", "van der Meer", "S\u00e1nchez", "N\u0303"]
)
def test_a_name_that_is_one_is_no_finding(family: str) -> None:
    assert named(family=family, given=("Chlo\u00eb", "Mary Jane")) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"family": "Fenwright", "given": ("Mr", "Daryl")}, ("XB-NAME-001", "/name/given/0")),
        ({"family": "Fenwright", "given": ("DR.",)}, ("XB-NAME-001", "/name/given/0")),
        ({"family": "Fenwright (Dazza)", "given": ("Daryl",)}, ("XB-NAME-002", "/name/family")),
        ({"family": "Fenwright", "given": ("Dary1",)}, ("XB-NAME-002", "/name/given/0")),
        ({"family": "UNKNOWN", "given": ("Daryl",)}, ("XB-NAME-003", "/name/family")),
        ({"family": "Fenwright", "given": ("n/k",)}, ("XB-NAME-003", "/name/given/0")),
        ({"family": "-", "given": ("Daryl",)}, ("XB-NAME-003", "/name/family")),
        ({"family": "Marsh Ferrers Farms Ltd"}, ("XB-NAME-004", "/name/family")),
        ({"family": "F" * 36}, ("XB-NAME-005", "/name/family")),
        ({"family": "Fenwright", "title": "T" * 36}, ("XB-NAME-005", "/name/title")),
        ({"family": "Fenwright", "given": ("A", "Daryl", "Lee", "Ray")}, ("XB-NAME-006", "/name/given")),
    ],
)
def test_what_is_no_name_is_found_in_its_field(parts: dict[str, object], expected: tuple[str, str]) -> None:
    assert expected in named(**parts)


@pytest.mark.parametrize("family", ["F" * 35, "Mistry", "Drew", "Nash", "Testa", "Unkles", "Trusty", "Companys"])
def test_what_only_looks_like_a_slip_is_left_alone(family: str) -> None:
    assert named(family=family, given=("Nara",)) == []


def test_the_names_of_witnesses_are_looked_at_too() -> None:
    spoiled = witness()
    assert codes(spoiled) == []
    assert "XB-NAME-003" in codes(witness(person=offender(name=PersonName(family="TBC")).record))


@given(family=st.text(max_size=400), given_names=st.lists(st.text(max_size=300), max_size=5))
def test_any_text_is_judged_without_fault(family: str, given_names: list[str]) -> None:
    named(family=family, given=tuple(given_names))
