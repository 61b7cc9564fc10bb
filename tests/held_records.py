"""Records for the writer of any profile: any record at all, given what its lines hold, and mended as findings say."""

import copy
import itertools
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from held_values import held_by
from xborder.findings import Finding, Severity, Sourced
from xborder.formats import paths
from xborder.formats.compiled import compiled
from xborder.formats.placed import Placed, placed_items
from xborder.formats.profile import Block, Group, Line, Profile
from xborder.formats.writing import print_records
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

#: What a target refuses of a record is mended so often at most: a finding that names another field never ends.
ROUNDS = 60
#: The force of records that need one.
FORCE = "36"
_LACKING = "XB-SCHEMA-004"
_MISSING, _CONSTANT = "XB-FORMAT-020", "XB-FORMAT-192"
#: The target holds one of two things: what is named is the one too many.
_TOO_MUCH = {"XB-FORMAT-022", "XB-FORMAT-191"}


def written_blocks(profile: Profile) -> tuple[Block, ...]:
    """The blocks whose records are written."""
    return tuple(block for block in profile.blocks if not block.derived)


def given(profile: Profile, block: Block, anything: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A record of a block's type, with values in some of the fields that the profile has a place for."""
    data: dict[str, Any] = copy.deepcopy(anything)
    _fill(profile, block.lines, data, chance)
    return data


def _fill(profile: Profile, lines: Iterable[Line | Group], item: Any, chance: random.Random) -> None:
    for line in lines:
        if isinstance(line, Group):
            if line.to is not None and (chance.random() < 0.5):
                made = [_item(profile, line, chance) for _ in range(2)]
                put(item, line.to.split("/"), made[: chance.randint(1, 2)])
        elif not line.sources or line.read_only or chance.random() < 0.4:
            continue
        elif line.to is not None and not line.to.startswith("../") and isinstance(item, dict):
            value = held_by(profile, line).value(chance)
            if value is not None:
                put(item, line.to.split("/"), value)


def _item(profile: Profile, group: Group, chance: random.Random) -> Any:
    itself = next((line for line in group.lines if isinstance(line, Line) and line.to == "."), None)
    if itself is not None:
        return held_by(profile, itself).value(chance)
    item: dict[str, Any] = {}
    _fill(profile, group.lines, item, chance)
    return item


# --- mending ---------------------------------------------------------------------------------------------------


def mended(
    profile: Profile, block: Block, data: dict[str, Any], chance: random.Random, beside: Sequence[Sourced] = ()
) -> dict[str, Any]:
    """The record with what findings name put right: whatever is refused must be named by the field at fault.

    Raises AssertionError for a refusal that names no field, and where putting the named fields right does not help.
    """
    ready = compiled(profile)
    found: list[Finding] = []
    for _ in range(ROUNDS):
        found = list(decode(data, RECORD_TYPES[block.type]).report)
        if found:
            for each in found:
                _shape(profile, block, data, each, chance)
            continue
        record = Sourced(type=block.type, record=None, data=data)
        content, report = print_records(ready, [*beside, record])
        found = [each for each in report if each.severity is Severity.ERROR]
        assert (content is None) is bool(found), found
        if content is not None:
            return data
        for each in found:
            _mend(profile, block, data, each, chance, beside)
    raise AssertionError(f"mending {[(each.code, each.location.pointer) for each in found]} does not help")


def _shape(profile: Profile, block: Block, data: dict[str, Any], found: Finding, chance: random.Random) -> None:
    """Give an item what it must have to be one, or take away what it must not have."""
    steps = _steps(found.location.pointer or "")
    lines = [line for line, _ in lines_at(profile, block, steps)]
    held = [held_by(profile, line) for line in lines if line.sources]
    value = held[0].value(chance) if held and found.code == _LACKING else None
    if any(line.context == "force" for line in lines):  # whoever reads the file says it
        value = value or FORCE
    if value is not None:
        put(data, steps, value)
    elif found.code == _LACKING:
        gone(data, steps[:-1])
    else:
        gone(data, steps)


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _mend(
    profile: Profile,
    block: Block,
    data: dict[str, Any],
    found: Finding,
    chance: random.Random,
    beside: Sequence[Sourced],
) -> None:
    pointer = found.location.pointer
    assert pointer, f"{found.code} names no field: {found.message}"
    steps = _steps(pointer)
    group = next((each for each in groups_at(profile, block, steps)), None)
    if group is not None:
        put(data, steps, [_item(profile, group, chance)])
        return
    if found.code in _TOO_MUCH:
        said = next((paths.take(each.data, tuple(steps)) for each in beside), None)
        if said is None:
            gone(data, steps)
        else:  # the message says it once, for all its records
            put(data, steps, said)
        return
    lines = list(lines_at(profile, block, steps))
    if not lines and steps[0] == "extensions":
        _keep_item(profile, block, data, steps[1], chance)
        return
    assert lines, f"{found.code} names {pointer}, which no line of the profile writes"
    line, number = chance.choice(lines)
    if found.code == _CONSTANT:
        put(data, steps, line.value)
    elif found.code == _MISSING or (chance.random() < 0.5):
        held = held_by(profile, line)
        value = held.text(chance, number) if line.to is None else held.value(chance)
        assert value is not None, f"no value is known that {profile.name} can hold at {pointer}: add one to held_values"
        put(data, steps, value)
    else:
        gone(data, steps)


def _keep_item(profile: Profile, block: Block, data: dict[str, Any], name: str, chance: random.Random) -> None:
    """Keep the texts of one item of a list that has no canonical place, and which the target asks for."""
    groups = [each.item for each in placed_items(profile) if each.block is block and isinstance(each.item, Group)]
    known = [group for group in groups if group.to is None and _is(group.each, name)]
    assert known, f"{name} is named, which no line of the profile writes"
    for line in known[0].lines:
        if isinstance(line, Line) and ".." not in line.sources[0]:
            text = held_by(profile, line).text(chance, 0)
            put(data, ["extensions", f"{name}/{line.sources[0]}".removesuffix("/.")], text)


def groups_at(profile: Profile, block: Block, steps: list[str]) -> Iterator[Group]:
    """The groups of lines that write the items of a list."""
    for placed in placed_items(profile):
        if (
            placed.block is block
            and isinstance(placed.item, Group)
            and placed.item.to is not None
            and _at(placed, steps)
        ):
            yield placed.item


def lines_at(profile: Profile, block: Block, steps: list[str]) -> Iterator[tuple[Line, int]]:
    """The lines that write a field, and the number of the source that a text kept under extensions belongs to."""
    for placed in placed_items(profile):
        if placed.block is not block:
            continue
        item = placed.item
        if isinstance(item, Group):
            continue
        if item.to is not None:
            if _at(placed, steps):
                yield item, 0
        elif steps[0] == "extensions" and len(steps) == 2:
            yield from ((item, number) for number, name in enumerate(item.sources) if _is(name, steps[1]))


def _at(placed: Placed, steps: list[str]) -> bool:
    target = placed.target or ""
    regex = re.sub(r"/0/", r"/\\d+/", placed.prefix) if target.startswith(placed.prefix) else ""
    to = target.removeprefix(placed.prefix) if regex else target
    if to == placed.prefix.removesuffix("/"):
        regex, to = re.sub(r"/0$", r"/\\d+", to), ""
    return re.fullmatch(f"{regex}{re.escape(to)}", "/".join(steps)) is not None


def _is(source: str, name: str) -> bool:
    """Whether a text kept under a name, which says the whole way to it, is that of a source path."""
    plain, rest = re.sub(r"\[\d+\]", "", name), source.replace("../", "").removeprefix("/")
    return plain == f"/{rest}" or plain.endswith(f"/{rest}")


def put(data: Any, steps: list[str], value: Any) -> None:
    """Set a value at a path, in the place of what is there; lists grow by one item at most."""
    here = data
    for step, following in itertools.pairwise(steps):
        empty: Any = [] if following.isdigit() else {}
        if isinstance(here, list):
            index = min(int(step), len(here))
            if index == len(here):
                here.append(empty)
            here = here[index]
        else:
            if not isinstance(here.get(step), dict | list):
                here[step] = empty
            here = here[step]
    last = steps[-1]
    if isinstance(here, list):
        here[int(last) : int(last) + 1] = [copy.deepcopy(value)]
    else:
        here[last] = copy.deepcopy(value)


def gone(data: Any, steps: list[str]) -> None:
    """Take the value at a path away."""
    here = data
    for step in steps[:-1]:
        key: Any = int(step) if isinstance(here, list) else step
        if (isinstance(here, list) and key >= len(here)) or (isinstance(here, dict) and key not in here):
            return
        here = here[key]
    if isinstance(here, list):
        del here[int(steps[-1]) : int(steps[-1]) + 1]
    else:
        here.pop(steps[-1], None)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its JSON Pointer; how a number was spelled is none where its canonical form is known."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (key == "raw" and value.get("value") is not None):
                yield from leaves(inner, f"{path}/{paths.escaped(str(key))}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{index}")
    else:
        yield path, value


def as_record(block: Block, data: dict[str, Any]) -> Sourced:
    """The record as a writer is given it."""
    return Sourced(type=block.type, record=_Provenance.of(data), data=data)


@attrs.frozen
class _Force:
    force: str


@attrs.frozen
class _Provenance:
    """As much of a record as a writer asks of its object."""

    provenance: _Force

    @classmethod
    def of(cls, data: dict[str, Any]) -> "_Provenance":
        return cls(_Force(str(data["provenance"]["force"])))
