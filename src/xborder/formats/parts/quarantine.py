"""Records that could not be converted, set aside in the format they came in, so that they can be put right.

In the folder stands, for each source with such records, a file of its format
that holds them and nothing else, beside a list of what is wrong in each
(``NAME.findings.json``). A source that cannot be cut is copied as a whole.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from xborder.files.whole_file import WholeFile
from xborder.findings.report_json import as_dict
from xborder.formats.parts.loss_file import listed
from xborder.formats.parts.piece import Layout, Segment, Span
from xborder.formats.parts.state import digest
from xborder.formats.parts.work import Bad

SCHEMA = "xborder/quarantine/1"
SUFFIX = ".findings.json"
_BETWEEN = {"json": b",\n    ", "xml": b"\n"}


def quarantine_schema() -> dict[str, Any]:
    """The JSON Schema of the list of findings.

    >>> quarantine_schema()["title"]
    'Records set aside by a conversion'
    """
    text = (resources.files("xborder.formats") / "quarantine.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def numbers_in(path: Path) -> tuple[int, ...]:
    """The numbers that the records of a quarantine file had in their message, by the list beside it; none without one.

    >>> numbers_in(Path("absent.xml"))
    ()
    """
    try:
        return tuple(int(record["place"]["number"]) for record in _list_of(path)["records"])
    except (OSError, ValueError, KeyError, TypeError):  # it was taken away, or somebody wrote in it
        return ()


def is_touched(path: Path) -> bool:
    """Whether a quarantine file is there and is not as it was set aside, by the list beside it.

    >>> is_touched(Path("absent.xml"))
    False
    """
    try:
        left = str(_list_of(path)["sha256"])
    except (OSError, ValueError, KeyError, TypeError):  # nobody can tell
        return False
    return digest(path) not in {None, left}


def _list_of(path: Path) -> Any:
    return json.loads(path.with_name(f"{path.name}{SUFFIX}").read_text(encoding="utf-8"))


@attrs.define(kw_only=True)
class Quarantine:
    """The bad records of one source, as they are met: each with the index of its list in the source."""

    source: Path
    label: str
    profile: str
    form: str
    name: str
    layouts: Sequence[Layout] = ()
    spool: Path
    bad: list[list[Span]] = attrs.field(init=False)
    number: int = 0

    def __attrs_post_init__(self) -> None:
        self.bad = [[] for _ in self.layouts]

    def add(self, index: int, bad: Bad) -> None:
        """Set a record aside."""
        self.number += 1
        if bad.span is not None:
            self.bad[index].append(bad.span)
        findings = [as_dict(found, show_values=True) for found in bad.report]
        entry = {"number": self.number, "place": _place(bad), "findings": findings}
        with self.spool.open("a", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def write(self, folder: Path) -> list[WholeFile]:
        """Write both files, ready to be moved into place. Raises Refused where they cannot be written."""
        made = [WholeFile(folder / self.name, replace=True), WholeFile(folder / f"{self.name}{SUFFIX}", replace=True)]
        try:
            if any(self.bad):
                self._cut(made[0].handle)
            else:
                with self.source.open("rb") as handle:
                    shutil.copyfileobj(handle, made[0].handle)
            made[0].seal()
            self._findings(made[1].handle, digest(made[0].made))
        except BaseException:
            for each in made:
                each.discard()
            raise
        return made

    def _cut(self, out: BinaryIO) -> None:
        with self.source.open("rb") as handle:
            first = self.layouts[0]
            _copy(handle, out, first.before[0] if first.before else Segment(0, 0))
            for layout, spans in zip(self.layouts, self.bad, strict=True):
                for number, span in enumerate(spans):
                    out.write(_BETWEEN.get(self.form, b"") if number else b"")
                    ended = _copy(handle, out, Segment(span.start, span.end))
                    out.write(b"" if ended or self.form not in {"csv", "jsonl"} else b"\n")
                after = layout.after[0] if layout.after else Segment(0, 0)
                _copy(handle, out, after)

    def _findings(self, out: BinaryIO, sha256: str | None) -> None:
        head = {
            "schema": SCHEMA,
            "source": self.label,
            "format": self.profile,
            "file": self.name,
            "sha256": sha256,
        }
        out.write(json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}").encode() + b',\n  "records": [')
        with self.spool.open("rb") as lines:
            out.writelines(listed(lines))
        out.write(b"\n  ]\n}\n")


def _place(bad: Bad) -> Mapping[str, int]:
    """Where the record stands in its source: bytes, line and column, and its number in its list (in a table its row)."""
    span = bad.span
    if span is None:
        return {}
    return {"start": span.start, "end": span.end, "line": span.at[0], "column": span.at[1], "number": span.ordinal}


def _copy(source: BinaryIO, out: BinaryIO, segment: Segment) -> bool:
    """Copy a segment; says whether it ends with the end of a line."""
    if segment.text is not None:
        out.write(segment.text)
        return segment.text.endswith(b"\n")
    source.seek(segment.start)
    left, data = segment.end - segment.start, b""
    for data in _blocks(source, left):
        out.write(data)
    return data.endswith(b"\n")


def _blocks(source: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (data := source.read(min(left, 1 << 20))):
        yield data
        left -= len(data)
