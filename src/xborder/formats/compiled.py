"""A profile made ready to run, once."""

from functools import cache
from typing import Any

import attrs

from xborder.formats.mapping_reader import BlockReader
from xborder.formats.profile import Profile
from xborder.formats.profile_loading import load_profile
from xborder.formats.source_tree import SourceTree


@attrs.frozen
class Compiled:
    """The tree of a profile's source and the readers of its blocks, in their order.

    ``written`` keeps code that is made for the profile when a large file is read.
    """

    profile: Profile
    tree: SourceTree
    readers: tuple[BlockReader, ...]
    written: dict[Any, Any] = attrs.field(factory=dict, eq=False, repr=False)


def compiled(profile: Profile) -> Compiled:
    """A profile made ready: its paths become a tree, its lines functions; kept where it is one of the package's."""
    shipped = load_profile(profile.name).value
    return _kept(profile.name) if shipped is profile else _compiled(profile)


@cache
def _kept(name: str) -> Compiled:
    profile = load_profile(name).value
    if profile is None:
        raise KeyError(name)
    return _compiled(profile)


def _compiled(profile: Profile) -> Compiled:
    tree = SourceTree(profile)
    return Compiled(profile, tree, tuple(BlockReader(profile, tree, block) for block in profile.blocks))
