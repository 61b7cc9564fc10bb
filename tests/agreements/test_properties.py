"""The laws of the evaluation semantics, on random agreements, requests and records."""

import copy
import json
import random
from typing import Any

from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from agreements.random_sharing import (
    ALL_PATHS,
    KEY,
    LEAVES,
    PERSONAL_PATHS,
    STANDS_AT,
    WORDS_OF_THE_METHOD,
    agreements,
    expected,
    leaves,
    names,
    pattern,
    put,
    records,
    requests,
    strings,
)
from agreements.world import decided, given, loaded, rule
from xborder.agreements.decision import Decision
from xborder.agreements.decision_report import canonical_bytes, decision_report
from xborder.agreements.given import GivenRecord
from xborder.agreements.release import release
from xborder.agreements.request import Request
from xborder.findings import Showing
from xborder.findings.report_text import render

MANY = settings(max_examples=50)
#: Redactions by one method are as much; by none they are less, and nothing is least.
_LEVEL = {"withhold": 0, "redact": 1, "share": 2}


class Memory:
    """A log that keeps what it is told."""

    def __init__(self) -> None:
        self.entries: list[Any] = []

    def disclosed(self, entry: Any) -> str:
        self.entries.append(entry)
        return f"receipt {len(self.entries)}"

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        self.entries.append([receipt, reason, at])


def run(made: dict[str, Any], asked: Request, record: GivenRecord) -> Decision:
    decision = decided(made, asked, record, hash_key=KEY)
    assert not decision.refused, [entry.message for entry in decision.report]
    return decision


def output(made: dict[str, Any], asked: Request, record: GivenRecord) -> dict[str, tuple[str, str | None]]:
    """What goes of a record: each place with its effect and method."""
    one = run(made, asked, record).records[0]
    if one.data is None:
        return {}
    return {path.path: (path.effect.value, path.method) for path in one.paths if path.effect.value != "withhold"}


def no_more(after: dict[str, tuple[str, str | None]], before: dict[str, tuple[str, str | None]]) -> None:
    for path, (effect, method) in after.items():
        assert path in before, path
        assert _LEVEL[effect] <= _LEVEL[before[path][0]], path
        if effect == before[path][0]:
            assert method == before[path][1]


@MANY
@hypothesis_given(agreements(), requests(), records())
def test_a_naive_evaluator_comes_to_the_same(made: dict[str, Any], asked: Request, record: GivenRecord) -> None:
    found = run(made, asked, record).records[0]
    wanted = expected(made, asked, dict(record.data))
    refused = any(reason.startswith(("RULE:", "IND-DENY:")) for reason in found.reasons)

    assert refused is (wanted is None)
    if wanted is None or not found.paths:
        return
    for path in found.paths:
        if path.path.endswith("/?"):
            assert path.effect.value == "withhold"
        elif "CANNOT-REDACT" in path.reasons:
            assert wanted[path.path] == ("redact", path.method)
        else:
            assert path.effect.value == wanted[path.path][0], path
    known = {path.path for path in found.paths}
    assert known >= {pointer for pointer, (effect, _) in wanted.items() if effect != "withhold"}


@MANY
@hypothesis_given(agreements(), requests(), records(), st.data())
def test_1_taking_a_share_rule_away_never_gives_more(
    made: dict[str, Any], asked: Request, record: GivenRecord, data: st.DataObject
) -> None:
    shares = [place for place, each in enumerate(made["rules"]) if each["effect"] == "share"]
    if not shares:
        return
    gone = data.draw(st.sampled_from(shares))
    fewer = {**made, "rules": [each for place, each in enumerate(made["rules"]) if place != gone]}

    no_more(output(fewer, asked, record), output(made, asked, record))


@MANY
@hypothesis_given(
    agreements(), requests(), records(), st.sampled_from(ALL_PATHS), st.sampled_from(["withhold", "refuse_record"])
)
def test_2_a_rule_that_withholds_or_refuses_never_gives_more(
    made: dict[str, Any], asked: Request, record: GivenRecord, path: str, end: str
) -> None:
    named = path if end == "withhold" else "/**"
    more = {**made, "rules": [*made["rules"], rule("R99", end, ["F1"], "offender", [named])]}
    after = output(more, asked, record)

    no_more(after, output(made, asked, record))
    assert not any(names(named, pointer) for pointer in after)


@MANY
@hypothesis_given(agreements(), requests(), records(), st.randoms(use_true_random=False))
def test_3_the_order_of_rules_conditions_and_keys_makes_no_difference(
    made: dict[str, Any], asked: Request, record: GivenRecord, chance: random.Random
) -> None:
    mixed = copy.deepcopy(made)
    chance.shuffle(mixed["rules"])
    for each in mixed["rules"]:
        for name in ("paths", "flows", "when", "unless", "basis"):
            chance.shuffle(each.get(name, []))
    other = given("offender", _shuffled(dict(record.data), chance))
    first, second = run(made, asked, record), run(mixed, asked, other)

    assert canonical_bytes(decision_report(first)) == canonical_bytes(decision_report(second))
    assert first.records[0].data == second.records[0].data


def _shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {name: _shuffled(value[name], chance) for name in keys}
    return [_shuffled(each, chance) for each in value] if isinstance(value, list) else value


@MANY
@hypothesis_given(agreements(), requests(), records())
def test_4_and_5_what_goes_is_named_by_a_granting_rule_and_the_report_says_which(
    made: dict[str, Any], asked: Request, record: GivenRecord
) -> None:
    decision = run(made, asked, record)
    one = decision.records[0]
    granting = [path for each in made["rules"] if each["effect"] in ("share", "redact") for path in each["paths"]]
    went = [path for path in decision_report(decision)["records"][0]["paths"] if path["effect"] != "withhold"]
    out = [pattern(pointer) for pointer, _ in leaves(one.data or {})]

    assert sorted(out) == sorted(pattern(path["path"]) for path in went if one.data is not None)
    assert all(any(names(path, pointer) for path in granting) for pointer in out)
    assert all(path["rules"] and path["basis"] for path in went)


@MANY
@hypothesis_given(agreements(), requests(), records(), st.sampled_from(sorted(STANDS_AT)))
def test_6_taking_an_attribute_away_never_gives_more(
    made: dict[str, Any], asked: Request, record: GivenRecord, name: str
) -> None:
    fewer = copy.deepcopy(dict(record.data))
    above, _, last = STANDS_AT[name][1:].rpartition("/")
    (fewer[above] if above else fewer).pop(last, None)

    no_more(output(made, asked, given("offender", fewer)), output(made, asked, record))


@MANY
@hypothesis_given(agreements(), requests(), records())
def test_7_deciding_twice_gives_the_same_bytes_and_leaves_the_record_alone(
    made: dict[str, Any], asked: Request, record: GivenRecord
) -> None:
    before = json.dumps(record.data)
    first, second = run(made, asked, record), run(made, asked, record)

    assert canonical_bytes(decision_report(first)) == canonical_bytes(decision_report(second))
    assert json.dumps(first.records[0].data) == json.dumps(second.records[0].data)
    assert json.dumps(record.data) == before


#: With these shared, what conditions ask about arrives as it was.
_OPEN = rule(
    "R00",
    "share",
    ["F1"],
    "*",
    ["/provenance/**", "/subject_category/*", "/processing_restricted", "/spent_convictions_considered", "/ref"],
)


@MANY
@hypothesis_given(agreements(PERSONAL_PATHS), requests(), records())
def test_8_what_is_shared_is_shared_again(made: dict[str, Any], asked: Request, record: GivenRecord) -> None:
    made = {**made, "rules": [*made["rules"], _OPEN]}
    first = run(made, asked, record).records[0]
    if first.data is None:
        return
    second = run(made, asked, given("offender", first.data)).records[0]
    assert second.data is not None
    kept = [pattern(path.path) for path in first.paths if path.effect.value == "share"]

    assert sorted(kept) == sorted(pattern(path.path) for path in second.paths if path.effect.value == "share")
    shared = set(kept)
    assert _of(first.data, shared) == _of(second.data, shared)


def _of(data: dict[str, Any], wanted: set[str]) -> list[Any]:
    return [value for pointer, value in leaves(data) if pattern(pointer) in wanted]


@MANY
@hypothesis_given(agreements(), requests(), records())
def test_9_no_withheld_value_is_in_anything_that_is_written(
    made: dict[str, Any], asked: Request, record: GivenRecord
) -> None:
    decision = run(made, asked, record)
    one = decision.records[0]
    log = Memory()
    released = release(loaded(made), decision, log=log)
    written = json.dumps(
        [one.data, decision_report(decision), log.entries, render(decision.report, Showing(values=True))],
        ensure_ascii=False,
    )
    assert released.value is not None
    written += repr(released.value) + json.dumps(
        [released.value.quality_statement, released.value.retention, released.value.notices], ensure_ascii=False
    )
    went = set(output(made, asked, record))
    shared = " ".join(text for pointer, value in leaves(record.data) if pointer in went for text in strings(value))
    for pointer, value in leaves(record.data):
        if pointer in went or pointer in ("/ref", "/schema"):  # the key of a record is on record
            continue
        for text in strings(value):
            # the words of the agreement and of reports are the same for every record
            if len(text) >= 4 and text not in shared and text not in WORDS_OF_THE_METHOD:
                assert text not in written, pointer


def test_the_leaves_of_the_random_records_are_made_as_they_are_named() -> None:
    data: dict[str, Any] = {}
    for pointer in sorted(LEAVES):
        put(data, pointer, LEAVES[pointer])

    assert dict(leaves(data)) == LEAVES
