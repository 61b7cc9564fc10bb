"""The profile that a command names: a format, or a file, which is then used as if it stood in a folder of profiles."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xborder.cli.judge import Judge

if TYPE_CHECKING:
    from xborder.formats.profile import Profile


def is_file(given: str) -> bool:
    """True for the path of a profile: the name of a format has neither a slash nor a dot."""
    return given.endswith((".yaml", ".yml")) or "/" in given or Path(given).is_file()


def loaded(given: str, judge: Judge) -> "Profile":
    """The profile of a name or in a file; ends the command with its findings where there is none."""
    from xborder.formats.profile_loading import load_profile, read_profile

    read = read_profile(Path(given)) if is_file(given) else load_profile(given, judge.settings.profiles)
    if read.value is None:
        judge.refuse(read.report)
    return read.value


@contextmanager
def chosen(given: str, judge: Judge) -> "Iterator[tuple[Profile, tuple[Path, ...]]]":
    """The profile, and the folders in which it is found by its name."""
    mapping, folders = loaded(given, judge), judge.settings.profiles
    if not is_file(given):
        yield mapping, folders
        return
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        (Path(folder) / f"{mapping.name}.yaml").write_bytes(Path(given).read_bytes())
        yield mapping, (Path(folder), *folders)
