"""The file that a conversion writes: fragments one after another, or a document at the end."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from xborder.findings import Report, Sourced
from xborder.formats.loss import LossReport
from xborder.formats.parts.fragments import FRAMES, alone, form_of, heading
from xborder.formats.printing import read_again, write
from xborder.formats.profile import Profile
from xborder.formats.result import WriteResult


class FragmentOutput:
    """Fragments joined as they come, in constant memory.

    ``before`` is a file that this one begins with, left by an earlier run: its
    records keep their bytes, unless it is a single one that stood in no wrapper.
    """

    def __init__(self, profile: Profile, handle: BinaryIO, before: Path | None = None) -> None:
        self._form = form_of(profile) or ""
        self._head, self.between, self._tail = FRAMES[self._form]
        if self._form == "csv":
            self._head = heading(profile)
        self._handle = handle
        self._first: bytes | None = None
        self.number = 0
        if before is not None:
            self._go_on(before)

    def add(self, written: bytes, number: int) -> None:
        """Put records behind the others."""
        if not number:
            return
        if self.number == 0 and number == 1 and self._form in {"json", "yaml"}:
            self._first = written  # a single record stands in no wrapper: whether there is another is not known yet
        else:
            self._begin()
            self._handle.write((self.between if self.number else b"") + written)
        self.number += number

    def close(self) -> None:
        """End the file."""
        if self._first is not None:
            self._handle.write(alone(self._form, self._first))
        elif self.number:
            self._handle.write(self._tail)

    def _begin(self) -> None:
        if self.number == 0:
            self._handle.write(self._head)
        elif self._first is not None:
            self._handle.write(self._head + self._first)
            self._first = None

    def _go_on(self, before: Path) -> None:
        size = before.stat().st_size
        with before.open("rb") as handle:
            if self._form in {"json", "yaml"} and handle.read(len(self._head)) != self._head:
                handle.seek(0)
                self._first, self.number = _wrapped(self._form, handle.read()), 1
                return
            handle.seek(0)
            _copy(handle, self._handle, size - len(self._tail))
        self.number = 1  # or more: what counts is that there are some


def _wrapped(form: str, document: bytes) -> bytes:
    """A single record as it stands in a wrapper."""
    if form == "json":
        return "\n".join(f"    {line}" for line in document.decode().rstrip("\n").split("\n")).encode()
    import yaml

    from xborder.formats.canonical import write_documents

    whole = write_documents([yaml.safe_load(document), {}], form)
    return whole.removeprefix(FRAMES[form][0]).removesuffix(b"- {}\n")


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size > 0 and (data := source.read(min(size, 1 << 20))):
        target.write(data)
        size -= len(data)


class DocumentOutput:
    """Records kept until the end, for a format that is written as one document."""

    def __init__(self, profile: Profile, folders: tuple[Path, ...] = ()) -> None:
        self._profile, self._folders = profile, folders

    def makes(self, record: Sourced) -> bool:
        """Whether the format writes a record itself, and not only as what another record says too."""
        return record.type not in {block.type for block in self._profile.blocks if block.derived}

    def repeated(self, record: Sourced, others: Sequence[Sourced]) -> list[Sourced]:
        """Which of the others are what a message of this record says once more."""
        made = write([record], self._profile.name, folders=self._folders)
        if made.value is None or not others:
            return []
        said = read_again(made.value, [record], self._profile.name, self._folders).records
        known = Counter((each.type, each.data["ref"]) for each in said)
        found = []
        for each in others:
            if known[each.type, each.data["ref"]]:
                known[each.type, each.data["ref"]] -= 1
                found.append(each)
        return found

    def print(self, records: Sequence[Sourced]) -> tuple[WriteResult, dict[int, Report]]:
        """The document, and what was found in each record that the format cannot hold, by its index.

        Such records are left out of the document. No value where none is left, or
        where those that are left do not go into one document.
        """
        whole = write(records, self._profile.name, folders=self._folders)
        if whole.value is not None:
            return whole, {}
        own = any(self.makes(record) for record in records)
        judged = {index: record for index, record in enumerate(records) if self.makes(record) or not own}
        single = {index: write([record], self._profile.name, folders=self._folders) for index, record in judged.items()}
        bad = {index: made.report for index, made in single.items() if made.value is None}
        good = [record for index, record in enumerate(records) if index not in bad]
        if not bad or not good:
            return whole if not bad else WriteResult(loss=LossReport()), bad
        return write(good, self._profile.name, folders=self._folders), bad
