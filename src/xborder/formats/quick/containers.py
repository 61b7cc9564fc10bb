"""Elements and objects that hold several texts: frames say that one was there, so that nobody looks for its texts else."""

from collections.abc import Sequence

from xborder.formats.source_nodes import Node

#: What the key of such an element ends with, among the texts of a frame.
MARK = "/"
_FEW = 3


def is_marked(node: Node) -> bool:
    """Whether frames say of an element that it was there."""
    return not node.repeats and not node.variants and "[" not in node.key and _texts(node) >= _FEW


def _texts(node: Node) -> int:
    """How many texts an element may hold in its own frame."""
    inside = [child for child in node.children.values() if not child.repeats]
    return sum(child.leaf + _texts(child) for child in inside)


def marks(node: Node) -> frozenset[str]:
    """The keys of all elements below a node that are marked."""
    inner = (marks(child) for child in node.children.values())
    return frozenset(child.key for child in node.children.values() if is_marked(child)).union(*inner)


def around(keys: Sequence[str], marked: frozenset[str]) -> tuple[str, ...]:
    """The marked elements that all of some keys are within, from the outermost.

    >>> around(["A/B/C", "A/B/D"], frozenset({"A", "A/B"}))
    ('A', 'A/B')
    """
    parts = keys[0].split("/")[:-1]
    outer = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    return tuple(each for each in outer if each in marked and all(key.startswith(f"{each}/") for key in keys))
