"""What the user of ``xborder convert`` asked for."""

from pathlib import Path

import attrs

from xborder.formats.context import ReadContext
from xborder.formats.parts.fragments import form_of
from xborder.formats.profile import Profile


@attrs.frozen(kw_only=True)
class Wish:
    """What the user asked for."""

    target: Profile
    source: str | None = None
    context: ReadContext
    folders: tuple[Path, ...] = ()
    replace: bool = False
    strict: bool = False
    loss: Path | None = None
    quarantine: Path | None = None
    resume: bool = False
    workers: int = 1
    in_folder: bool = False

    @property
    def processes(self) -> int:
        """How many processes can do the work: a document is put together by one."""
        return 1 if form_of(self.target) is None else self.workers
