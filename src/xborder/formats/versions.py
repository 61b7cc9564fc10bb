"""Messages of another version than the one that a profile reads: said once a message, whatever its records hold."""

from collections.abc import Iterator, Mapping

from xborder.findings import Report, finding
from xborder.formats.frames import Frame
from xborder.formats.mapping_reader import all_lines
from xborder.formats.profile import Profile

_ROOT = "/@"


def other_versions(profile: Profile, root: Frame) -> Report:
    """A finding for each attribute of the root that names another version, flow or interface than is read.

    What it says is kept under extensions, and the records are read as far as they go.
    """
    return Report(
        tuple(
            finding("XB-FORMAT-232", text.place(), excerpt=text.text, source=source, known=known, profile=profile.name)
            for source, known in _fixed(profile).items()
            if (text := root.values.get(source.removeprefix("/"))) is not None and text.text.strip() != known
        )
    )


def is_of_version(profile: Profile, said: Mapping[str, str]) -> bool:
    """Whether the texts at the root of a message say nothing else of its version than the profile does.

    >>> from xborder.formats import load_profile
    >>> is_of_version(load_profile("spi-result").value, {"@SchemaVersion": "0.7"})
    False
    """
    return all(
        text.strip() == known
        for source, known in _fixed(profile).items()
        if (text := said.get(source.removeprefix("/"))) is not None
    )


def _fixed(profile: Profile) -> Mapping[str, str]:
    return dict(_lines(profile))


def _lines(profile: Profile) -> Iterator[tuple[str, str]]:
    for block in profile.blocks:
        for line in all_lines(block.lines):
            if line.fixed is not None:
                yield from ((source, line.fixed) for source in line.sources if source.startswith(_ROOT))
