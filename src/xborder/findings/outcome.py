"""What a public function gives back: a value and what was found on the way."""

from typing import Generic, TypeVar

import attrs

from xborder.findings.report import Report

T = TypeVar("T")


@attrs.frozen
class Outcome(Generic[T]):
    """A value, if there is one, with the report of making it.

    >>> Outcome("36AB1234526").value
    '36AB1234526'
    """

    value: T | None = None
    report: Report = attrs.field(factory=Report)
