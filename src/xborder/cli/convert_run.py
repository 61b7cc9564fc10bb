"""A conversion from its beginning to its end: what is read, written, set aside and remembered."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import attrs
import click

from xborder.cli.convert_documents import Documents
from xborder.cli.convert_inputs import Input, profile_of
from xborder.cli.convert_placing import Placing
from xborder.cli.convert_plan import Planned, free
from xborder.cli.convert_sources import BothChangedError, Sources, is_aside
from xborder.cli.convert_wish import Wish
from xborder.cli.judge import Judge
from xborder.files.whole_file import WholeFile
from xborder.findings import Finding, Location, finding
from xborder.formats.parts.converting import Converting, Counts, Key, Listener, Source
from xborder.formats.parts.fragments import form_of
from xborder.formats.parts.losing import summary
from xborder.formats.parts.loss_file import LossFile
from xborder.formats.parts.output import FragmentOutput
from xborder.formats.parts.pool import Pool
from xborder.formats.parts.quarantine import Quarantine
from xborder.formats.parts.state import NextState, State, digest
from xborder.formats.parts.work import Task


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
    """One run of the command; nothing is in its place before ``end``."""

    wish: Wish
    judge: Judge
    work: Path
    old: State
    went: Callable[[int], None]
    losses: LossFile = attrs.field(init=False)
    counts: Counts = attrs.field(factory=Counts)
    _placing: Placing = attrs.field(init=False)
    _sources: Sources = attrs.field(init=False)
    _state: NextState | None = None
    _uncut: bool = False

    def __attrs_post_init__(self) -> None:
        self.losses = LossFile(self.work / "losses")
        self._placing = Placing(judge=self.judge, quarantine=self.wish.quarantine)
        self._sources = Sources(wish=self.wish, work=self.work, old=self.old)

    def begin(self) -> None:
        """Open the state of this run, where there is to be one."""
        if self.wish.quarantine is not None:
            replace = self.wish.resume or self.wish.replace
            self._state = NextState(self.wish.quarantine, self.old, self.wish.target.name, replace=replace)
            self._placing.made.append(self._state.file)

    def convert(self, planned: Planned, pool: Pool) -> None:
        """Convert all inputs of an output."""
        whole, target = form_of(self.wish.target) is None, self._target(planned)
        before = target if target is not None and target in self.old and not whole else None
        with self._opened(target, again=before is not None) as (file, handle):
            out = None if whole else FragmentOutput(self.wish.target, handle, before)
            converting = Converting(
                task=self._task(), target=self.wish.target, pool=pool, listener=self._listener(target), out=out
            )
            taken = [self._source(one, converting, target) for one in planned.inputs]
            good = 0 if out is None else sum(each.counts.good for each in taken if each is not None)
            if out is not None and good:
                out.close()
            elif out is None and converting.held:
                good = self._documents().write(converting, handle, target)
            for each in taken:
                self._count(each)
            self._ended(file, target, good, before)

    def _task(self) -> Task:
        wish = self.wish
        return Task(
            source="",
            target=wish.target.name,
            context=wish.context,
            work=self.work,
            folders=wish.folders,
            each_loss=wish.loss is not None,
        )

    def _listener(self, target: Path | None) -> Listener:
        def kept(source: Source, keys: Iterable[Key]) -> None:
            self._kept(target or Path(), source, keys)

        return Listener(found=self.judge.take, kept=kept, went=self.went, losses=self.losses)

    def _documents(self) -> Documents:
        return Documents(
            wish=self.wish,
            judge=self.judge,
            old=self.old,
            kept=self._kept,
            made=self._placing.made,
            noted=lambda file, path: self._note(file, path, None),
        )

    def _ended(self, file: WholeFile | None, target: Path | None, good: int, before: Path | None) -> None:
        if file is None:
            return
        if not good:
            file.discard()
            return
        self._placing.made.append(file)
        if target is not None:
            self._note(file, target, digest(target) if before is not None or self.wish.replace else None)

    def _target(self, planned: Planned) -> Path | None:
        """Where an output goes; a document that an earlier run wrote stays, and the new one stands beside it."""
        if planned.output is None or form_of(self.wish.target) is not None or not self.wish.resume:
            return planned.output
        return free(planned.output, self.old)

    @contextmanager
    def _opened(self, target: Path | None, *, again: bool) -> Iterator[tuple[WholeFile | None, BinaryIO]]:
        if target is None:
            self._placing.printed = self.work / "printed"
            with self._placing.printed.open("wb") as handle:
                yield None, handle
            return
        file = WholeFile(target, replace=self.wish.replace or again)
        try:
            yield file, file.handle
        except BaseException:
            file.discard()
            raise

    def _source(self, one: Input, converting: Converting, target: Path | None) -> _Taken | None:
        settled = self._sources.settled(one)
        if settled is not None:
            return _Taken(one, *self._sources.lineage(one), target, settled, None)
        try:
            one = self._sources.standing(one)
        except BothChangedError:
            self.judge.take([finding("XB-FORMAT-108", Location(file=one.label))])
            return None
        if not self._sources.first(one):
            return None
        profile = profile_of(one, self.wish.source, self.wish.folders)
        self.judge.take(profile.report)
        if profile.value is None:
            self.judge.unreadable = True
            self.went(one.path.stat().st_size if one.path.is_file() else 0)
            return None
        lineage, name = self._sources.lineage(one)
        counts, aside = converting.take(self._sources.made(one, profile.value))
        if counts.skipped and self.old.arounds.get(lineage) not in {None, counts.around}:
            self.judge.take([finding("XB-FORMAT-107", Location(file=one.label), count=counts.skipped)])
        if self._state is not None and target is not None:
            self._state.source(lineage, target, one.path, counts.around)
        return _Taken(one, lineage, name, target, counts, aside)

    def _count(self, taken: _Taken | None) -> None:
        if taken is None:
            return
        counts, aside = taken.counts, taken.aside
        unread = counts.bad and not counts.read and not counts.skipped and (aside is None or not counts.cut)
        self.judge.unreadable = self.judge.unreadable or bool(unread)
        self.counts.good += counts.good
        self.counts.bad += counts.bad
        self.counts.skipped += counts.skipped
        self._uncut = self._uncut or not counts.cut
        if aside is not None and aside.number:
            self._placing.aside.append(aside)
            if self._state is not None and taken.target is not None and not is_aside(taken.lineage):
                self._state.aside(taken.lineage, taken.target, taken.name, cut=counts.cut)
        elif aside is not None:
            self._placing.cleared.append(taken.name)
        elif counts.bad and not unread:
            self.judge.take([finding("XB-FORMAT-102", Location(file=taken.input.label), count=counts.bad)])

    def _kept(self, output: Path, source: Source, keys: Iterable[Key]) -> None:
        if self._state is not None:
            lineage, _ = self._sources.lineage(Input(path=source.path, label=source.label, name=Path(source.label)))
            for key, span in keys:
                self._state.record(lineage, output, key, span)

    def _note(self, file: WholeFile, target: Path, before: str | None) -> None:
        """Make a file ready for its place, and note what it is."""
        file.seal()
        if self._state is not None:
            self._state.output(target, before, digest(file.made))

    def end(self) -> bool:
        """Move everything into place, or nothing: False where the wishes of the user forbid it."""
        if self.wish.workers > 1 and (self._uncut or self.wish.processes == 1):
            self.judge.take([self._one_process()])
        losing = sum(self.losses.counts.values()) or self.counts.bad
        blocked = self.wish.strict and bool(losing)
        if blocked:
            self.judge.take([finding("XB-CLI-003")])
        if self.wish.loss is not None:
            report = WholeFile(self.wish.loss, replace=True)
            self._placing.made.insert(0, report)
            self.losses.write(report.handle)
        if not blocked:
            self._placing.commit()
        elif self.wish.loss is not None:
            self._placing.made[0].commit()
        return not blocked

    def _one_process(self) -> Finding:
        """Say why there was no use for more processes."""
        if self.wish.processes == 1:
            return finding("XB-FORMAT-101", reason=f"The format {self.wish.target.name} is written as one document.")
        return finding("XB-FORMAT-101", reason="At least one source cannot be divided into its records.")

    def discard(self) -> None:
        """Leave nothing behind of what is not in its place."""
        self.losses.close()
        self._placing.discard()

    def told(self) -> None:
        """Say how many records there were, and what was lost."""
        counts = self.counts
        more = f", {counts.skipped:,} were in the output already" if counts.skipped else ""
        click.echo(f"{counts.good:,} converted, {counts.bad:,} could not be{more}", err=True)
        read, written = (summary(self.losses.counts, side) for side in ("read", "written"))
        click.echo(f"read: {read}; written: {written}", err=True)
