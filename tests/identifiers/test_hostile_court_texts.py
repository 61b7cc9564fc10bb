import contextlib
import time

import pytest

from xborder.identifiers import InvalidIdentifier, court, court_case, cro, force, ho_class, ou
from xborder.identifiers.protocol import IdentifierModule

MODULES: tuple[IdentifierModule, ...] = (cro, court_case, ho_class, ou, force, court)

HOSTILE = [
    "9" * 100_000,
    "SF" * 50_000,
    "/" * 100_000,
    " " * 100_000 + "9",
    "9/" * 50_000 + "A",
    "\uff11" * 100_000,
    "a" * 100_000,
    "9/" * 31 + "A",
    "SF0" * 21,
    "O " * 32,
    "CRO" + "." * 60,
    "\ufdfa" * 64,
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.SCHEME)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:3]))
def test_a_long_or_strange_text_is_answered_at_once(module: IdentifierModule, text: str) -> None:
    force.suggest("Norfolk")  # the list of forces is read once
    start = time.perf_counter()
    assert not module.is_valid(text)
    assert module.explain(text).reason
    assert module.doubts(text) == ()
    module.suggest(text)
    for verb in (module.compact, module.format, module.parts):
        with contextlib.suppress(InvalidIdentifier):
            verb(text)
    assert time.perf_counter() - start < 1
