"""Release: nothing leaves before it is on record and every obligation is met."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from agreements.world import (
    NOW,
    TYPES,
    codes,
    document,
    incident,
    loaded,
    offender,
    request,
    routed,
    rule,
    to_cps,
    travelling,
)
from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision
from xborder.agreements.decision_report import decision_report
from xborder.agreements.log import DisclosureLog
from xborder.agreements.release import Release, release, release_route


class Sink:
    """A log in memory that fails when it is told to; empty, it is falsy, as a list would be."""

    def __init__(self, *, fails_at: int = 0, aborts: bool = True) -> None:
        self.entries: list[Mapping[str, Any]] = []
        self.taken_back: list[tuple[str, str, str]] = []
        self.fails_at, self.aborts = fails_at, aborts

    def __len__(self) -> int:
        return len(self.entries)

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        if len(self.entries) + 1 == self.fails_at:
            raise PermissionError(13, "Fenwright's disk")
        self.entries.append(entry)
        return f"receipt-{len(self.entries)}"

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        if not self.aborts:
            raise PermissionError
        self.taken_back.append((receipt, reason, at))


def decision(made: dict[str, Any] | None = None, asked: Any = None, **changes: Any) -> Decision:
    return decide(loaded(made), asked or request(), [offender(**changes)], record_types=TYPES)


def released(made: dict[str, Any] | None = None, asked: Any = None) -> Release:
    value = release(loaded(made), decision(made, asked), log=Sink()).value
    assert value is not None
    return value


def test_without_a_log_nothing_is_released() -> None:
    outcome = release(loaded(), decision(), log=None)

    assert outcome.value is None
    assert codes(outcome.report) == ["XB-REL-001"]


def test_what_was_shared_is_released_and_on_record() -> None:
    sink, made = Sink(), decision()
    outcome = release(loaded(), made, log=sink)

    assert outcome.value is not None
    assert [(each.key, each.data) for each in outcome.value.records] == [(made.records[0].key, made.records[0].data)]
    assert outcome.value.receipts == ("receipt-1",)
    entry = sink.entries[0]
    assert entry["decision"] == decision_report(made)["digest"]
    assert entry["disclosed_by"] == {"party": "essex", "actor": "PC 4217", "role": "analyst"}
    assert entry["recipient"] == "kent"
    assert entry["records"][0]["redacted"] == {"/addresses/0/postcode": "postcode_district"}
    assert "/occupation" not in entry["records"][0]["paths"]


def test_the_entry_is_on_disk_before_anything_is_handed_over(tmp_path: Path) -> None:
    log = DisclosureLog(tmp_path / "disclosure.jsonl")
    seen: list[int] = []

    class Watching:
        def disclosed(self, entry: Mapping[str, Any]) -> str:
            receipt = log.disclosed(entry)
            seen.append(len(log.path.read_bytes().splitlines()))
            return receipt

        def aborted(self, receipt: str, *, reason: str, at: str) -> None:
            raise AssertionError(receipt, reason, at)

    outcome = release(loaded(), decision(), log=Watching())

    assert seen == [1]
    assert outcome.value is not None
    assert json.loads(log.path.read_bytes())["type"] == "disclosure"


def test_the_log_holds_no_value_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "disclosure.jsonl"
    release(loaded(), decision(asked=to_cps()), log=DisclosureLog(path))
    written = path.read_text(encoding="utf-8")

    for value in ("Fenwright", "Daryl", "1991", "0318274", "Sluice", "CB7", "Driver", "Inhaler"):
        assert value not in written
    assert "42:offender:SR-1" in written


def test_nothing_shared_is_not_on_record() -> None:
    sink = Sink()
    outcome = release(loaded(), decision(processing_restricted=True), log=sink)

    assert outcome.value is not None
    assert outcome.value.records == ()
    assert sink.entries == []


def test_a_refused_request_releases_nothing() -> None:
    sink = Sink()
    outcome = release(loaded(), decision(asked=request(purpose="curiosity")), log=sink)

    assert outcome.value is not None
    assert outcome.value.records == ()
    assert sink.entries == []


def test_a_log_that_cannot_be_written_releases_nothing() -> None:
    outcome = release(loaded(), decision(), log=Sink(fails_at=1))

    assert outcome.value is None
    assert codes(outcome.report) == ["XB-REL-003"]
    assert all("Fenwright" not in entry.message for entry in outcome.report)


def test_a_log_that_fails_on_the_second_leg_takes_the_first_back() -> None:
    sink = Sink(fails_at=2)
    outcome = release_route(loaded(travelling()), routed(incident("EK/1", "46")), log=sink)

    assert outcome.value is None
    assert [receipt for receipt, _, _ in sink.taken_back] == ["receipt-1"]
    assert sink.taken_back[0][2] == NOW.isoformat()


def test_what_cannot_be_taken_back_is_said() -> None:
    outcome = release_route(loaded(travelling()), routed(incident("EK/1", "46")), log=Sink(fails_at=2, aborts=False))

    assert outcome.value is None
    assert codes(outcome.report) == ["XB-REL-003", "XB-REL-005"]


def test_a_decision_under_other_bytes_is_not_released() -> None:
    sink = Sink()
    other = decide(loaded(), request(), [offender()])
    outcome = release(attrs.evolve(loaded(), source=b"laxer"), other, log=sink)

    assert outcome.value is None
    assert codes(outcome.report) == ["XB-REL-004"]
    assert sink.entries == []


def test_a_channel_below_the_marking_carries_nothing() -> None:
    sink = Sink()
    asked = request(channel="plain_mail")
    outcome = release(loaded(), decision(asked=asked), log=sink)

    assert outcome.value is None
    assert codes(outcome.report) == ["XB-REL-002"]
    assert sink.entries == []


@pytest.mark.parametrize("restricted", [True, False])
def test_what_may_not_travel_never_does(*, restricted: bool) -> None:
    made = document(marking="SECRET", obligations=[{"id": "O1", "do": "log_disclosure"}])
    sink = Sink()
    outcome = release(loaded(made), decision(made, processing_restricted=restricted), log=sink)

    assert sink.entries == []
    assert outcome.value is None or outcome.value.records == ()


def test_the_highest_marking_and_all_handling_words_go_with_it() -> None:
    made = document()
    made["obligations"].append(
        {"id": "O9", "do": "apply_marking", "marking": "OFFICIAL", "handling": "Not for the defence"}
    )
    out = released(made)

    assert out.marking == "OFFICIAL-SENSITIVE"
    assert out.handling == ("Parties only", "Not for the defence")


def test_the_quality_statement_says_when_and_how_a_record_was_checked() -> None:
    made = travelling()
    statement = released(made).quality_statement

    assert statement["records"] == [
        {
            "record": "42:offender:SR-1",
            "verified_at": "2026-10-01",
            "verified_by": "Records desk",
            "fact_or_assessment": "fact",
            "extracted_at": "2026-10-02T09:00:00+01:00",
            "days_since_check": 7,
        }
    ]


def test_the_quality_statement_says_no_more_than_the_rules_let_go() -> None:
    assert released().quality_statement["records"] == [{"record": "42:offender:SR-1"}]


def test_retention_is_counted_from_the_day_of_receipt() -> None:
    assert released().retention["records"] == [
        {
            "record": "42:offender:SR-1",
            "received_on": "2026-10-08",
            "review_on": "2027-10-08",
            "keep_until": "2032-10-08",
            "then": "review",
        }
    ]


def test_a_type_has_its_own_retention_before_that_of_all_others() -> None:
    made = document()
    own = {**made["retention"][0], "record_types": ["offender"], "max_months": 12, "then": "delete"}
    made["retention"].append(own)

    assert released(made).retention["records"][0]["keep_until"] == "2027-10-08"
    assert released(made).retention["records"][0]["then"] == "delete"


def test_originators_are_told_when_the_route_asks_for_it() -> None:
    value = release_route(
        loaded(travelling()), routed(incident("EK/1", "46"), incident("NK/1", "36")), log=Sink()
    ).value

    assert value is not None
    assert [(each["to"], each["record"], each["passed_on_to"]) for each in value.notices] == [
        ("kent", "46:incident:EK/1", "cps")
    ]


@pytest.mark.parametrize("obliged", [True, False])
def test_originators_are_told_when_an_obligation_asks_for_it(*, obliged: bool) -> None:
    made = travelling()
    made["onward_sharing"]["allow"] = [{"to": ["cps"], "condition": "none"}]
    made["obligations"] += [{"id": "O8", "do": "notify_originator"}] if obliged else []
    value = release_route(loaded(made), routed(incident("EK/1", "46"), made=made), log=Sink()).value

    assert value is not None
    assert [each["to"] for each in value.notices] == (["kent"] if obliged else [])


def test_every_obligation_is_accounted_for_and_a_receipt_has_its_time() -> None:
    sink = Sink()
    value = release(loaded(), decision(), log=sink).value

    assert value is not None
    assert list(value.obligations) == ["O1", "O2", "O3", "O4", "O5"]
    assert sink.entries[0]["receipt_due"] == "2026-10-11T09:00:00+01:00"


def test_each_leg_of_a_route_is_on_record() -> None:
    sink = Sink()
    value = release_route(loaded(travelling()), routed(incident("EK/1", "46"), incident("NK/1", "36")), log=sink).value

    assert value is not None
    assert [(entry["disclosed_by"]["party"], entry["recipient"]) for entry in sink.entries] == [
        ("kent", "norfolk"),
        ("norfolk", "cps"),
    ]
    assert value.receipts == ("receipt-1", "receipt-2")
    assert [each.key for each in value.records] == ["36:incident:NK/1", "46:incident:EK/1"]


def test_the_rules_of_an_entry_are_those_that_let_something_go() -> None:
    made = document()
    made["rules"].append(rule("R77", "withhold", ["F1"], "offender", ["/sex"]))
    sink = Sink()
    release(loaded(made), decision(made), log=sink)

    assert sink.entries[0]["records"][0]["rules"] == ["R10", "R11"]
