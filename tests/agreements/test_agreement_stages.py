"""Stages E1 to E3: what stops everything, and what stops one record."""

import datetime as dt
from typing import Any

import attrs
import pytest

from sharing_samples import (
    FORCES,
    RULES,
    TYPES,
    flow,
    given,
    intelligence,
    loaded,
    offender,
    party,
    provenance,
    purpose,
    request,
)
from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision, RecordOutcome
from xborder.findings import Report, finding


def made(asked: Any = None, data: Any = None, **changes: Any) -> Decision:
    return decide(loaded(**changes), asked or request(), [given(data or offender())], record_types=TYPES)


def codes(decision: Decision) -> list[str]:
    return [found.code for found in decision.report]


@pytest.mark.parametrize("status", ["draft", "suspended", "terminated"])
def test_only_an_agreement_in_force_shares(status: str) -> None:
    assert codes(made(status=status)) == ["XB-AGR-061"]


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-08-31", "XB-AGR-063"), ("2026-09-01", None), ("2027-08-31", None), ("2027-09-01", "XB-AGR-065")],
)
def test_the_day_in_the_united_kingdom_decides(day: str, code: str | None) -> None:
    noon = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    data = offender(provenance=provenance() | {"verified_at": day})
    assert codes(made(request(now=noon), data)) == ([code] if code else [])


def test_midnight_in_london_not_in_greenwich() -> None:
    late = dt.datetime(2026, 8, 31, 23, 30, tzinfo=dt.UTC)  # half past midnight on 1 September in London
    assert not made(request(now=late), offender(provenance=provenance() | {"verified_at": "2026-08-01"})).refused


def test_an_overdue_review_may_only_warn() -> None:
    review = {"due": "2026-10-01", "owner": "essex:dpo", "interval_months": 12, "if_overdue": "warn"}
    decision = made(review=review)
    assert codes(decision) == ["XB-AGR-066"]
    assert decision.shared


def test_expired() -> None:
    assert "XB-AGR-064" in codes(made(request(now=dt.datetime(2028, 9, 1, tzinfo=dt.UTC))))


def test_a_missing_signature_refuses_everything() -> None:
    signed = loaded()
    lacking = attrs.evolve(signed, signed_by=signed.signed_by - {"kent"})
    decision = decide(lacking, request(), [given(offender())])
    assert codes(decision) == ["XB-AGR-062"]
    assert "kent" in decision.report.findings[0].message
    assert decision.records[0].data is None


def test_faults_found_on_loading_refuse_everything() -> None:
    faulty = attrs.evolve(loaded(), report=Report.of(finding("XB-AGR-010")))
    assert codes(decide(faulty, request(), [given(offender())])) == ["XB-AGR-060"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"why": "prosecute"}, "XB-REQ-003"),
        ({"why": "curiosity"}, "XB-REQ-003"),
        ({"channel": "email"}, "XB-REQ-004"),
        ({"sensitive": ("SP-RELIGION",)}, "XB-REQ-006"),
        ({"recipient": "essex"}, "XB-REQ-007"),
    ],
)
def test_requests_that_are_refused(changes: dict[str, Any], code: str) -> None:
    decision = made(request(**changes))
    assert decision.refused
    assert codes(decision) == [code]


def test_outside_part_3_needs_a_part_2_basis() -> None:
    forces = [party(name, force=code) for name, code in FORCES.items()]
    council = party("fenshire", kind="council", regime="ukgdpr_part2", role="controller")
    flows = [flow("F1", "@forces", "fenshire", "prevent_detect", ["offender"])]
    asked = request(recipient="fenshire")
    assert codes(made(asked, parties=[*forces, council], flows=flows)) == ["XB-REQ-005"]
    reason = purpose("prevent_detect")
    reason["lawful_basis"]["part_2"] = {
        "article_6": "6(1)(e)",
        "authorised_by_law": "Crime and Disorder Act 1998 s.115",
    }
    assert codes(made(asked, parties=[*forces, council], flows=flows, purposes=[reason])) == []


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        request(now=dt.datetime(2026, 10, 8, 9, 0))  # noqa: DTZ001 - that is what is refused


def test_no_flow_for_the_type_refuses_the_record() -> None:
    decision = decide(loaded(), request(), [given(offender(), "charge")])
    assert codes(decision) == ["XB-REC-001"]
    assert decision.records[0].reasons == ("NO-FLOW",)


def test_two_flows_for_the_type_refuse_the_record() -> None:
    flows = [flow(name, "@forces", "@forces", "prevent_detect", ["offender"]) for name in ("F1", "F2")]
    decision = made(flows=[*flows, flow("F3", "@forces", "cps", "prosecute", ["offender"])])
    assert decision.records[0].reasons == ("AMBIGUOUS-FLOW",)
    assert codes(decision) == ["XB-REC-002"]


@pytest.mark.parametrize(
    ("verified", "outcome", "codes_"),
    [
        ("2025-10-08", RecordOutcome.SHARE, []),  # 365 days
        ("2025-10-07", RecordOutcome.HOLD, ["XB-REC-006"]),
        ("2026-10-09", RecordOutcome.HOLD, ["XB-REC-013"]),
        ("2026-10", RecordOutcome.HOLD, ["XB-REC-005"]),
        (20261001, RecordOutcome.HOLD, ["XB-REC-005"]),
    ],
)
def test_how_old_the_check_may_be(verified: Any, outcome: RecordOutcome, codes_: list[str]) -> None:
    decision = made(data=offender(provenance=provenance() | {"verified_at": verified}))
    assert decision.records[0].outcome is outcome
    assert codes(decision) == codes_


def test_missing_quality_may_refuse_instead_of_hold() -> None:
    quality = {"require": ["verified_at"], "on_missing": "refuse_record"}
    decision = made(data=offender(provenance={"force": "42"}), quality=quality)
    assert decision.records[0].outcome is RecordOutcome.REFUSE_RECORD


def test_a_category_that_the_agreement_does_not_cover() -> None:
    assert codes(made(data=offender(subject_category=["suspect", "other"]))) == ["XB-REC-007"]


def test_another_partys_record_is_not_passed_on_between_forces() -> None:
    decision = made(data=offender(force="36"))
    assert codes(decision) == ["XB-REC-011"]
    assert "norfolk" in decision.report.findings[0].message


def test_another_partys_record_may_go_to_the_prosecutor() -> None:
    decision = made(request(recipient="cps", why="prosecute"), offender(force="36"))
    assert decision.records[0].originator == "norfolk"
    assert decision.records[0].outcome is RecordOutcome.SHARE


@pytest.mark.parametrize("force", ["32", "", None])
def test_a_record_of_no_party_is_refused(force: str | None) -> None:
    origin = {key: value for key, value in (provenance() | {"force": force}).items() if value is not None}
    decision = decide(loaded(), request(), [attrs.evolve(given(offender()), data=offender(provenance=origin))])
    assert codes(decision) == ["XB-REC-012"]


def test_another_partys_record_kept_too_long_is_not_passed_on() -> None:
    asked = request(recipient="cps", why="prosecute")
    taken = provenance("36") | {"extracted_at": "2020-10-07T09:00:00+01:00"}
    assert codes(made(asked, offender(force="36", provenance=taken))) == ["XB-REC-010"]
    taken["extracted_at"] = "2020-10-08T09:00:00+01:00"
    assert codes(made(asked, offender(force="36", provenance=taken))) == []


@pytest.mark.parametrize(
    ("grading", "shared"),
    [
        ({"handling": "P"}, True),
        ({"handling": "C", "conditions_met": True}, True),
        ({"handling": "C", "conditions_met": False}, False),
        ({"handling": "C"}, False),
        ({"handling": "X"}, False),
        (None, False),
    ],
)
def test_handling_codes(grading: dict[str, Any] | None, *, shared: bool) -> None:
    decision = decide(
        loaded(rules=[{**rule, "when": []} for rule in RULES if rule["effect"] == "share"]),
        request(),
        [given(intelligence(grading=grading), "intelligence")],
        record_types=TYPES,
    )
    assert bool(decision.shared) is shared


def test_nothing_shared_is_said() -> None:
    decision = made(rules=[])
    assert codes(decision) == ["XB-REC-009"]
    assert decision.records[0].reasons == ("NOTHING-SHARED",)


def test_findings_name_the_record_and_no_person() -> None:
    decision = made(data=offender(processing_restricted=True))
    message = decision.report.findings[0].message
    assert "42:offender:SR-1" in message
    assert "Fenwright" not in message


def test_two_records_with_one_key_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="same key"):
        decide(loaded(), request(), [given(offender()), given(offender())])
