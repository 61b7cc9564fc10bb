"""A JSON document whose one long list is written entry by entry, and never held as a whole."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def listed_json(
    head: Mapping[str, Any], name: str, entries: Iterable[Any], *, indent: int | None = 2, sort_keys: bool = True
) -> Iterator[bytes]:
    r"""The bytes that ``json.dumps`` would make of ``head`` with the list ``name`` at its end, a piece at a time.

    Without an ``indent`` there are no spaces at all, as in canonical JSON. A line feed stands at the end.

    >>> b"".join(listed_json({"schema": "x"}, "records", iter([1, {"a": 2}]), indent=None))
    b'{"records":[1,{"a":2}],"schema":"x"}\n'
    """
    form = _Form(indent=indent, sort_keys=sort_keys)
    names = [*(key for key in head if key != name), name]
    for place, key in enumerate(sorted(names) if sort_keys else names):
        yield (("," if place else "{") + form.line(1) + form.dumps(key, 1) + form.colon).encode()
        if key == name:
            yield from form.entries(entries)
        else:
            yield form.dumps(head[key], 1).encode()
    yield (form.line(0) + "}\n").encode()


class _Form:
    """How a document is set: its line breaks, and what stands after a name."""

    def __init__(self, *, indent: int | None, sort_keys: bool) -> None:
        self._indent, self._sort_keys = indent, sort_keys
        self.colon = ":" if indent is None else ": "

    def line(self, depth: int) -> str:
        return "" if self._indent is None else "\n" + " " * (self._indent * depth)

    def dumps(self, value: Any, depth: int) -> str:
        separators = (",", ":") if self._indent is None else None
        text = json.dumps(
            value,
            ensure_ascii=False,
            sort_keys=self._sort_keys,
            indent=self._indent,
            separators=separators,
            allow_nan=False,
        )
        # A line feed within a text is written as \n: those that stand here are the form's own.
        return text.replace("\n", self.line(depth)) if self._indent is not None else text

    def entries(self, entries: Iterable[Any]) -> Iterator[bytes]:
        some = False
        for entry in entries:
            yield (("," if some else "[") + self.line(2) + self.dumps(entry, 2)).encode()
            some = True
        yield (self.line(1) + "]" if some else "[]").encode()
