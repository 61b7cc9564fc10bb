"""The loss report of a conversion as a file: written record by record, with totals and a few examples of each path."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO

from xborder.formats.parts.losing import Loss, Losses, totals

SCHEMA = "xborder/conversion-loss/1"
#: So many examples are shown of what happened at a path, and so many paths are told apart.
_EXAMPLES, _PATHS = 3, 5_000
_SIDES = ("read", "written")


def loss_schema() -> dict[str, Any]:
    """The JSON Schema of the file.

    >>> loss_schema()["title"]
    'Losses of a conversion'
    """
    text = (resources.files("xborder.formats") / "loss.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


class LossFile:
    """Gathers losses: those of each record go to ``spool`` at once, the totals and examples are kept."""

    def __init__(self, spool: Path) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self._spool = spool
        self._paths: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._out = spool.open("w", encoding="utf-8", newline="\n")

    def add(self, losses: Losses) -> None:
        """Take the losses of a part."""
        self.counts.update(losses.counts)
        for loss in losses.each:
            self._example(loss)
        for record, entries in _by_record(losses.each):
            counts = Counter((loss.side, loss.kind) for loss in entries)
            data = {"record": record, "totals": totals(counts), "entries": [loss.to_data() for loss in entries]}
            self._out.write(json.dumps(data, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """End the gathering."""
        self._out.close()

    def write(self, out: BinaryIO) -> None:
        """Write the whole report."""
        self.close()
        head = {"schema": SCHEMA, "totals": totals(self.counts), **{side: self._side(side) for side in _SIDES}}
        out.write(json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}").encode() + b',\n  "records": [')
        with self._spool.open("rb") as lines:
            out.writelines(listed(lines))
        out.write(b"\n  ]\n}\n")

    def _example(self, loss: Loss) -> None:
        key = (loss.side, loss.kind, loss.path)
        if key not in self._paths and len(self._paths) >= _PATHS:
            key = (loss.side, loss.kind, "")  # all others together
        entry = self._paths.setdefault(
            key, {"kind": loss.kind, "path": key[2], "note": loss.note, "count": 0, "examples": []}
        )
        entry["count"] += 1
        if len(entry["examples"]) < _EXAMPLES:
            data = loss.to_data()
            entry["examples"].append({name: data[name] for name in ("location", "example") if name in data})

    def _side(self, side: str) -> dict[str, Any]:
        paths = [entry for (on, _, _), entry in self._paths.items() if on == side]
        return {"totals": totals(self.counts, side), "paths": paths}


def listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""Lines of JSON as the items of a list.

    >>> b"".join(listed([b"1\n", b"2\n"]))
    b'\n    1,\n    2'
    """
    for number, line in enumerate(lines):
        yield (b",\n    " if number else b"\n    ") + line.rstrip(b"\n")


def _by_record(losses: Iterable[Loss]) -> Iterator[tuple[str | None, list[Loss]]]:
    records: dict[str | None, list[Loss]] = {}
    for loss in losses:
        records.setdefault(loss.record, []).append(loss)
    yield from records.items()
