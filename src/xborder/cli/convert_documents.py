"""Targets that are written as one document: all records in one, or one for each where they do not go into one."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

import attrs

from xborder.cli.convert_wish import Wish
from xborder.cli.judge import Judge
from xborder.files.whole_file import WholeFile
from xborder.formats.parts.converting import Converting, Key, Source, lose
from xborder.formats.parts.output import DocumentOutput
from xborder.formats.parts.state import State
from xborder.formats.printing import write

#: Told of the records that went into an output.
Kept = Callable[[Path, Source, Iterable[Key]], None]


@attrs.frozen(kw_only=True)
class Documents:
    """Writes the records that were held for a document.

    ``made`` takes each file that is made for one record, ``noted`` is told of it when it is ready.
    """

    wish: Wish
    judge: Judge
    old: State
    kept: Kept
    made: list[WholeFile]
    noted: Callable[[WholeFile, Path], None]

    def write(self, converting: Converting, handle: BinaryIO, target: Path | None) -> int:
        """Write the document; gives the number of records in it, 0 where ``target`` is not to be made."""
        made = converting.document()
        number = len(converting.held)
        if made.value is None and self.wish.in_folder and number > 1 and target is not None:
            self._one_each(converting, target)
            return 0
        self.judge.take(made.report)
        lose(converting.listener, made, each=self.wish.loss is not None)
        if made.value is None:
            converting.none_written()
            return 0
        handle.write(made.value)
        return number

    def _one_each(self, converting: Converting, target: Path) -> None:
        """A message of its own for each record, with what it repeats, where they do not go into one."""
        output = DocumentOutput(self.wish.target, self.wish.folders)
        others = {index: each for index, each in enumerate(converting.held) if not output.makes(each.record)}
        own = [each for index, each in enumerate(converting.held) if index not in others]
        for each, path in zip(own, self._free(target), strict=False):
            said = output.repeated(each.record, [other.record for other in others.values()])
            beside = {index: other for index, other in others.items() if any(other.record is one for one in said)}
            records = [each.record, *(other.record for other in beside.values())]
            made = write(records, self.wish.target.name, folders=self.wish.folders)
            self.judge.take(made.report)
            lose(converting.listener, made, each=self.wish.loss is not None)
            file = WholeFile(path, replace=self.wish.replace)
            self.made.append(file)
            file.handle.write(made.value or b"")
            for one in (each, *beside.values()):
                self.kept(path, one.source, [one.key])
            others = {index: other for index, other in others.items() if index not in beside}
            self.noted(file, path)
        for index in others:
            converting.left_over(index)

    def _free(self, target: Path) -> Iterator[Path]:
        numbered = (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in count(1))
        return (path for path in numbered if path not in self.old)
