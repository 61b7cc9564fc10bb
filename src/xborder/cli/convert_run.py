"""A conversion from its beginning to its end: what is read, written, set aside and remembered."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

import attrs
import click

from xborder.cli.convert_inputs import Input, profile_of
from xborder.cli.convert_plan import Planned, free
from xborder.cli.convert_wish import Wish
from xborder.cli.judge import Judge
from xborder.files.whole_file import WholeFile
from xborder.findings import Finding, Location, finding
from xborder.formats.parts.converting import Converting, Counts, Key, Listener, Source, lose
from xborder.formats.parts.fragments import form_of
from xborder.formats.parts.losing import summary
from xborder.formats.parts.loss_file import LossFile
from xborder.formats.parts.output import FragmentOutput
from xborder.formats.parts.piece import Layout
from xborder.formats.parts.pool import Pool
from xborder.formats.parts.quarantine import SUFFIX, Quarantine
from xborder.formats.parts.state import NextState, State, digest
from xborder.formats.parts.work import Task
from xborder.formats.printing import write
from xborder.formats.profile import Profile

_ASIDE = "quarantine:"


@attrs.frozen
class _Taken:
    """What became of an input."""

    input: Input
    lineage: str
    name: str
    target: Path | None
    counts: Counts
    aside: Quarantine | None


@attrs.define(kw_only=True)
class Run:
    """One run of the command. ``made`` are the files that wait to be moved into place."""

    wish: Wish
    judge: Judge
    work: Path
    old: State
    went: Callable[[int], None]
    losses: LossFile = attrs.field(init=False)
    state: NextState | None = None
    made: list[WholeFile] = attrs.field(factory=list)
    aside: list[Quarantine] = attrs.field(factory=list)
    cleared: list[str] = attrs.field(factory=list)
    counts: Counts = attrs.field(factory=Counts)
    uncut: bool = False
    _names: dict[str, str] = attrs.field(factory=dict)
    _printed: Path | None = None
    _numbers: Iterator[int] = attrs.field(factory=count)

    def __attrs_post_init__(self) -> None:
        self.losses = LossFile(self.work / "losses")

    def begin(self) -> None:
        """Open the state of this run, where there is to be one."""
        if self.wish.quarantine is not None:
            self.state = NextState(self.wish.quarantine, self.old, self.wish.target.name, replace=self._may_replace)
            self.made.append(self.state.file)

    @property
    def _may_replace(self) -> bool:
        return self.wish.resume or self.wish.replace

    def convert(self, planned: Planned, pool: Pool) -> None:
        """Convert all inputs of an output."""
        wish, whole = self.wish, form_of(self.wish.target) is None
        target = self._target(planned)
        before = target if target is not None and str(target) in self.old.outputs and not whole else None
        task = Task(
            source="", target=wish.target.name, context=wish.context, work=self.work, folders=wish.folders,
            each_loss=wish.loss is not None,
        )  # fmt: skip
        with self._opened(target, again=before is not None) as (file, handle):
            out = None if whole else FragmentOutput(wish.target, handle, before)
            listener = Listener(
                found=self.judge.take, kept=self._kept(target or Path()), went=self.went, losses=self.losses
            )
            converting = Converting(task=task, target=wish.target, pool=pool, listener=listener, out=out)
            taken = [self._source(one, converting, target) for one in planned.inputs]
            good = 0 if out is None else sum(each.counts.good for each in taken if each is not None)
            if out is not None and good:
                out.close()
            elif out is None and converting.held:
                good = self._document(converting, handle, target)
            for each in taken:
                self._count(each)
            self._ended(file, target, good, before)

    def _ended(self, file: WholeFile | None, target: Path | None, good: int, before: Path | None) -> None:
        if file is None:
            return
        if not good:
            file.discard()
            return
        self.made.append(file)
        if target is not None:
            self._note(file, target, digest(target) if before is not None or self.wish.replace else None)

    def _target(self, planned: Planned) -> Path | None:
        """Where an output goes; a document that an earlier run wrote stays, and the new one stands beside it."""
        if planned.output is None or form_of(self.wish.target) is not None or not self.wish.resume:
            return planned.output
        return free(planned.output, {Path(name) for name in self.old.outputs})

    @contextmanager
    def _opened(self, target: Path | None, *, again: bool) -> Iterator[tuple[WholeFile | None, BinaryIO]]:
        if target is None:
            self._printed = self.work / "printed"
            with self._printed.open("wb") as handle:
                yield None, handle
            return
        file = WholeFile(target, replace=self.wish.replace or again)
        try:
            yield file, file.handle
        except BaseException:
            file.discard()
            raise

    def _source(self, one: Input, converting: Converting, target: Path | None) -> "_Taken | None":
        profile = profile_of(one, self.wish.source, self.wish.folders)
        self.judge.take(profile.report)
        if profile.value is None:
            self.judge.unreadable = True
            self.went(one.path.stat().st_size if one.path.is_file() else 0)
            return None
        lineage, name = self._lineage(one)
        source = Source(
            path=one.path,
            label=one.label,
            profile=profile.value,
            done=self._done(lineage, name),
            aside=None if self.wish.quarantine is None else self._quarantine(one, profile.value, name),
        )
        counts, aside = converting.take(source)
        if self.state is not None and target is not None:
            self.state.source(lineage, target, one.path)
        return _Taken(one, lineage, name, target, counts, aside)

    def _count(self, taken: "_Taken | None") -> None:
        if taken is None:
            return
        counts, aside = taken.counts, taken.aside
        unread = counts.bad and not counts.read and not counts.skipped and (aside is None or not counts.cut)
        self.judge.unreadable = self.judge.unreadable or bool(unread)
        self.counts.good += counts.good
        self.counts.bad += counts.bad
        self.counts.skipped += counts.skipped
        self.uncut = self.uncut or not counts.cut
        if aside is not None and aside.number:
            self.aside.append(aside)
            if self.state is not None and taken.target is not None and not taken.lineage.startswith(_ASIDE):
                self.state.aside(taken.lineage, taken.target, taken.name, cut=counts.cut)
        elif aside is not None:
            self.cleared.append(taken.name)
        elif counts.bad and not unread:
            self.judge.take([finding("XB-FORMAT-102", Location(file=taken.input.label), count=counts.bad)])

    def _lineage(self, one: Input) -> tuple[str, str]:
        """How the state calls a source, and the name of its quarantine file."""
        quarantine = self.wish.quarantine
        if quarantine is not None and one.path.parent.resolve() == quarantine.resolve():
            return f"{_ASIDE}{one.path.name}", one.path.name
        if one.label not in self._names:
            taken = {Path(name) for name in self._names.values()}
            self._names[one.label] = str(free(Path(one.name.name), taken))
        return one.label, self._names[one.label]

    def _done(self, lineage: str, name: str) -> Counter[str]:
        if not self.wish.resume:
            return Counter()
        copied = self.old.asides.get(name) if lineage.startswith(_ASIDE) else None
        return self.old.converted(*{lineage, f"{_ASIDE}{name}", *([copied] if copied else [])})

    def _quarantine(self, one: Input, profile: Profile, name: str) -> Callable[[tuple[Layout, ...]], Quarantine]:
        def made(layouts: tuple[Layout, ...]) -> Quarantine:
            return Quarantine(
                source=one.path,
                label=one.label,
                profile=profile.name,
                form=profile.format,
                name=name,
                layouts=layouts,
                spool=self.work / f"aside-{next(self._numbers)}",
            )

        return made

    def _kept(self, output: Path) -> Callable[[Source, Iterable[Key]], None]:
        def kept(source: Source, keys: Iterable[Key]) -> None:
            if self.state is not None:
                lineage, _ = self._lineage(Input(path=source.path, label=source.label, name=Path(source.label)))
                for key, span in keys:
                    self.state.record(lineage, output, key, span)

        return kept

    def _document(self, converting: Converting, handle: BinaryIO, target: Path | None) -> int:
        made = converting.document()
        number = len(converting.held)
        if made.value is None and self.wish.in_folder and number > 1 and target is not None:
            return self._one_each(converting, target)
        self.judge.take(made.report)
        lose(converting.listener, made, each=self.wish.loss is not None)
        if made.value is None:
            converting.none_written()
            return 0
        handle.write(made.value)
        return number

    def _one_each(self, converting: Converting, target: Path) -> int:
        """A message of its own for each record, where they do not go into one; then ``target`` is not written."""
        taken = {Path(name) for name in self.old.outputs}
        free_numbers = (number for number in count(1) if _numbered(target, number) not in taken)
        for each, number in zip(converting.held, free_numbers, strict=False):
            made = write([each.record], self.wish.target.name, folders=self.wish.folders)
            self.judge.take(made.report)
            lose(converting.listener, made, each=self.wish.loss is not None)
            path = _numbered(target, number)
            file = WholeFile(path, replace=self.wish.replace)
            self.made.append(file)
            file.handle.write(made.value or b"")
            self._kept(path)(each.source, [each.key])
            self._note(file, path, None)
        return 0

    def _note(self, file: WholeFile, target: Path, before: str | None) -> None:
        """Make a file ready for its place, and note what it is."""
        file.seal()
        if self.state is not None:
            self.state.output(target, before, digest(file.made))

    def end(self) -> bool:
        """Move everything into place, or nothing: False where the wishes of the user forbid it."""
        if self.wish.workers > 1 and (self.uncut or self.wish.processes == 1):
            self.judge.take([self._one_process()])
        losing = sum(self.losses.counts.values()) or self.counts.bad
        blocked = self.wish.strict and bool(losing)
        if blocked:
            self.judge.take([finding("XB-CLI-003")])
        if self.wish.loss is not None:
            report = WholeFile(self.wish.loss, replace=True)
            self.made.insert(0, report)
            self.losses.write(report.handle)
        if not blocked:
            self._commit()
        elif self.wish.loss is not None:
            self.made[0].commit()
        return not blocked

    def _commit(self) -> None:
        """The order matters: the state tells which outputs count if the rest is cut off.

        What is set aside comes last, as it may take the place of the very file
        that the output was made from.
        """
        if self.wish.quarantine is not None:
            self._write_aside(self.wish.quarantine)
        for file in self.made:
            file.commit()
        if self.wish.quarantine is not None:
            self._clear(self.wish.quarantine)
        if self._printed is not None:
            with self._printed.open("rb") as handle:
                while data := handle.read(1 << 20):
                    click.echo(data, nl=False)

    def _write_aside(self, folder: Path) -> None:
        for aside in self.aside:
            self.made += aside.write(folder)
            where = Location(file=str(folder / aside.name))
            self.judge.take([finding("XB-FORMAT-105", where, count=aside.number, list=f"{aside.name}{SUFFIX}")])

    def _clear(self, folder: Path) -> None:
        """Remove what was set aside before, and is in the output now."""
        for name in self.cleared:
            for gone in (folder / name, folder / f"{name}{SUFFIX}"):
                gone.unlink(missing_ok=True)

    def _one_process(self) -> Finding:
        """Say why there was no use for more processes."""
        if self.wish.processes == 1:
            return finding("XB-FORMAT-101", reason=f"The format {self.wish.target.name} is written as one document.")
        return finding("XB-FORMAT-101", reason="At least one source cannot be divided into its records.")

    def discard(self) -> None:
        """Leave nothing behind of what is not in its place."""
        self.losses.close()
        for file in self.made:
            file.discard()

    def told(self) -> None:
        """Say how many records there were, and what was lost."""
        counts = self.counts
        more = f", {counts.skipped:,} were in the output already" if counts.skipped else ""
        click.echo(f"{counts.good:,} converted, {counts.bad:,} could not be{more}", err=True)
        read, written = (summary(self.losses.counts, side) for side in ("read", "written"))
        click.echo(f"read: {read}; written: {written}", err=True)


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-{number}{path.suffix}")
