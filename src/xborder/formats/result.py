"""What reading and writing give back."""

import attrs

from xborder.findings import Report, Sourced
from xborder.formats.loss import LossReport


@attrs.frozen(kw_only=True)
class ReadResult:
    """The records of a file, what was found on the way, and what was not carried over."""

    records: tuple[Sourced, ...] = ()
    report: Report = attrs.field(factory=Report)
    loss: LossReport = attrs.field(factory=LossReport)


@attrs.frozen(kw_only=True)
class WriteResult:
    """The bytes written (None where something that the target needs is missing), findings and losses."""

    value: bytes | None = None
    report: Report = attrs.field(factory=Report)
    loss: LossReport = attrs.field(factory=LossReport)
