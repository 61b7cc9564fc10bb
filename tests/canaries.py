"""A case in which every field that the agreement withholds holds a text of its own, to be looked for in all that is made."""

import copy
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from formats_world import ROOT
from xborder.agreements.verdicts import Shown
from xborder.casefile.gather import Gathered, gather
from xborder.casefile.sharing import record_key, share_case
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

Pointers = dict[str, set[str]]


def plant(case: Path, *, copies: int = 0) -> dict[str, str]:
    """Rewrite the records of a case with every field of the model in them, and a canary in each that is withheld.

    Gives each canary with the record and path that holds it. ``copies`` of each incident are added, of people whom no
    link names: nothing of them may leave.
    """
    original = {record_key(record): dict(record.data) for record in _gathered(case).records}
    for key, data in list(original.items()):
        if key.split(":")[1] == "incident":
            original |= {f"{key}-{number}": {**data, "ref": f"{data['ref']}-{number}"} for number in range(copies)}
    full = {key: _with_every_field(key, data) for key, data in original.items()}
    _write(case, full)
    withheld = _withheld(case)
    kept = {key: _only(full[key], data, withheld[key]) for key, data in original.items()}
    planted: dict[str, str] = {}
    for key, data in kept.items():
        _plant(key, data, sorted(withheld[key]), planted)
    _write(case, kept)
    return planted


def _gathered(case: Path) -> Gathered:
    made = gather(case)
    assert made.value is not None, made.report
    return made.value


def _with_every_field(key: str, data: dict[str, Any]) -> dict[str, Any]:
    folder = key.split(":")[1].replace("_", "-")
    example = json.loads((ROOT / f"fixtures/valid/{folder}/every-field.json").read_text())
    return {**_merged(data, example), "processing_restricted": False}


def _merged(own: Any, example: Any) -> Any:
    """What is there stays; what is not is taken from the example."""
    if isinstance(own, dict) and isinstance(example, dict) and "scheme" not in own:
        names = dict.fromkeys([*own, *example])
        return {name: _merged(own[name], example.get(name)) if name in own else example[name] for name in names}
    if isinstance(own, list) and own and isinstance(example, list) and example:
        return [_merged(each, example[0]) for each in own]
    return copy.deepcopy(own)


def _write(case: Path, records: dict[str, dict[str, Any]]) -> None:
    """The records as one canonical file a force, named in the plan."""
    by_force: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for key, data in records.items():
        by_force[key.split(":")[0]].append(data)
    lines = []
    for force, held in by_force.items():
        (case / f"records/{force}.json").write_text(json.dumps({"schema": "xborder/records/1", "records": held}))
        lines.append(f'  - {{path: "records/{force}.json", profile: "canonical-json", force: "{force}"}}\n')
    plan = (case / "case.yaml").read_text()
    plan = re.sub(r"^records:\n(?:  - .*\n)+", "records:\n" + "".join(lines), plan, flags=re.MULTILINE)
    plan = re.sub(r"^corrections:\n(?:  .*\n)+", "", plan, flags=re.MULTILINE)
    (case / "case.yaml").write_text(plan)


def _withheld(case: Path) -> Pointers:
    """The leaves of each record of which the prosecutor gets nothing: withheld on a leg, or the record not sent at all."""
    gathered = _gathered(case)
    shared = share_case(gathered).value
    assert shared is not None
    found: Pointers = {record_key(record): set(_leaves(record.data)) for record in gathered.records}
    for leg in shared.route.legs[-1:]:
        for decision in leg:
            for record in decision.records:
                shown = {path.path for path in record.paths if path.effect is not Shown.WITHHOLD}
                found[record.key] = {leaf for leaf in found[record.key] if not _within(leaf, shown)}
    return found


def _within(leaf: str, shown: set[str]) -> bool:
    """Whether a leaf, or what holds it, is shown: the agreement takes a mapping of free keys as one leaf."""
    steps = leaf.split("/")
    return any("/".join(steps[:length]) in shown for length in range(2, len(steps) + 1))


def _leaves(value: Any, pointer: str = "") -> Iterator[str]:
    if isinstance(value, dict) and "scheme" not in value:
        for name, held in value.items():
            yield from _leaves(held, f"{pointer}/{name}")
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _leaves(held, f"{pointer}/{number}")
    else:
        yield pointer


def _only(full: Any, own: Any, withheld: set[str], pointer: str = "") -> Any:
    """The record as it was, with those of the added fields that are withheld."""
    if isinstance(own, dict) and "scheme" not in own:
        added = {
            name: value
            for name, value in full.items()
            if name not in own and _all(value, f"{pointer}/{name}", withheld)
        }
        return {**{name: _only(full[name], held, withheld, f"{pointer}/{name}") for name, held in own.items()}, **added}
    if isinstance(own, list):
        return [_only(full[at], held, withheld, f"{pointer}/{at}") for at, held in enumerate(own)]
    return own


def _all(value: Any, pointer: str, withheld: set[str]) -> bool:
    return all(leaf in withheld for leaf in _leaves(value, pointer))


#: What says whose record it is and how it may be used, and what joins records: these are not values of a person.
_NOT = re.compile(r"/(schema|ref|provenance|processing_restricted|subject_category)(/|$)|(_ref|_refs/\d+|/kind)$")


def _plant(key: str, data: dict[str, Any], pointers: list[str], planted: dict[str, str]) -> None:
    cls = RECORD_TYPES[key.split(":")[1]]
    for pointer in pointers:
        canary = f"CANARY-{len(planted):05}-QX"
        if not _NOT.search(pointer) and _replace(data, pointer.split("/")[1:], canary, cls):
            planted[canary] = f"{key} {pointer}"


def _replace(data: dict[str, Any], steps: list[str], canary: str, cls: type[Any]) -> bool:
    """Put a canary at a place, unless the model wants something else there."""
    holder: Any = data
    try:
        for step in steps[:-1]:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        last: Any = int(steps[-1]) if isinstance(holder, list) else steps[-1]
        old = holder[last]
    except (KeyError, IndexError):
        return False
    if isinstance(old, dict) and "scheme" in old:
        holder[last] = {**old, "raw": canary}
    elif isinstance(old, str):
        holder[last] = canary
    else:
        return False
    if decode(data, cls).value is None:
        holder[last] = old
        return False
    return True
