"""A million random cases: agreements, requests and records all random, judged by the naive evaluator.

pytest -m soak tests/agreements/test_sharing_soak.py              # all of it
pytest -m soak tests/agreements/test_sharing_soak.py -k "part0"   # a fiftieth
"""

import json
import random
from typing import Any

import pytest

from agreements.random_sharing import (
    ALL_PATHS,
    KEY,
    LEAVES,
    METHODS,
    WORDS_OF_THE_METHOD,
    all_conditions,
    expected,
    leaves,
    put,
    strings,
)
from agreements.world import BASIS, document, flow, given, head, loaded, request, rule
from xborder.agreements.decide import decide
from xborder.agreements.decision import RecordDecision
from xborder.agreements.decision_report import decision_report
from xborder.agreements.given import GivenRecord
from xborder.agreements.log_entry import log_entry
from xborder.agreements.request import Request

PARTS = 50
AGREEMENTS = 400
RECORDS = 50  # for each agreement: 50 x 400 x 50 is a million


def random_agreement(chance: random.Random) -> dict[str, Any]:
    rules = []
    for number in range(chance.randint(1, 8)):
        effect = chance.choice(["share"] * 5 + ["redact"] * 3 + ["withhold", "refuse_record"])
        paths = chance.sample(ALL_PATHS, chance.randint(1, 5))
        more: dict[str, Any] = {"when": _conditions(chance), "unless": _conditions(chance)}
        if effect == "redact":
            more["method"] = chance.choice(METHODS)
        if chance.random() < 0.5:
            more["sensitive"] = "SP-HEALTH"
        flows = chance.choice([["F1"], ["F1", "F3"], ["F3"]])
        kind = chance.choice(["offender", "offender", "*", "incident"])
        named = ["/**"] if effect == "refuse_record" and chance.random() < 0.5 else paths
        rules.append({**rule(f"R{number}", effect, flows, kind, named, **more), "basis": [*BASIS, f"clause {number}"]})
    both = [flow("F1", "@forces", "prevent_detect", ["offender"]), flow("F3", "cps", "prosecute", ["offender"])]
    return document(rules=rules, flows=both, quality={"require": [], "max_age": []})


def _conditions(chance: random.Random) -> list[dict[str, Any]]:
    return chance.sample(all_conditions(), chance.choice([0, 0, 0, 1, 2]))


def random_record(chance: random.Random, number: int) -> GivenRecord:
    data = head("offender", f"SR-{number}")
    data["subject_category"] = chance.choice([["suspect"], ["witness"], ["suspect", "victim"], ["convicted"]])
    data["provenance"]["fact_or_assessment"] = chance.choice(["fact", "assessment"])
    for name in ("verified_by", "verified_at", "fact_or_assessment"):
        if chance.random() < 0.2:
            data["provenance"].pop(name, None)
    for pointer in sorted(LEAVES):
        if chance.random() < 0.5:
            put(data, pointer, LEAVES[pointer])
    return given("offender", data)


def random_request(chance: random.Random) -> Request:
    sensitive = ("SP-HEALTH",) if chance.random() < 0.5 else ()
    return request(sensitive=sensitive, role=chance.choice(["analyst", "clerk"]))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS), ids=lambda part: f"part{part}")
def test_no_value_goes_that_a_definite_rule_did_not_grant(part: int) -> None:
    run(random.Random(part), AGREEMENTS, RECORDS)  # noqa: S311 - a case must be made again from its number


def test_a_few_of_them_each_time() -> None:
    run(random.Random(1000), 8, 10)  # noqa: S311 - the same each time


def run(chance: random.Random, agreements: int, many: int) -> None:
    for _ in range(agreements):
        made = random_agreement(chance)
        ready, asked = loaded(made), random_request(chance)
        records = [random_record(chance, number) for number in range(many)]
        decision = decide(ready, asked, records, hash_key=KEY)
        assert not decision.refused
        written = json.dumps([decision_report(decision), log_entry(ready.agreement, decision, "sha256:0")])
        kept = {record.key: record for record in records}
        for one in decision.records:
            _check(made, asked, kept[one.key], one)
        for pointer, value in LEAVES.items():
            for text in strings(value):
                if len(text) >= 4 and text not in WORDS_OF_THE_METHOD:
                    assert text not in written, pointer


def _check(made: dict[str, Any], asked: Request, record: GivenRecord, one: RecordDecision) -> None:
    """One record against the naive evaluator."""
    wanted = expected(made, asked, dict(record.data))
    output = json.dumps(one.data, ensure_ascii=False)
    refused = any(reason.startswith(("RULE:", "IND-DENY:")) for reason in one.reasons)
    assert refused is (wanted is None)
    granted = {} if wanted is None else wanted
    went = {path.path: path for path in one.paths if path.effect.value != "withhold"} if one.data is not None else {}
    for pointer, path in went.items():
        assert granted[pointer] == (path.effect.value, path.method)
    if one.data is not None:
        missing = {pointer for pointer, (effect, _) in granted.items() if effect == "share"} - set(went)
        assert not missing
    shared = " ".join(text for pointer, value in leaves(record.data) if pointer in went for text in strings(value))
    for pointer, value in leaves(record.data):
        if pointer in went or pointer in ("/ref", "/schema"):
            continue
        for text in strings(value):
            if len(text) >= 4 and text not in shared and text not in WORDS_OF_THE_METHOD:
                assert text not in output, pointer
