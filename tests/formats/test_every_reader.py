"""Every format that is read: whatever the damage, a record or a finding; and published samples come back as they were.

The formats are those of the package: a profile that is added is tried here without a line more.
"""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from damage import damaged
from format_samples import mapped_profiles, samples
from formats_world import CONTEXT, data, meant, needs_samples
from published_formats import faults_of, samples_of
from xborder.formats import detect, read, write
from xborder.formats.profile import Profile
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

PROFILES = mapped_profiles()
#: Whoever reads a file that does not say where it is from says so.
HERE = attrs.evolve(CONTEXT, force="36")
NAMES = [profile.name for profile in PROFILES]


@pytest.mark.parametrize("profile", PROFILES, ids=NAMES)
def test_there_is_a_sample_that_is_read(profile: Profile, tmp_path: Path) -> None:
    if not samples(profile.name) and "write" not in profile.directions:
        pytest.skip("it is only read, no sample could be made of its lines, and none is published here")
    kinds = set()
    for number, content in enumerate(samples(profile.name)):
        path = tmp_path / f"{number}.{profile.format}"
        path.write_bytes(content)
        kinds |= {record.type for record in read(path, profile.name, context=HERE).records}
    assert {block.type for block in profile.blocks if not block.derived} <= kinds


def _judged(profile: Profile, content: bytes, folder: Path) -> None:
    path = folder / f"damaged.{profile.format}"
    path.write_bytes(content)
    detect(path)
    result = read(path, profile.name, context=HERE)
    assert result.records or result.report
    assert {found.location.file for found in result.report} <= {str(path)}
    for record in result.records:
        assert not decode(record.data, RECORD_TYPES[record.type]).report
        assert record.places[""].file == str(path)
    for entry in result.loss:
        assert entry.location.file == str(path)


@pytest.mark.parametrize("profile", PROFILES, ids=NAMES)
@settings(max_examples=40, phases=(Phase.explicit, Phase.generate))
@given(number=st.integers(0, 99), seed=st.integers(0, 2**32))
def test_whatever_the_damage_there_is_a_record_or_a_finding(profile: Profile, number: int, seed: int) -> None:
    known = samples(profile.name) or (b"{}", b"<a/>")
    with TemporaryDirectory() as folder:
        chance = random.Random(seed)  # noqa: S311 - what it chooses is only tried
        _judged(profile, damaged(known[number % len(known)], profile.format, chance), Path(folder))


@pytest.mark.soak
@pytest.mark.parametrize("profile", PROFILES, ids=NAMES)
def test_whatever_the_damage_for_long(profile: Profile, tmp_path: Path) -> None:
    known = samples(profile.name) or (b"{}", b"<a/>")
    for seed in range(3_000):
        chance = random.Random(seed)  # noqa: S311 - what it chooses is only tried
        _judged(profile, damaged(known[seed % len(known)], profile.format, chance), tmp_path)


# --- published samples -----------------------------------------------------------------------------------------

PUBLISHED = [(profile, path) for profile in PROFILES for path in samples_of(profile.name)]


@needs_samples
@pytest.mark.parametrize(
    ("profile", "path"), PUBLISHED, ids=[f"{profile.name}-{path.stem}" for profile, path in PUBLISHED]
)
def test_a_published_sample_is_converted_or_says_what_and_where(profile: Profile, path: Path, tmp_path: Path) -> None:
    first = read(path, profile.name, context=HERE)
    nothing = [found.code for found in first.report] == ["XB-FORMAT-008"]  # a hearing of no case: of the whole file
    assert first.records or first.report.has_errors or nothing
    for found in first.report:
        assert found.location.file == str(path)
        assert found.location.line or nothing
    assert [each.data for each in read(path, profile.name, context=HERE).records] == [
        each.data for each in first.records
    ]
    if not first.records or "write" not in profile.directions:
        return
    written = write(first.records, profile.name)
    if written.value is None:  # the sample lacks what its own format asks for: then that is named
        assert all(found.location.pointer for found in written.report)
        return
    assert not list(faults_of(profile.name, written.value))
    again = tmp_path / f"again.{profile.format}"
    again.write_bytes(written.value)
    assert meant(data(read(again, profile.name, context=HERE))) == meant(data(first))
