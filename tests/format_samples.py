"""Samples of every format that is read: made from its profile by its own writer, and the published ones of this machine."""

import json
import random
from functools import cache
from typing import Any

import attrs

import held_records as held
from dcf_made import breach_of_bail, first_hearing
from formats_world import MAPPED
from published_formats import samples_of
from schema_samples import VALID, document
from xborder.findings import Sourced
from xborder.formats import load_profile, profiles
from xborder.formats.compiled import compiled
from xborder.formats.profile import Block, Profile
from xborder.formats.writing import print_records
from xborder.model.register import RECORD_TYPES


def mapped_profiles() -> list[Profile]:
    """Every profile of the package that maps a format, found where they lie."""
    loaded = [load_profile(name).value for name in profiles()]
    return [profile for profile in loaded if profile is not None and not profile.canonical]


#: Whole files of formats whose records need one another.
_WHOLE = {"dcf": (first_hearing(), breach_of_bail())}


def written_alone(profile: Profile) -> tuple[Block, ...]:
    """The blocks whose records make a file by themselves.

    Where records need one another, the tests of the format make whole files of them.
    """
    blocks = held.written_blocks(profile)
    return () if any(block.required for block in blocks) else blocks


@cache
def samples(name: str) -> tuple[bytes, ...]:
    """Files of a format: one made for each type of record, those of the demo, and the published ones."""
    profile = _writing(name)
    made = [_made(profile, block, seed) for block in written_alone(profile) for seed in (1, 2)]
    made += [json.dumps(each).encode() for each in _WHOLE.get(name, ())]
    kept = [MAPPED[name]] if name in MAPPED else []
    return (*(each for each in made if each is not None), *(path.read_bytes() for path in (*kept, *samples_of(name))))


def _writing(name: str) -> Profile:
    """A profile, its lines taken in both directions even where it is only read."""
    profile = load_profile(name).value
    assert profile is not None
    return attrs.evolve(profile, directions=("read", "write"))


def _made(profile: Profile, block: Block, seed: int) -> bytes | None:
    """A file with a record that the profile can hold; None for a format whose own lines do not go that way."""
    chance = random.Random(seed)  # noqa: S311 - what it chooses is only tried
    others = beside(profile, block)
    try:
        data = held.mended(profile, block, held.given(profile, block, base(block), chance), chance, others)
    except AssertionError:
        if profile.directions == load_profile(profile.name).value.directions:  # type: ignore[union-attr]  # it was there
            raise
        return None
    return print_records(compiled(profile), [*others, held.as_record(block, data)])[0]


def beside(profile: Profile, block: Block) -> tuple[Sourced, ...]:
    """A record of the first kind that a message holds, beside which records of the other kinds stand."""
    first = held.written_blocks(profile)[0]
    return () if block is first or block.levels == first.levels else _first(profile.name)


@cache
def _first(name: str) -> tuple[Sourced, ...]:
    profile = _writing(name)
    first, chance = held.written_blocks(profile)[0], random.Random(1)  # noqa: S311 - as above
    return (
        held.as_record(first, held.mended(profile, first, held.given(profile, first, base(first), chance), chance)),
    )


def base(block: Block) -> dict[str, Any]:
    """A good record of a block's type, from the fixtures."""
    schema = str(attrs.fields_dict(RECORD_TYPES[block.type])["schema"].default).split("/")[1]
    (path, *_) = [each for each in VALID if each.parent.name == schema]
    return dict(document(path).value or {})
