"""Lint: one fault at a time in an agreement that is otherwise without one."""

from typing import Any

import pytest

from sharing_samples import FORCES, RULES, TYPES, agreement, document, flow, party, purpose, rule
from xborder.agreements.lint import lint
from xborder.findings import Finding


def faults(**changes: Any) -> list[Finding]:
    return list(lint(agreement(**changes), TYPES))


def found(**changes: Any) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.location.pointer) for fault in faults(**changes)]


def with_rule(extra: dict[str, Any]) -> dict[str, Any]:
    return {"rules": [*RULES, extra]}


LAST = f"/rules/{len(RULES)}"
REVIEW = document()["review"]


def test_the_sample_is_sound() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"expires": "2026-08-31", "review": REVIEW | {"due": "2026-08-31"}}, "/expires"),
        ({"review": REVIEW | {"due": "2026-08-31"}}, "/review/due"),
        ({"review": REVIEW | {"due": "2028-09-01"}}, "/review/due"),
    ],
)
def test_dates_stand_in_order(changes: dict[str, Any], pointer: str) -> None:
    assert ("XB-AGR-003", pointer) in found(**changes)


def test_parties() -> None:
    lonely = [party("essex", force="42")]
    assert "XB-AGR-010" in {code for code, _ in found(parties=lonely)}
    twins = document()["parties"]
    twins[1]["force"] = "42"
    assert found(parties=twins)[:2] == [("XB-AGR-018", "/parties/0/force"), ("XB-AGR-018", "/parties/1/force")]


@pytest.mark.parametrize("contacts", [0, 2])
def test_exactly_one_contact_point(contacts: int) -> None:
    parties = document()["parties"]
    for place in range(4):
        parties[place]["data_subject_contact_point"] = place < contacts
    assert found(parties=parties) == [("XB-AGR-019", "/parties")]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"groups": [{"id": "forces", "parties": [*FORCES, "lincolnshire"]}]}, "/groups/0/parties/4"),
        (with_rule(rule("R99", "share", ["F9"], "offender", ["/sex"])), f"{LAST}/flows/0"),
        (with_rule(rule("R99", "share", ["F1"], "charge", ["/urn"])), f"{LAST}/record_type"),
        ({"quality": {"max_age": [{"record_type": "charge", "days": 3}]}}, "/quality/max_age/0/record_type"),
        (with_rule(rule("R99", "share", ["F1"], "offender", ["/sex"], sensitive="SP-X")), f"{LAST}/sensitive"),
    ],
)
def test_what_is_named_is_declared(changes: dict[str, Any], pointer: str) -> None:
    assert found(**changes) == [("XB-AGR-011", pointer)]


def test_flows_name_what_is_declared() -> None:
    flows = [*document()["flows"], flow("F4", "@councils", "cps", "curiosity", ["charge"])]
    pointers = [pointer for code, pointer in found(flows=flows) if code == "XB-AGR-011"]
    stem = "/flows/3"
    assert pointers == [f"{stem}/from_parties/0", f"{stem}/purposes/0", f"{stem}/record_types/0"]


def test_a_record_type_that_the_model_does_not_know() -> None:
    data = document()["data"]
    data["record_types"] = [*data["record_types"], "rumour"]
    assert ("XB-AGR-011", "/data/record_types/4") in found(data=data)


def test_no_id_twice() -> None:
    assert found(**with_rule(RULES[0])) == [("XB-AGR-017", "/rules/0"), ("XB-AGR-017", LAST)]


def test_outside_part_3() -> None:
    parties = [*document()["parties"], party("fenshire", kind="council", regime="ukgdpr_part2", role="controller")]
    flows = [*document()["flows"], flow("F4", "@forces", "fenshire", "prevent_detect", ["incident"])]
    rules = [*RULES, rule("R99", "share", ["F4"], "incident", ["/**"], why="A test.", unless=[])]
    rules += [rule("R98", "withhold", ["F4"], "incident", ["/persons/**"])]
    signatories = [*document()["signatories"], document()["signatories"][0] | {"party": "fenshire"}]
    more: dict[str, Any] = {"parties": parties, "flows": flows, "rules": rules, "signatories": signatories}
    assert found(**more) == [("XB-AGR-012", "/flows/3")]
    reason = purpose("prevent_detect")
    reason["lawful_basis"]["part_2"] = {
        "article_6": "6(1)(e)",
        "authorised_by_law": "Crime and Disorder Act 1998 s.115",
    }
    assert found(**more, purposes=[reason, purpose("prosecute")]) == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"necessity": " "}, "/purposes/1/necessity"),
        ({"proportionality": ""}, "/purposes/1/proportionality"),
        ({"lawful_basis": {"authority": ["Common law"]}}, "/purposes/1/lawful_basis"),
        ({"lawful_basis": {"s35_2": "consent"}}, "/purposes/1/lawful_basis"),
    ],
)
def test_purposes_are_argued(change: dict[str, Any], pointer: str) -> None:
    purposes = [purpose("prevent_detect"), purpose("prosecute") | change]
    assert found(purposes=purposes) == [("XB-AGR-013", pointer)]


@pytest.mark.parametrize("version", ["1.2", "1.2.3.4", "01.2.3", "v1.2.0", "1.2.³"])
def test_versions_are_three_numbers(version: str) -> None:
    changes = [{"version": version, "date": "2026-08-14", "change": "Words", "approved_by": ["essex:dpo"]}]
    assert found(version=version, changelog=changes) == [("XB-AGR-014", "/version")]


def test_the_latest_change_made_the_version() -> None:
    assert found(version="1.3.0") == [("XB-AGR-014", "/changelog")]


def test_one_signatory_for_each_party() -> None:
    signatories = document()["signatories"]
    assert found(signatories=signatories[1:]) == [("XB-AGR-015", "/signatories")]
    assert found(signatories=[*signatories, signatories[0]]) == [("XB-AGR-015", "/signatories")]
    assert found(signatories=[], status="draft") == []


def test_a_high_risk_that_remains() -> None:
    dpia = {"ref": "DPIA-1", "completed": "2026-05-01", "high_risk": True, "residual_high_risk": True}
    assert found(dpia=dpia) == [("XB-AGR-016", "/dpia")]
    assert found(dpia=dpia | {"consultation_ref": "ICO-1"}) == []


def test_every_rule_has_a_basis() -> None:
    assert found(**with_rule(rule("R99", "withhold", ["F1"], "offender", ["/sex"], basis=[" "]))) == [
        ("XB-AGR-020", LAST)
    ]


@pytest.mark.parametrize("effect", ["share", "redact"])
def test_sensitive_fields_need_an_entry(effect: str) -> None:
    extra = rule("R99", effect, ["F1"], "offender", ["/ethnicity/**", "/health/**"])
    if effect == "redact":
        extra["method"] = "drop"
    faulty = faults(**with_rule(extra))
    assert [fault.code for fault in faulty if fault.code == "XB-AGR-021"] == ["XB-AGR-021"]
    assert "/health/safety_markers/*/code" in next(fault for fault in faulty if fault.code == "XB-AGR-021").message


def test_a_sensitive_field_that_is_always_withheld_needs_none() -> None:
    shared = rule("R98", "share", ["F3"], "offender", ["/ethnicity", "/ethnicity_observed"])
    always = rule("R99", "withhold", ["F3"], "offender", ["/ethnicity", "/ethnicity_observed"])
    sometimes = always | {"when": [{"attr": "subject.category", "op": "exists"}]}
    assert found(rules=[*RULES, shared, always]) == []
    assert found(rules=[*RULES, shared, sometimes]) == [("XB-AGR-021", f"{LAST}/paths")]


@pytest.mark.parametrize("lacking", ["schedule8", "appropriate_policy_document"])
def test_sensitive_processing_is_justified(lacking: str) -> None:
    entry = {key: value for key, value in document()["sensitive_processing"][0].items() if key != lacking}
    assert found(sensitive_processing=[entry]) == [("XB-AGR-028", "/sensitive_processing/0")]


def test_contradicting_redactions() -> None:
    other = rule("R99", "redact", ["F1"], "*", ["/addresses/**"], method="drop")
    faulty = faults(**with_rule(other))
    assert [(fault.code, fault.location.pointer) for fault in faulty] == [("XB-AGR-022", LAST)]
    assert found(**with_rule(other | {"flows": ["F3"]})) == []
    assert found(**with_rule(other | {"method": "postcode_district", "paths": ["/addresses/*/postcode"]})) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/addresses/*/post_code", "XB-AGR-023"),
        ("/name", "XB-AGR-023"),
        ("/identifiers/pnc_id/raw", "XB-AGR-023"),
        ("/addresses/0/postcode", "XB-AGR-023"),
        ("name/family", "XB-AGR-033"),
        ("/**/postcode", "XB-AGR-033"),
        ("/name/[a-z]+", "XB-AGR-033"),
    ],
)
def test_paths_name_fields(path: str, code: str) -> None:
    assert found(**with_rule(rule("R99", "withhold", ["F1"], "offender", [path]))) == [(code, f"{LAST}/paths/0")]


def test_a_mistyped_path_gets_a_suggestion() -> None:
    extra = rule("R99", "withhold", ["F1"], "offender", ["/adresses/*/postcode"])
    assert "/addresses/*/postcode" in faults(**with_rule(extra))[0].suggestions


def test_sharing_everything_needs_a_reason() -> None:
    extra = rule("R99", "share", ["F3"], "exhibit", ["/**"])
    assert found(**with_rule(extra)) == [("XB-AGR-034", LAST)]


@pytest.mark.parametrize(
    "condition",
    [
        {"attr": "subject.colour", "op": "eq", "value": "x"},
        {"attr": "subject.category", "op": "eq", "value": "suspect"},
        {"attr": "subject.category", "op": "in", "value": "suspect"},
        {"attr": "subject.category", "op": "in"},
        {"attr": "subject.category", "op": "exists", "value": "true"},
        {"attr": "record.processing_restricted", "op": "eq", "value": "yes"},
        {"attr": "record.processing_restricted", "op": "lt", "value": "true"},
        {"attr": "verified_at", "op": "gte", "value": "2026-13-01"},
        {"attr": "quality.age_days", "op": "lt", "value": "ten"},
        {"attr": "quality.age_days", "op": "lt"},
    ],
)
@pytest.mark.parametrize("group", ["when", "unless"])
def test_conditions_make_sense(condition: dict[str, Any], group: str) -> None:
    extra = rule("R99", "withhold", ["F1"], "offender", ["/sex"], **{group: [condition]})
    assert found(**with_rule(extra)) == [("XB-AGR-024", f"{LAST}/{group}/0")]


def test_quality_requires_attributes_of_records() -> None:
    assert found(quality={"require": ["verified_at", "request.purpose"]}) == [("XB-AGR-024", "/quality/require/1")]


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        (None, "/occupation", "XB-AGR-025"),
        ("regex", "/occupation", "XB-AGR-025"),
        ("mask_last:0", "/occupation", "XB-AGR-025"),
        ("initials", "/occupation", "XB-AGR-032"),
        ("year_only", "/occupation", "XB-AGR-032"),
        ("postcode_district", "/identifiers/pnc_id", "XB-AGR-032"),
        ("constant", "/sex", "XB-AGR-032"),
    ],
)
def test_methods_fit_their_fields(method: str | None, path: str, code: str) -> None:
    extra = rule("R99", "redact", ["F3"], "offender", [path])
    if method:
        extra["method"] = method
    assert found(**with_rule(extra)) == [(code, f"{LAST}/method")]


def test_only_redactions_have_a_method() -> None:
    extra = rule("R99", "withhold", ["F3"], "offender", ["/sex"], method="drop")
    assert found(**with_rule(extra)) == [("XB-AGR-029", f"{LAST}/method")]


def test_a_flow_that_carries_nothing_readable() -> None:
    without_header = [entry for entry in RULES if entry["id"] != "R01"]
    codes = {code for code, _ in found(rules=without_header)}
    assert codes == {"XB-AGR-026"}
    assert ("XB-AGR-027", "/flows/1/record_types/0") in found(rules=[e for e in without_header if e["flows"] != ["F2"]])


def test_a_part_that_could_not_be_read_is_named() -> None:
    extra = rule("R99", "share", ["F1"], "incident", ["/persons/*/role"])
    faulty = faults(**with_rule(extra))
    assert [fault.code for fault in faulty] == ["XB-AGR-026"]
    assert "/persons/*/person" in faulty[0].message
    assert "/persons/*/ref" in faulty[0].message


def test_obligations() -> None:
    duties = document()["obligations"]
    assert found(obligations=duties[1:]) == [("XB-AGR-030", "/obligations")]
    assert found(obligations=[duties[0]]) == [("XB-AGR-036", "/obligations")]
    secret = duties[1] | {"marking": "SECRET"}
    assert ("XB-AGR-035", "/obligations/1") in found(obligations=[duties[0], secret])
    assert found(marking="OFFICIAL-SENSITIVE", obligations=[duties[0], duties[1] | {"marking": "OFFICIAL"}]) == [
        ("XB-AGR-036", "/obligations")
    ]


@pytest.mark.parametrize(("review", "most"), [(0, 12), (13, 12), (1, 1201)])
def test_retention_in_order(review: int, most: int) -> None:
    term = document()["retention"][0] | {"review_after_months": review, "max_months": most}
    assert found(retention=[term]) == [("XB-AGR-037", "/retention/0")]


def test_retention_for_every_type() -> None:
    term = document()["retention"][0] | {"record_types": ["offender", "incident", "exhibit"]}
    assert found(retention=[term]) == [("XB-AGR-031", "/data/record_types/3")]
