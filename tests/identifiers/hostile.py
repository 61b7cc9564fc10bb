"""Texts of 100,000 characters that a careless pattern would take very long over."""

import time
from types import ModuleType

HOSTILE = (
    "0" * 100_000,
    "1" * 99_999 + "!",
    "A" * 100_000,
    "+" * 100_000,
    "/" * 100_000,
    " " * 100_000,
    " " * 99_999 + "1",
    "1 " * 50_000,
    "0(" * 50_000,
    "36/" * 33_333,
    "A1" * 50_000,
    "PC " * 33_333,
    "\u0661" * 100_000,
    "\u00a0" * 99_999 + "x",
    "\ufdfa" * 100_000,  # one character that normalises to eighteen
)


def slowest(module: ModuleType) -> float:
    """Seconds that the slowest verb of a module takes over the worst of the texts."""
    worst = 0.0
    for text in HOSTILE:
        for verb in (module.explain, module.suggest, module.doubts, module.is_valid):
            begun = time.perf_counter()
            verb(text)
            worst = max(worst, time.perf_counter() - begun)
    return worst
