"""Verify a disclosure log: every line whole, in sequence, bound to the one before."""

from pathlib import Path

from xborder.agreements.log import DOMAIN
from xborder.files.chained_log import ChainedLog
from xborder.findings import Report


def verify_log(path: Path, *, receipt: str | None = None) -> Report:
    """What is wrong with a log, line by line; an empty report where its chain is unbroken.

    ``receipt`` is one that was noted elsewhere: see :meth:`xborder.files.chained_log.ChainedLog.verify`.
    Raises OSError where the file cannot be read.
    """
    return ChainedLog(path, DOMAIN).verify(receipt=receipt)
