"""Finding profiles by name and reading them from YAML."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import attrs

from xborder.files.document import Document
from xborder.findings import Outcome, Report, finding
from xborder.formats.profile import (
    Block,
    Condition,
    Detection,
    Group,
    Hook,
    HookStep,
    Line,
    Mine,
    Pattern,
    Profile,
    Table,
)
from xborder.formats.profile_bases import shipped_data, whole_document
from xborder.formats.profile_extending import whole
from xborder.formats.shelves import Shelf, installed, profiles, shelves, shipped


def load_profile(name: str, folders: Iterable[Path] = ()) -> Outcome[Profile]:
    """The profile of this name: a folder's own wins over one of the package, and that over one of another package.

    >>> load_profile("canonical-json").value.format
    'json'
    """
    folders = tuple(folders)
    for shelf in shelves(folders):
        if name in shelf.entries:
            return Outcome(_packaged(name)) if shelf.own else _other(shelf, name)
    known = ", ".join(profiles(folders))
    unknown = finding("XB-FORMAT-001", profile=name, known=known)
    return Outcome(None, Report((unknown, *installed().findings)))


def _other(shelf: Shelf, name: str) -> Outcome[Profile]:
    """A profile of somebody else, read again only if its file has changed: detection asks for it with every file."""
    entry = shelf.entries[name]
    if not isinstance(entry, Path):
        return _judged(opened(shelf, name), f"{name}.yaml", shelf.hooks_home)
    try:
        state = entry.stat()
    except OSError:
        return read_profile(entry)
    return _read_once(entry, state.st_mtime_ns, state.st_size, shelf.hooks_home)


@lru_cache(maxsize=256)
def _read_once(path: Path, changed: int, size: int, hooks_home: str) -> Outcome[Profile]:
    del changed, size  # they are there to tell one state of the file from another
    from xborder.files.yaml_reader import read_yaml

    return _judged(read_yaml(path), path.name, hooks_home)


def read_profile(path: Path) -> Outcome[Profile]:
    """Read a profile from a file, checked against the schema of profiles; no value where it cannot be used."""
    from xborder.files.yaml_reader import read_yaml

    return _judged(read_yaml(path), path.name, "")


def opened(shelf: Shelf, name: str) -> Outcome[Document]:
    """The file of a profile, strictly read. Raises KeyError if the shelf has none of this name."""
    from xborder.files.yaml_reader import parse_yaml, read_yaml

    entry = shelf.entries[name]
    if isinstance(entry, Path):
        return read_yaml(entry)
    return parse_yaml(entry.read_bytes(), f"{shelf.origin}: {entry.name}")  # a package that was not unpacked


def _judged(read: Outcome[Document], label: str, hooks_home: str) -> Outcome[Profile]:
    from xborder.formats.profile_lint import faults, schema_report

    if read.value is None:
        return Outcome(None, read.report)
    malformed = schema_report(read.value.root, label, read.value.place)
    if malformed:
        return Outcome(None, malformed)
    made = whole_document(read.value)
    if made.value is None:
        return Outcome(None, made.report)
    data, place = made.value
    profile = attrs.evolve(profile_from(data), hooks_home=hooks_home)
    report = faults(profile, place)
    return Outcome(None if report.has_errors else profile, report)


def profile_from(data: Mapping[str, Any]) -> Profile:
    """A profile from the values of its file, which must be of the shape that the schema asks for."""
    detect = data.get("detect", {})
    return Profile(
        name=data["name"],
        title=data["title"],
        version=data["version"],
        status=data["status"],
        format=data["format"],
        description=data.get("description", ""),
        directions=tuple(data.get("directions", ("read", "write"))),
        unfit=data.get("unfit", "refused"),
        canonical=data.get("canonical", False),
        detect=Detection(
            root=detect.get("root"),
            keys=tuple(detect.get("keys", ())),
            schemas=tuple(detect.get("schemas", ())),
            header=tuple(detect.get("header", ())),
        ),
        namespaces=data.get("namespaces", {}),
        envelopes=tuple(data.get("envelopes", ())),
        attributes=tuple(data.get("attributes", ())),
        labels=tuple(data.get("labels", ())),
        idle_parts=tuple(data.get("idle_parts", ())),
        order=tuple(tuple(names) for names in data.get("order", ())),
        tables=data.get("tables", {}),
        patterns={name: Pattern(**pattern) for name, pattern in data.get("patterns", {}).items()},
        table=_table(data.get("table")),
        hooks=tuple(_hook(item) for item in data.get("hooks", ())),
        blocks=tuple(_block(item) for item in data.get("records", ())),
    )


def _block(data: Mapping[str, Any]) -> Block:
    return Block(
        type=data["type"],
        levels=_several(data.get("each", ())),
        when=_condition(data.get("when")),
        unless=_condition(data.get("unless")),
        derived=data.get("derived", False),
        required=data.get("required"),
        single=data.get("single"),
        single_when=_condition(data.get("single_when")),
        lines=_lines(data["lines"]),
    )


def _table(data: Mapping[str, Any] | None) -> Table | None:
    return None if data is None else Table(**{**data, "counted": tuple(data.get("counted", ()))})


def _hook(data: Mapping[str, Any]) -> Hook:
    return Hook(
        name=data["name"],
        step=HookStep(data["step"]),
        reason=data["reason"],
        type=data.get("type"),
        beside=data.get("beside"),
    )


def _condition(data: str | Mapping[str, Any] | None) -> Condition | None:
    if data is None or isinstance(data, str):
        return None if data is None else Condition(path=data)
    return Condition(path=data["path"], among=_several(data.get("equal", ())), absent=data.get("absent", False))


def _lines(items: Iterable[Mapping[str, Any]]) -> tuple[Line | Group, ...]:
    return tuple(_group(item) if "each" in item else _line(item) for item in items)


def _group(data: Mapping[str, Any]) -> Group:
    mine = data.get("mine")
    return Group(
        to=data.get("to"),
        each=data["each"],
        mine=None if mine is None else Mine(mine["path"], mine["is"]),
        lines=_lines(data["lines"]),
        **_needs(data),
    )


def _needs(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a line or a group says of when the target needs it, and when it refuses it."""
    return {
        "required": data.get("required"),
        "required_when": _condition(data.get("required_when")),
        "refused": data.get("refused"),
        "refused_when": _condition(data.get("refused_when")),
    }


def _line(data: Mapping[str, Any]) -> Line:
    return Line(
        to=data.get("to"),
        sources=_several(data.get("from", ())),
        codec=data.get("codec", "text"),
        options=data.get("with", {}),
        when=_condition(data.get("when")),
        value=data.get("value"),
        context=data.get("context"),
        stand_in=data.get("stand_in", False),
        default=data.get("default"),
        read_only=data.get("read_only", False),
        **_needs(data),
        unless=data.get("unless"),
        where=data.get("where"),
        where_not=_several(data.get("where_not", ())),
        write_default=data.get("write_default"),
        fixed=data.get("fixed"),
        longest=data.get("longest"),
        matches=_several(data.get("matches", ())),
        part_of=data.get("part_of"),
        not_with=_several(data.get("not_with", ())),
        json=data.get("json"),
        empty=data.get("empty", False),
    )


def _several(texts: str | Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@cache
def _packaged(name: str) -> Profile:
    made = profile_from(whole(shipped_data(name), shipped_data))
    return attrs.evolve(made, hooks_home=shipped().hooks_home)
