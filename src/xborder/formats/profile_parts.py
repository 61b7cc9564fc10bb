"""Lines that a profile names once and uses in several places: an address, a person, the result of a court.

The lines of a part stand in the place of its use before a profile is made of the values of its file, so
that nothing after that knows of parts. :class:`Origins` remembers where each line stood in the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from xborder.formats.lint.noting import meant
from xborder.formats.paths import escaped

Data = Mapping[str, Any]

#: How often a part may stand in a part that stands in a part ...
_DEEPEST = 8
#: Keys of a line that hold source paths, and canonical ones.
_SOURCES, _FIELDS = ("from", "each", "part_of", "at"), ("to", "where", "where_not", "not_with")


class PartError(LookupError):
    """A use of a part that there is not, or that holds itself; its text is the reason, in words.

    ``pointer`` is the use's place in the file.
    """

    def __init__(self, reason: str, pointer: str) -> None:
        super().__init__(reason)
        self.pointer = pointer


@attrs.define
class Origins:
    """Where each line stood in the file: JSON Pointers of finished profiles, each with that into the file."""

    moved: dict[str, str] = attrs.field(factory=dict)
    used: set[str] = attrs.field(factory=set)

    def of(self, pointer: str) -> str:
        """The pointer into the file for one into the finished profile.

        >>> Origins({"/records/0/lines/1": "/parts/address/0"}).of("/records/0/lines/1/from")
        '/parts/address/0/from'
        """
        here = pointer
        while here and here not in self.moved:
            here = here.rpartition("/")[0]
        return self.moved[here] + pointer[len(here) :] if here else pointer


@attrs.frozen
class _Opened:
    """A line, whence it came, and the opened lines within it if it is a group."""

    line: Data
    whence: str
    inner: "tuple[_Opened, ...]" = ()

    def value(self) -> Data:
        return {**self.line, "lines": [each.value() for each in self.inner]} if self.inner else self.line


def with_parts(data: Data, inherited: Data | None = None, origins: Origins | None = None) -> dict[str, Any]:
    """The values of a profile with the lines of each part where the part is used.

    ``inherited`` are the parts of the profile that this one extends. Raises
    PartError, with the reason, for a part that there is not, or that holds itself.

    >>> part = {"home": [{"to": "postcode", "from": "code"}]}
    >>> use = [{"part": "home", "at": "person/home", "to": "addresses/0"}]
    >>> with_parts({"parts": part, "records": [{"lines": use}]})["records"]
    [{'lines': [{'to': 'addresses/0/postcode', 'from': 'person/home/code'}]}]
    """
    origins = Origins() if origins is None else origins
    parts = {**(inherited or {}), **data.get("parts", {})}
    made = dict(data)
    for key in ("records", "changes"):
        for number, block in enumerate(data.get(key, ())):
            at = f"/{key}/{number}/lines"
            opened = tuple(_opened(block.get("lines", ()), at, parts, origins.used))
            _remember(origins, opened, at)
            if opened:
                made[key] = [*made[key][:number], _Opened(block, "", opened).value(), *made[key][number + 1 :]]
    return made


def _remember(origins: Origins, lines: Iterable[_Opened], pointer: str) -> None:
    for index, each in enumerate(lines):
        origins.moved[f"{pointer}/{index}"] = each.whence
        _remember(origins, each.inner, f"{pointer}/{index}/lines")


def _opened(items: Iterable[Data], at: str, parts: Data, used: set[str], depth: int = 0) -> Iterator[_Opened]:
    for index, item in enumerate(items):
        whence = f"{at}/{index}"
        if "part" in item:
            yield from _of_part(item, whence, parts, used, depth)
            continue
        inner = tuple(_opened(item.get("lines", ()), f"{whence}/lines", parts, used, depth))
        yield _Opened(item, whence, inner)


def _of_part(use: Data, whence: str, parts: Data, used: set[str], depth: int) -> Iterator[_Opened]:
    name = use["part"]
    if name not in parts:
        raise PartError(f"there is no part {name}{meant(name, parts)}", f"{whence}/part")
    if depth == _DEEPEST:
        raise PartError(f"the part {name} holds itself", f"{whence}/part")
    used.add(name)
    lines = [_moved(line, use.get("at", ""), use.get("to", "")) for line in parts[name]]
    return _opened(lines, f"/parts/{escaped(name)}", parts, used, depth + 1)


def _moved(line: Data, at: str, to: str) -> dict[str, Any]:
    """A line of a part as it stands where the part is used: sources within ``at``, fields within ``to``."""
    moved = dict(line)
    for keys, before in ((_SOURCES, at), (_FIELDS, to)):
        moved.update({key: _each(line[key], before) for key in keys if key in line})
    if "part" in line:
        moved = {"at": at, "to": to, **moved}
    if line.get("unless", "").startswith("./"):
        moved["unless"] = f"./{_path(line['unless'].removeprefix('./'), at)}"
    if "when" in line:
        when = line["when"]
        moved["when"] = _path(when, at) if isinstance(when, str) else {**when, "path": _path(when["path"], at)}
    return moved


def _each(said: str | Iterable[str], before: str) -> str | list[str]:
    return _path(said, before) if isinstance(said, str) else [_path(each, before) for each in said]


def _path(path: str, before: str) -> str:
    """A path within another; one that begins at the document, or leads out of the part's item, stays as it is."""
    if before in {"", "."} or path.startswith(("/", "../")) or path == "#":
        return path
    return before if path == "." else f"{before}/{path}"
