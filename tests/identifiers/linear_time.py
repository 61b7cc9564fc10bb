"""Texts made to be slow: every verb of a module must be done with each in linear time."""

import contextlib
import time

from xborder.identifiers import InvalidIdentifier
from xborder.identifiers.protocol import IdentifierModule

#: A hundred thousand characters take well under this; a quadratic reading takes minutes.
MOST_SECONDS = 1.0


def texts(seed: str) -> tuple[str, ...]:
    """Long texts that begin like a number, or are nothing but separators, digits, letters or look-alikes."""
    long = 100_000
    marks = ("9", "A", " ", "-", "O", "\u0661", "\u00df", "\ud800", "\x00")
    return (
        *(seed + mark * long for mark in marks),
        *(mark * long + seed for mark in marks),
        seed * (long // len(seed)),
    )


def assert_linear(module: IdentifierModule, seed: str) -> None:
    """Each hostile text is refused, or read, quickly and without another exception."""
    for text in texts(seed):
        started = time.perf_counter()
        module.suggest(text)
        module.explain(text)
        module.doubts(text)
        for profile in module.PROFILES:
            module.is_valid(text, profile=profile)
        with contextlib.suppress(InvalidIdentifier):
            module.format(text)
        assert time.perf_counter() - started < MOST_SECONDS
