"""Lines of code that read one element or object, put under one question: whether it is there at all."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

_FEW = 3


@attrs.frozen(kw_only=True)
class Step:
    """The code of one line of a profile.

    ``values`` is the variable that holds the texts it reads, ``within`` the
    elements that they all stand in, from the outermost. The code sets ``variable``,
    if it is given; ``outer`` says that it reads nothing of the record's own, and
    ``keeps`` that it may keep texts which no line can place.
    """

    code: tuple[str, ...]
    values: str = ""
    within: tuple[str, ...] = ()
    variable: str = ""
    outer: bool = False
    keeps: bool = False


def guarded(steps: Sequence[Step], depth: int = 0) -> Iterator[str]:
    """The code of steps in their order, with a question around those of one element."""
    for element, found in groupby(steps, lambda step: (step.values, step.within[depth : depth + 1])):
        some = list(found)
        values, within = element
        if not within:
            for step in some:
                yield from step.code
        elif len(some) < _FEW:
            yield from guarded(some, depth + 1)
        else:
            yield f"if {values}.get({within[0] + '/'!r}) is not None:"
            yield from (f"    {line}" for line in guarded(some, depth + 1))
            absent = [step.variable for step in some if step.variable]
            if absent:
                yield f"else: {' = '.join(absent)} = None"
