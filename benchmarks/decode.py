"""JSON to records, side by side in one process: ratios to the floor, not seconds.

The floor is msgspec decoding to dicts, which checks nothing. Each round runs
every way once, in an order that moves on each time; the medians are compared.

    python benchmarks/decode.py
"""

import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from xborder.model.offender import OffenderRecord
from xborder.schema import decode, decode_json, encode

ROUNDS = 15
CALLS = 200
SAMPLE = Path(__file__).parents[1] / "fixtures" / "valid" / "offender" / "every-field.json"


def ways() -> dict[str, Callable[[], Any]]:
    """What is compared, by name; the first is the floor."""
    raw = msgspec.json.encode(msgspec.json.decode(SAMPLE.read_bytes()))
    bad = raw.replace(b'"Fenwright"', b"null")
    record = decode_json(raw, OffenderRecord).value
    return {
        "msgspec to dict (floor)": lambda: msgspec.json.decode(raw),
        "decode_json, good record": lambda: decode_json(raw, OffenderRecord),
        "decode_json, bad record": lambda: decode_json(bad, OffenderRecord),
        "decode alone (cattrs, strict)": lambda: decode(msgspec.json.decode(raw), OffenderRecord),
        "encode": lambda: encode(record),
    }


def seconds(work: Callable[[], Any]) -> float:
    """How long some calls take together."""
    begun = time.perf_counter()
    for _ in range(CALLS):
        work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print one line for each way."""
    work = ways()
    names = list(work)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(ROUNDS):
        first = turn % len(names)
        for name in itertools.chain(names[first:], names[:first]):
            taken[name].append(seconds(work[name]))
    floor = statistics.median(taken[names[0]])
    for name in names:
        print(f"{statistics.median(taken[name]) / floor:8.2f}  {name}")


if __name__ == "__main__":
    main()
