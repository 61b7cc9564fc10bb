"""Where profiles are kept: folders that the user names, the package's own, and other installed packages.

The first that has a profile of a name is the one that is used: what the user
names comes before all, and no installed package can put itself in the place of
a profile of xborder.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import attrs

from xborder.findings import Finding, Location, Report, finding

#: The group of entry points by which an installed package offers profiles.
GROUP = "xborder.profiles"
#: Where the package keeps the hooks of its own profiles.
_HOOKS = "xborder.formats.hooks"


@attrs.frozen(kw_only=True)
class Shelf:
    """The profiles of one place: ``entries`` by name.

    ``origin`` says in words what place it is; ``hooks_home`` is the package that
    holds the modules of hooks, empty where there can be none.
    """

    origin: str
    entries: dict[str, Traversable]
    hooks_home: str = ""
    own: bool = False


@attrs.frozen(kw_only=True)
class Installed:
    """The shelves of other installed packages, and a finding for each that could not be opened."""

    shelves: tuple[Shelf, ...] = ()
    findings: tuple[Finding, ...] = ()


def shelves(folders: Iterable[Path] = ()) -> Iterator[Shelf]:
    """Every shelf, the first first; other packages are only looked for where somebody goes on that far.

    >>> [shelf.origin for shelf in shelves()][0]
    'xborder'
    """
    for folder in folders:
        yield Shelf(origin=f"the folder {folder}", entries=_entries(folder) if folder.is_dir() else {})
    yield shipped()
    yield from installed().shelves


def ranked(folders: Iterable[Path] = ()) -> Iterator[set[str]]:
    """The names of profiles in the order in which they are considered for a file: the user's, our own, the installed."""
    user: set[str] = set()
    for folder in folders:
        user |= set(_entries(folder)) if folder.is_dir() else set()
    yield user
    yield set(shipped().entries)
    yield {name for shelf in installed().shelves for name in shelf.entries}


def profiles(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """The names of all profiles: those of ``folders``, of the package, and of other installed packages.

    >>> "spi-new-case" in profiles()
    True
    """
    return tuple(sorted({name for shelf in shelves(folders) for name in shelf.entries}))


def clashes(name: str, folders: Iterable[Path] = ()) -> Report:
    """A warning for each profile that is not used because another of the same name comes first.

    >>> list(clashes("spi-new-case"))
    []
    """
    used, *others = [shelf for shelf in shelves(folders) if name in shelf.entries] or [shipped()]
    return Report(
        tuple(
            finding(
                "XB-FORMAT-152",
                Location(file=str(other.entries[name])),
                profile=name,
                first=used.origin,
                second=other.origin,
            )
            for other in others
        )
    )


@cache
def shipped() -> Shelf:
    """The profiles of this package."""
    folder = resources.files("xborder.formats") / "profiles"
    return Shelf(origin="xborder", entries=_entries(folder), hooks_home=_HOOKS, own=True)


@cache
def installed() -> Installed:
    """The profiles that other installed packages offer, in the order of the packages' names.

    An entry point of the group ``xborder.profiles`` names a package whose folder
    holds profiles, or a function that gives such a folder or several. Whatever goes wrong in a package is
    a finding, and the others are used.
    """
    from importlib.metadata import entry_points  # it looks through every installed package

    found: list[Shelf] = []
    faults: list[Finding] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda each: (each.dist.name if each.dist else "", each.name)):
        package = entry.dist.name if entry.dist else entry.name
        try:
            found.extend(_opened(entry.load(), package, entry.module))
        except Exception as fault:  # noqa: BLE001 - a package of somebody else can fail in any way
            faults.append(finding("XB-FORMAT-153", Location(), package=package, reason=_in_words(fault)))
    return Installed(shelves=tuple(found), findings=tuple(faults))


def _opened(offered: Any, package: str, module: str) -> Iterator[Shelf]:
    for folder in _folders(offered):
        yield Shelf(origin=f"the package {package}", entries=_entries(folder), hooks_home=f"{module}.hooks")


def _folders(offered: Any) -> list[Traversable]:
    if not callable(offered):
        return [resources.files(offered)]
    given: Callable[[], Any] = offered
    made = given()
    several = [made] if isinstance(made, str | Path) or hasattr(made, "iterdir") else list(made)
    return [Path(each) if isinstance(each, str) else each for each in several]


def _entries(folder: Traversable) -> dict[str, Traversable]:
    if not folder.is_dir():
        raise NotADirectoryError
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return {entry.name.removesuffix(".yaml"): entry for entry in found if entry.name.endswith(".yaml")}


def _in_words(fault: Exception) -> str:
    if isinstance(fault, ImportError):
        return f"it lacks the module {fault.name}" if fault.name else "a part of it is missing"
    if isinstance(fault, OSError):
        return "the folder that it names is not there"
    return f"its entry point ended with {type(fault).__name__}"
