"""A function in the making that reads a record or an item, and the expressions for what it reads from."""

from collections.abc import Iterable, Mapping

import attrs

from xborder.formats.quick.guards import Step
from xborder.formats.quick.objects import Form, Objects
from xborder.formats.quick.targets import Place
from xborder.formats.source_nodes import Node, Spot
from xborder.schema.shapes import Shape


@attrs.define
class Scope:
    """A function in the making: that of the record, or of one item of a group.

    ``shape`` is that of what it makes, None for values that are JSON-shaped;
    ``levels`` are those of the block in the function of a record, None in that
    of a group; ``targets`` the variable of each line and group, by its identity.
    """

    start: Node
    shape: Shape | None
    levels: tuple[str, ...] | None
    objects: Objects
    steps: list[Step] = attrs.field(factory=list)
    place: Place = attrs.field(factory=Place)
    targets: dict[int, str] = attrs.field(factory=dict)
    itself: list[str] = attrs.field(factory=list)
    bases: dict[str, str] = attrs.field(factory=lambda: {"V": "V = F.values"})

    def form(self, variable: str) -> Form | None:
        """What a variable must hold, None for a JSON-shaped value."""
        return self.objects.forms.get(variable)


def used(bases: Mapping[str, str], body: Iterable[str]) -> list[str]:
    """The lines that set the variables for frames which a function uses."""
    lines = list(body)
    return [base for name, base in bases.items() if any(f"{name}.get(" in line for line in lines)]


def base_of(spot: Spot) -> str:
    """An expression for the frame of a spot."""
    return "R" if spot.rooted else f"F.around({spot.out})" if spot.out else "F"


def values_of(base: str) -> str:
    """The variable that holds the texts of a frame."""
    return "V" if base == "F" else f"V{base.removeprefix('F.around(').removesuffix(')')}"
