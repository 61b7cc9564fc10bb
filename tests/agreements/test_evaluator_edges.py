"""Corners of the evaluator that random cases reach too seldom, each with the reason it is there."""

import attrs
import pytest

from agreements.world import (
    NOW,
    TYPES,
    agreement,
    document,
    given,
    head,
    intelligence,
    loaded,
    offender,
    one,
    request,
    rule,
)
from xborder.agreements.decide import decide
from xborder.agreements.decision import RecordOutcome
from xborder.agreements.minimise import _REMEMBERED, minimise
from xborder.agreements.rule_book import _KEPT, RuleBook
from xborder.agreements.verdicts import Shown

SHARED = rule("R01", "share", ["F1"], "offender", ["/ref", "/addresses/**", "/occupation"])


def made(*rules: dict[str, object]) -> dict[str, object]:
    return document(rules=list(rules), quality={"require": [], "max_age": []})


def test_memory_stays_flat_however_long_a_list_is_and_whatever_records_say() -> None:
    book = RuleBook(agreement=agreement(made(SHARED)), record_types=TYPES)
    addresses = [{"lines": [f"{number} Long Row"]} for number in range(_REMEMBERED * 3)]
    record = offender(addresses=addresses)
    root = book.plan("F1", "offender", record.data, request())
    kept = minimise(record.data, root)

    assert kept.data["addresses"] == addresses
    assert [path.path for path in kept.paths if path.path.startswith("/addresses/150/")] == ["/addresses/150/lines/0"]
    assert len(root._fields["addresses"]._items) == _REMEMBERED

    for number in range(_KEPT * 2):
        book.plan("F1", "offender", record.data, request(sensitive=(f"SP-{number}",)))
    assert len(book._plans) <= _KEPT


def test_what_was_remembered_of_one_record_decides_nothing_for_another() -> None:
    when = [{"attr": "subject.category", "op": "in", "values": ["suspect"]}]
    rules = made(rule("R01", "share", ["F1"], "offender", ["/ref", "/occupation"], when=when))
    records = [
        given("offender", {**offender(subject_category=[who]).data, "ref": f"SR-{number}"})
        for number, who in enumerate(["suspect", "witness"] * 3)
    ]
    decision = decide(loaded(rules), request(), records, record_types=TYPES)
    assert [each.outcome for each in decision.records] == [RecordOutcome.SHARE, RecordOutcome.REFUSE_RECORD] * 3


@pytest.mark.parametrize("value", [7, True, None, 1.5, ["Driver"], {"job": "Driver"}])
def test_a_value_of_another_form_never_passes_as_its_field(value: object) -> None:
    data = {**head("offender", "SR-1"), "occupation": value}
    decided = one(made(SHARED), request(), given("offender", data))
    found = next(path for path in decided.paths if path.path.startswith("/occupation"))
    assert found.effect is Shown.WITHHOLD
    assert found.reasons == ("UNKNOWN-FIELD",)
    assert decided.data == {"ref": "SR-1"}


@pytest.mark.parametrize("value", ["one street", 3, {"0": {"lines": ["x"]}}, None])
def test_what_should_be_a_list_and_is_none_stays(value: object) -> None:
    data = {**head("offender", "SR-1"), "addresses": value}
    decided = one(made(SHARED), request(), given("offender", data))
    assert decided.data == {"ref": "SR-1"}


@pytest.mark.parametrize("value", ["Fenwright", ["Fenwright"], None])
def test_what_should_be_an_object_and_is_none_stays(value: object) -> None:
    rules = made(rule("R01", "share", ["F1"], "offender", ["/ref", "/name/**"]))
    decided = one(rules, request(), given("offender", {**head("offender", "SR-1"), "name": value}))
    assert decided.data == {"ref": "SR-1"}


@pytest.mark.parametrize(
    "value",
    [
        {"value": "CB7 4AA"},
        {"scheme": "postcode", "value": None},
        {"scheme": "postcode", "value": "CB7 4AA", "note": "Told by a neighbour"},
        {"scheme": 4, "raw": "CB7"},
        "CB7 4AA",
    ],
)
def test_an_identifier_with_anything_else_in_it_stays_whole(value: object) -> None:
    data = {**head("offender", "SR-1"), "addresses": [{"postcode": value}]}
    decided = one(made(SHARED), request(), given("offender", data))
    assert decided.data == {"ref": "SR-1"}


def test_a_shared_identifier_is_a_copy() -> None:
    record = offender()
    decided = one(made(SHARED), request(), record)
    assert decided.data is not None
    decided.data["addresses"][0]["postcode"]["value"] = "changed"
    assert record.data["addresses"][0]["postcode"]["value"] == "CB7 4AA"


def test_an_empty_container_is_not_listed_as_emptied() -> None:
    data = {**head("offender", "SR-1"), "addresses": [], "name": {}}
    decided = one(made(SHARED), request(), given("offender", data))
    assert decided.dropped == ("/provenance", "/subject_category")
    assert decided.data == {"ref": "SR-1"}


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2026-10-08", "share"), ("2026-10-09", "hold"), ("2025-10-08", "share"), ("2025-10-07", "hold")],
)
def test_the_last_check_is_neither_in_the_future_nor_past_its_day(day: str, outcome: str) -> None:
    rules = made(SHARED)
    rules["quality"] = {"require": [], "max_age": [{"record_type": "offender", "days": 365}]}
    provenance = {**offender().data["provenance"], "verified_at": day}
    assert one(rules, request(now=NOW), offender(provenance=provenance)).outcome.value == outcome


def test_a_flow_for_another_purpose_or_record_type_carries_nothing() -> None:
    rules = made(SHARED)
    flows = [attrs.asdict(each) for each in agreement(rules).flows]
    assert {each["id"] for each in flows} >= {"F1", "F3"}
    exhibit = given("exhibit", {**head("exhibit", "X1"), "exhibit_ref": {"scheme": "exhibit_ref", "value": "A/1"}})
    assert one(rules, request(), exhibit).reasons == ("NO-FLOW",)


def test_the_places_of_a_list_keep_their_numbers_from_one_record_to_the_next() -> None:
    addresses = [{"lines": [f"{number} Long Row"]} for number in range(3)]
    records = [given("offender", {**offender(addresses=addresses).data, "ref": f"SR-{number}"}) for number in range(3)]
    decision = decide(loaded(made(SHARED)), request(), records, record_types=TYPES)
    for decided in decision.records:
        found = [path.path for path in decided.paths if path.path.startswith("/addresses/")]
        assert found == [f"/addresses/{number}/lines/0" for number in range(3)]


@pytest.mark.parametrize(
    ("op", "at_the_border", "past_it"),
    [("gt", False, True), ("gte", True, True), ("lt", False, False), ("lte", True, False)],
)
def test_an_ordered_comparison_at_its_border(op: str, *, at_the_border: bool, past_it: bool) -> None:
    when = [{"attr": "quality.age_days", "op": op, "value": "7"}]
    rules = made(SHARED, rule("R02", "share", ["F1"], "offender", ["/date_of_birth"], when=when))
    for day, wanted in (("2026-10-01", at_the_border), ("2026-09-30", past_it)):
        decided = one(rules, request(now=NOW), offender(provenance={"force": "42", "verified_at": day}))
        assert decided.data is not None
        assert ("date_of_birth" in decided.data) is wanted, day


@pytest.mark.parametrize("grading", [{"conditions_met": True}, {"handling": "X", "conditions_met": True}])
def test_conditions_that_are_met_do_not_stand_in_for_a_handling_code(grading: dict[str, object]) -> None:
    assert one(document(), request(), intelligence(grading)).reasons == ("HANDLING",)
