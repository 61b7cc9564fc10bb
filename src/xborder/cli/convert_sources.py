"""What each input of a conversion is called in the state and the quarantine, and what of it is converted already."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import attrs

from xborder.cli.convert_inputs import Input
from xborder.cli.convert_plan import free
from xborder.cli.convert_wish import Wish
from xborder.formats.parts.converting import Source
from xborder.formats.parts.piece import Layout
from xborder.formats.parts.quarantine import Quarantine, numbers_in
from xborder.formats.parts.state import State
from xborder.formats.profile import Profile

_ASIDE = "quarantine:"


@attrs.define(kw_only=True)
class Sources:
    """The inputs of one run, each with its lineage: the name under which the state knows it."""

    wish: Wish
    work: Path
    old: State
    _names: dict[str, str] = attrs.field(factory=dict)
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

    def lineage(self, one: Input) -> tuple[str, str]:
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
