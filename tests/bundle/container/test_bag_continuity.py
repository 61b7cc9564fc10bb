"""Continuity: gaps are reported, one code each, and never filled."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder.bundle.custody import Custody, write_chain
from xborder.bundle.custody_doubts import sum_up_continuity
from xborder.bundle.custody_lint import lint_continuity
from xborder.bundle.hashing import digest_bytes
from xborder.bundle.head import BundleHead
from xborder.bundle.index import Index, build_index
from xborder.bundle.payload import PayloadFile
from xborder.findings import Severity

OFFICER, STORE, LAB = "PC 1428 MARLOWE", "Property store", "Laboratory"
DIGEST = "sha256:" + "0" * 64


def event(kind: str, hour: int, **more: Any) -> dict[str, Any]:
    at = f"2026-09-20T{hour:02}:00:00Z"
    fixed = {"type": kind, "at": at, "exhibit": "RTM/1", "recorded_at": at, "recorded_by": OFFICER}
    return fixed | {key.rstrip("_"): value for key, value in more.items()}


SEIZED = event("seized", 6, to=OFFICER)
SEALED = event("sealed", 7, seal_after="N0045121")

CLEAN = {
    "seized, sealed, handed over, received, unsealed, examined, sealed again, destroyed": [
        SEIZED,
        SEALED,
        event("transferred", 8, from_=OFFICER, to=STORE),
        event("received", 8, from_=OFFICER, to=STORE, seal_before="N0045121"),
        event("transferred", 9, from_=STORE, to=LAB),
        event("unsealed", 10, seal_before="N0045121"),
        event("examined", 11),
        event("sealed", 12, seal_after="N0045122"),
        event("transferred", 13, from_=LAB, to=STORE, seal_before="N0045122"),
        event("destroyed", 14),
    ],
    "made from another": [event("redacted", 9, derived_from="RTM/1", digest=DIGEST)],
    "returned and seized again": [SEIZED, event("returned", 8, from_=OFFICER), event("seized", 9, to=OFFICER)],
    "a correction after destruction": [SEIZED, event("destroyed", 8), event("correction", 9, corrects=1)],
    "a day known only as a day": [SEIZED, event("examined", 0, at_precision="day")],
    "two exhibits apart": [SEIZED, event("seized", 5, exhibit="RTM/2", to=LAB)],
    "came sealed": [
        event("produced", 6, to=STORE, seal_before="N0045121", seal_after="N0045121"),
        event("examined", 7),
    ],
    "a receipt repeats who produced it": [
        event("produced", 6, from_="Robert THORNEYCROFT", to=OFFICER),
        event("received", 6, from_="Robert THORNEYCROFT", to=OFFICER),
    ],
    "recorded nobody knows when, but by the time of the extract": [
        SEIZED | {"recorded_at": "2026-12-01T00:00:00Z", "recorded_at_basis": "extract"}
    ],
    "nothing": [],
}

GAPS = [
    ("XB-CUSTODY-101", 1, [event("examined", 6)]),
    ("XB-CUSTODY-102", 2, [SEIZED, event("produced", 7)]),
    ("XB-CUSTODY-103", 2, [SEIZED, event("transferred", 7, from_=STORE, to=LAB)]),
    (
        "XB-CUSTODY-103",
        3,
        [
            SEIZED,
            event("transferred", 7, from_=OFFICER, to=STORE),
            event("transferred", 8, from_=OFFICER, to=STORE),
        ],
    ),
    ("XB-CUSTODY-104", 2, [SEIZED, event("transferred", 7, from_=OFFICER)]),
    ("XB-CUSTODY-104", 2, [SEIZED, event("received", 7, to=STORE)]),
    ("XB-CUSTODY-105", 2, [SEIZED, event("examined", 5)]),
    ("XB-CUSTODY-105", 3, [SEIZED, event("examined", 9), event("examined", 8)]),
    ("XB-CUSTODY-106", 3, [SEIZED, SEALED, event("unsealed", 8, seal_before="N0045129")]),
    ("XB-CUSTODY-106", 2, [SEIZED, event("unsealed", 8, seal_before="N0045121")]),
    ("XB-CUSTODY-107", 2, [SEIZED, event("sealed", 7)]),
    ("XB-CUSTODY-107", 3, [SEIZED, SEALED, event("unsealed", 8)]),
    ("XB-CUSTODY-108", 1, [event("copied", 7, derived_from="RTM/2")]),
    ("XB-CUSTODY-108", 1, [event("derived", 7, digest=DIGEST)]),
    ("XB-CUSTODY-109", 3, [SEIZED, event("destroyed", 7), event("examined", 8)]),
    ("XB-CUSTODY-110", 1, [SEIZED | {"recorded_at": "2026-09-20T05:59:59Z"}]),
    (
        "XB-CUSTODY-110",
        1,
        [SEIZED | {"recorded_at": "2026-09-20T05:59:59Z", "recorded_at_basis": "extract"}],
    ),
    ("XB-CUSTODY-111", 1, [SEIZED | {"recorded_at": "2026-09-27T06:00:01Z"}]),
]


@pytest.mark.parametrize("events", CLEAN.values(), ids=CLEAN.keys())
def test_an_unbroken_log_has_no_gap(events: list[dict[str, Any]]) -> None:
    assert not lint_continuity(events)


@pytest.mark.parametrize(("code", "seq", "events"), GAPS)
def test_each_gap_is_named_and_nothing_else(code: str, seq: int, events: list[dict[str, Any]]) -> None:
    report = lint_continuity(events)

    assert [(found.code, found.location.line) for found in report] == [(code, seq)]
    assert all(found.severity is Severity.WARNING for found in report)


def test_the_events_given_are_left_as_they_are() -> None:
    events = [dict(SEIZED), event("transferred", 7, from_=STORE, to=LAB)]
    before = [dict(entry) for entry in events]

    lint_continuity(events)

    assert events == before


def test_no_name_of_a_person_stands_in_a_message() -> None:
    for _, _, events in GAPS:
        assert all("MARLOWE" not in found.message + found.hint for found in lint_continuity(events))


def test_how_late_is_late_is_the_callers_to_say() -> None:
    late = [SEIZED | {"recorded_at": "2026-09-20T09:00:00Z"}]

    assert not lint_continuity(late, late_after=timedelta(hours=3))
    assert [found.code for found in lint_continuity(late, late_after=timedelta(hours=2))] == ["XB-CUSTODY-111"]


def test_an_exhibit_without_any_event_is_named() -> None:
    report = lint_continuity([SEIZED], exhibits=["RTM/1", "RTM/2"])

    assert [(found.code, "RTM/2" in found.message) for found in report] == [("XB-CUSTODY-112", True)]


def test_an_event_that_is_not_well_formed_is_passed_over() -> None:
    assert not lint_continuity([SEIZED, {"exhibit": 3}])


def index_of(kind: str) -> Index:
    paper = PayloadFile(path="a.jpg", source=b"", media_type="image/jpeg", entry="RTM/1", kind="exhibit")
    head = BundleHead(bundle_id="NORF-1", kind=kind)
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return build_index(head, [paper], {paper.stored_path: digest_bytes(b"")}, now=now)


def log_of(*events: dict[str, Any]) -> Custody:
    custody = write_chain(events, bundle_id="NORF-1", exhibits=["RTM/1"]).value
    assert custody is not None
    return custody


def test_a_bag_says_all_its_doubts_in_one_line() -> None:
    log = log_of(event("examined", 6), event("transferred", 7, to=LAB), event("transferred", 8, from_=STORE))

    (found,) = sum_up_continuity(log, index_of("prosecution"))

    assert (found.code, found.severity) == ("XB-CUSTODY-114", Severity.WARNING)
    assert "(4): XB-CUSTODY-101 (1), XB-CUSTODY-103 (1), XB-CUSTODY-104 (2)." in found.message


def test_an_unbroken_log_leaves_no_doubt_to_sum_up() -> None:
    assert not sum_up_continuity(log_of(SEIZED), index_of("prosecution"))
    assert not sum_up_continuity(log_of(SEIZED), None)


@pytest.mark.parametrize(("kind", "doubts"), [("served", 0), ("prosecution", 1)])
def test_only_a_served_bag_may_come_without_a_log(kind: str, doubts: int) -> None:
    assert len(sum_up_continuity(log_of(), index_of(kind))) == doubts


def test_a_served_bag_with_events_is_judged_like_any_other() -> None:
    assert len(sum_up_continuity(log_of(event("examined", 6)), index_of("served"))) == 1
