"""bag-info.txt in its one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.bundle import bag_info

GOOD = {
    "Source-Organization": "Norfolk Constabulary",
    "External-Identifier": "NORF-26-0001-served",
    "Bagging-Date": "2026-11-22",
    "Payload-Oxum": "10.2",
    "Bag-Software-Agent": "xborder 0.1.0",
    "XBorder-Profile": "xborder-1",
}


def test_what_is_written_is_read_back() -> None:
    outcome = bag_info.parse(bag_info.render(GOOD))

    assert outcome.value == GOOD
    assert not outcome.report


def test_the_order_of_labels_does_not_depend_on_the_caller() -> None:
    assert bag_info.render(dict(reversed(GOOD.items()))) == bag_info.render(GOOD)


@pytest.mark.parametrize("label", bag_info.REQUIRED)
def test_a_missing_label_is_named(label: str) -> None:
    report = bag_info.parse(bag_info.render({key: value for key, value in GOOD.items() if key != label})).report

    assert [found.code for found in report] == ["XB-BAG-013"]
    assert label in next(iter(report)).message


@pytest.mark.parametrize("value", ["", " x", "x ", "two\nlines", "x\r", "\u202ex", "x\x00"])
def test_a_value_that_one_line_cannot_hold_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        bag_info.render(GOOD | {"External-Description": value})


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(ValueError, match="no label"):
        bag_info.render(GOOD | {"Contact-Phone": "01632 960001"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("Bagging-Date:", "Bagging-Date :"),
        ("Bagging-Date:", "bagging-date:"),
        ("Bagging-Date: ", "Bagging-Date:  "),
        ("2026-11-22\n", "2026-11-22\n\n"),
        ("2026-11-22\n", "2026-11-22\n 2026-11-23\n"),
        ("Payload-Oxum: 10.2\n", "Payload-Oxum: 10.2\nPayload-Oxum: 10.2\n"),
        ("10.2", "1\N{ARABIC-INDIC DIGIT ZERO}.2"),
        ("10.2", "010.2"),
        ("xborder-1\n", "xborder-1"),
    ],
)
def test_every_other_form_is_a_finding(old: str, new: str) -> None:
    content = bag_info.render(GOOD).decode().replace(old, new).encode()

    assert [found.code for found in bag_info.parse(content).report] == ["XB-BAG-012"]


def test_another_profile_is_named() -> None:
    report = bag_info.parse(bag_info.render(GOOD | {"XBorder-Profile": "xborder-2"})).report

    assert [found.code for found in report] == ["XB-BAG-033"]


def test_a_strangers_label_is_not_repeated_in_the_message() -> None:
    report = bag_info.parse(b"Jane Roe of 3 Mill Lane: x\n").report

    assert "Jane" not in next(iter(report)).message


@given(st.binary(max_size=200))
def test_any_bytes_are_either_refused_or_written_back_as_they_are(content: bytes) -> None:
    outcome = bag_info.parse(content)

    assert outcome.report.has_errors or bag_info.render(outcome.value or {}) == content
