"""The record that is measured: one community protection notice of about 6 KB on one line.

It is ``fixtures/valid/asb-order/every-field.json``, where every field is
present, with three requirements, three grounds, two acts of service and two
breaches in place of one of each.
"""

import copy
import json
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "fixtures" / "valid" / "asb-order" / "every-field.json"
_HOW_MANY = {"requirements": 3, "grounds": 3, "services": 2, "breaches": 2}


def values() -> dict[str, Any]:
    """The record as JSON-shaped values."""
    made: dict[str, Any] = json.loads(SOURCE.read_bytes())
    for key, number in _HOW_MANY.items():
        first = made[key][0]
        numbered = ({"number": at} if "number" in first else {} for at in range(1, number + 1))
        made[key] = [{**copy.deepcopy(first), **each} for each in numbered]
    return made


def good(number: int = 1) -> bytes:
    """The record as JSON; the number tells one from another."""
    return _line({**values(), "ref": f"CPN-2026-{number:04d}"})


def bad(number: int = 1) -> bytes:
    """The record with three faults deep in it: a null, a date as it is written in Britain, an unknown key."""
    made = {**values(), "ref": f"CPN-2026-{number:04d}"}
    made["services"][0]["place"]["county"] = None
    made["breaches"][1]["occurred_on"] = "16/08/2026"
    made["subject"]["name"]["surname"] = "Fenwright"
    return _line(made)


def _line(made: dict[str, Any]) -> bytes:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
