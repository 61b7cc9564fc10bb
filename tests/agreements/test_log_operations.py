"""Operations that are no disclosure: what their entries must hold, and that they cannot hold a value."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.world import NOW, codes
from xborder.agreements.log_operations import ERASURE_REASONS, OPERATIONS, check_operation, keyed_digest
from xborder.findings import Location, Report

PLACE = Location(file="entry.yaml")
HEAD = {"at": NOW.isoformat(), "by": {"party": "norfolk", "actor": "PC 1101 LISTER", "role": "analyst"}}
DIGEST = keyed_digest("1987-04-01", bytes(32), "norfolk-log-1")
GOOD: dict[str, dict[str, Any]] = {
    "collection": {"records": ["36:offender:NF-77"], "source": "kent export 12", "bundle": "sha256:" + "0" * 64},
    "alteration": {"record": "36:offender:NF-77", "path": "/date_of_birth", "old": DIGEST, "new": DIGEST},
    "consultation": {"records": ["36:offender:NF-77#P1"], "purpose": "prevent_detect", "case_ref": "36NC0412626"},
    "combination": {"records": ["36:offender:NF-77", "46:offender:K-9"], "output": "36:offender:NF-77", "matcher": "1"},
    "erasure": {"erased": DIGEST, "reason": ERASURE_REASONS[0]},
}


def entry(name: str, **changes: Any) -> dict[str, Any]:
    made = {"type": name, **HEAD, **GOOD[name], **changes}
    return {field: value for field, value in made.items() if value is not ...}


def found(made: Any) -> list[str]:
    return codes(Report(tuple(check_operation(made, PLACE))))


def test_there_is_an_example_of_each_operation_and_it_is_good() -> None:
    assert set(GOOD) == set(OPERATIONS)
    assert [found(entry(name)) for name in GOOD] == [[]] * len(GOOD)


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_required_field_is_asked_for(name: str) -> None:
    for field in ("at", "by", *OPERATIONS[name].required):
        assert found(entry(name, **{field: ...})) == ["XB-LOG-017"], field


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_field_can_be_added(name: str) -> None:
    assert found(entry(name, name_of_subject="Fenwright")) == ["XB-LOG-018"]
    assert "Fenwright" not in str(check_operation(entry(name, Fenwright="Fenwright"), PLACE))


@pytest.mark.parametrize(
    "made", [None, [], {}, {"type": []}, {"type": "disclosure"}, {"type": "aborted"}, "collection"]
)
def test_a_disclosure_cannot_be_written_in_by_hand(made: Any) -> None:
    assert found(made) == ["XB-LOG-016"]


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("collection", "records", []),
        ("collection", "records", ["NF-77"]),
        ("collection", "records", "36:offender:NF-77"),
        ("collection", "bundle", "abc"),
        ("alteration", "path", "date_of_birth"),
        ("alteration", "path", "/name is Fenwright"),
        ("alteration", "old", "1987-04-01"),
        ("alteration", "at", "2026-10-08T09:00:00"),
        ("alteration", "at", 5),
        ("alteration", "record", 7),
        ("consultation", "by", "PC 1101"),
        ("consultation", "by", {"party": "norfolk", "actor": " ", "role": "analyst"}),
        ("consultation", "purpose", ""),
        ("combination", "output", "36:offender:NF\n77"),
        ("erasure", "erased", "36:offender:NF-77"),
    ],
)
def test_a_field_that_holds_something_else_is_refused(name: str, field: str, value: Any) -> None:
    assert found(entry(name, **{field: value})) == ["XB-LOG-019"]


def test_an_erasure_has_a_reason_of_the_list() -> None:
    assert found(entry("erasure", reason="Fenwright asked for it")) == ["XB-LOG-020"]
    assert found(entry("erasure", reason=["retention_ended"])) == ["XB-LOG-020"]


@given(st.dictionaries(st.sampled_from(["type", "at", "by", "records", "x"]), st.text() | st.none() | st.integers()))
def test_anything_is_answered(made: dict[str, Any]) -> None:
    assert found(made)


def test_a_digest_without_a_key_of_length_is_not_made() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        keyed_digest("x", b"short", "k")
