"""What a profile says of itself: a note where it is made up, a name that is its file's, hooks that say why."""

from collections.abc import Iterator
from pathlib import PurePath

from xborder.findings import Finding
from xborder.formats.lint.noting import Noting

_FEW = 40


def about_faults(noting: Noting) -> Iterator[Finding]:
    """Made-up profiles that do not say so in words, names that differ from the file's, hooks in a folder."""
    profile = noting.profile
    if profile.status == "illustrative" and len(profile.description) < _FEW:
        yield noting.fault("XB-FORMAT-146", "/status")
    file = noting.place("").file
    stem = PurePath(file).name.removesuffix(".yaml") if file else profile.name
    if stem != profile.name:
        yield noting.fault("XB-FORMAT-147", "/name", stem=stem)
