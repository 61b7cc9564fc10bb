"""One thing that is wrong, or worth knowing, as data."""

import attrs

from xborder.findings.location import Location
from xborder.findings.severity import Severity
from xborder.findings.waiver import Waiver


@attrs.frozen(kw_only=True)
class Finding:
    """What is wrong, where, and what to do about it.

    ``message`` and ``hint`` never hold personal data: they name paths and
    references. Values live in ``excerpt`` and ``suggestions``, which a reporter
    shows only to a person who asked for them; ``span`` says which characters of
    the excerpt are at fault, (start, end), where few can be blamed.

    ``code`` is stable (``XB-<room>-<nnn>``); ``aliases`` are other names of the
    same check; ``basis`` says which law or standard it rests on. ``waiver`` is
    set where somebody decided to live with it: it is shown, but does not count.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    location: Location = Location()
    basis: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    excerpt: str | None = None
    span: tuple[int, int] | None = None
    suggestions: tuple[str, ...] = ()
    waiver: Waiver | None = None

    def sort_key(self) -> tuple[int, tuple[str, str, int, int, str], str]:
        """Worst first, then in reading order."""
        return (self.severity.rank, self.location.sort_key(), self.code)
