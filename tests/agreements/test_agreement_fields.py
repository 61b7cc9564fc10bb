"""Fields of odd forms: what the model does not know never passes."""

from typing import Any

import pytest

from sharing_samples import RULES, TYPES, exhibit, given, loaded, offender, request, rule
from xborder.agreements.decide import decide
from xborder.agreements.decision import RecordDecision, RecordOutcome

EVERYTHING = [rule("R1", "share", ["F1", "F2", "F3"], "*", ["/**"], why="A test.")]


def one(data: dict[str, Any], kind: str = "offender", rules: list[dict[str, Any]] | None = None) -> RecordDecision:
    asked = request(recipient="cps", why="prosecute")
    return decide(loaded(rules=rules or EVERYTHING), asked, [given(data, kind)], record_types=TYPES).records[0]


def test_an_unknown_field_is_withheld_and_its_name_is_not_told() -> None:
    decided = one(offender(nickname="Fenno"))
    assert decided.data is not None
    assert "nickname" not in decided.data
    unknown = [found for found in decided.paths if found.reasons == ("UNKNOWN-FIELD",)]
    assert [found.path for found in unknown] == ["/?"]


@pytest.mark.parametrize(
    "odd",
    [
        {"occupation": ["Driver"]},
        {"occupation": None},
        {"occupation": {"text": "Driver"}},
        {"name": "Daryl Fenwright"},
        {"addresses": {"lines": ["x"]}},
        {"date_of_birth": 1991},
        {"sex": {"scheme": "sex", "value": "1", "note": "hidden"}},
        {"sex": {"value": "1"}},
        {"sex": {"scheme": "sex", "value": 1}},
        {"spent_convictions_considered": "true"},
    ],
)
def test_a_value_of_the_wrong_form_is_withheld(odd: dict[str, Any]) -> None:
    data = offender() | odd
    decided = one(data)
    assert decided.data is not None
    assert next(iter(odd)) not in decided.data


def test_extensions_never_leave() -> None:
    decided = one(offender(extensions={"/Case/Note": "text"}))
    assert decided.data is not None
    assert "extensions" not in decided.data
    assert [found.reasons for found in decided.paths if found.path == "/extensions"] == [("EXTENSIONS-NEVER-LEAVE",)]


def test_a_sensitive_field_does_not_go_by_a_rule_for_everything() -> None:
    decided = one(offender(ethnicity={"scheme": "ethnicity_self_defined", "value": "W1"}))
    assert decided.data is not None
    assert not {"ethnicity", "health"} & set(decided.data)


def test_a_refusing_rule_acts_on_an_unknown_field_below_its_path() -> None:
    rules = [*EVERYTHING, rule("R2", "refuse_record", ["F3"], "offender", ["/name/**"])]
    assert one(offender(name={"nickname": "Fenno"}), rules=rules).outcome is RecordOutcome.REFUSE_RECORD
    assert one(offender(name=None), rules=rules).outcome is RecordOutcome.SHARE


def test_list_items_close_up_and_keep_their_order() -> None:
    addresses = [{"kind": "home"}, {"lines": ["Two"]}, {"lines": ["Three"], "kind": "work"}]
    rules = [RULES[0], rule("R2", "share", ["F3"], "offender", ["/addresses/*/lines/*"])]
    decided = one(offender(addresses=addresses), rules=rules)
    assert decided.data is not None
    assert decided.data["addresses"] == [{"lines": ["Two"]}, {"lines": ["Three"]}]
    assert "/addresses/0" in decided.dropped


def test_a_whole_identifier_is_one_field() -> None:
    decided = one(exhibit(), "exhibit")
    assert [found.path for found in decided.paths if found.path.startswith("/exhibit_ref")] == ["/exhibit_ref"]


def test_a_redaction_that_cannot_be_done_withholds() -> None:
    hashed = rule("R2", "redact", ["F3"], "offender", ["/occupation"], method="keyed_hash")
    decided = one(offender(), rules=[RULES[0], hashed])
    found = next(entry for entry in decided.paths if entry.path == "/occupation")
    assert found.reasons == ("CANNOT-REDACT",)
    assert decided.data is not None
    assert "occupation" not in decided.data
