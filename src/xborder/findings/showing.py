"""How a report is shown: what every reporter is told beside the findings."""

import datetime as dt
from collections.abc import Callable

import attrs

#: Gives a line of a file by its name and number, without its end, or None where it cannot be had.
LineOf = Callable[[str, int], str | None]


@attrs.frozen(kw_only=True)
class Showing:
    """What a reporter may show, and what it may know.

    ``values``: excerpts and corrections, which may be personal data, are shown.
    ``line_of`` gives source lines; it is asked only where ``values`` is true.
    ``checked`` names every file that was looked at, those without findings too.
    ``now`` is when the check was made, None where no time is to be shown.

    >>> Showing().values
    False
    """

    values: bool = False
    line_of: LineOf | None = None
    checked: tuple[str, ...] = ()
    now: dt.datetime | None = None


#: Nothing that may be personal data, and no time.
PLAIN = Showing()
