"""The places of a source: the nodes of a profile's tree, and the spots where lines find their texts."""

import attrs

from xborder.formats.frames import Frame, Text

#: Names of a source that is not a place: the item itself, and the number of the record in its file.
ITSELF, ORDINAL = ".", "#"
PSEUDO = frozenset((ITSELF, ORDINAL))


@attrs.define(kw_only=True)
class Node:
    """A place in the source.

    ``name`` is its name there (in XML ``{namespace}local``); ``key`` its path
    within the frame it belongs to; ``repeats`` if each occurrence is a frame of
    its own, ``record`` if that frame is a record, and ``around`` if records stand inside it; ``variants`` the items of
    a keyed list that are told apart by a member's value.
    """

    name: str = ""
    label: str = ""
    key: str = ""
    leaf: bool = False
    repeats: bool = False
    record: bool = False
    around: bool = False
    parent: "Node | None" = attrs.field(default=None, eq=False, repr=False)
    children: dict[str, "Node"] = attrs.field(factory=dict)
    variants: list["Variant"] = attrs.field(factory=list)

    @property
    def alone(self) -> bool:
        """Whether it is a record with none inside, so that something odd in it concerns no other record."""
        return self.record and not self.around


@attrs.frozen(kw_only=True)
class Variant:
    """One item of a keyed list: the one whose ``member`` has the value ``equal``."""

    member: str
    equal: str
    node: Node


@attrs.frozen(kw_only=True)
class Spot:
    """Where a line finds its text: in the root frame, the current one, or ``out`` levels around it.

    From there through ``hops``, at ``key``.
    """

    rooted: bool
    out: int = 0
    hops: tuple[str, ...]
    key: str

    def base(self, root: Frame, frame: Frame) -> Frame:
        """The frame from which the path goes in, seen from a frame."""
        return root if self.rooted else frame.around(self.out)

    def find(self, root: Frame, frame: Frame) -> Text | None:
        """What stands there, seen from a frame."""
        return self.base(root, frame).find(self.hops, self.key)

    def text(self, root: Frame, frame: Frame) -> Text | None:
        """What stands there; blank text is none."""
        found = self.find(root, frame)
        return found if found is not None and found.text.strip() else None


def around(start: Node, levels: int) -> Node:
    """The node of the frame so many levels out; the root where there are fewer."""
    here = start
    for _ in range(levels):
        here = here.parent or here
        while here.parent is not None and not here.repeats:
            here = here.parent
    return here
