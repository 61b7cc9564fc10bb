"""Ways to do one job, measured side by side in one process: ratios to a floor, not seconds.

A machine that others use too changes its speed within seconds. So every round
runs each way for a few milliseconds, in an order that moves on by one from
round to round, and compares it with the floor of the same round; what is told
is the median over all rounds. The clock is that of the process, which stands
still while others have the processor; work that waits for files or other
programs needs ``time.perf_counter`` in its place.
"""

import gc
import itertools
import statistics
import time
from collections.abc import Callable, Mapping

import attrs

Work = Callable[[], object]
Clock = Callable[[], float]

#: How long one way runs in one round, in seconds.
SLICE = 0.002


@attrs.frozen
class Row:
    """One way: how many times the floor it takes, and milliseconds for one call (of this machine, at that hour)."""

    name: str
    ratio: float
    milliseconds: float


@attrs.frozen
class Table:
    """What was measured, in the order in which it was given."""

    title: str
    rows: tuple[Row, ...]

    def ratio(self, name: str) -> float:
        """How many times the floor a way takes. Raises KeyError if there is none of this name."""
        for row in self.rows:
            if row.name == name:
                return row.ratio
        raise KeyError(name)

    def markdown(self) -> str:
        """The table as it stands in a README."""
        head = f"### {self.title}\n\n| way | x floor | ms a call |\n|---|--:|--:|\n"
        return head + "".join(f"| {row.name} | {row.ratio:.2f} | {row.milliseconds:,.3f} |\n" for row in self.rows)


def compare(
    title: str,
    ways: Mapping[str, Work],
    floor: str,
    rounds: int = 101,
    clock: Clock = time.process_time,
    calls: int | None = None,
) -> Table:
    """Measure each way against the one named ``floor``.

    ``calls`` is how often each way is called in a round, for work of seconds
    that needs no warming up; None finds out how many calls fill a slice.

    Raises KeyError if there is no such way.
    """
    counts = {name: calls or _calls(work, clock) for name, work in ways.items()}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for turn in range(rounds):
        gc.collect()
        first = turn % len(names)
        for name in itertools.chain(names[first:], names[:first]):
            taken[name].append(_seconds(ways[name], counts[name], clock) / counts[name])
    return Table(title, tuple(_row(name, taken[name], taken[floor]) for name in names))


def _row(name: str, taken: list[float], floor: list[float]) -> Row:
    ratio = statistics.median(mine / least for mine, least in zip(taken, floor, strict=True))
    return Row(name, ratio, statistics.median(taken) * 1e3)


def _calls(work: Work, clock: Clock) -> int:
    """How many calls fill a slice; the first ones warm up and do not count."""
    _seconds(work, 3, clock)
    once = _seconds(work, 3, clock) / 3
    return max(1, round(SLICE / once))


def _seconds(work: Work, calls: int, clock: Clock) -> float:
    begun = clock()
    for _ in range(calls):
        work()
    return clock() - begun
