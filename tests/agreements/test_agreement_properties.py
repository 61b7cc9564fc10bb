"""The laws of deciding, on random agreements and records."""

import json
from collections.abc import Mapping
from typing import Any

import attrs
from hypothesis import given as examples
from hypothesis import strategies as st

from naive_evaluator import outcome
from sharing_samples import NOW, agreement, given, loaded, offender, provenance, request
from xborder.agreements.compiled import compile_rules
from xborder.agreements.decide import decide
from xborder.agreements.decide_fields import judge_for
from xborder.agreements.decision import PathDecision
from xborder.agreements.decision_report import canonical_bytes, decision_report
from xborder.agreements.leaves import leaves_of
from xborder.agreements.minimise import minimise
from xborder.agreements.patterns import covers
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.agreements.verdicts import Shown
from xborder.model.agreement import Agreement
from xborder.model.agreement_clauses import Condition, Rule
from xborder.model.agreement_codes import Effect, Operator
from xborder.model.offender import OffenderRecord

BASE = agreement()
LEAVES = leaves_of(OffenderRecord)
KEY = HashKey(id="k1", secret=b"a secret of the tests")
HEADER = ("/schema", "/ref", "/provenance/**", "/processing_restricted", "/subject_category/*")
PERSON = (
    "/name/**",
    "/name/family",
    "/date_of_birth",
    "/addresses/**",
    "/addresses/*/postcode",
    "/addresses/*/lines/*",
    "/identifiers/pnc_id",
    "/occupation",
    "/health/**",
    "/vehicles/*/vrm",
    "/extensions",
)
CATEGORIES = ("suspect", "convicted", "victim", "witness")

conditions = st.one_of(
    st.builds(
        Condition,
        attr=st.just("subject.category"),
        op=st.sampled_from([Operator.IN, Operator.NOT_IN]),
        values=st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=2).map(tuple),
    ),
    st.builds(
        Condition,
        attr=st.just("subject.category"),
        op=st.sampled_from([Operator.CONTAINS, Operator.EQ]),
        value=st.sampled_from(CATEGORIES),
    ),
    st.just(Condition(attr="subject.category", op=Operator.EXISTS)),
    st.builds(
        Condition,
        attr=st.just("record.spent_convictions_considered"),
        op=st.sampled_from([Operator.EQ, Operator.NE, Operator.LT]),
        value=st.sampled_from(["true", "false"]),
    ),
    st.just(Condition(attr="request.sensitive", op=Operator.CONTAINS, value="SP-HEALTH")),
    st.just(Condition(attr="no.such.attribute", op=Operator.EQ, value="x")),
)
METHODS = ("drop", "initials", "constant", "postcode_district", "year_only", "mask_last:2", "keyed_hash")


@st.composite
def rules(draw: st.DrawFn, paths: tuple[str, ...] = (*PERSON, *HEADER, "/**")) -> tuple[Rule, ...]:
    """Up to eight rules of any effect."""
    made = []
    for number in range(draw(st.integers(0, 8))):
        effect = draw(
            st.sampled_from([Effect.SHARE, Effect.SHARE, Effect.REDACT, Effect.WITHHOLD, Effect.REFUSE_RECORD])
        )
        made.append(
            Rule(
                id=f"R{number}",
                effect=effect,
                flows=draw(st.sampled_from([("F1",), ("F1", "F3"), ("F3",)])),
                record_type=draw(st.sampled_from(["offender", "offender", "*", "incident"])),
                paths=tuple(draw(st.lists(st.sampled_from(paths), min_size=1, max_size=3, unique=True))),
                method=draw(st.sampled_from(METHODS)) if effect is Effect.REDACT else None,
                when=tuple(draw(st.lists(conditions, max_size=2))),
                unless=tuple(draw(st.lists(conditions, max_size=1))),
                sensitive=draw(st.sampled_from([None, None, "SP-HEALTH"])),
                basis=("DPA 2018 s.35(2)(b)",),
            )
        )
    return tuple(made)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Offender records with parts left out and flags of wrong types."""
    full = offender(
        spent_convictions_considered=draw(st.sampled_from([True, False, None, "yes"])),
        subject_category=draw(
            st.sampled_from([None, [], "suspect", *([one] for one in CATEGORIES), ["suspect", "victim"]])
        ),
        vehicles=[{"vrm": {"scheme": "vrm", "value": "AB12 CDE"}, "make": "Subaru"}],
        extensions={"/Case/Note": "text"},
    )
    optional = [
        "name",
        "date_of_birth",
        "sex",
        "addresses",
        "identifiers",
        "occupation",
        "health",
        "vehicles",
        "extensions",
    ]
    dropped = draw(st.sets(st.sampled_from(optional)))
    return {key: value for key, value in full.items() if key not in dropped}


asking = st.sampled_from([request(), request(sensitive=("SP-HEALTH",))])


def ruled(chosen: tuple[Rule, ...]) -> Agreement:
    return attrs.evolve(BASE, rules=chosen)


def fields(
    chosen: tuple[Rule, ...], data: Mapping[str, Any], asked: Request
) -> tuple[dict[str, Any], dict[str, PathDecision]]:
    """What leaves of a record, and what was decided on each path; nothing where a rule refuses the record."""
    compiled = compile_rules(ruled(chosen), "F1", "offender")
    judge = judge_for(compiled, data, asked, asked=frozenset(asked.sensitive), hash_key=KEY)
    kept = minimise(data, compiled.shape, judge)
    return ({}, {}) if judge.refused else (kept, {found.path: found for found in judge.paths})


def shown(chosen: tuple[Rule, ...], data: Mapping[str, Any], asked: Request) -> set[tuple[str, str, str | None]]:
    """What leaves: paths of the input, with how."""
    _, paths = fields(chosen, data, asked)
    return {(path, found.effect.value, found.method) for path, found in paths.items() if found.effect != Shown.WITHHOLD}


def pattern(path: str) -> str:
    return "/".join("*" if step.isdigit() else step for step in path.split("/"))


@examples(rules(), records(), asking)
def test_the_naive_evaluator_agrees(chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request) -> None:
    known = [(path, leaf) for path, leaf in leaves_in(data) if leaf in LEAVES]
    expected = {
        path: outcome(ruled(chosen), asked, data, "F1", "offender", leaf, sensitive=LEAVES[leaf].sensitive)
        for path, leaf in known
    }
    _, paths = fields(chosen, data, asked)
    if "refuse" in expected.values():
        assert paths == {}
        return
    for path, _ in known:
        found = paths[path]
        got = f"redact {found.method}" if found.effect is Shown.REDACT else found.effect.value
        unable = "CANNOT-REDACT" in found.reasons and expected[path].startswith("redact")
        assert unable or got == expected[path], path


def leaves_in(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pointers and patterns of a record's well-formed leaves, by eye: what has a scheme is one, and so is the table."""
    found = []

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict) and "scheme" not in value and path != "/extensions":
            for key, item in value.items():
                walk(item, f"{path}/{key}")
        elif isinstance(value, list):
            for place, item in enumerate(value):
                walk(item, f"{path}/{place}")
        elif not (path == "/spent_convictions_considered" and value == "yes"):
            found.append((path, pattern(path)))

    walk(data, "")
    return found


@examples(rules(), records(), asking, st.data())
def test_taking_a_share_rule_out_never_shows_more(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request, choice: st.DataObject
) -> None:
    shares = [rule for rule in chosen if rule.effect is Effect.SHARE]
    if shares:
        gone = choice.draw(st.sampled_from(shares))
        assert shown(tuple(rule for rule in chosen if rule is not gone), data, asked) <= shown(chosen, data, asked)


@examples(rules(), records(), asking, rules())
def test_adding_withhold_and_refuse_rules_never_shows_more(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request, more: tuple[Rule, ...]
) -> None:
    denying = tuple(
        attrs.evolve(rule, id=f"N{rule.id}") for rule in more if rule.effect in (Effect.WITHHOLD, Effect.REFUSE_RECORD)
    )
    assert shown(chosen + denying, data, asked) <= shown(chosen, data, asked)


@examples(rules(), records(), asking, st.randoms(use_true_random=False))
def test_order_of_rules_and_keys_makes_no_difference(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request, chance: Any
) -> None:
    mixed = list(chosen)
    chance.shuffle(mixed)
    turned = dict(reversed(list(data.items())))
    assert fields(tuple(mixed), turned, asked) == fields(chosen, data, asked)


@examples(rules(), records(), asking)
def test_everything_shown_has_a_granting_rule_and_a_basis(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request
) -> None:
    by_id = {rule.id: rule for rule in chosen}
    _, paths = fields(chosen, data, asked)
    for path, found in paths.items():
        if found.effect is Shown.WITHHOLD:
            continue
        granting = [by_id[name] for name in found.rules if by_id[name].effect in (Effect.SHARE, Effect.REDACT)]
        assert granting
        assert all(any(covers(named, pattern(path)) for named in rule.paths) for rule in granting)
        assert found.basis


@examples(rules(), records(), asking, st.sampled_from(["subject_category", "spent_convictions_considered"]))
def test_taking_an_attribute_out_never_shows_more(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request, name: str
) -> None:
    less = {key: value for key, value in data.items() if key != name}
    assert shown(chosen, less, asked) <= shown(chosen, data, asked)


@examples(rules(), records(), asking)
def test_deciding_twice_gives_the_same_bytes(chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request) -> None:
    under = attrs.evolve(loaded(), agreement=ruled(chosen))
    first, second = (decide(under, asked, [given(data)], hash_key=KEY) for _ in range(2))
    assert canonical_bytes(decision_report(first)) == canonical_bytes(decision_report(second))
    assert first == second


@examples(rules(paths=PERSON), records(), asking)
def test_deciding_on_what_was_shared_shares_it_again(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request
) -> None:
    header = Rule(
        id="R-header",
        effect=Effect.SHARE,
        flows=("F1",),
        record_type="*",
        paths=(*HEADER, "/spent_convictions_considered"),
        basis=("DPA 2018 s.38",),
    )
    kept, _ = fields((*chosen, header), data, asked)
    if kept:
        assert fields((*chosen, header), kept, asked)[0] == kept


@examples(rules(), records(), asking)
def test_the_input_is_never_changed_nor_shared(chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request) -> None:
    before = json.dumps(data)
    kept, _ = fields(chosen, data, asked)
    for value in kept.values():
        if isinstance(value, dict | list):
            value.clear()
    assert json.dumps(data) == before


@st.composite
def planted(draw: st.DrawFn) -> dict[str, Any]:
    """A record in which every text of a person is a word of its own."""
    letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=4).map("zq{}".format)
    words = iter(draw(st.lists(letters, min_size=13, max_size=13, unique=True)))
    return offender(
        provenance=provenance() | {"system": next(words), "reference": next(words), "verified_by": next(words)},
        name={"family": next(words), "given": [next(words), next(words)]},
        addresses=[
            {"lines": [next(words)], "postcode": {"scheme": "postcode", "value": "CB7 4AA", "raw": next(words)}}
        ],
        occupation=next(words),
        health={"safety_markers": [{"code": {"scheme": "warning_marker", "raw": next(words)}, "note": next(words)}]},
        extensions={next(words): "extension"},
        **{f"unknown_{next(words)}": "stranger"},
    )


@examples(rules(), planted(), asking)
def test_no_withheld_word_is_in_anything_that_is_written(
    chosen: tuple[Rule, ...], data: dict[str, Any], asked: Request
) -> None:
    under = attrs.evolve(loaded(), agreement=ruled(chosen))
    decision = decide(under, asked, [given(data)])
    record = decision.records[0]
    out = json.dumps(record.data) + json.dumps(record.quality)
    report = canonical_bytes(decision_report(decision)).decode() + repr(decision.report)
    granted = {found.path for found in record.paths if found.effect is not Shown.WITHHOLD}
    for path, word in words_in(data):
        holder = next((shared for shared in granted if path == shared or path.startswith(f"{shared}/")), None)
        assert word not in report, path
        if holder is None:
            assert word not in out, path


def words_in(data: Any, path: str = "") -> list[tuple[str, str]]:
    """The planted words with their pointers; keys that are words count as the value that they lead to."""
    found = []
    if isinstance(data, dict):
        for key, value in data.items():
            word = key.removeprefix("unknown_")
            if word.startswith("zq") and value in ("extension", "stranger"):
                found.append((f"{path}/{key}", word))
            found += words_in(value, f"{path}/{key}")
    elif isinstance(data, list):
        for place, value in enumerate(data):
            found += words_in(value, f"{path}/{place}")
    elif isinstance(data, str) and data.startswith("zq"):
        found.append((path, data))
    return found


def test_the_words_are_found_where_they_are() -> None:
    assert words_in({"a": ["zqcret"], "unknown_zqdden": "stranger"}) == [
        ("/a/0", "zqcret"),
        ("/unknown_zqdden", "zqdden"),
    ]
    assert NOW.utcoffset() is not None
