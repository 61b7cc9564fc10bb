"""What was converted already, so that a later run converts the rest and nothing twice.

The state is a file of JSON Lines in the quarantine folder. Its first line names
its schema and the target. A line of kind ``record`` says that the record of a
source with this key (a digest of its text, or of its values where the source is
not cut) went into an output; its place is where it stood. A line of kind
``source`` gives the digest of a source, one of kind ``output`` the digests of the output before and after it. The state
is written before the outputs are moved into place: if a run is killed between,
the digest of the output tells which of the two counts. Files are called by their
way from the quarantine folder, however they were named.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from xborder.files.refused import Refused
from xborder.files.whole_file import WholeFile
from xborder.findings import Location, finding
from xborder.formats.parts.piece import Span

SCHEMA = "xborder/conversion-state/1"
NAME = "state.jsonl"


def digest(path: Path) -> str | None:
    """The SHA-256 of a file; None if there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def known_as(folder: Path, path: Path) -> str:
    """How the state of a quarantine folder calls a file, from wherever and however it is named.

    >>> known_as(Path("exports/bad"), Path("exports/../exports/kent.csv"))
    '../kent.csv'
    """
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


@attrs.frozen
class Last:
    """The last run that took a source, and the digest that it had then."""

    run: int
    sha256: str | None


@attrs.define
class State:
    """The state as it was found: how often each key of each source is in the outputs.

    ``folder`` is that of the state; ``outputs`` names each output with what it holds; ``asides`` gives for each
    quarantine file that is a copy of a whole source the name of the source, and
    None for one that holds only what was not converted; ``arounds`` the digest of what
    stood around the records of each source; ``sources`` the digest of each and the number of its last run;
    ``names`` its quarantine file; ``dropped`` are the numbers of runs that never came into force.
    """

    folder: Path | None = None
    target: str | None = None
    done: dict[str, Counter[str]] = attrs.field(factory=dict)
    outputs: dict[str, str] = attrs.field(factory=dict)
    asides: dict[str, str | None] = attrs.field(factory=dict)
    arounds: dict[str, str | None] = attrs.field(factory=dict)
    sources: dict[str, "Last"] = attrs.field(factory=dict)
    names: dict[str, str] = attrs.field(factory=dict)
    dropped: set[tuple[int, str]] = attrs.field(factory=set)
    runs: int = 0

    def __contains__(self, output: object) -> bool:
        """Whether a file is an output of an earlier run."""
        return self.folder is not None and isinstance(output, Path) and known_as(self.folder, output) in self.outputs

    def converted(self, *sources: str) -> Counter[str]:
        """How often each key of these sources is in the outputs."""
        return sum((self.done.get(source, Counter()) for source in sources), Counter())


def load_state(folder: Path) -> State:
    """The state of a quarantine folder; an empty one where there is none.

    Raises Refused for a file that is no state, and where an output is not as the last run left it.
    """
    path = folder / NAME
    if not path.is_file():
        return State()
    try:
        head = next(_lines(path))
        if head["schema"] != SCHEMA:
            raise ValueError(SCHEMA)  # noqa: TRY301 - told below, with all else that a state is not
        state = State(folder=folder, target=head["target"])
        _outputs(state, folder, [line for line in _lines(path) if line.get("kind") == "output"])
        for line in _lines(path):  # a second time: there may be more lines than memory holds
            state.runs = max(state.runs, line.get("run", 0))  # a run that converted nothing has no output
            if line.get("kind") == "record" and (line["run"], line["output"]) not in state.dropped:
                state.done.setdefault(line["source"], Counter())[line["key"]] += 1
            elif line.get("kind") == "source" and (line["run"], line["output"]) not in state.dropped:
                state.arounds[line["source"]] = line.get("around")
                state.sources[line["source"]] = Last(line["run"], line.get("sha256"))
            elif line.get("kind") == "aside":
                state.asides[line["name"]] = None if line["cut"] else line["source"]
                state.names[line["source"]] = line["name"]
    except (ValueError, KeyError, StopIteration, TypeError, OSError):
        raise Refused(finding("XB-FORMAT-104", Location(file=str(path)))) from None
    return state


def _outputs(state: State, folder: Path, lines: list[dict[str, Any]]) -> None:
    """Find the last run of each output that came into force."""
    runs: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        runs.setdefault(line["output"], []).append(line)
    for output, ended in runs.items():
        real = digest(folder / output)
        while ended and ended[-1]["after"] != real and ended[-1]["before"] == real:
            state.dropped.add((ended.pop()["run"], output))
        if ended and ended[-1]["after"] != real:
            raise Refused(finding("XB-FORMAT-103", Location(file=os.path.normpath(folder / output))))
        if ended:
            state.outputs[output] = ended[-1]["after"]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)


class NextState:
    """The state after a run, in the making: what counts of the old one, and what this run adds."""

    def __init__(self, folder: Path, old: State, target: str, *, replace: bool) -> None:
        self.run, self._folder = old.runs + 1, folder
        self._outputs: dict[Path, str] = {}
        self.file = WholeFile(folder / NAME, replace=replace)
        self._line({"schema": SCHEMA, "target": target})
        if (folder / NAME).is_file() and old.target is not None:
            for line in _lines(folder / NAME):
                if "kind" in line and (line["run"], line["output"]) not in old.dropped:
                    self._line(line)

    def record(self, source: str, output: Path, key: str, span: Span | None) -> None:
        """Note a record that was converted."""
        place = (
            {} if span is None else {"start": span.start, "end": span.end, "line": span.at[0], "number": span.number}
        )
        self._line(
            {
                "kind": "record",
                "run": self.run,
                "source": source,
                "output": self._known(output),
                "key": key,
                "place": place,
            }
        )

    def source(self, source: str, output: Path, path: Path, around: str | None) -> None:
        """Note the bytes that a source had in this run, and what stood ``around`` its records."""
        line = {"kind": "source", "run": self.run, "source": source, "output": self._known(output)}
        self._line({**line, "sha256": digest(path), "around": around})

    def aside(self, source: str, output: Path, name: str, *, cut: bool) -> None:
        """Note that records of a source were set aside: those alone if it could be ``cut``."""
        line = {"kind": "aside", "run": self.run, "source": source, "output": self._known(output)}
        self._line({**line, "name": name, "cut": cut})

    def output(self, output: Path, before: str | None, after: str | None) -> None:
        """Note the digests of an output before and after the run."""
        line = {"kind": "output", "run": self.run, "output": self._known(output)}
        self._line({**line, "before": before, "after": after})

    def _known(self, output: Path) -> str:
        """How an output is called: asked for each record, and looked up once."""
        if output not in self._outputs:
            self._outputs[output] = known_as(self._folder, output)
        return self._outputs[output]

    def _line(self, data: dict[str, Any]) -> None:
        self.file.handle.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
