"""The review groups: dated data that says how sure it is."""

import pytest

from xborder.reference.dated import read_tables
from xborder.reference.offences import codes
from xborder.reference.review_groups import group, group_of_act, group_of_type


def test_no_row_claims_to_have_been_read() -> None:
    assert [group(name).verified for name in "1234"] == [False] * 4
    [table] = read_tables("retention")
    assert {row["confidence"] for part in ("groups", "acts", "record_types") for row in table[part]} == {"unverified"}
    assert all(row["note"] for row in table["groups"])


def test_every_group_that_is_named_is_there() -> None:
    [table] = read_tables("retention")
    for part in ("acts", "record_types"):
        assert all(group(row["group"]) for row in table[part])
    with pytest.raises(KeyError):
        group("5")


def test_the_offences_that_are_shipped_are_in_a_group_and_others_are_not() -> None:
    unknown = {code.act for code in codes() if group_of_act(code.act) is None}
    assert "Hunting Act 2004 s.5" not in unknown
    assert group_of_act("Theft Act 1968 s.1") is None
    assert group_of_act("Hunting Act 20041") is None
    assert (group_of_type("asb_order"), group_of_type("witness")) == ("3", None)
