"""A build killed at any moment leaves a whole bundle or none, and the next command puts things right.

Half of the kills come at random moments, half before a random change to the disk,
so that the short time in which a bundle takes its place is met as well. ``pytest -m
soak`` kills 200 builds, the normal run a few.
"""

import random
import signal
from pathlib import Path

import pytest

from end_to_end.kills import Stage, after, before

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
FEW, MANY = 6, 200
STEPS = 2_000
"""More changes to the disk than a build makes, the removal of an older bundle among them; the last ones never come."""


def soak(stage: Stage, kills: int, seed: int) -> list[str]:
    """Kill one build after another; give what was wrong, and after which kill."""
    dice = random.Random(seed)  # noqa: S311 - when the process is killed needs no secrecy
    found = []
    for number in range(kills):
        seconds, step = dice.uniform(0.1, 1.2) * stage.seconds, dice.randrange(1, STEPS)
        wrong = stage.attempt(after(seconds) if number % 2 else before(step), replace=number % 4 < 2)
        if number % 10 == 9 or number == kills - 1:
            wrong += stage.completed()
        found += [f"kill {number}, {seconds:.3f} s or step {step}: {fault}" for fault in wrong]
    return found


def test_a_few_killed_builds(case: Path, tmp_path: Path) -> None:
    assert soak(Stage.set_up(case, tmp_path / "work"), FEW, seed=11) == []


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
def test_two_hundred_killed_builds(case: Path, tmp_path: Path, part: int) -> None:
    assert soak(Stage.set_up(case, tmp_path / "work"), MANY // 4, seed=100 + part) == []
