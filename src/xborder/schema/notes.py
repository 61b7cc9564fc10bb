"""The faults of a document, each with the way down to it."""

from typing import Any, NamedTuple

from xborder.files.limits import DEFAULT_LIMITS
from xborder.schema.fault import Fault

#: The step to a value, after the steps to what holds it; None at the root.
Way = tuple[Any, str | int] | None

_USUAL_BITS = 64


class Noted(NamedTuple):
    """A fault and the way to the value that has it, or that is missing."""

    fault: Fault
    way: Way


class Notes(list[Noted]):
    """The faults of a document.

    ``strange`` is set when something was met, at fault or not, that a quick
    parser may read otherwise than the careful one, or that was not looked into.
    """

    strange = False

    def add(self, fault: Fault, way: Way, value: Any) -> None:
        """Note a fault. What a value of the wrong kind holds is not looked into."""
        # Its traceback would hold this list, which holds the fault: a ring that only the garbage collector undoes.
        self.append(Noted(fault.with_traceback(None), way))
        if isinstance(value, list | dict | float) or (isinstance(value, int) and value.bit_length() > _USUAL_BITS):
            self.strange = True

    def see_key(self, key: str) -> None:
        """Note a key of its author's choice."""
        if len(key) > DEFAULT_LIMITS.key_chars:
            self.strange = True


def steps_to(way: Way) -> list[str | int]:
    """The steps from the root.

    >>> steps_to(((None, "aliases"), 0))
    ['aliases', 0]
    """
    steps = []
    while way is not None:
        way, step = way
        steps.append(step)
    return steps[::-1]
