"""One thing that is wrong, or worth knowing, as data."""

import attrs

from xborder.findings.location import Location
from xborder.findings.severity import Severity


@attrs.frozen(kw_only=True)
class Finding:
    """What is wrong, where, and what to do about it.

    ``message`` and ``hint`` never hold personal data: they name paths and
    references. Values live in ``excerpt`` and ``suggestions``, which a reporter
    shows only to a person who asked for them.

    ``code`` is stable (``XB-<room>-<nnn>``); ``aliases`` are other names of the
    same check; ``basis`` says which law or standard it rests on.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    location: Location = Location()
    basis: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    excerpt: str | None = None
    suggestions: tuple[str, ...] = ()

    def sort_key(self) -> tuple[int, tuple[str, int, int, str], str]:
        """Worst first, then in reading order."""
        return (self.severity.rank, self.location.sort_key(), self.code)
