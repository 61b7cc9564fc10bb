"""Where late documents go: what was served stays as it lies, and each newcomer stands behind what it would follow."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs


@attrs.frozen
class Line:
    """A document by its key, and the title of its section."""

    section: str
    key: str


def merge(served: Sequence[Line], now: Sequence[Line], replaced: Mapping[str, str]) -> list[Line]:
    """The order of an amended bundle.

    ``served`` is the order it was served in, already under the keys it now goes
    by; ``now`` is the order in which the case would be bound today. ``replaced``
    gives the key of the old version of each document that came in for another:
    the new one stands right behind it. No served document moves, also where it
    would be filed elsewhere today.

    >>> [line.key for line in merge([Line("S", "1"), Line("S", "3")], [Line("S", n) for n in "123"], {})]
    ['1', '2', '3']
    """
    order: dict[str, list[str]] = {title: [] for title in _titles(served, now)}
    homes = {line.key: line.section for line in served}
    for line in served:
        order[line.section].append(line.key)
    for at, line in enumerate(now):
        if line.key in homes:
            continue
        old = replaced.get(line.key)
        home = homes[old] if old else line.section
        before = old or _before(now[:at], order[home])
        order[home].insert(order[home].index(before) + 1 if before else 0, line.key)
    return [Line(title, key) for title, keys in order.items() for key in keys]


def _titles(served: Sequence[Line], now: Sequence[Line]) -> list[str]:
    """The sections as they were served; a new one stands behind the one it follows today."""
    titles = list(dict.fromkeys(line.section for line in served))
    before = None
    for title in dict.fromkeys(line.section for line in now):
        if title not in titles:
            titles.insert(titles.index(before) + 1 if before else 0, title)
        before = title
    return titles


def _before(earlier: Sequence[Line], held: Collection[str]) -> str | None:
    return next((line.key for line in reversed(earlier) if line.key in held), None)


def retired_keys(changed: Collection[str], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """The keys under which documents go that were replaced or withdrawn: ``KEY/1``, the next time ``KEY/2``."""
    from xborder.casefile.part_keys import part_key

    for key in changed:
        number = 1
        while (name := part_key(f"{key}/{number}")) in taken:
            number += 1
        yield key, name
