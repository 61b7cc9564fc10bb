"""The decision report: canonical, without values, and the record checks that fail closed."""

import json
from typing import Any

import attrs
import pytest

from agreements.world import (
    NOW,
    codes,
    decided,
    document,
    exhibit,
    incident,
    intelligence,
    offender,
    request,
    to_cps,
)
from xborder.agreements.decision import RecordOutcome
from xborder.agreements.decision_report import canonical_bytes, decision_report, digest


def test_the_report_says_what_was_decided_and_by_which_rule() -> None:
    made = decision_report(decided(None, request(), offender(), intelligence({"handling": "C"})))
    first, second = made["records"]
    postcode = next(path for path in second["paths"] if path["path"] == "/addresses/0/postcode")

    assert [first["record"], first["outcome"], first["reasons"]] == [
        "42:intelligence:INT-1",
        "refuse_record",
        ["HANDLING"],
    ]
    assert postcode == {
        "path": "/addresses/0/postcode",
        "effect": "redact",
        "method": "postcode_district",
        "rules": ["R11"],
        "reasons": [],
        "basis": ["DPA 2018 s.35(2)(b)"],
    }
    assert made["counts"]["records_share"] == 1
    assert made["counts"]["fields_redact"] == 1
    assert {duty["status"] for duty in made["obligations"]} == {"due"}


def test_the_digest_covers_everything_else() -> None:
    made = decision_report(decided(None, request(), offender()))
    body = {name: value for name, value in made.items() if name != "digest"}

    assert made["digest"] == digest(body)
    assert digest({**body, "refused": True}) != made["digest"]


def test_the_order_in_which_records_are_given_makes_no_difference() -> None:
    records = [offender(), incident(), incident("EK/2")]
    first = canonical_bytes(decision_report(decided(None, request(), *records)))

    assert canonical_bytes(decision_report(decided(None, request(), *reversed(records)))) == first


@pytest.mark.parametrize(
    "change",
    [{"actor": "PC 1"}, {"role": "clerk"}, {"now": NOW.replace(hour=10)}, {"case_ref": "X"}, {"justification": "Y"}],
)
def test_another_request_has_another_digest(change: dict[str, Any]) -> None:
    one = decision_report(decided(None, request(), offender()))
    other = decision_report(decided(None, request(**change), offender()))

    assert one["request"]["digest"] != other["request"]["digest"]
    assert one["digest"] != other["digest"]


def test_the_report_holds_no_value_of_any_record() -> None:
    records = [offender(nickname="Stilts", extensions={"/Memo": "Ferrant"}), exhibit(), incident()]
    written = canonical_bytes(decision_report(decided(None, to_cps(), *records))).decode()

    for value in ("Fenwright", "Daryl", "1991", "318274", "Sluice", "CB7", "cb7", "Driver", "Inhaler", "Stilts"):
        assert value not in written
    for value in ("nickname", "Memo", "Ferrant", "Photograph", "shelf", "farmer", "Breckholme", "Long Drove"):
        assert value not in written
    json.loads(written)


def test_a_refused_request_names_its_records_and_nothing_is_due() -> None:
    made = decision_report(decided(None, request(channel="post"), offender()))

    assert made["refused"] is True
    assert made["findings"] == ["XB-REQ-004"]
    assert made["records"][0]["paths"] == []
    assert {duty["status"] for duty in made["obligations"]} == {"not_due"}


def test_a_missing_category_holds_even_where_quality_asks_for_nothing() -> None:
    made = document(quality={})
    decision = decided(made, request(), offender(subject_category=None))

    assert decision.records[0].outcome is RecordOutcome.HOLD
    assert codes(decision.report) == ["XB-REC-005"]


@pytest.mark.parametrize("extracted", [None, "soon", "2026-10-02T09:00:00"])
def test_another_partys_record_that_does_not_say_when_it_was_taken_is_held(extracted: str | None) -> None:
    record = incident("EK/1", "46")
    source = {**record.data["provenance"], "extracted_at": extracted}
    record = attrs.evolve(
        record, data={**record.data, "provenance": {key: value for key, value in source.items() if value}}
    )
    decision = decided(None, to_cps(), record)

    assert decision.records[0].outcome is RecordOutcome.HOLD
    assert decision.records[0].reasons == ("QUALITY-MISSING:extracted_at",)


def test_the_strictest_age_counts() -> None:
    made = document()
    made["quality"]["max_age"].append({"record_type": "offender", "days": 3})

    assert decided(made, request(), offender()).records[0].reasons == ("STALE",)


def test_a_check_in_the_future_is_held_and_its_day_not_repeated() -> None:
    source = {**offender().data["provenance"], "verified_at": "2027-03-04"}
    decision = decided(None, request(), offender(provenance=source))

    assert codes(decision.report) == ["XB-REC-013"]
    assert all("2027" not in entry.message for entry in decision.report)
