"""What each input of a conversion is called in the state and the quarantine, and what of it is converted already."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import attrs

from xborder.cli.convert_inputs import STDIN_LABEL, Input
from xborder.cli.convert_plan import free
from xborder.cli.convert_wish import Wish
from xborder.formats.parts.converting import Counts, Source
from xborder.formats.parts.piece import Layout
from xborder.formats.parts.quarantine import Quarantine, is_touched, numbers_in
from xborder.formats.parts.state import State, digest, known_as
from xborder.formats.profile import Profile

_ASIDE = "quarantine:"


class BothChangedError(Exception):
    """A source and what was set aside of it were both changed, so that nobody can say which of them counts."""


@attrs.define(kw_only=True)
class Sources:
    """The inputs of one run, each with its lineage: the name under which the state knows it."""

    wish: Wish
    work: Path
    old: State
    _names: dict[str, str] = attrs.field(factory=dict)
    _ways: dict[Path, str] = attrs.field(factory=dict)
    _taken: set[Path] = attrs.field(factory=set)
    _numbers: Iterator[int] = attrs.field(factory=count)

    def made(self, one: Input, profile: Profile) -> Source:
        """An input with its format, what an earlier run converted, and where its bad records go."""
        lineage, name = self.lineage(one)
        aside = is_aside(lineage) and self.wish.quarantine is not None
        return Source(
            path=one.path,
            label=one.label,
            profile=profile,
            done=self._done(lineage, name),
            aside=None if self.wish.quarantine is None else self._quarantine(one, profile, name),
            numbers=numbers_in(one.path) if aside and self.old.asides.get(name) is None else (),
        )

    def standing(self, one: Input) -> Input:
        """What to convert for an input: itself, or what was set aside of it, if that was mended there.

        Once what was set aside was gone on with, it stands for its source until
        that is changed: the records that were mended are at fault in it still.
        Raises BothChangedError.
        """
        lineage, name = self.lineage(one)
        if not self.wish.resume or self.wish.quarantine is None or is_aside(lineage):
            return one
        path = self.wish.quarantine / name
        mended = is_touched(path)
        if self._changed(one, lineage):
            if mended:
                raise BothChangedError
            return one
        if mended or (path.is_file() and self._gone_on_with(lineage, name)):
            return Input(path=path, label=str(path), name=one.name)
        return one

    def first(self, one: Input) -> bool:
        """Whether an input is met for the first time: what was set aside may be named beside its source."""
        path = one.path.resolve()
        new = path not in self._taken
        self._taken.add(path)
        return new

    def settled(self, one: Input) -> Counts | None:
        """What to say of a source whose bad records were all mended where they were set aside; None for another."""
        lineage, name = self.lineage(one)
        if not self.wish.resume or self.wish.quarantine is None or is_aside(lineage):
            return None
        if (self.wish.quarantine / name).is_file() or not self._gone_on_with(lineage, name):
            return None
        return None if self._changed(one, lineage) else Counts(skipped=self._done(lineage, name).total())

    def _changed(self, one: Input, lineage: str) -> bool:
        """Whether a source is not as it was in the last run that took it."""
        last = self.old.sources.get(lineage)
        return last is None or last.sha256 != digest(one.path)

    def _gone_on_with(self, lineage: str, name: str) -> bool:
        """Whether a run took what was set aside of a source after the last one that took the source."""
        own, aside = self.old.sources.get(lineage), self.old.sources.get(f"{_ASIDE}{name}")
        return own is not None and aside is not None and aside.run > own.run

    def lineage(self, one: Input) -> tuple[str, str]:
        """How the state calls a source, and the name of its quarantine file."""
        quarantine = self.wish.quarantine
        if quarantine is not None and one.path.parent.resolve() == quarantine.resolve():
            return f"{_ASIDE}{one.path.name}", one.path.name
        known = self._known(one)
        if known not in self._names:
            taken = {Path(name) for name in (*self._names.values(), *self.old.names.values())}
            self._names[known] = self.old.names.get(known) or str(free(Path(one.name.name), taken))
        return known, self._names[known]

    def _known(self, one: Input) -> str:
        """An input by its way from the quarantine folder; standard input, and all where there is none, by its label."""
        if self.wish.quarantine is None or one.label == STDIN_LABEL:
            return one.label
        if one.path not in self._ways:
            self._ways[one.path] = known_as(self.wish.quarantine, one.path)
        return self._ways[one.path]

    def _done(self, lineage: str, name: str) -> Counter[str]:
        if not self.wish.resume:
            return Counter()
        copied = self.old.asides.get(name) if is_aside(lineage) else None
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


def is_aside(lineage: str) -> bool:
    """Whether a source is a file of the quarantine, by the name that the state has for it.

    >>> is_aside("quarantine:kent.csv"), is_aside("exports/kent.csv")
    (True, False)
    """
    return lineage.startswith(_ASIDE)
