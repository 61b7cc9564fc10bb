"""The forms of values, the paths of rules, and the borders of the days and routes of an agreement."""

import datetime as dt
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from agreements.world import agreement, document, loaded, offender, request
from xborder.agreements.decide import decide
from xborder.agreements.forms import copied, has_form, plain_type
from xborder.agreements.leaves import Leaf, LeafKind
from xborder.agreements.patterns import covers, is_pattern
from xborder.agreements.record_checks import onward_route
from xborder.findings import Report, Severity, finding
from xborder.model.agreement_codes import OnwardCondition


def leaf(kind: LeafKind) -> Leaf:
    return Leaf(pattern="/x", kind=kind)


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (LeafKind.TABLE, {"a": "b"}, True),
        (LeafKind.TABLE, {}, True),
        (LeafKind.TABLE, {"a": 1}, False),
        (LeafKind.TABLE, {1: "a"}, False),
        (LeafKind.TABLE, "ab", False),
        (LeafKind.TABLE, ["ab"], False),
        (LeafKind.NUMBER, 3, True),
        (LeafKind.NUMBER, True, False),
        (LeafKind.NUMBER, "3", False),
        (LeafKind.FLAG, True, True),
        (LeafKind.FLAG, 1, False),
        (LeafKind.TEXT, "a", True),
        (LeafKind.TEXT, True, False),
        (LeafKind.IDENTIFIER, {"scheme": "s", "raw": "r"}, True),
        (LeafKind.IDENTIFIER, {"raw": "r"}, False),
        (LeafKind.CODED, {"scheme": "s", "value": 3}, False),
    ],
)
def test_a_value_has_the_form_of_its_leaf_or_not(kind: LeafKind, value: Any, fits: bool) -> None:
    assert has_form(leaf(kind), value) is fits
    plain = plain_type(leaf(kind))
    if plain is not None:
        assert (type(value) is plain) is fits


@pytest.mark.parametrize("kind", [LeafKind.TABLE, LeafKind.IDENTIFIER, LeafKind.CODED])
def test_of_what_has_parts_the_value_itself_is_looked_at(kind: LeafKind) -> None:
    assert plain_type(leaf(kind)) is None


def test_a_copy_shares_nothing() -> None:
    value = {"scheme": "s"}
    for given in (value, MappingProxyType(value)):
        made = copied(given)
        made["scheme"] = "changed"
        assert value == {"scheme": "s"}
    assert copied("text") == "text"


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("/" + "a/" * 249 + "a", True),  # 500 characters
        ("/" + "a/" * 249 + "aa", False),
        ("name", False),
        ("name/given", False),
        ("", False),
        ("/name/**", True),
        ("/**", True),
        ("/**/name", False),
        ("/Name", False),
        ("/name/", False),
        ("/*/x", True),
        ("/Name/**", False),
    ],
)
def test_how_a_path_of_a_rule_is_written(path: str, fits: bool) -> None:
    assert is_pattern(path) is fits
    assert not fits or covers(path, path.removesuffix("/**") or "/x")


@pytest.mark.parametrize(("day", "late"), [(0, False), (1, True)])
def test_an_agreement_holds_through_its_last_day(day: int, late: bool) -> None:
    ready = loaded()
    now = dt.datetime.combine(ready.agreement.expires + dt.timedelta(days=day), dt.time(12), dt.UTC)
    review = attrs.evolve(ready.agreement.review, due=ready.agreement.expires + dt.timedelta(days=9))
    ready = attrs.evolve(ready, agreement=attrs.evolve(ready.agreement, review=review))
    found = {entry.code for entry in decide(ready, request(now=now), [offender()]).report}
    assert ("XB-AGR-064" in found) is late


def test_what_only_warns_is_no_reason_of_a_refusal() -> None:
    warning = finding("XB-AGR-066", id="isa", day="2026-10-01")
    assert warning.severity is Severity.WARNING
    ready = attrs.evolve(loaded(report=Report.of(warning)), signed_by=frozenset({"essex"}))
    review = attrs.evolve(
        ready.agreement.review, due=dt.date(2026, 9, 30), if_overdue=type(ready.agreement.review.if_overdue)("warn")
    )
    ready = attrs.evolve(ready, agreement=attrs.evolve(ready.agreement, review=review))
    made = decide(ready, request(), [offender()])
    assert {entry.code for entry in made.report} == {"XB-AGR-062", "XB-AGR-066"}
    assert made.records[0].reasons == ("XB-AGR-062",)


@pytest.mark.parametrize(
    ("routes", "condition"),
    [
        ([], None),
        ([("kent", "none")], None),
        ([("cps", "none")], OnwardCondition.NONE),
        ([("cps", "notify_originator")], OnwardCondition.NOTIFY_ORIGINATOR),
        ([("cps", "none"), ("cps", "notify_originator")], OnwardCondition.NOTIFY_ORIGINATOR),
        ([("cps", "none"), ("kent", "notify_originator")], OnwardCondition.NONE),
    ],
)
def test_originators_are_told_where_one_of_the_routes_to_the_recipient_asks_for_it(
    routes: list[tuple[str, str]], condition: OnwardCondition | None
) -> None:
    made = document()
    made["onward_sharing"] = {
        "default": "refuse",
        "allow": [{"to": [to], "condition": asked} for to, asked in routes],
        "third_country": "refuse",
    }
    assert onward_route(agreement(made), "cps") is condition
