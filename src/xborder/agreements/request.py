"""What is asked: who wants to send to whom, for which purpose, now."""

import datetime as dt

import attrs

from xborder.reference.clocks import uk_day


def _aware(_: "Request", __: "attrs.Attribute[dt.datetime]", value: dt.datetime) -> None:
    if value.utcoffset() is None:
        raise ValueError("now needs an offset from UTC")


@attrs.frozen(kw_only=True)
class Request:
    """A request to share.

    ``actor`` and ``role`` say who asks; ``now`` is the time of asking, with its
    offset; ``sensitive`` names the entries of the agreement's sensitive
    processing that are relied on. Parties are named as in the agreement.

    Raises ValueError for a time without an offset.
    """

    from_party: str
    to_party: str
    purpose: str
    actor: str
    role: str
    channel: str
    now: dt.datetime = attrs.field(validator=_aware)
    justification: str | None = None
    case_ref: str | None = None
    sensitive: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day of asking, in the United Kingdom."""
        return uk_day(self.now)
