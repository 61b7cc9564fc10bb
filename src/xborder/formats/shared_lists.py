"""Lists that stand outside the records of a message: each record writes its items, and none is written twice."""

from typing import Any

import attrs

from xborder.formats.frames import Frame


@attrs.define
class SharedLists:
    """What stands in the lists that several records fill.

    An item that another record has written already is not written again; two
    that are alike in one record are two.
    """

    _said: dict[int, list[Any]] = attrs.field(factory=dict)
    _begun: dict[int, int] = attrs.field(factory=dict)

    def begin(self) -> None:
        """Another record comes."""
        self._begun.clear()

    def add(self, frames: list[Frame], frame: Frame) -> None:
        """Put an item into a list, unless an earlier record did.

        >>> lists, made = SharedLists(), list[Frame]()
        >>> for _ in range(2):
        ...     lists.begin()
        ...     lists.add(made, Frame())
        >>> len(made)
        1
        """
        known = self._said.setdefault(id(frames), [])
        begun = self._begun.setdefault(id(frames), len(known))
        now = said(frame)
        if now not in known[:begun]:
            known.append(now)
            frames.append(frame)


def said(frame: Frame) -> Any:
    """All that a frame says, for comparing."""
    values = tuple(sorted((key, text.text) for key, text in frame.values.items()))
    return values, tuple((key, tuple(map(said, frames))) for key, frames in sorted(frame.frames.items()))
