"""Every format that is written: records of all kinds go through its writer and come back, but for what is listed.

The formats are those of the package: a profile that is added is tried here without a line more.
"""

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import held_records as held
from format_samples import beside, written_alone
from formats_world import CONTEXT, read_text
from published_formats import faults_of
from strategies import records
from xborder.findings import Severity
from xborder.formats import load_profile, profiles, write
from xborder.formats.profile import Block, Profile
from xborder.model.register import RECORD_TYPES
from xborder.schema import encode


def _mapped() -> list[tuple[Profile, Block]]:
    loaded = [load_profile(name).value for name in profiles()]
    return [
        (profile, block)
        for profile in loaded
        if profile is not None and "write" in profile.directions
        for block in written_alone(profile)
    ]


#: A record is made of one number: there is nothing in it that could be made smaller.
_PHASES = (Phase.explicit, Phase.generate)
MAPPED = _mapped()
NAMES = [f"{profile.name}-{block.type}" for profile, block in MAPPED]


def _come_back(profile: Profile, block: Block, anything: dict[str, Any], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - what it chooses is only tried
    others = beside(profile, block)
    data = held.mended(profile, block, held.given(profile, block, anything, chance), chance, others)
    assume(all(each.data["ref"] != data["ref"] for each in others))  # losses name records by their references
    record = held.as_record(block, data)
    written = write([*others, record], profile.name)
    if written.value is None:  # what no reading would give back: then the fields that it lacks are named
        refused = [found for found in written.report if found.severity is Severity.ERROR]
        assert {found.code for found in refused} == {"XB-FORMAT-202"}
        assert all(found.location.pointer for found in refused)
        return
    faults = list(faults_of(profile.name, written.value))
    assert not faults, faults[:4]
    with TemporaryDirectory() as folder:
        force = (others or (record,))[0].record.provenance.force
        result = read_text(Path(folder), written.value, profile.name, context=attrs.evolve(CONTEXT, force=force))
    after = [dict(held.leaves(each.data)) for each in result.records if each.type == block.type]
    before, listed = dict(held.leaves(data)), {entry.path for entry in written.loss if entry.record == data["ref"]}
    (again,) = after
    differ = {path for path in {*before, *again} if before.get(path, ...) != again.get(path, ...)}
    assert differ == listed, {path: (before.get(path), again.get(path)) for path in differ ^ listed}


@pytest.mark.parametrize(("profile", "block"), MAPPED, ids=NAMES)
@settings(max_examples=10, phases=_PHASES)
@given(drawn=st.data(), seed=st.integers(0, 2**32))
def test_any_record_comes_back_but_for_what_is_listed(
    profile: Profile, block: Block, drawn: st.DataObject, seed: int
) -> None:
    _come_back(profile, block, dict(encode(drawn.draw(records(RECORD_TYPES[block.type])))), seed)


@pytest.mark.soak
@pytest.mark.parametrize(("profile", "block"), MAPPED, ids=NAMES)
@settings(max_examples=400, phases=_PHASES)
@given(drawn=st.data(), seed=st.integers(0, 2**32))
def test_any_record_for_long(profile: Profile, block: Block, drawn: st.DataObject, seed: int) -> None:
    _come_back(profile, block, dict(encode(drawn.draw(records(RECORD_TYPES[block.type])))), seed)
