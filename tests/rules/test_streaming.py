"""A stream of records is judged as the same records together are, and in memory that does not grow."""

import tracemalloc
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_records import at, exhibit, sourced, statement, story, witness
from strategies import records
from xborder.findings import Finding, Sourced
from xborder.model.register import RECORD_TYPES
from xborder.rules import RuleContext, check_many
from xborder.rules.register import rules_for
from xborder.rules.seen_keys import SeenKeys
from xborder.rules.streaming import check_stream

NOW = at("2027-04-01T09:00:00+01:00")


def tallied(findings: Any) -> Counter[Finding]:
    return Counter(found for found in findings if found.code != "XB-CASE-001")


def test_a_stream_finds_what_the_records_together_show() -> None:
    made, joined = story()
    given_records = [*made, statement(signed=False), exhibit(), witness("W9")]
    context = RuleContext(now=NOW, links=joined, agreement_forces=frozenset({"36"}))
    assert tallied(check_stream(given_records, context)) == tallied(check_many(given_records, context))
    assert len(tallied(check_stream(given_records, context))) > 3


@given(data=st.data())
@settings(max_examples=40)
def test_any_records_give_the_same_findings_either_way(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(sorted(RECORD_TYPES)), min_size=1, max_size=4))
    given_records = [sourced(kind, data.draw(records(RECORD_TYPES[kind]))) for kind in kinds]
    context = RuleContext(now=NOW)
    assert tallied(check_stream(given_records, context)) == tallied(check_many(given_records, context))


class Untouchable(dict[str, Sourced]):
    """Other records, which a rule that judges one alone does not ask for."""

    def _asked(self, *_: object) -> Any:
        raise AssertionError("a rule looked at other records and does not say that it compares")

    __getitem__ = __iter__ = __contains__ = get = values = items = keys = _asked


def test_a_rule_that_looks_at_others_says_so() -> None:
    made, joined = story()
    context = RuleContext(now=NOW, links=joined, records=Untouchable())
    for record in (*made, statement(), exhibit(), witness(), sourced("links", joined)):
        for rule in rules_for(record, comparing=False):
            list(rule.check(record, context))


def test_too_many_records_are_not_compared_and_the_check_says_so() -> None:
    found = list(check_stream([statement(), exhibit(), witness("W9")], RuleContext(now=NOW), together=2))
    assert [one.code for one in found][-1] == "XB-CASE-006"
    assert "XB-STATEMENT-005" not in {one.code for one in found}
    assert "3 records" in found[-1].message


def test_a_key_that_comes_again_is_told_however_far_apart() -> None:
    def stream() -> Iterator[Sourced]:
        for number in [*range(50), 0]:
            one = statement()
            yield attrs.evolve(one, record=attrs.evolve(one.record, ref=f"S{number}"))

    codes = [one.code for one in check_stream(stream(), RuleContext(now=NOW), together=10)]
    assert codes.count("XB-CASE-001") == 1


def test_keys_are_known_again_after_they_went_to_disk() -> None:
    keys = [f"46:incident:{number}" for number in range(2_000)]
    with SeenKeys(in_memory=100) as seen:
        assert {seen.add(key) for key in keys} == {False}
        assert {seen.add(key) for key in reversed(keys)} == {True}
        assert not seen.add("46:incident:new")


@pytest.mark.soak
def test_a_million_keys_take_no_more_memory_than_the_bound() -> None:
    with SeenKeys() as seen:
        for number in range(100_001):
            seen.add(str(number))
        tracemalloc.start()
        for number in range(1_000_000):
            seen.add(f"more {number}")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()
