"""The custody log: nothing in it can change, move or go without a break that names the event."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.bundle.custody import Custody, first_link, read_chain, write_chain
from xborder.bundle.custody_event import from_exhibit, read_time, utc
from xborder.findings import Report
from xborder.model.codes import CustodyType
from xborder.model.evidence import CustodyEvent, Exhibit
from xborder.model.parts import Provenance
from xborder.model.values import Identifier

EXHIBITS = ("RTM/1", "RTM/2")
FIRST = first_link("NORF-1", EXHIBITS)


def event(kind: str, hour: int, **more: Any) -> dict[str, Any]:
    at = f"2026-09-20T{hour:02}:00:00Z"
    fixed = {"type": kind, "at": at, "exhibit": "RTM/1", "recorded_at": at, "recorded_by": "PC 1428 MARLOWE"}
    return fixed | {key.rstrip("_"): value for key, value in more.items()}


EVENTS = [
    event("seized", 6, to="PC 1428 MARLOWE", seal_after="N0045121"),
    event("transferred", 8, from_="PC 1428 MARLOWE", to="Property store"),
    event("unsealed", 9, seal_before="N0045121"),
    event("examined", 10),
]


def chained(events: list[dict[str, Any]]) -> Custody:
    custody = write_chain(events, bundle_id="NORF-1", exhibits=EXHIBITS).value
    assert custody is not None
    return custody


def codes(report: Report) -> list[str]:
    return [found.code for found in report]


def test_a_log_is_read_back_as_it_was_written() -> None:
    written = chained(EVENTS)

    outcome = read_chain(written.content, first=FIRST)

    assert outcome.value == written
    assert not outcome.report
    assert [(seen["seq"], seen["type"]) for seen in written.events] == [
        (1, "seized"),
        (2, "transferred"),
        (3, "unsealed"),
        (4, "examined"),
    ]


def test_an_empty_log_has_the_bundle_itself_as_its_head() -> None:
    written = chained([])

    assert (written.content, written.count, written.head) == (b"", 0, FIRST)
    assert read_chain(b"", first=FIRST).value == written


def test_the_first_event_is_tied_to_the_bundle_and_its_exhibits() -> None:
    other_bundle = first_link("NORF-2", EXHIBITS)
    other_register = first_link("NORF-1", ["RTM/1"])

    for first in (other_bundle, other_register):
        assert codes(read_chain(chained(EVENTS).content, first=first).report) == ["XB-CUSTODY-004"]
    assert first_link("NORF-1", reversed(EXHIBITS)) == FIRST


def test_an_edited_event_breaks_the_chain_at_the_next() -> None:
    content = chained(EVENTS).content.replace(b'"Property store"', b'"Property st0re"')

    report = read_chain(content, first=FIRST).report

    assert [(found.code, found.location.line) for found in report] == [("XB-CUSTODY-004", 3)]
    assert "Event 3" in next(iter(report)).message
    assert "event 2" in next(iter(report)).message


def test_the_last_event_edited_or_cut_off_moves_the_head() -> None:
    whole = chained(EVENTS)
    lines = whole.content.splitlines(keepends=True)

    cut = read_chain(b"".join(lines[:-1]), first=FIRST)
    edited = read_chain(whole.content.replace(b"T10:00:00Z", b"T11:00:00Z"), first=FIRST)

    assert not cut.report
    assert not edited.report
    assert cut.value is not None
    assert edited.value is not None
    assert (cut.value.count, whole.count) == (3, 4)
    assert len({cut.value.head, edited.value.head, whole.head}) == 3


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_deleted_event_is_noticed(gone: int) -> None:
    lines = chained(EVENTS).content.splitlines(keepends=True)
    del lines[gone]

    report = read_chain(b"".join(lines), first=FIRST).report

    assert {"XB-CUSTODY-003", "XB-CUSTODY-004"} <= set(codes(report))


@given(st.permutations(range(4)).filter(lambda order: list(order) != [0, 1, 2, 3]))
def test_any_other_order_is_noticed(order: list[int]) -> None:
    lines = chained(EVENTS).content.splitlines(keepends=True)

    assert "XB-CUSTODY-004" in codes(read_chain(b"".join(lines[at] for at in order), first=FIRST).report)


@given(st.data())
def test_any_byte_changed_is_a_finding_or_another_head(data: st.DataObject) -> None:
    whole = chained(EVENTS)
    content = bytearray(whole.content)
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] = data.draw(st.integers(0, 255).filter(lambda value: value != content[position]))

    outcome = read_chain(bytes(content), first=FIRST)

    assert outcome.value is not None
    assert outcome.report.has_errors or outcome.value.head != whole.head


@pytest.mark.parametrize("line", [b"{}", b"[]", b"null", b"", b"\xff", b'{"seq": 1}', b"[" * 5000, b"9" * 6000])
def test_a_line_that_is_no_event_is_a_finding(line: bytes) -> None:
    report = read_chain(line + b"\n", first=FIRST).report

    assert report.has_errors
    assert {found.location.line for found in report} == {1}


def test_a_last_line_without_an_end_is_a_finding() -> None:
    report = read_chain(chained(EVENTS).content[:-1], first=FIRST).report

    assert codes(report) == ["XB-CUSTODY-006"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"type": "lost"}, "type"),
        ({"type": ["seized"]}, "type"),
        ({"at": "20/09/2026"}, "at"),
        ({"at": "2026-09-31T06:00:00Z"}, "at"),
        ({"at": "2026-09-20T06:00:00+01:00"}, "at"),
        ({"recorded_at": None}, "recorded_at"),
        ({"exhibit": ""}, "exhibit"),
        ({"place": 3}, "place"),
        ({"at_precision": "week"}, "at_precision"),
        ({"recorded_at_basis": "hearsay"}, "recorded_at_basis"),
        ({"digest": "sha256:12"}, "digest"),
        ({"type": "correction"}, "corrects"),
        ({"corrects": 1}, "corrects"),
        ({"type": "correction", "corrects": True}, "corrects"),
        ({"weather": "rain"}, "an unknown key"),
    ],
)
def test_an_event_that_is_not_well_formed_is_not_written(change: dict[str, Any], key: str) -> None:
    outcome = write_chain([EVENTS[0] | change], bundle_id="NORF-1", exhibits=EXHIBITS)

    assert outcome.value is None
    assert [found.code for found in outcome.report] == ["XB-CUSTODY-002"]
    assert key in next(iter(outcome.report)).message


@pytest.mark.parametrize("key", ["type", "at", "exhibit", "recorded_at", "recorded_by"])
def test_what_every_event_needs_is_asked_for(key: str) -> None:
    bare = {name: value for name, value in EVENTS[0].items() if name != key}

    report = write_chain([bare], bundle_id="NORF-1", exhibits=EXHIBITS).report

    assert codes(report) == ["XB-CUSTODY-002"]


@pytest.mark.parametrize("target", [0, 2, 3])
def test_a_correction_points_at_an_earlier_event(target: int) -> None:
    written = chained([EVENTS[0], event("correction", 7, corrects=target, reason="wrong seal number")])

    assert codes(read_chain(written.content, first=FIRST).report) == ["XB-CUSTODY-005"]


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-11))])))
def test_a_time_that_is_written_is_read_back(moment: datetime) -> None:
    if datetime(2, 1, 1) <= moment.replace(tzinfo=None) <= datetime(9998, 1, 1):  # noqa: DTZ001 - bounds only
        assert read_time(utc(moment)) == moment


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        utc(datetime(2026, 9, 20))  # noqa: DTZ001 - the fault that is tested


def exhibit_of(*custody: CustodyEvent, extracted_at: datetime | None = None) -> Exhibit:
    return Exhibit(
        ref="X1",
        provenance=Provenance(force="36", extracted_at=extracted_at),
        processing_restricted=False,
        exhibit_ref=Identifier(scheme="exhibit_ref", value="RTM/1", raw="RTM1"),
        custody=custody,
    )


def test_the_events_of_an_exhibits_record_are_written_to_the_log() -> None:
    bst = timezone(timedelta(hours=1))
    exhibit = exhibit_of(
        CustodyEvent(
            type=CustodyType.SEIZED,
            at=datetime(2026, 9, 20, 7, 10, tzinfo=bst),
            given_to="PC 1428",
            recorded_at=datetime(2026, 9, 20, 7, 25, tzinfo=bst),
        ),
        CustodyEvent(type=CustodyType.REDACTED, at=datetime(2026, 9, 21, tzinfo=UTC), derived_from="exhibits/a.jpg"),
        extracted_at=datetime(2026, 10, 5, 9, 30, tzinfo=bst),
    )

    events = from_exhibit(
        exhibit,
        recorded_by="Norfolk Constabulary",
        now=datetime(2026, 10, 8, tzinfo=UTC),
        digests={"exhibits/a.jpg": "0" * 64},
    )

    assert events == [
        {
            "type": "seized",
            "at": "2026-09-20T06:10:00Z",
            "exhibit": "RTM/1",
            "to": "PC 1428",
            "recorded_at": "2026-09-20T06:25:00Z",
            "recorded_by": "Norfolk Constabulary",
        },
        {
            "type": "redacted",
            "at": "2026-09-21T00:00:00Z",
            "exhibit": "RTM/1",
            "derived_from": "exhibits/a.jpg",
            "digest": "sha256:" + "0" * 64,
            "recorded_at": "2026-10-05T08:30:00Z",
            "recorded_at_basis": "extract",
            "recorded_by": "Norfolk Constabulary",
        },
    ]
    assert [event["type"] for event in chained(events).events] == ["seized", "redacted"]


def test_a_record_that_says_no_time_at_all_was_recorded_by_the_time_of_the_log() -> None:
    event = CustodyEvent(type=CustodyType.SEIZED, at=datetime(2026, 9, 20, tzinfo=UTC))

    (made,) = from_exhibit(exhibit_of(event), recorded_by="x", now=datetime(2026, 10, 8, tzinfo=UTC))

    assert (made["recorded_at"], made["recorded_at_basis"]) == ("2026-10-08T00:00:00Z", "log")
    assert chained([made]).count == 1


def test_the_digest_that_a_record_states_comes_before_that_of_the_file_here() -> None:
    event = CustodyEvent(
        type=CustodyType.COPIED, at=datetime(2026, 9, 20, tzinfo=UTC), derived_from="a.jpg", digest="1" * 64
    )

    (made,) = from_exhibit(
        exhibit_of(event), recorded_by="x", now=datetime(2026, 10, 8, tzinfo=UTC), digests={"a.jpg": "0" * 64}
    )

    assert made["digest"] == "sha256:" + "1" * 64
