"""A canary in every field: none of a withheld one is in any byte that is written, whatever the record and recipient."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from agreements.example_vectors import VECTORS
from agreements.examples_world import KEY, asked, example, whole
from xborder.agreements.decide import Deciding, decide
from xborder.agreements.decided import Decided
from xborder.agreements.given import GivenRecord
from xborder.agreements.hand_over import hand_over
from xborder.agreements.leaves import LeafKind, leaves_of
from xborder.agreements.log import DisclosureLog
from xborder.files.refused import Refused
from xborder.model.register import RECORD_TYPES

WAYS = sorted({(vector.name, vector.ask, vector.force) for vector in VECTORS})


def planted(kind: str, force: str, number: int, *, category: str) -> tuple[GivenRecord, dict[str, str]]:
    """A record with a canary in every text, and the canary of each place."""
    record = whole(kind, force, subject_category=[category], ref=f"R-{number}")
    data = json.loads(json.dumps(record.data))
    canaries: dict[str, str] = {}
    kinds = {pattern: leaf.kind for pattern, leaf in leaves_of(RECORD_TYPES[kind]).items()}
    _plant(data, "", kinds, f"{kind[:3]}{number}", canaries)
    return GivenRecord(type=kind, data=data, key=f"{force}:{kind}:R-{number}"), canaries


def _plant(value: Any, pointer: str, kinds: dict[str, LeafKind], stem: str, canaries: dict[str, str]) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, below in list(items):
        here = f"{pointer}/{name}"
        kind = kinds.get("/".join("*" if step.isdigit() else step for step in here.split("/")))
        canary = f"Zq{stem}n{len(canaries)}qZ"
        if kind is LeafKind.TEXT and here not in ("/schema", "/ref", "/provenance/force", "/provenance/verified_at"):
            if here.startswith("/provenance/"):
                continue
            value[name] = canaries[here] = canary
        elif kind in (LeafKind.IDENTIFIER, LeafKind.CODED):
            below["raw"] = canaries[here] = canary
        elif isinstance(below, dict | list) and kind is None:
            _plant(below, here, kinds, stem, canaries)


@pytest.mark.parametrize(("name", "ask", "force"), WAYS, ids=str)
def test_no_canary_of_a_withheld_field_is_written(
    name: str, ask: tuple[str, str, str], force: str, tmp_path: Path
) -> None:
    loaded = example(name)
    made = [
        planted(kind, force, number, category=category)
        for number, category in enumerate(["suspect", "victim", "witness", "convicted"] * 2)
        for kind in loaded.agreement.data.record_types
    ]
    records = [record for record, _ in made]
    before = json.dumps([record.data for record in records])
    decision = decide(loaded, asked(*ask), records, hash_key=KEY)
    log = tmp_path / "log.jsonl"
    with Decided(Deciding.under(loaded, asked(*ask), hash_key=KEY), tmp_path) as kept_apart:
        for record in records:
            kept_apart.add(record)
        with nullcontext() if decision.shared else pytest.raises(Refused):
            hand_over(kept_apart, tmp_path / "out", log=DisclosureLog(log), block=3)

    assert json.dumps([record.data for record in records]) == before
    if not decision.shared:
        assert list(tmp_path.iterdir()) == []
        return
    written = b"".join(path.read_bytes() for path in [*(tmp_path / "out").iterdir(), log]).decode()
    kept = gone = 0
    for (record, canaries), decided in zip(sorted(made, key=lambda pair: pair[0].key), decision.records, strict=True):
        went = {path.path for path in decided.paths if path.effect == "share"} if decided.data else set()
        for pointer, canary in canaries.items():
            assert (canary in written) is (pointer in went), (record.key, pointer)
            kept, gone = kept + (pointer not in went), gone + (pointer in went)
    assert kept > 50
    assert gone > 10
