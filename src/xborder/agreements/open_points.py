"""What a draft leaves open: texts that begin with a mark, each the question that nobody has answered yet."""

from collections.abc import Iterator
from typing import Any

#: How a text begins that still has to be written.
OPEN = "OPEN: "


def open_points(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """The pointer and the question of every text that is still open.

    >>> list(open_points({"title": "OPEN: Title", "parties": [{"dpo": "OPEN: who"}]}))
    [('/title', 'Title'), ('/parties/0/dpo', 'who')]
    """
    if isinstance(value, dict):
        for name, below in value.items():
            yield from open_points(below, f"{pointer}/{name}")
    elif isinstance(value, list | tuple):
        for place, below in enumerate(value):
            yield from open_points(below, f"{pointer}/{place}")
    elif isinstance(value, str) and value.startswith(OPEN):
        yield pointer, value.removeprefix(OPEN)
