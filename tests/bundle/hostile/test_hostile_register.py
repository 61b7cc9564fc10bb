"""Every kind of attack that is known has a test here, by its number; and every limit is kept at itself and one over."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from xborder.bundle.container import BagLimits
from xborder.bundle.verdict import Verdict
from xborder.files import safe_names

ROWS = {"z": 16, "n": 11, "x": 10, "y": 6, "j": 6, "r": 1, "c": 2, "o": 6, "t": 14}
"""Archives, names, XML, YAML, JSON, patterns, CSV, outputs, tampering: how many of each are known."""


def test_every_known_attack_has_a_test() -> None:
    names: set[str] = set()
    for path in Path(__file__).parent.glob("test_hostile_*.py"):
        for name in re.findall(r"def test_((?:[a-z][0-9]+_)+)", path.read_text(encoding="utf-8"), re.ASCII):
            names |= set(name.strip("_").split("_"))

    assert {f"{kind}{number}" for kind, most in ROWS.items() for number in range(1, most + 1)} - names == set()


@pytest.mark.parametrize(
    ("fits", "over"),
    [
        ("x" * 255, "x" * 256),
        ("é" * 127, "é" * 128),
        ("/".join(["d" * 59] * 4), "/".join(["d" * 60] * 4)),
    ],
    ids=["letters of a name", "bytes of a name", "letters of a path"],
)
def test_names_at_their_limit_and_over(fits: str, over: str) -> None:
    if "/" in fits:
        assert (len(fits), len(over)) == (239, 243)
        fits, over = fits + "d", fits + "dd"
    else:
        fits, over = (fits, over) if len(fits) <= 240 else (fits[:240], over)
    assert safe_names.check(fits) is None
    assert safe_names.check(over) is not None


@pytest.mark.parametrize("name", ["files", "structural_bytes", "findings"])
def test_the_limits_of_a_folder_at_themselves_and_over(bag: Path, check: Callable[..., Verdict], name: str) -> None:
    if name == "findings":
        for number in range(5):
            (bag / f"data/more{number}").write_bytes(b"x")
    largest = max(path.stat().st_size for path in bag.rglob("*") if path.is_file() and "data" not in path.parts)
    files = sum(path.is_file() for path in bag.rglob("*"))
    most = {"files": files, "structural_bytes": largest, "findings": len(check(bag).report)}[name]
    code = {"files": "XB-BAG-009", "structural_bytes": "XB-BAG-015", "findings": "XB-VERIFY-042"}[name]

    assert code not in {found.code for found in check(bag, limits=BagLimits(**{name: most})).report}
    assert code in {found.code for found in check(bag, limits=BagLimits(**{name: most - 1})).report}
