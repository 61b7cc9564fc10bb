"""A profile that extends another one: whose lines it takes, with some replaced, added or left out.

All of it happens to the values of the profile files, before they become a profile.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from xborder.formats.profile_parts import Origins, PartError, with_parts

Data = Mapping[str, Any]

#: What a profile says of itself and never takes from the one that it extends.
_OWN = ("name", "title", "description", "detect", "extends", "changes", "records", "hooks", "parts")
#: What is taken name by name.
_NAMED = ("namespaces", "tables", "patterns")


def whole(
    data: Data, base_of: Callable[[str], Data], seen: tuple[str, ...] = (), origins: Origins | None = None
) -> dict[str, Any]:
    """The values of a profile with what it takes from the one that it extends, and its parts where they are used.

    ``base_of`` gives the values of a profile by its name; ``origins`` is filled with
    where the lines stood. Raises LookupError, with the reason, if there is no such
    profile or part, if profiles extend each other in a circle, or if a change finds
    no line to change.
    """
    if "extends" not in data:
        return with_parts(data, origins=origins)
    name, within = _extended(data["extends"])
    if name in seen:
        raise LookupError(f"{name} extends itself")
    base = _base(name, base_of, seen)
    data = with_parts(data, base.get("parts"), origins)
    blocks = [_within(block, within) for block in base.get("records", ())]
    records = data["records"] if "records" in data else _changed(blocks, data.get("changes", ()))
    used = {"tables": set(_named_by(records, "table")), "patterns": set(_named_by(records, "matches"))}
    named = {
        key: {name: each for name, each in base.get(key, {}).items() if key not in used or name in used[key]}
        | data.get(key, {})
        for key in _NAMED
    }
    return {
        **{key: value for key, value in base.items() if key not in _OWN},
        **{key: value for key, value in data.items() if key not in ("extends", "changes")},
        "parts": {**base.get("parts", {}), **data.get("parts", {})},
        **{key: value for key, value in named.items() if value},
        "hooks": [*({"beside": name, **hook} for hook in base.get("hooks", ())), *data.get("hooks", ())],
        "records": records,
    }


def _base(name: str, base_of: Callable[[str], Data], seen: tuple[str, ...]) -> dict[str, Any]:
    """The whole profile of a name. What is wrong with its parts is wrong with it, and stands in another file."""
    try:
        return whole(base_of(name), base_of, (*seen, name))
    except PartError as fault:
        raise LookupError(f"in {name} {fault}") from fault


def _named_by(items: Iterable[Data], key: str) -> Iterator[str]:
    """The tables or patterns that lines use: what nothing uses any more is not taken."""
    for item in items:
        said = item.get(key) or item.get("with", {}).get(key) or ()
        yield from _several(said)
        yield from _named_by(item.get("lines", ()), key)


def _extended(said: str | Data) -> tuple[str, str]:
    return (said, "") if isinstance(said, str) else (said["profile"], said.get("within", ""))


def _changed(blocks: list[dict[str, Any]], changes: Iterable[Data]) -> list[dict[str, Any]]:
    for change in changes:
        index = next((index for index, block in enumerate(blocks) if block["type"] == change["type"]), None)
        if index is None:
            raise LookupError(f"no records of type {change['type']} to change")
        blocks[index] = {**blocks[index], "lines": _lines(blocks[index]["lines"], change)}
    return blocks


def _lines(lines: Iterable[Data], change: Data, around: str = "") -> list[Data]:
    """The lines with a change's left out, replaced in their place, or added at the end."""
    without, found = set(change.get("without", ())), set[str]()
    new = {_key(line): line for line in change.get("lines", ())}
    made: list[Data] = []
    for line in lines:
        key = _key(line)
        if without.intersection(key):
            found.update(key)
        elif "each" in line and key in new:
            made.append({**line, **new[key], "lines": _lines(line["lines"], new.pop(key), f"{key[0]}/")})
        elif key in new:
            made.append(new.pop(key))
        else:
            made.append(line)
    if not without <= found:
        raise LookupError(f"no line {around}{min(without - found)} to leave out")
    return [*made, *({key: value for key, value in line.items() if key != "without"} for line in new.values())]


def _key(line: Data) -> tuple[str, ...]:
    """What a line is known by: the source that repeats, its sources, or else its field."""
    return _several(line.get("each") or line.get("from") or line["to"])


def _within(block: Data, outer: str) -> dict[str, Any]:
    """The records of a profile as those of one whose document holds the other's ``within`` an element."""
    if not outer:
        return dict(block)
    levels = _several(block.get("each", ()))
    moved = {**block, "lines": [_moved(line, outer, at_root=not levels) for line in block["lines"]]}
    if levels:
        moved["each"] = [f"{outer}/{levels[0]}", *levels[1:]]
    return moved


def _moved(line: Data, outer: str, *, at_root: bool) -> dict[str, Any]:
    moved = dict(line)
    for key in ("from", "each", "part_of"):
        if key in line:
            said = line[key]
            moved[key] = _path(said, outer, at_root) if isinstance(said, str) else list(_paths(said, outer, at_root))
    if "unless" in line and line["unless"].startswith("/"):
        moved["unless"] = f"/{outer}{line['unless']}"
    for key in ("when", "required_when", "refused_when"):
        if key in line:
            when = line[key]
            plain = isinstance(when, str)
            path = _path(when if plain else when["path"], outer, at_root)
            moved[key] = path if plain else {**when, "path": path}
    if "lines" in line:
        moved["lines"] = [_moved(inner, outer, at_root=False) for inner in line["lines"]]
    return moved


def _paths(paths: Iterable[str], outer: str, at_root: bool) -> Iterator[str]:
    return (_path(path, outer, at_root) for path in paths)


def _path(path: str, outer: str, at_root: bool) -> str:
    """A source path, moved if it begins at the root of the document."""
    if path.startswith("/"):
        return f"/{outer}{path}"
    return f"{outer}/{path}" if at_root and path != "#" else path


def _several(texts: str | Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)
