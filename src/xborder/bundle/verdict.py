"""The answer of ``verify``."""

from datetime import datetime

import attrs

from xborder.findings import Report, Severity

UNREADABLE = "XB-VERIFY-040"


@attrs.frozen(kw_only=True)
class Signer:
    """Somebody whose trusted key signed a bundle: the key's id and its owner by the trust store."""

    keyid: str
    owner: str
    demonstration: bool = False


@attrs.frozen(kw_only=True)
class Receiver:
    """Who counter-signed a bundle, and when they say they received it; ``owner`` by the trust store, if it knows the key."""

    received_by: str
    received_at: str
    owner: str | None


@attrs.frozen(kw_only=True)
class Stamp:
    """The time by which a bundle was signed, by the word of an authority; ``trusted`` if the reader trusts it."""

    at: datetime
    trusted: bool


@attrs.frozen(kw_only=True)
class Verdict:
    """Whether a bundle is unchanged, who vouches for it, and all that was found.

    ``integrity``: nothing in it was changed, added or taken away. ``authentic``:
    besides, somebody in the trust store signed it, at a time when their key was
    valid. ``sound``: its records keep to their schemas, and were shared as the agreement
    in it allows, as far as somebody judged that. ``unreadable``: nothing is known to be changed, but not all of it could
    be read. ``files`` and ``bytes`` are those of the payload.

    >>> Verdict(report=Report(), integrity=True, authentic=False, files=3, bytes=1024).exit_code
    3
    """

    report: Report
    integrity: bool
    authentic: bool
    sound: bool = True
    signers: tuple[Signer, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    stamp: Stamp | None = None
    files: int
    bytes: int
    unreadable: bool = False

    @property
    def exit_code(self) -> int:
        """0 intact and authentic, 1 changed or not sound, 2 not readable, 3 intact but nobody trusted vouches for it."""
        if self.unreadable:
            return 2
        if not (self.integrity and self.sound):
            return 1
        return 0 if self.authentic else 3


def only_unreadable(report: Report) -> bool:
    """Whether reading failed and nothing else is wrong, so that the bundle may be intact all the same."""
    errors = {found.code for found in report if found.severity is Severity.ERROR}
    return errors == {UNREADABLE}
