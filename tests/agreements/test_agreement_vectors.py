"""The worked vectors: what the example agreement says of requests and records."""

import datetime as dt
from typing import Any

import pytest

from sharing_samples import RULES, TYPES, agreement, exhibit, given, intelligence, loaded, offender, request, rule
from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision, PathDecision, RecordDecision, RecordOutcome
from xborder.agreements.given import GivenRecord
from xborder.agreements.minimise import minimise
from xborder.agreements.request import Request
from xborder.agreements.rule_book import RuleBook


def one(asked: Request, record: GivenRecord, **changes: Any) -> RecordDecision:
    return decision(asked, record, **changes).records[0]


def decision(asked: Request, record: GivenRecord, **changes: Any) -> Decision:
    return decide(loaded(**changes), asked, [record], record_types=TYPES)


def path(decided: RecordDecision, pointer: str) -> PathDecision:
    return next(found for found in decided.paths if found.path == pointer)


def codes(made: Decision) -> set[str]:
    return {found.code for found in made.report}


def test_v1_suspect_between_forces() -> None:
    decided = one(request(), given(offender()))
    assert decided.outcome is RecordOutcome.SHARE
    assert decided.data is not None
    assert decided.data["name"] == {"family": "Fenwright", "given": ["Daryl", "Lee"]}
    assert decided.data["date_of_birth"] == "1991-02-17"
    assert decided.data["identifiers"]["pnc_id"]["value"] == "2009/0318274L"
    assert decided.data["addresses"] == [{"postcode": {"scheme": "postcode", "value": "CB7"}}]
    assert "occupation" not in decided.data
    assert path(decided, "/occupation").reasons == ("DEFAULT-DENY",)
    assert path(decided, "/addresses/0/postcode").rules == ("R11",)
    assert decided.flow == "F1"


def test_v2_witness_is_cut_to_initials() -> None:
    decided = one(request(), given(offender(subject_category=["witness"])))
    assert decided.data is not None
    assert decided.data["name"] == {"family": "F", "given": ["D", "L"]}
    assert not {"date_of_birth", "identifiers", "addresses"} & set(decided.data)
    assert "/addresses" in decided.dropped
    assert "/addresses/0" in decided.dropped


def test_v3_missing_category_holds_the_record() -> None:
    made = decision(request(), given(offender(subject_category=None)))
    assert made.records[0].outcome is RecordOutcome.HOLD
    assert made.records[0].reasons == ("QUALITY-MISSING:subject.category",)
    assert codes(made) == {"XB-REC-005"}


def test_v3_the_rules_alone_withhold_everything_about_the_person() -> None:
    data = offender(subject_category=None)
    made = minimise(data, RuleBook(agreement=agreement()).plan("F1", "offender", data, request()))
    reasons = {found.path: found.reasons for found in made.paths}
    assert set(made.data) == {"schema", "ref", "provenance", "processing_restricted"}
    assert reasons["/name/family"] == ("IND-REDACT:R13",)
    assert reasons["/addresses/0/postcode"] == ("IND-REDACT:R11",)
    assert reasons["/date_of_birth"] == ("DEFAULT-DENY", "IND-PERMIT:R10")


def test_v4_the_prosecutor_gets_the_address() -> None:
    decided = one(request(recipient="cps", why="prosecute"), given(offender()))
    assert decided.data is not None
    assert decided.data["addresses"][0] == offender()["addresses"][0]


def test_v5_conditions_not_known_to_be_met_refuse() -> None:
    graded = {"source": "2", "handling": "C"}
    made = decision(request(), given(intelligence(grading=graded), "intelligence"))
    assert made.records[0].outcome is RecordOutcome.REFUSE_RECORD
    assert made.records[0].data is None


def test_v5_the_rule_alone_refuses_where_the_flag_says_no() -> None:
    graded = {"source": "2", "handling": "C", "conditions_met": True}
    rules = [{"attr": "intel.conditions_met", "op": "eq", "value": "true"}]
    extra = rule("R32", "refuse_record", ["F2"], "intelligence", ["/linked/**"], when=rules)
    made = decision(request(), given(intelligence(grading=graded), "intelligence"), rules=[*RULES, extra])
    assert made.records[0].reasons == ("RULE:R32",)
    assert codes(made) == {"XB-REC-008"}


def test_v6_only_sanitised_text_and_grading() -> None:
    decided = one(request(), given(intelligence(), "intelligence"))
    assert decided.data is not None
    header = {"schema", "ref", "provenance", "processing_restricted", "subject_category"}
    assert set(decided.data) - header == {"text_sanitised", "grading"}
    assert decided.flow == "F2"


@pytest.mark.parametrize(("sensitive", "shared"), [((), False), (("SP-HEALTH",), True)])
def test_v7_health_only_where_asked(sensitive: tuple[str, ...], *, shared: bool) -> None:
    decided = one(request(sensitive=sensitive), given(offender()))
    assert decided.data is not None
    assert ("health" in decided.data) is shared


def test_v8_not_a_party() -> None:
    made = decision(request(recipient="lincolnshire"), given(offender()))
    assert made.refused
    assert codes(made) == {"XB-REQ-001"}
    assert made.shared == ()


def test_v9_review_overdue() -> None:
    asked = request(now=dt.datetime(2027, 9, 1, 9, 0, tzinfo=dt.UTC))
    made = decision(asked, given(offender()))
    assert made.refused
    assert codes(made) == {"XB-AGR-065"}


def test_v10_processing_restricted() -> None:
    made = decision(request(), given(offender(processing_restricted=True)))
    assert made.records[0].outcome is RecordOutcome.REFUSE_RECORD
    assert codes(made) == {"XB-REC-003"}


def test_v10_without_the_flag_the_record_is_refused() -> None:
    made = decision(request(), given(offender(processing_restricted=None)))
    assert made.records[0].outcome is RecordOutcome.REFUSE_RECORD
    assert codes(made) == {"XB-REC-004"}


def test_v11_flows_are_one_way() -> None:
    made = decision(request(sender="cps", recipient="essex", why="prosecute"), given(offender()))
    assert made.refused
    assert codes(made) == {"XB-REQ-002"}


def test_v12_exhibit_without_shelf_and_notes() -> None:
    decided = one(request(recipient="cps", why="prosecute"), given(exhibit(), "exhibit"))
    full = exhibit()
    expected = {key: value for key, value in full.items() if key not in ("store_location", "internal_notes")}
    assert decided.data == expected
    assert path(decided, "/internal_notes/0").rules == ("R24",)
