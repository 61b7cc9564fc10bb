"""The agreements of the library: no fault, and every rule does what its vector says."""

from pathlib import Path

import attrs
import pytest

from agreements.example_vectors import VECTORS, Vector
from agreements.examples_world import asked, decided, example, whole
from xborder.agreements.decision import PathDecision, RecordDecision
from xborder.agreements.examples import EXAMPLES
from xborder.agreements.explain import value_at
from xborder.agreements.load import load_agreement
from xborder.agreements.loaded import LoadedAgreement
from xborder.model.agreement_codes import AgreementStatus, Effect, Regime

#: Refused by the evaluator itself before any rule is asked: the rule says so to readers.
KEPT_BY_THE_EVALUATOR = {"R90"}


def one(vector: Vector, loaded: LoadedAgreement | None = None) -> RecordDecision:
    request = asked(*vector.ask, **vector.request)
    made = decided(loaded or example(vector.name), request, whole(vector.kind, vector.force, **vector.record))
    assert not made.refused, [entry.code for entry in made.report]
    return made.records[0]


def found(path: PathDecision | None, record: RecordDecision) -> tuple[str, str | None, tuple[str, ...]]:
    if path is None:
        return record.outcome.value, None, record.reasons
    return path.effect.value, path.method, (*path.rules, *path.reasons)


def named(vector: Vector) -> str:
    return f"{vector.name} {vector.ask[1]} {vector.kind}{vector.path} {vector.effect} {vector.rule or vector.reason}"


@pytest.mark.parametrize("vector", VECTORS, ids=named)
def test_vector(vector: Vector) -> None:
    record = one(vector)
    path = _path(record, vector)
    effect, method, why = found(path, record)

    assert effect == vector.effect
    assert (vector.rule or vector.reason) in why
    if vector.method:
        assert method == vector.method
    if vector.left is not None:
        left = value_at(record.data, vector.path)
        assert (left["value"] if isinstance(left, dict) else left) == vector.left
    if effect in ("withhold", "hold", "refuse_record"):
        assert record.data is None or not vector.path or value_at(record.data, vector.path) is None


def _path(record: RecordDecision, vector: Vector) -> PathDecision | None:
    wanted = "/?" if vector.reason == "UNKNOWN-FIELD" else vector.path
    return next((path for path in record.paths if path.path == wanted), None)


@pytest.mark.parametrize("vector", [each for each in VECTORS if each.rule], ids=named)
def test_without_its_rule_the_vector_comes_out_otherwise(vector: Vector) -> None:
    loaded = example(vector.name)
    rules = tuple(rule for rule in loaded.agreement.rules if rule.id != vector.rule)
    less = attrs.evolve(loaded, agreement=attrs.evolve(loaded.agreement, rules=rules))
    record, before = one(vector, less), one(vector)

    assert found(_path(record, vector), record) != found(_path(before, vector), before)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_rule_is_exercised(name: str) -> None:
    cited = {vector.rule or vector.reason.partition(":")[2] for vector in VECTORS if vector.name == name}
    assert {rule.id for rule in example(name).agreement.rules} - cited == KEPT_BY_THE_EVALUATOR


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_there_is_no_fault_in_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_bytes(EXAMPLES[name].source)
    loaded = load_agreement(file, trust=None)
    assert loaded.value is not None
    assert list(loaded.report) == []
    assert loaded.value.agreement.status is AgreementStatus.DRAFT


def test_the_twelve_vectors_and_forty_more() -> None:
    assert len(VECTORS) >= 52
    assert len(set(map(named, VECTORS))) >= 52


def test_what_goes_outside_part_3_rests_on_its_own_law() -> None:
    agreement = example("county-lines").agreement
    outside = {party.id for party in agreement.parties if party.regime is Regime.PART_2}
    purposes = {
        purpose for flow in agreement.flows if outside & agreement.members(flow.to_parties) for purpose in flow.purposes
    }
    assert purposes == {"protect_homes"}
    basis = agreement.purpose_by_id["protect_homes"].lawful_basis.part_2
    assert basis is not None
    assert basis.authorised_by_law == "Crime and Disorder Act 1998 s.115"


def test_without_the_part_2_basis_nothing_goes_there() -> None:
    loaded = example("county-lines")
    bare = tuple(
        attrs.evolve(each, lawful_basis=attrs.evolve(each.lawful_basis, part_2=None))
        for each in loaded.agreement.purposes
    )
    less = attrs.evolve(loaded, agreement=attrs.evolve(loaded.agreement, purposes=bare))
    made = decided(less, asked("essex", "fenmarsh_council", "protect_homes"), whole("incident", "42"))
    assert made.refused
    assert [entry.code for entry in made.report] == ["XB-REQ-005"]


def test_every_effect_is_used() -> None:
    effects = {rule.effect for name in EXAMPLES for rule in example(name).agreement.rules}
    assert effects == set(Effect)
