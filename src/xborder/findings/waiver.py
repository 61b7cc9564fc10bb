"""A finding that somebody has decided to live with, for a time."""

import datetime as dt

import attrs


@attrs.frozen(kw_only=True)
class Waiver:
    """Why a finding is not counted, who answers for that, and the last day on which it holds.

    >>> Waiver(reason="re-keyed with the next delivery", owner="Records", expires=dt.date(2027, 1, 31)).owner
    'Records'
    """

    reason: str
    owner: str
    expires: dt.date
