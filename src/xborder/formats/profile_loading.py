"""Finding profiles by name and reading them from YAML."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs

from xborder.findings import Location, Outcome, Report, finding
from xborder.formats.profile import (
    Block,
    Condition,
    Detection,
    Group,
    Hook,
    HookStep,
    Line,
    Pattern,
    Profile,
)

#: Where the package keeps the hooks of its own profiles.
_HOOKS = "xborder.formats.hooks"


def profiles(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """The names of all profiles: those of the package and those of ``folders``.

    >>> "spi-new-case" in profiles()
    True
    """
    return tuple(sorted({*_shipped(), *_names_in(folders)}))


def load_profile(name: str, folders: Iterable[Path] = ()) -> Outcome[Profile]:
    """The profile of this name; a folder's own profile wins over one of the package.

    >>> load_profile("canonical-json").value.format
    'json'
    """
    folders = tuple(folders)
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return read_profile(path)
    if name not in _shipped():
        known = ", ".join(profiles(folders))
        return Outcome(None, Report.of(finding("XB-FORMAT-001", profile=name, known=known)))
    return Outcome(_packaged(name))


def read_profile(path: Path) -> Outcome[Profile]:
    """Read a profile from a file, checked against the schema of profiles and linted."""
    from xborder.files.yaml_reader import read_yaml
    from xborder.formats.profile_lint import lint, schema_report

    read = read_yaml(path)
    if read.value is None:
        return Outcome(None, read.report)
    malformed = schema_report(read.value.root, path.name, read.value.place)
    if malformed:
        return Outcome(None, malformed)
    profile = profile_from(read.value.root)
    report = lint(profile, Location(file=str(path)))
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
        canonical=data.get("canonical", False),
        detect=Detection(
            root=detect.get("root"),
            keys=tuple(detect.get("keys", ())),
            schemas=tuple(detect.get("schemas", ())),
            header=tuple(detect.get("header", ())),
        ),
        namespaces=data.get("namespaces", {}),
        envelopes=tuple(data.get("envelopes", ())),
        order=tuple(tuple(names) for names in data.get("order", ())),
        tables=data.get("tables", {}),
        patterns={name: Pattern(**pattern) for name, pattern in data.get("patterns", {}).items()},
        hooks=tuple(_hook(item) for item in data.get("hooks", ())),
        blocks=tuple(_block(item) for item in data.get("records", ())),
    )


def _block(data: Mapping[str, Any]) -> Block:
    return Block(
        type=data["type"],
        levels=_several(data.get("each", ())),
        when=_condition(data.get("when")),
        derived=data.get("derived", False),
        lines=_lines(data["lines"]),
    )


def _hook(data: Mapping[str, Any]) -> Hook:
    return Hook(name=data["name"], step=HookStep(data["step"]), reason=data["reason"], type=data.get("type"))


def _condition(data: str | Mapping[str, Any] | None) -> Condition | None:
    if data is None or isinstance(data, str):
        return None if data is None else Condition(path=data)
    return Condition(path=data["path"], among=_several(data.get("equal", ())), absent=data.get("absent", False))


def _lines(items: Iterable[Mapping[str, Any]]) -> tuple[Line | Group, ...]:
    return tuple(_group(item) if "each" in item else _line(item) for item in items)


def _group(data: Mapping[str, Any]) -> Group:
    return Group(to=data.get("to"), each=data["each"], required=data.get("required"), lines=_lines(data["lines"]))


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
        required=data.get("required"),
        unless=data.get("unless"),
        write_default=data.get("write_default"),
        fixed=data.get("fixed"),
        longest=data.get("longest"),
        matches=_several(data.get("matches", ())),
    )


def _several(texts: str | Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@cache
def _packaged(name: str) -> Profile:
    import yaml  # our own files: tests hold them to the strict reader, the schema and the lint

    text = (resources.files("xborder.formats") / "profiles" / f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return attrs.evolve(profile_from(yaml.load(text, Loader=loader)), hooks_home=_HOOKS)  # noqa: S506 - the safe loader, in C where there is one


@cache
def _shipped() -> frozenset[str]:
    folder = resources.files("xborder.formats") / "profiles"
    names = (entry.name for entry in folder.iterdir())
    return frozenset(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def _names_in(folders: Iterable[Path]) -> Iterator[str]:
    return (path.stem for folder in folders for path in folder.glob("*.yaml"))
