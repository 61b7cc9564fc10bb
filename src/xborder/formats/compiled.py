"""A profile made ready to run, once."""

from typing import Any

import attrs

from xborder.formats.mapping_reader import BlockReader
from xborder.formats.profile import Profile
from xborder.formats.source_tree import SourceTree


@attrs.define
class Compiled:
    """The tree of a profile's source and the readers of its blocks, in their order.

    ``written`` keeps code that is made for the profile when a large file is read;
    ``read`` counts the rows that were read without it.
    """

    profile: Profile
    tree: SourceTree
    readers: tuple[BlockReader, ...]
    written: dict[Any, Any] = attrs.field(factory=dict, eq=False, repr=False)
    read: int = attrs.field(default=0, eq=False)


#: What was made ready, by the identity of its profile, which it holds.
_KEPT: dict[int, Compiled] = {}
_MOST = 64


def compiled(profile: Profile) -> Compiled:
    """A profile made ready: its paths become a tree, its lines functions; kept for when it is asked for again."""
    known = _KEPT.get(id(profile))
    if known is None or known.profile is not profile:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        known = _KEPT[id(profile)] = _compiled(profile)
    return known


def _compiled(profile: Profile) -> Compiled:
    tree = SourceTree(profile)
    return Compiled(profile, tree, tuple(BlockReader(profile, tree, block) for block in profile.blocks))
