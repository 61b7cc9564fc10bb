"""Whom confirmed links join, and where a refusal says the contrary."""

from collections.abc import Iterable, Iterator

from xborder.model.links import Link, LinksFile, Refusal


def joined_people(links: Iterable[Link]) -> dict[str, str]:
    """Each linked person's key, and the key that stands for all whom links join with them.

    >>> joined_people([])
    {}
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for link in links:
        for name in link.persons:
            parent[root(name)] = root(link.persons[0])
    return {name: root(name) for name in parent}


def disputed(links: LinksFile) -> Iterator[tuple[int, Refusal]]:
    """Each refusal, with its place in the file, of two people whom links join: directly, or over others.

    >>> list(disputed(LinksFile()))
    []
    """
    root = joined_people(links.links) if links.refusals else {}
    for index, refusal in enumerate(links.refusals):
        # Nobody is in links at all: then each stands for themselves.
        if len({root.get(name, name) for name in refusal.persons}) == 1:
            yield index, refusal
