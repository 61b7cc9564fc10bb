"""Each fault that lint finds, in an agreement with just that fault, and where it stands in the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agreements.world import document, rule, trust, written
from xborder.agreements.load import load_agreement
from xborder.findings import Finding, Severity

Change = Callable[[dict[str, Any]], None]


def put(pointer: str, value: Any) -> Change:
    """A change that sets one place; a last step of ``-`` adds to a list."""

    def change(made: dict[str, Any]) -> None:
        here: Any = made
        steps: list[Any] = [int(step) if step.isdigit() else step for step in pointer[1:].split("/")]
        for step in steps[:-1]:
            here = here[step]
        if steps[-1] == "-":
            here.append(value)
        else:
            here[steps[-1]] = value

    return change


def drop(pointer: str) -> Change:
    """A change that takes one place out."""

    def change(made: dict[str, Any]) -> None:
        here: Any = made
        steps: list[Any] = [int(step) if step.isdigit() else step for step in pointer[1:].split("/")]
        for step in steps[:-1]:
            here = here[step]
        del here[steps[-1]]

    return change


def found(folder: Path, *changes: Change) -> list[Finding]:
    made = document()
    for change in changes:
        change(made)
    outcome = load_agreement(written(folder, made), trust=trust())
    return [each for each in outcome.report if each.code not in ("XB-AGR-026", "XB-AGR-040", "XB-AGR-042")]


def with_rule(**changes: Any) -> Change:
    """A change that adds one rule, a good one but for the changes; it becomes rule 10."""
    good = rule("R50", "share", ["F1"], "incident", ["/category"])
    return put("/rules/-", {**good, **changes})


def condition(**changes: Any) -> Change:
    return with_rule(when=[{"attr": "verified_at", "op": "lt", "value": "2026-10-08", **changes}])


DPIA = {"ref": "D-1", "completed": "2026-05-20", "high_risk": True, "residual_high_risk": True}

FAULTS: list[tuple[str, str, list[Change]]] = [
    ("XB-AGR-003", "/review/due", [put("/review/due", "2026-08-31")]),
    ("XB-AGR-003", "/review/due", [put("/review/due", "2028-09-01")]),
    ("XB-AGR-011", "/flows/0/from_parties/0", [put("/flows/0/from_parties/0", "@fourcs")]),
    ("XB-AGR-011", "/flows/1/to_parties/1", [put("/flows/1/to_parties/-", "suffolk")]),
    ("XB-AGR-011", "/flows/0/purposes/1", [put("/flows/0/purposes/-", "prevent")]),
    ("XB-AGR-011", "/flows/0/record_types/4", [put("/flows/0/record_types/-", "charge")]),
    ("XB-AGR-011", "/data/record_types/6", [put("/data/record_types/-", "dog")]),
    ("XB-AGR-011", "/rules/13/flows/0", [with_rule(flows=["F7"])]),
    ("XB-AGR-011", "/rules/13/record_type", [with_rule(record_type="charge", paths=["/urn"])]),
    ("XB-AGR-011", "/rules/13/sensitive", [with_rule(sensitive="SP-RACE")]),
    ("XB-AGR-011", "/groups/0/parties/3", [put("/groups/0/parties/-", "suffolk")]),
    ("XB-AGR-011", "/onward_sharing/allow/0/to/0", [put("/onward_sharing/allow/0/to/0", "defence")]),
    ("XB-AGR-011", "/quality/max_age/0/record_type", [put("/quality/max_age/0/record_type", "dog")]),
    ("XB-AGR-012", "/flows/2", [put("/parties/3/regime", "ukgdpr_part2")]),
    ("XB-AGR-039", "/title", [put("/title", "OPEN: Title")]),
    ("XB-AGR-046", "/sensitive_processing/0/schedule8/0", [put("/sensitive_processing/0/schedule8", ["10"])]),
    ("XB-AGR-046", "/sensitive_processing/0/schedule8/1", [put("/sensitive_processing/0/schedule8", ["1", "para 2"])]),
    ("XB-AGR-047", "/sensitive_processing/0/schedule8/0", [put("/sensitive_processing/0/schedule8", ["8"])]),
    ("XB-AGR-012", "/flows/2", [put("/purposes/1/law_enforcement", value=False)]),
    ("XB-AGR-013", "/purposes/0/necessity", [put("/purposes/0/necessity", " ")]),
    ("XB-AGR-013", "/purposes/0/lawful_basis", [put("/purposes/0/lawful_basis", {})]),
    ("XB-AGR-014", "/changelog", [put("/changelog/0/version", "0.9.0")]),
    ("XB-AGR-015", "/signatories", [drop("/signatories/2")]),
    ("XB-AGR-016", "/dpia", [put("/dpia", DPIA)]),
    ("XB-AGR-017", "/rules/13", [with_rule(id="R90")]),
    ("XB-AGR-018", "/parties/1/force", [put("/parties/1/force", "42")]),
    ("XB-AGR-019", "/parties", [put("/parties/0/data_subject_contact_point", value=False)]),
    ("XB-AGR-019", "/parties", [put("/parties/1/data_subject_contact_point", value=True)]),
    ("XB-AGR-020", "/rules/13", [with_rule(basis=[])]),
    ("XB-AGR-020", "/rules/13", [with_rule(basis=[" "])]),
    ("XB-AGR-021", "/rules/13/paths", [with_rule(record_type="offender", paths=["/ethnicity"])]),
    (
        "XB-AGR-022",
        "/rules/13",
        [with_rule(effect="redact", method="initials", record_type="offender", paths=["/addresses/*/postcode"])],
    ),
    ("XB-AGR-023", "/rules/13/paths/0", [with_rule(paths=["/sumary"])]),
    ("XB-AGR-023", "/rules/13/paths/0", [with_rule(paths=["/location/postcode/raw"])]),
    ("XB-AGR-024", "/rules/13/when/0", [condition(attr="subject.categori")]),
    ("XB-AGR-024", "/rules/13/when/0", [condition(op="contains")]),
    ("XB-AGR-024", "/rules/13/when/0", [condition(value="soon")]),
    ("XB-AGR-024", "/rules/13/when/0", [condition(op="exists")]),
    ("XB-AGR-024", "/quality/require/3", [put("/quality/require/-", "request.role")]),
    ("XB-AGR-025", "/rules/13/method", [with_rule(effect="redact")]),
    ("XB-AGR-025", "/rules/13/method", [with_rule(effect="redact", method="shuffle")]),
    (
        "XB-AGR-027",
        "/flows/0/record_types/4",
        [put("/data/record_types/-", "form"), put("/flows/0/record_types/-", "form")],
    ),
    ("XB-AGR-028", "/sensitive_processing/0", [put("/sensitive_processing/0/schedule8", [])]),
    ("XB-AGR-028", "/sensitive_processing/0", [drop("/sensitive_processing/0/appropriate_policy_document")]),
    ("XB-AGR-029", "/rules/13/method", [with_rule(method="drop")]),
    ("XB-AGR-030", "/obligations", [drop("/obligations/0")]),
    ("XB-AGR-031", "/data/record_types/0", [put("/retention/0/record_types", ["offender", "incident", "exhibit"])]),
    ("XB-AGR-032", "/rules/13/method", [with_rule(effect="redact", method="initials", paths=["/summary"])]),
    ("XB-AGR-033", "/rules/13/paths/0", [with_rule(paths=["/**/raw"])]),
    ("XB-AGR-034", "/rules/13", [with_rule(paths=["/**"])]),
    ("XB-AGR-035", "/transfer/channels/0/max_marking", [put("/transfer/channels/0/max_marking", "SECRET")]),
    ("XB-AGR-036", "/obligations", [put("/marking", "OFFICIAL-SENSITIVE"), put("/obligations/1/marking", "OFFICIAL")]),
    ("XB-AGR-036", "/obligations", [drop("/obligations/1")]),
    ("XB-AGR-037", "/retention/0", [put("/retention/0/review_after_months", 0)]),
    ("XB-AGR-037", "/retention/0", [put("/retention/0/max_months", 6)]),
    ("XB-AGR-038", "/rules/13/paths", [with_rule(effect="refuse_record", paths=["/summary"])]),
]


@pytest.mark.parametrize(("code", "pointer", "changes"), FAULTS, ids=[f"{each[0]} {each[1]}" for each in FAULTS])
def test_one_fault_is_found_where_it_stands(tmp_path: Path, code: str, pointer: str, changes: list[Change]) -> None:
    faults = [each for each in found(tmp_path, *changes) if (each.code, each.location.pointer) == (code, pointer)]
    assert faults, [(each.code, str(each.location)) for each in found(tmp_path, *changes)]

    place = faults[0].location
    assert place.file == "agreement.yaml"
    assert place.line is not None
    assert place.column is not None
    lines = (tmp_path / "agreement.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[place.line - 1][place.column - 1 :].startswith(begins(tmp_path, pointer))


def begins(folder: Path, pointer: str) -> tuple[str, ...]:
    """How the text may begin at a place of the file: a text as it is written, else the name or the bracket."""
    here: Any = json.loads((folder / "agreement.yaml").read_text(encoding="utf-8"))
    steps = pointer[1:].split("/")
    for step in steps:
        if isinstance(here, dict) and step not in here:
            break  # what is missing is placed at what it is missing from
        here = here[int(step)] if isinstance(here, list) else here[step]
    if isinstance(here, str):
        return (json.dumps(here),)
    return (f'"{steps[-1]}"', "{", "[")


def test_the_agreement_without_a_change_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_dead_flow_is_a_warning(tmp_path: Path) -> None:
    change = [put("/data/record_types/-", "form"), put("/flows/0/record_types/-", "form")]
    dead = [each for each in found(tmp_path, *change) if each.code == "XB-AGR-027"]

    assert [each.severity for each in dead] == [Severity.WARNING]


def test_one_party_alone_makes_no_agreement(tmp_path: Path) -> None:
    codes = {each.code for each in found(tmp_path, lambda made: made.update(parties=made["parties"][:1]))}

    assert "XB-AGR-010" in codes


def test_a_part_2_basis_answers_for_a_recipient_outside_part_3(tmp_path: Path) -> None:
    basis = {"article_6": "6(1)(e)", "authorised_by_law": "Crime and Disorder Act 1998 s.115"}
    changes = [put("/parties/3/regime", "ukgdpr_part2"), put("/purposes/1/lawful_basis/part_2", basis)]
    assert found(tmp_path, *changes) == []

    for name in basis:
        blank = {**basis, name: " "}
        codes = {each.code for each in found(tmp_path, changes[0], put("/purposes/1/lawful_basis/part_2", blank))}
        assert codes == {"XB-AGR-012"}, name


def test_two_redactions_of_one_field_in_different_flows_are_no_fault(tmp_path: Path) -> None:
    other = with_rule(
        flows=["F3"],
        effect="redact",
        method="mask_last:3",
        record_type="offender",
        paths=["/addresses/*/postcode"],
    )
    assert found(tmp_path, other) == []
