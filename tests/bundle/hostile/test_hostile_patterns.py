"""R1: no pattern of the program takes long over any text, and no module of identifiers over a long one."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import xborder
from xborder import identifiers

LONG = 100_000
SECONDS = 0.5
"""A pattern that goes over a text once takes a few milliseconds; one that goes over it for each letter takes minutes."""

PIECES = ["a", "A", "1", " ", "\t", "\n", "A1", "a ", "1/", "AB/1", "-", "(", '"', "%", "a,", "a=", "<a"]
ENDS = ["", "!", "\n"]


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module of the program holds, also in its tables."""
    known: set[tuple[Any, int]] = set()
    for module in pkgutil.walk_packages(xborder.__path__, "xborder."):
        if module.name.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(module.name)).items()):
            for pattern in held(value, 3):
                if (key := (pattern.pattern, pattern.flags)) not in known:
                    known.add(key)
                    yield f"{module.name}.{name}", pattern


def held(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and type(value) in {list, tuple, set, frozenset}:
        for each in value:
            yield from held(each, depth - 1)
    elif depth and type(value) is dict:
        for each in value.values():
            yield from held(each, depth - 1)


def test_r1_no_pattern_takes_long_to_match() -> None:
    texts = [piece * (LONG // len(piece)) + end for piece in PIECES for end in ENDS]
    found = list(patterns())
    slow = []
    for name, pattern in found:
        for text in texts:
            given = text if isinstance(pattern.pattern, str) else text.encode()
            begin = time.process_time()
            pattern.fullmatch(given)
            pattern.match(given)
            if time.process_time() - begin > SECONDS:
                slow.append((name, text[:4], text[-1:]))
                break

    assert len(found) > 200
    assert slow == []


MODULES = sorted(module.name for module in pkgutil.iter_modules(identifiers.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_r1_no_identifier_takes_long_over_a_long_text(name: str) -> None:
    module = importlib.import_module(f"xborder.identifiers.{name}")
    for verb in ("is_valid", "explain", "suggest"):
        work = getattr(module, verb, None)
        for piece in PIECES if work and hasattr(module, "is_valid") else ():
            begin = time.process_time()
            work(piece * (LONG // len(piece)))  # type: ignore[misc] # there is no loop where it is None
            assert time.process_time() - begin < SECONDS, (verb, piece)
