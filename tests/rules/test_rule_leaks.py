import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_records import exhibit, witness
from xborder.findings import Location, Severity
from xborder.rules.leaks import CODES, LeakKind, find_leaks, leak_findings, prepare

W1 = witness()


def kinds(text: str) -> list[str]:
    return [leak.kind.value for leak in find_leaks(text, [W1])]


@pytest.mark.parametrize(
    "text",
    [
        "NR99 9ZZ",
        "nr999zz",
        "N R 9 9  9 Z Z",
        "NR99\u00a09ZZ",
        "NR99\n9ZZ",
        "\uff2e\uff3299 9ZZ",
        "(NR99-9ZZ)",
        "NR\u200b99 9ZZ",
    ],
)
def test_a_postcode_however_spaced(text: str) -> None:
    assert kinds(f"Lives at {text}.") == ["postcode"]


@pytest.mark.parametrize(
    "text",
    ["14 Dyke Road", "14, DYKE RD.", "14\nDyke\nRoad", "14 Dyke Ro-\nad", "Keeper\u2019s cottage", "keeper's  COTTAGE"],
)
def test_an_address_line(text: str) -> None:
    assert kinds(f"I live at {text}, near the church.") == ["address"]


@pytest.mark.parametrize(
    "text",
    [
        "01632960123",
        "01632 960123",
        "01632 960 123",
        "(01632) 960-123",
        "+44 1632 960123",
        "+44 (0)1632 960 123",
        "0 1 6 3 2 9 6 0 1 2 3",
        "0044 1632.960.123",
    ],
)
def test_a_telephone_number_however_spaced(text: str) -> None:
    assert kinds(f"Call {text} please") == ["telephone"]


@pytest.mark.parametrize("text", ["Robert.Thorneycroft@EXAMPLE.org", "robert.thorneycroft@\nexample.org"])
def test_an_email_address(text: str) -> None:
    assert kinds(f"Write to {text}") == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "3 September 1974",
        "03/09/1974",
        "3.9.74",
        "3rd Sept. 1974",
        "1974-09-03",
        "September 3rd, 1974",
        "3-SEP-1974",
        "3 Sep '74",
        "3rd of September, 1974",
        "3rd day of birth 03 / 09 / 1974",
    ],
)
def test_a_date_of_birth(text: str) -> None:
    assert kinds(f"Born {text}.") == ["date_of_birth"]


@pytest.mark.parametrize(
    "text",
    [
        "Marsh Ferrers",
        "114 Dyke Road",
        "14 Dyke",
        "NR99 9ZY",
        "ANR99 9ZZ",
        "NR99 9ZZA",
        "01632 960124",
        "01632 9601234",
        "13 September 1974",
        "3 September 1975",
        "September 1974",
        "Robert Thorneycroft",
        "",
    ],
)
def test_what_is_no_leak(text: str) -> None:
    assert kinds(f"He said {text} again") == []


def test_several_kinds_and_witnesses_in_order() -> None:
    both = [witness("W2", "35"), W1, exhibit()]
    found = find_leaks("NR99 9ZZ, 01632 960123", both)
    assert [(leak.witness, leak.kind.value) for leak in found] == [
        ("35:witness:W2", "postcode"),
        ("35:witness:W2", "telephone"),
        ("36:witness:W1", "postcode"),
        ("36:witness:W1", "telephone"),
    ]


def test_findings_name_the_witness_and_never_the_value() -> None:
    page = Location(file="statements/S1.pdf", page=2)
    text = "NR99 9ZZ, 14 Dyke Road, 01632 960123, robert.thorneycroft@example.org, 3/9/1974"
    found = leak_findings(find_leaks(text, [W1]), page)
    assert sorted(one.code for one in found) == sorted(CODES.values())
    assert all(one.severity is Severity.ERROR and one.location == page for one in found)
    said = " ".join(one.message + one.hint + (one.excerpt or "") for one in found).casefold()
    assert not any(value in said for value in ("nr99", "dyke", "960123", "example.org", "1974"))


SPACES = st.sampled_from(["", " ", "  ", "\u00a0", "\n", "\t"])


@given(st.lists(SPACES, min_size=6, max_size=6), st.booleans(), st.text(alphabet="xyz .,\n", max_size=40))
def test_no_spacing_hides_a_postcode(gaps: list[str], lower: bool, around: str) -> None:
    written = "".join(char + gap for char, gap in zip("NR999ZZ", [*gaps, ""], strict=True))
    text = f"{around} {written.lower() if lower else written} {around}"
    assert LeakKind.POSTCODE in {leak.kind for leak in find_leaks(text, [W1])}


@given(st.text(max_size=300))
def test_any_text_is_searched_without_fault(text: str) -> None:
    searcher = prepare([W1])
    assert searcher.find(text) == find_leaks(text, [W1])
