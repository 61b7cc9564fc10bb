"""The disclosure log: a chained log, so that nothing can be released that is not on record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from xborder.files.chained_log import ChainedLog, TornLogError

__all__ = ["DOMAIN", "DisclosureLog", "TornLogError", "link"]

DOMAIN = b"xborder-disclosure-1\n"


def link(line: bytes) -> str:
    """The value that the next entry carries in ``prev``, and the receipt of this one.

    >>> link(b"")[:20]
    'sha256:d2a1e3467a418'
    """
    return ChainedLog(Path(), DOMAIN).link(line)


@attrs.frozen
class DisclosureLog:
    """A log in one file, safe for several processes at once; a :class:`xborder.agreements.release.Sink`."""

    path: Path

    def disclosed(self, entry: Mapping[str, Any]) -> str:
        """Append a disclosure and give its receipt; see :meth:`logged`."""
        return self.logged(entry)

    def logged(self, entry: Mapping[str, Any]) -> str:
        """Append an entry of any type and give its receipt.

        A last line that was cut short stays, and is put on record as such by an entry of its own before this one.
        Raises OSError where it cannot be written, TornLogError (an OSError) where the last line is no entry at all.
        """
        return ChainedLog(self.path, DOMAIN, mends=True).append(entry)

    def aborted(self, receipt: str, *, reason: str, at: str) -> None:
        """Append that the disclosure of a receipt was not carried out. Raises OSError as :meth:`logged`."""
        self.logged({"type": "aborted", "at": at, "receipt": receipt, "reason": reason})
